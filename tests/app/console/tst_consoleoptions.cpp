#include "app/console/consoleoptions.h"

#include <QDir>
#include <QTest>

using namespace qd;

namespace {

Result<ConsoleOptions> parse(QStringList arguments)
{
    arguments.prepend(QStringLiteral("quarterdeck"));
    return parseConsoleOptions(arguments);
}

} // namespace

class TestConsoleOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void defaults();
    void profileIsMadeAbsolute();
    void demoIsNamedSo();
    void helpAndVersion();
    void refusesWhatItDoesNotKnow_data();
    void refusesWhatItDoesNotKnow();
};

void TestConsoleOptions::defaults()
{
    const auto options = parse({});
    QVERIFY(options.ok());
    QVERIFY(QDir::isAbsolutePath(options->profileDir));
    QVERIFY(!options->demo && !options->showHelp && !options->showVersion);
    QCOMPARE(options->profileName(), QStringLiteral("default"));
}

void TestConsoleOptions::profileIsMadeAbsolute()
{
    const auto options = parse({QStringLiteral("--profile"), QStringLiteral("some/../night/")});
    QVERIFY(options.ok());
    QCOMPARE(options->profileDir, QDir::current().absoluteFilePath(QStringLiteral("night")));
    QCOMPARE(options->profileName(), QStringLiteral("night"));
    QCOMPARE(options->windowStateFile(), options->profileDir + QStringLiteral("/window.ini"));
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

void TestConsoleOptions::refusesWhatItDoesNotKnow_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("option") << QStringList{QStringLiteral("--prfile=x")};
    QTest::newRow("missing value") << QStringList{QStringLiteral("--profile")};
    QTest::newRow("argument") << QStringList{QStringLiteral("tasks.md")};
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
