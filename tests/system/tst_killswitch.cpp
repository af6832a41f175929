#include "tests/system/programrig.h"

#include <QFileInfo>

#include <algorithm>

using namespace qd::test;

namespace {

constexpr qint64 kNoneAfterMs = 300;

} // namespace

/// The switch that must work whatever else does not.
class TestKillSwitch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killNowLeavesNobody();
    void killedStaysKilledOverAStart();
    void resetLeadsToPausedAndOn();
    void killOfIdleProfileLatches();
    void killWorksWithALockedDatabase();
    void killNeedsNoTickAndNoOwnersHelp();
    void x15_onlyOurOwnChildrenEndAndNoDataGoes();

private:
    void startNasty(ProgramRig &rig, int agents);
    [[nodiscard]] QList<QByteArray> cookies(const ProgramRig &rig) const;
    [[nodiscard]] Ending reset(const ProgramRig &rig) const
    {
        return rig.ask(words("reset-kill --confirm RESET"));
    }

    std::unique_ptr<Program> m_owner;
};

void TestKillSwitch::startNasty(ProgramRig &rig, int agents)
{
    m_owner = rig.start(words("run"));
    QTRY_COMPARE(rig.engineState(), QStringLiteral("running"));
    QCOMPARE(rig.allowReal().code, 0);
    QCOMPARE(rig.ask(words("arm --for 30m --count 100 --confirm REAL")).code, 0);
    for (int i = 1; i <= agents; ++i)
        QCOMPARE(rig.ask(words("add -"), nastyTask(rig, i).toUtf8()).code, 0);
    // The control: without them in sight, none being left would say nothing.
    QVERIFY2(nastyAreReady(rig, *m_owner, agents, agents), m_owner->err().constData());
    QTRY_COMPARE(rig.count("running"), agents);
}

QList<QByteArray> TestKillSwitch::cookies(const ProgramRig &rig) const
{
    QList<QByteArray> found{rig.mark()};
    for (const int pid : runningWith(rig.mark())) {
        for (const char *name : {"QUARTERDECK_RUN", "QUARTERDECK_PROFILE_ID"}) {
            const QByteArray variable = variableOf(pid, name);
            if (!variable.isEmpty() && !found.contains(variable))
                found += variable;
        }
    }
    return found;
}

void TestKillSwitch::killNowLeavesNobody()
{
    ProgramRig rig;
    startNasty(rig, 2); // as many as the command agent has slots
    const QList<QByteArray> variables = cookies(rig);
    QCOMPARE(variables.size(), 4); // our mark, two runs, one profile
    const Ending kill = rig.ask(words("kill --now --reason drill"));
    const qint64 ms = msUntilNone(variables, kNoneAfterMs);
    QCOMPARE(kill.code, 0);
    qInfo("kill --now: the command took %lld ms, nobody was left %lld ms after it", kill.ms, ms);
    QVERIFY2(ms >= 0, "somebody lives");

    QTRY_COMPARE(rig.engineState(), QStringLiteral("killed"));
    QTRY_COMPARE(rig.count("unknown"), 2);
    QTRY_COMPARE(rig.journal("agent_killed").size(), 2);
    const QJsonArray proofs = rig.journal("agent_killed");
    QSet<QString> killed;
    for (const QJsonValue &proof : proofs) {
        const QJsonObject data = proof[QLatin1String("data")].toObject();
        killed.insert(proof[QLatin1String("object")].toString());
        QCOMPARE(data[QLatin1String("attempt")].toInt(), 1);
        QCOMPARE(data[QLatin1String("survivors")].toInt(-1), 0);
        QVERIFY(data[QLatin1String("pid")].toInt() > 1);
        QVERIFY2(data[QLatin1String("processes_killed")].toInt() >= kProcessesOfNasty - 1,
                 qPrintable(QString::number(data[QLatin1String("processes_killed")].toInt())));
        qInfo("proof: %d processes in %lld ms", data[QLatin1String("processes_killed")].toInt(),
              data[QLatin1String("ms_to_zero")].toInteger());
    }
    QCOMPARE(killed, QSet<QString>({QStringLiteral("T-1"), QStringLiteral("T-2")}));
    const QJsonArray wishes = rig.journal("wish_set");
    QCOMPARE(wishes.last()[QLatin1String("data")][QLatin1String("reason")].toString(), QStringLiteral("drill"));
    QVERIFY(wishes.last()[QLatin1String("actor")].toString().startsWith(QLatin1String("qdeck:")));
    QVERIFY(!rig.journal("kill_obeyed").isEmpty());
    QCOMPARE(rig.engine("mode").toString(), QStringLiteral("proof"));
    QVERIFY(QFileInfo::exists(rig.inProfile(QStringLiteral("HALTED"))));
    QVERIFY(rig.verifies());
}

void TestKillSwitch::killedStaysKilledOverAStart()
{
    ProgramRig rig;
    startNasty(rig, 1);
    QCOMPARE(rig.ask(words("kill --now")).code, 0);
    QTRY_COMPARE(rig.engineState(), QStringLiteral("killed"));
    QCOMPARE(rig.ask(words("resume")).code, 4);
    QCOMPARE(rig.ask(words("pause")).code, 4);
    QCOMPARE(rig.ask(words("arm --for 1m --count 1 --confirm REAL")).code, 4);
    m_owner->send(SIGTERM);
    QVERIFY(m_owner->waitForEnd());

    QCOMPARE(rig.ask(words("add -"), "---\nrehearse:\n  - succeed: no\n---\n# Not now\n").code, 0);
    const Ending run = rig.ask(words("run --until-idle"));
    QCOMPARE(run.code, 4);
    QVERIFY2(run.err.contains("reset-kill"), run.err.constData());
    QCOMPARE(rig.count("queued"), 1);
    QCOMPARE(rig.engineState(), QStringLiteral("killed"));
    // The file alone is enough, and the record alone is enough.
    QVERIFY(QFile::remove(rig.inProfile(QStringLiteral("HALTED"))));
    QCOMPARE(rig.ask(words("run --until-idle")).code, 4);
    QCOMPARE(rig.count("queued"), 1);
}

void TestKillSwitch::resetLeadsToPausedAndOn()
{
    ProgramRig rig;
    startNasty(rig, 1);
    QCOMPARE(rig.ask(words("kill --now")).code, 0);
    QTRY_COMPARE(rig.count("unknown"), 1);
    QCOMPARE(rig.ask(words("reset-kill")).code, 2);
    QCOMPARE(rig.ask(words("reset-kill --confirm reset")).code, 4);
    QCOMPARE(rig.engineState(), QStringLiteral("killed"));
    QCOMPARE(reset(rig).code, 0);
    QVERIFY(!QFileInfo::exists(rig.inProfile(QStringLiteral("HALTED"))));
    QTRY_COMPARE(rig.engineState(), QStringLiteral("paused"));
    QCOMPARE(rig.engine("mode").toString(), QStringLiteral("proof"));

    QCOMPARE(rig.ask(words("add -"), nastyTask(rig, 7).toUtf8()).code, 0);
    QCOMPARE(rig.count("queued"), 1);
    QCOMPARE(rig.ask(words("resume")).code, 0);
    QTRY_COMPARE(rig.engineState(), QStringLiteral("running"));
    QCOMPARE(rig.allowReal().code, 0);
    QCOMPARE(rig.ask(words("arm --for 1m --count 1 --confirm REAL")).code, 0);
    QVERIFY2(nastyAreReady(rig, *m_owner, 2, 1), m_owner->err().constData()); // agents start again
    QCOMPARE(rig.ask(words("kill --now")).code, 0);
    QVERIFY(msUntilNone({rig.mark()}, kNoneAfterMs) >= 0); // and a second kill ends them again
    QTRY_COMPARE(rig.count("unknown"), 2);
    QVERIFY(rig.verifies());
}

void TestKillSwitch::killOfIdleProfileLatches()
{
    ProgramRig rig;
    QCOMPARE(rig.ask(words("kill")).code, 0);
    QVERIFY(QFileInfo::exists(rig.inProfile(QStringLiteral("HALTED"))));
    QCOMPARE(rig.engineState(), QStringLiteral("killed"));
    QCOMPARE(rig.ask(words("kill")).code, 0);
    QCOMPARE(reset(rig).code, 0);
    QCOMPARE(rig.ask(words("run --ticks 1")).code, 0);
    QCOMPARE(rig.engine("wish").toString(), QStringLiteral("pause"));
}

void TestKillSwitch::killWorksWithALockedDatabase()
{
    ProgramRig rig;
    startNasty(rig, 1);
    const QList<QByteArray> variables = cookies(rig);
    Program locker(QStringLiteral(DATABASELOCKER), {rig.database()});
    QTRY_VERIFY(locker.out().contains("locked"));

    const Ending kill = rig.ask(words("kill --now --reason locked"));
    const bool latched = QFileInfo::exists(rig.inProfile(QStringLiteral("HALTED")));
    const qint64 ms = msUntilNone(variables, kNoneAfterMs);
    QCOMPARE(kill.code, 0);
    QVERIFY(latched);
    qInfo("kill --now with a locked database: the command took %lld ms, nobody was left %lld ms after it", kill.ms, ms);
    QVERIFY2(ms >= 0, "somebody lives");
    QVERIFY2(rig.journal("agent_killed").isEmpty(), "the database was not locked");
    // Longer than the core waits for the database each time, so that what failed has to be tried again.
    QTest::qWait(6'000);
    QVERIFY(!locker.ended());

    locker.closeInput();
    QTRY_COMPARE_WITH_TIMEOUT(rig.journal("agent_killed").size(), 1, 15'000);
    QTRY_COMPARE_WITH_TIMEOUT(rig.count("unknown"), 1, 15'000);
    QTRY_VERIFY_WITH_TIMEOUT(rig.journalHas("kill_obeyed"), 15'000);
    const QJsonArray wishes = rig.journal("wish_set");
    QVERIFY2(!wishes.isEmpty(), "who killed is not on record");
    QCOMPARE(wishes.last()[QLatin1String("data")][QLatin1String("reason")].toString(), QStringLiteral("locked"));
    QCOMPARE(rig.engineState(), QStringLiteral("killed"));
    QVERIFY(rig.verifies());
}

// Twenty orders to kill at once while agents are being started: none slips through.
void TestKillSwitch::killNeedsNoTickAndNoOwnersHelp()
{
    ProgramRig rig;
    startNasty(rig, 1);
    const QList<QByteArray> variables = cookies(rig);
    for (int i = 2; i <= 6; ++i)
        QCOMPARE(rig.ask(words("add -"), nastyTask(rig, i).toUtf8()).code, 0);
    std::vector<std::unique_ptr<Program>> killers;
    for (int i = 0; i < 5; ++i)
        killers.push_back(rig.start(words("kill --now")));
    for (const auto &killer : killers) {
        QVERIFY(killer->waitForEnd());
        QCOMPARE(killer->code(), 0);
    }
    QVERIFY(msUntilNone(variables, kNoneAfterMs) >= 0);
    QTRY_COMPARE(rig.count("running") + rig.count("claimed"), 0);
    QVERIFY(runningWith(rig.mark()).isEmpty());
    QCOMPARE(rig.count("unknown") + rig.count("queued"), 6);
}

// An emergency stop of old ended every process of a kind, and its restart deleted the data.
void TestKillSwitch::x15_onlyOurOwnChildrenEndAndNoDataGoes()
{
    ProgramRig rig;
    Program bystander(QStringLiteral(NASTYAGENT), words("tree")); // the same program, and not ours
    QTRY_VERIFY(bystander.out().contains("ready"));
    QCOMPARE(rig.ask(words("add -"), "---\nrehearse:\n  - succeed: kept\n---\n# Before\n").code, 0);
    QCOMPARE(rig.ask(words("run --until-idle")).code, 0);
    const QJsonArray artifacts = rig.show(1)[QLatin1String("attempt_list")][0][QLatin1String("artifacts")].toArray();
    startNasty(rig, 1);
    QCOMPARE(rig.ask(words("kill --now")).code, 0);
    QVERIFY(msUntilNone({rig.mark()}, kNoneAfterMs) >= 0);
    QVERIFY(!bystander.ended());
    QCOMPARE(reset(rig).code, 0);
    m_owner->send(SIGTERM);
    QVERIFY(m_owner->waitForEnd());
    QCOMPARE(rig.ask(words("run --ticks 1")).code, 0);
    QVERIFY(!bystander.ended());
    QCOMPARE(rig.taskState(1), QStringLiteral("succeeded"));
    for (const QJsonValue &artifact : artifacts)
        QVERIFY(QFileInfo::exists(artifact[QLatin1String("path")].toString()));
    QVERIFY(!artifacts.isEmpty());
    QVERIFY(rig.verifies());
}

QTEST_GUILESS_MAIN(TestKillSwitch)
#include "tst_killswitch.moc"
