#include "tests/system/programrig.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <csignal>

using namespace qd::test;

namespace {

constexpr qint64 kNobodyAfterMs = 1'500; // from the start of the command: one second is the owner's, to answer
constexpr int kSlots = 2;                // of the command agent

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

QString reasonOf(const QJsonValue &entry)
{
    return entry[QLatin1String("data")][QLatin1String("reason")].toString();
}

} // namespace

/// A kill when there is nobody to ask: the owner is frozen, has no door or is dead, or the database is not to be read.
class TestFrozenOwner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killNowEndsWhatAFrozenOwnerStarted();
    void killAsksAgentsOfAFrozenOwnerFirst();
    void ownerWithoutADoorHeedsTheFile();
    void killEndsWhatADeadOwnerLeft();
    void killLatchesWithoutADatabase_data();
    void killLatchesWithoutADatabase();
    void killNeedsNoSoundFolders();
    void killFromAnAgentIsNoCleanKill();

private:
    void startOwner(ProgramRig &rig);
    void startNasty(ProgramRig &rig, int tasks);
    [[nodiscard]] static bool isHalted(const ProgramRig &rig)
    {
        return QFileInfo::exists(rig.inProfile(QStringLiteral("HALTED")));
    }

    std::unique_ptr<Program> m_owner;
};

void TestFrozenOwner::startOwner(ProgramRig &rig)
{
    m_owner = rig.start(words("run"));
    QTRY_COMPARE(rig.engineState(), QStringLiteral("running"));
    QCOMPARE(rig.allowReal().code, 0);
    QCOMPARE(rig.ask(words("arm --for 30m --count 100 --confirm REAL")).code, 0);
}

void TestFrozenOwner::startNasty(ProgramRig &rig, int tasks)
{
    startOwner(rig);
    for (int i = 1; i <= tasks; ++i)
        QCOMPARE(rig.ask(words("add -"), nastyTask(rig, i).toUtf8()).code, 0);
    const int running = qMin(tasks, kSlots);
    QVERIFY2(nastyAreReady(rig, *m_owner, running, running), m_owner->err().constData());
    QTRY_COMPARE(rig.count("running"), running);
}

void TestFrozenOwner::killNowEndsWhatAFrozenOwnerStarted()
{
    ProgramRig rig;
    startNasty(rig, kSlots + 3); // three wait for a slot, and an owner that thaws has two to give
    m_owner->send(SIGSTOP);
    QTRY_COMPARE(stateOf(int(m_owner->pid())), 'T');

    QElapsedTimer sinceStart;
    sinceStart.start();
    const auto killer = rig.start(words("kill --now --json --reason drill"));
    const qint64 ms = msUntilNone({rig.mark()}, Program::kPatienceMs);
    qInfo("the command was %lld ms old when nobody was left", sinceStart.elapsed());
    QVERIFY2(ms >= 0 && sinceStart.elapsed() < kNobodyAfterMs, qPrintable(QString::number(sinceStart.elapsed())));
    QVERIFY(killer->waitForEnd());
    const QByteArray err = killer->err();
    QCOMPARE(killer->code(), 0);
    QVERIFY(isHalted(rig));
    const QJsonObject said = QJsonDocument::fromJson(killer->out()).object();
    QCOMPARE(said[QLatin1String("latched")], QJsonValue(true));
    QCOMPARE(said[QLatin1String("survivors")].toInt(-1), 0);
    QCOMPARE(said[QLatin1String("ended")].toInt(-1), kSlots * kProcessesOfNasty);
    QCOMPARE(said[QLatin1String("owner")][QLatin1String("pid")].toInteger(), m_owner->pid());
    QCOMPARE(said[QLatin1String("owner")][QLatin1String("answered")], QJsonValue(false));
    QVERIFY2(err.contains("process " + QByteArray::number(m_owner->pid())), err.constData());

    m_owner->send(SIGCONT);
    QTRY_COMPARE(rig.engineState(), QStringLiteral("killed"));
    QTRY_COMPARE(rig.count("unknown"), kSlots);
    QCOMPARE(rig.count("queued"), 3);
    QCOMPARE(rig.count("claimed") + rig.count("running"), 0);
    QVERIFY(runningWith(rig.mark()).isEmpty());
    QCOMPARE(m_owner->err().count(" ready\n"), kSlots); // nothing was begun since
    QCOMPARE(rig.engine("mode").toString(), QStringLiteral("proof"));
    const QJsonArray wishes = rig.journal("wish_set");
    QVERIFY(!wishes.isEmpty());
    QVERIFY2(reasonOf(wishes.last()).contains(QLatin1String("drill")), qPrintable(reasonOf(wishes.last())));
    QCOMPARE(rig.journal("kill_obeyed").size(), 1);
    QVERIFY(rig.verifies());
}

void TestFrozenOwner::killAsksAgentsOfAFrozenOwnerFirst()
{
    ProgramRig rig;
    startOwner(rig);
    const QString farewell = rig.folder() + QStringLiteral("/farewell");
    const QString script = QStringLiteral("trap 'echo asked > %1; exit 0' TERM; echo ready; while :; do sleep 0.05; done");
    const QString task = QStringLiteral("---\ntitle: Ends when asked\nmode: real\nautonomy: 100\ncommand: [sh, -c, \"%1\"]\n"
                                        "env: {RIG_MARK: \"%2\"}\n---\nStay.\n");
    QCOMPARE(rig.ask(words("add -"), task.arg(script.arg(farewell), rig.markValue()).toUtf8()).code, 0);
    QTRY_VERIFY(m_owner->err().contains("ready\n"));
    QTRY_COMPARE(rig.count("running"), 1);
    m_owner->send(SIGSTOP);
    QTRY_COMPARE(stateOf(int(m_owner->pid())), 'T');

    const Ending kill = rig.ask(words("kill"));
    QCOMPARE(kill.code, 0);
    QVERIFY(runningWith(rig.mark()).isEmpty());
    QVERIFY(QFileInfo::exists(farewell));
    m_owner->send(SIGCONT);
    // It ended with code 0, because it was told to: that is no success.
    QTRY_COMPARE(rig.count("unknown"), 1);
    QTRY_COMPARE(rig.engineState(), QStringLiteral("killed"));
}

void TestFrozenOwner::ownerWithoutADoorHeedsTheFile()
{
    ProgramRig rig;
    startNasty(rig, kSlots + 1);
    QVERIFY(QFile::remove(rig.inProfile(QStringLiteral("door/core.sock"))));
    const Ending kill = rig.ask(words("kill --now --json"));
    QCOMPARE(kill.code, 0);
    QVERIFY(runningWith(rig.mark()).isEmpty());
    QVERIFY(isHalted(rig));
    QCOMPARE(kill.object()[QLatin1String("survivors")].toInt(-1), 0);

    m_owner->send(SIGTERM);
    QVERIFY(m_owner->waitForEnd());
    QCOMPARE(m_owner->err().count(" ready\n"), kSlots);
    QCOMPARE(rig.count("queued"), 1);
    QCOMPARE(rig.count("unknown"), kSlots);
    QCOMPARE(rig.journal("kill_obeyed").size(), 1);
}

void TestFrozenOwner::killEndsWhatADeadOwnerLeft()
{
    ProgramRig rig;
    startNasty(rig, 1);
    const int box = boxAmong(runningWith(rig.mark()));
    QVERIFY(box > 0);
    ::kill(box, SIGSTOP); // it cannot do its duty when its owner dies
    m_owner->end();
    QVERIFY(!runningWith(rig.mark()).isEmpty());
    const Ending kill = rig.ask(words("kill --now --json"));
    QCOMPARE(kill.code, 0);
    QVERIFY(runningWith(rig.mark()).isEmpty());
    QCOMPARE(kill.object()[QLatin1String("ended")].toInt(-1), kProcessesOfNasty);
    QVERIFY(!kill.object().contains(QLatin1String("owner")));
    QVERIFY(isHalted(rig));
}

void TestFrozenOwner::killLatchesWithoutADatabase_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QByteArray>("why");
    QTest::newRow("newer") << QByteArray() << QStringLiteral("PRAGMA user_version = 4711") << QByteArray("database_newer");
    QTest::newRow("of another program") << QByteArray() << QStringLiteral("CREATE TABLE photos (id INTEGER)")
                                        << QByteArray("database_foreign");
    QTest::newRow("garbage") << QByteArray(10'000, 'q') << QString() << QByteArray("database_corrupt");
}

void TestFrozenOwner::killLatchesWithoutADatabase()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, statement);
    QFETCH(QByteArray, why);
    ProgramRig rig;
    if (why == "database_newer")
        QCOMPARE(rig.ask(words("status")).code, 0); // makes a database that is ours
    QVERIFY(QDir().mkpath(rig.profile()));
    if (content.isEmpty()) {
        QVERIFY(runSql(rig.database(), statement));
    } else {
        QFile file(rig.database());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }
    const Ending kill = rig.ask(words("kill --now --json --reason drill"));
    QCOMPARE(kill.code, 0);
    QVERIFY(isHalted(rig));
    QCOMPARE(kill.object()[QLatin1String("latched")], QJsonValue(true));
    QCOMPARE(kill.object()[QLatin1String("survivors")].toInt(-1), 0);
    QVERIFY2(kill.err.contains(why) && kill.err.count('\n') == 1, kill.err.constData());
    QCOMPARE(rig.ask(words("run --json")).code, 1); // the database is what it was
}

void TestFrozenOwner::killNeedsNoSoundFolders()
{
    ProgramRig rig;
    QCOMPARE(rig.ask(words("status")).code, 0);
    QVERIFY(QDir().rmdir(rig.inProfile(QStringLiteral("spool"))));
    QVERIFY(QFile::link(rig.folder(), rig.inProfile(QStringLiteral("spool"))));
    QCOMPARE(rig.ask(words("status --json")).errorCode(), QStringLiteral("profile_unusable"));
    QCOMPARE(rig.ask(words("kill")).code, 0);
    QVERIFY(isHalted(rig));
}

// Whoever gives the order is spared, with all above it: so somebody lives, and it is said.
void TestFrozenOwner::killFromAnAgentIsNoCleanKill()
{
    ProgramRig rig;
    QCOMPARE(rig.ask(words("run --ticks 1")).code, 0);
    QVERIFY(runSql(rig.database(), QStringLiteral("PRAGMA user_version = 4711")));
    QFile id(rig.inProfile(QStringLiteral("profile.id")));
    QVERIFY(id.open(QIODevice::ReadOnly));
    const QString variable = QStringLiteral("QUARTERDECK_PROFILE_ID=") + QString::fromLatin1(id.readAll().trimmed());
    const Ending kill = ProgramRig::run(QStringLiteral("env"), {variable, QStringLiteral(QDECK), QStringLiteral("--profile"),
                                                                rig.profile(), QStringLiteral("kill"), QStringLiteral("--json")});
    QCOMPARE(kill.code, 1);
    QVERIFY(isHalted(rig));
    QCOMPARE(kill.object()[QLatin1String("survivors")].toInt(-1), 1);
}

QTEST_GUILESS_MAIN(TestFrozenOwner)
#include "tst_frozenowner.moc"
