#include "tests/system/programrig.h"

#include <QDir>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <unistd.h>

using namespace qd::test;

namespace {

constexpr qint64 kMostMs = 10'000;

/// `qdeck` on a place that is not the rig's.
Ending askAt(const QString &profile, const char *verb)
{
    return ProgramRig::run(QStringLiteral(QDECK), {QStringLiteral("--profile"), profile, QStringLiteral("--json"),
                                                   QString::fromLatin1(verb)});
}

bool runSql(const QString &file, const QString &statement)
{
    bool done = false;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("rig"));
        database.setDatabaseName(file);
        done = database.open() && QSqlQuery(database).exec(statement);
    }
    QSqlDatabase::removeDatabase(QStringLiteral("rig"));
    return done;
}

bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

/// Hostile command lines, and places that are no place for a profile: a clear word, the right exit code, no crash.
class TestBadPlaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void badCommandLines_data();
    void badCommandLines();
    void hostileTextStaysText();
    void profileBelowAFile();
    void profileWithoutPermission();
    void profilePathTooLongForASocket();
    void profileThatIsALink();
    void databaseNotWritable();
    void databaseOfTheFuture();
    void databaseOfAnotherProgram();
    void databaseThatIsNone();
    void damagedDatabase();
    void namedPipesAndDevicesAreNotTaskFiles();

private:
    void expect(const Ending &ending, int code, const char *errorCode);
};

// Whatever it is, it is said on one line that has no more than text in it, in time; and on another what helps, if copies do.
void TestBadPlaces::expect(const Ending &ending, int code, const char *errorCode)
{
    if (ending.code != code)
        qWarning("%s", ending.err.left(500).constData());
    QCOMPARE(ending.code, code);
    QCOMPARE(ending.errorCode(), QLatin1String(errorCode));
    const bool copiesHelp = ending.errorCode() == QLatin1String("database_corrupt");
    const QList<QByteArray> lines = ending.err.trimmed().split('\n');
    QCOMPARE(lines.size(), copiesHelp ? 2 : 1);
    for (const QByteArray &line : lines)
        QVERIFY(line.startsWith("qdeck: "));
    QVERIFY(ending.err.size() > int(strlen("qdeck: ") + strlen(errorCode) + 8)); // more than the bare word
    QVERIFY(ending.ms < kMostMs);
}

void TestBadPlaces::badCommandLines_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    const QString big(100'000, QLatin1Char('x'));
    QTest::newRow("nothing") << QStringList{} << 2;
    QTest::newRow("empty word") << QStringList{QString()} << 2;
    QTest::newRow("no such verb") << words("explode") << 2;
    QTest::newRow("verb with escapes") << QStringList{QStringLiteral("\x1b[2Jrm")} << 2;
    QTest::newRow("very long verb") << QStringList{big} << 2;
    QTest::newRow("no such option") << words("run --yolo") << 2;
    QTest::newRow("option of another verb") << words("pause --now") << 2;
    QTest::newRow("option without value") << words("list --limit") << 2;
    QTest::newRow("flag with value") << words("kill --now=maybe") << 2;
    QTest::newRow("negative") << words("run --ticks -1") << 2;
    QTest::newRow("too large") << words("run --ticks 99999999999999999999") << 2;
    QTest::newRow("no number") << words("list --limit 1e3") << 2;
    QTest::newRow("no state") << words("list --state queued,happy") << 2;
    QTest::newRow("no duration") << words("arm --for forever --count 1 --confirm REAL") << 2;
    QTest::newRow("too long a duration") << words("arm --for 999999999h --count 1 --confirm REAL") << 2;
    QTest::newRow("no id") << words("show ../../etc/passwd") << 2;
    QTest::newRow("id too large") << words("show T-99999999999999999999") << 2;
    QTest::newRow("id zero") << words("show 0") << 2;
    QTest::newRow("no such task") << words("show 4711") << 3;
    QTest::newRow("cancel no such task") << words("cancel 4711") << 3;
    QTest::newRow("no such file") << words("add /nonexistent/a.md") << 1;
    QTest::newRow("empty path") << QStringList{QStringLiteral("add"), QString()} << 2;
    QTest::newRow("very long reason") << QStringList{QStringLiteral("pause"), QStringLiteral("--reason"), big} << 2;
}

void TestBadPlaces::badCommandLines()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    ProgramRig rig;
    const Ending ending = rig.ask(arguments);
    if (ending.code != code)
        qWarning("%s", ending.err.left(500).constData());
    QCOMPARE(ending.code, code);
    QVERIFY(ending.err.startsWith("qdeck: "));
    QVERIFY(!ending.err.contains('\x1b'));
    QVERIFY2(ending.err.size() < 10'000, "no more than can be read");
    QVERIFY(ending.ms < kMostMs);
}

void TestBadPlaces::hostileTextStaysText()
{
    ProgramRig rig;
    const Ending refused = rig.ask(words("add -"), "---\nrehearse:\n  - succeed: x\n---\n# \x1b[31mRed\n");
    QCOMPARE(refused.code, 1);
    QVERIFY(refused.err.contains("title") && !refused.err.contains('\x1b'));
    // The agent's own words come out of the log and the table of a person's terminal.
    const QByteArray task = "---\ntitle: \"<img src='file:///dev/zero'>\"\nmode: real\nautonomy: 100\n"
                            "command: [printf, '\\033]0;owned\\007\\342\\200\\256spoken\\n']\n---\nSay it.\n";
    const Ending added = rig.ask(words("add -"), task);
    QVERIFY2(added.code == 0, added.err.constData());
    const auto owner = rig.start(words("run"));
    QTRY_COMPARE(rig.engineState(), QStringLiteral("running"));
    QCOMPARE(rig.allowReal().code, 0);
    QCOMPARE(rig.ask(words("arm --for 1m --count 1 --confirm REAL")).code, 0);
    QTRY_COMPARE(rig.taskState(1), QStringLiteral("succeeded"));
    QTRY_VERIFY2(owner->err().contains("spoken"), owner->err().constData()); // the control: it was said
    for (const QByteArray &text : {owner->err(), rig.ask(words("list")).out, rig.ask(words("show 1")).out,
                                   rig.ask(words("list --json")).out}) {
        QVERIFY(text.contains("T-1"));
        QVERIFY(!text.contains('\x1b') && !text.contains('\x07') && !text.contains("\xe2\x80\xae"));
    }
}

void TestBadPlaces::profileBelowAFile()
{
    ProgramRig rig;
    QVERIFY(writeFile(rig.profile(), "a file"));
    for (const char *verb : {"status", "run", "kill"})
        expect(rig.ask({QString::fromLatin1(verb), QStringLiteral("--json")}), 1, "profile_unusable");
    ProgramRig below;
    QVERIFY(writeFile(below.profile(), "a file"));
    expect(askAt(below.inProfile(QStringLiteral("x/y")), "status"), 1, "profile_unusable");
}

void TestBadPlaces::profileWithoutPermission()
{
    if (::geteuid() == 0)
        QSKIP("everything is permitted to root");
    ProgramRig rig;
    QVERIFY(QFile::setPermissions(rig.folder(), QFile::ReadOwner | QFile::ExeOwner));
    const Ending ending = rig.ask(words("status --json"));
    QVERIFY(QFile::setPermissions(rig.folder(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    expect(ending, 1, "profile_unusable");
}

void TestBadPlaces::profilePathTooLongForASocket()
{
    ProgramRig rig;
    const QString deep = rig.folder() + QLatin1Char('/') + QString(120, QLatin1Char('d'));
    for (const char *verb : {"status", "run"})
        expect(askAt(deep, verb), 1, "socket_path_too_long");
    expect(askAt(rig.folder() + QLatin1Char('/') + QString(5'000, QLatin1Char('d')), "status"), 1, "profile_unusable");
}

// A profile may be reached through a link; what is in it must not be one that leads elsewhere.
void TestBadPlaces::profileThatIsALink()
{
    ProgramRig rig;
    const QString real = rig.folder() + QStringLiteral("/real");
    QVERIFY(QDir().mkpath(real) && QFile::link(real, rig.profile()));
    QCOMPARE(rig.ask(words("status")).code, 0);
    ProgramRig trap;
    const QString victim = trap.taskFile(QStringLiteral("victim"), QStringLiteral("precious"));
    const QString lock = trap.inProfile(QStringLiteral("quarterdeck.db.lock"));
    QVERIFY(QDir().mkpath(trap.profile()) && QFile::link(victim, lock));
    expect(trap.ask(words("status --json")), 1, "profile_unusable");
    QFile file(victim);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("precious"));
}

void TestBadPlaces::databaseNotWritable()
{
    if (::geteuid() == 0)
        QSKIP("everything is writable to root");
    ProgramRig rig;
    QCOMPARE(rig.ask(words("status")).code, 0);
    QVERIFY(QFile::setPermissions(rig.database(), QFile::ReadOwner));
    const Ending ending = rig.ask(words("pause --json"));
    QCOMPARE(ending.code, 1);
    QVERIFY2(ending.errorCode().startsWith(QLatin1String("database_")), ending.out.constData());
}

void TestBadPlaces::databaseOfTheFuture()
{
    ProgramRig rig;
    QCOMPARE(rig.ask(words("status")).code, 0);
    QVERIFY(runSql(rig.database(), QStringLiteral("PRAGMA user_version = 9999")));
    for (const char *verb : {"status", "run"}) // a kill needs no database: tst_frozenowner
        expect(rig.ask({QString::fromLatin1(verb), QStringLiteral("--json")}), 1, "database_newer");
}

void TestBadPlaces::databaseOfAnotherProgram()
{
    ProgramRig rig;
    QVERIFY(QDir().mkpath(rig.profile()));
    QVERIFY(runSql(rig.database(), QStringLiteral("CREATE TABLE photos (id INTEGER)")));
    for (const char *verb : {"status", "run"})
        expect(rig.ask({QString::fromLatin1(verb), QStringLiteral("--json")}), 1, "database_foreign");
    QVERIFY(runSql(rig.database(), QStringLiteral("INSERT INTO photos VALUES (1)"))); // unharmed
}

void TestBadPlaces::databaseThatIsNone()
{
    ProgramRig rig;
    QVERIFY(QDir().mkpath(rig.profile()));
    const QByteArray text(10'000, 'q');
    QVERIFY(writeFile(rig.database(), text));
    expect(rig.ask(words("status --json")), 1, "database_corrupt");
    QFile file(rig.database());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), text);
}

void TestBadPlaces::damagedDatabase()
{
    ProgramRig rig;
    QCOMPARE(rig.ask({QStringLiteral("add"), QStringLiteral(SOURCE_DIR "/resources/demo/tasks")}).code, 0);
    QFile file(rig.database());
    QVERIFY(file.open(QIODevice::ReadWrite));
    const qint64 size = file.size();
    QVERIFY(size > 8'192);
    QVERIFY(file.seek(4'096) && file.write(QByteArray(int(size - 4'096), '\xa5')) == size - 4'096);
    file.close();
    for (const char *verb : {"status", "verify", "list", "run"}) {
        const Ending ending = rig.ask({QString::fromLatin1(verb), QStringLiteral("--json")});
        QCOMPARE(ending.code, 1);
        QVERIFY2(ending.err.contains("(database_"), ending.err.constData());
    }
}

void TestBadPlaces::namedPipesAndDevicesAreNotTaskFiles()
{
    ProgramRig rig;
    for (const char *path : {"/dev/zero", "/dev/tty", "/proc/self/mem"}) {
        const Ending ending = rig.ask({QStringLiteral("add"), QString::fromLatin1(path), QStringLiteral("--json")});
        QCOMPARE(ending.code, 1);
        QCOMPARE(ending.object()[QLatin1String("rejected")].toArray().size(), 1);
        QVERIFY(ending.ms < kMostMs);
    }
}

QTEST_GUILESS_MAIN(TestBadPlaces)
#include "tst_badplaces.moc"
