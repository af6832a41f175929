#include "app/console/consoleoptions.h"

#include "app/console/visit.h"

#include <QDir>
#include <QTest>

using namespace qd;

namespace {

Result<ConsoleOptions> parse(QStringList arguments, const char *databaseUrl = "")
{
    arguments.prepend(QStringLiteral("quarterdeck"));
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("DATABASE_URL"), QString::fromLatin1(databaseUrl));
    return parseConsoleOptions(arguments, environment);
}

} // namespace

class TestConsoleOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void defaults();
    void profileIsMadeAbsolute();
    void theEnvironmentMayNameADatabase();
    void demoIsNamedSo();
    void helpAndVersion();
    void filesAreMadeAbsolute();
    void refusesWhatItDoesNotKnow_data();
    void refusesWhatItDoesNotKnow();
};

void TestConsoleOptions::defaults()
{
    const auto options = parse({});
    QVERIFY(options.ok());
    QVERIFY(QDir::isAbsolutePath(options->profile.root()));
    QVERIFY(!options->demo && !options->showHelp && !options->showVersion);
    QCOMPARE(options->profileName(), QStringLiteral("default"));
}

void TestConsoleOptions::profileIsMadeAbsolute()
{
    const auto options = parse({QStringLiteral("--profile"), QStringLiteral("some/../night/")});
    QVERIFY(options.ok());
    QCOMPARE(options->profile.root(), QDir::current().absoluteFilePath(QStringLiteral("night")));
    QCOMPARE(options->profileName(), QStringLiteral("night"));
    QCOMPARE(options->windowStateFile(), options->profile.root() + QStringLiteral("/window.ini"));
}

void TestConsoleOptions::theEnvironmentMayNameADatabase()
{
    QCOMPARE(parse({}, "sqlite:////there/aol.db")->profile.root(), QStringLiteral("/there/aol.db.state"));
    QCOMPARE(parse({QStringLiteral("--profile"), QStringLiteral("/p")}, "sqlite:////there/aol.db")->profile.root(), QStringLiteral("/p"));
    QCOMPARE(parse({}, "postgresql://me:secret@host/db").error().code, QStringLiteral("database_url"));
    QVERIFY(parse({QStringLiteral("--demo")}, "postgresql://me:secret@host/db").ok());
    QVERIFY(parse({QStringLiteral("--help")}, "postgresql://me:secret@host/db").ok());
}

void TestConsoleOptions::demoIsNamedSo()
{
    const auto options = parse({QStringLiteral("--demo")});
    QVERIFY(options.ok());
    QVERIFY(options->demo);
    QCOMPARE(options->profileName(), QStringLiteral("demo"));
}

void TestConsoleOptions::helpAndVersion()
{
    QVERIFY(parse({QStringLiteral("--help")})->showHelp);
    QVERIFY(parse({QStringLiteral("--version")})->showVersion);
    QVERIFY(consoleHelp().contains(QStringLiteral("--profile DIR")));
    QVERIFY(consoleVersion().startsWith(QStringLiteral("quarterdeck ")));
}

void TestConsoleOptions::filesAreMadeAbsolute()
{
    QVERIFY(parse({})->files.isEmpty());
    const auto options = parse({QStringLiteral("here/../a.md"), QStringLiteral("--demo"), QStringLiteral("/there/b c.md"),
                                QStringLiteral("--"), QStringLiteral("--odd.md")});
    QVERIFY(options.ok());
    QVERIFY(options->demo);
    const QDir here = QDir::current();
    QCOMPARE(options->files, (QStringList{here.absoluteFilePath(QStringLiteral("a.md")), QStringLiteral("/there/b c.md"),
                                          here.absoluteFilePath(QStringLiteral("--odd.md"))}));
    QVERIFY(consoleHelp().contains(QStringLiteral("FILE…")));
}

void TestConsoleOptions::refusesWhatItDoesNotKnow_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("option") << QStringList{QStringLiteral("--prfile=x")};
    QTest::newRow("missing value") << QStringList{QStringLiteral("--profile")};
    QTest::newRow("file without a name") << QStringList{QString()};
    QTest::newRow("more files than a drop has") << QStringList(kMostVisitFiles + 1, QStringLiteral("tasks.md"));
}

void TestConsoleOptions::refusesWhatItDoesNotKnow()
{
    QFETCH(QStringList, arguments);
    const auto options = parse(arguments);
    QVERIFY(!options.ok());
    QCOMPARE(options.error().code, QStringLiteral("usage"));
    QVERIFY(!options.error().detail.isEmpty());
}

QTEST_MAIN(TestConsoleOptions)
#include "tst_consoleoptions.moc"
