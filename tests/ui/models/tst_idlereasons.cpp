#include "ui/models/idlereasons.h"

#include <QJsonArray>
#include <QTest>

using namespace qd;

namespace {

AgentStatus agent(bool enabled, int failuresInRow = 0)
{
    AgentStatus status;
    status.agent.enabled = enabled;
    status.failuresInRow = failuresInRow;
    return status;
}

/// A daemon that works, an agent that is well, and a task in the queue.
IdleFacts fine()
{
    IdleFacts facts;
    facts.status.state = EngineState::Running;
    facts.status.at = 1'000;
    facts.status.queue.of(TaskState::Queued) = 1;
    facts.agents = {agent(true)};
    return facts;
}

QJsonObject count(const char *what, int number)
{
    return {{QLatin1String(what), QJsonObject{{QStringLiteral("count"), number}}}};
}

QJsonObject why(const char *id, const char *code, const char *detail = "")
{
    return {{QStringLiteral("id"), QLatin1String(id)},
            {QStringLiteral("reasons"), QJsonArray{QJsonObject{{QStringLiteral("code"), QLatin1String(code)}, {QStringLiteral("detail"), QLatin1String(detail)}}}}};
}

QStringList commandsOf(const std::vector<IdleReason> &reasons)
{
    QStringList commands;
    for (const IdleReason &reason : reasons)
        commands += reason.command;
    return commands;
}

} // namespace

class TestIdleReasons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatStopsTheDaemonStandsAlone_data();
    void whatStopsTheDaemonStandsAlone();
    void aDatabaseThatIsGoneIsTheReason();
    void anEmptyQueueIsNoFault();
    void agentsAreLookedAt();
    void realHasToBeArmed();
    void somebodyMustDoThem();
    void theFirstInLineSpeakForThemselves();
    void aFullDiskIsTold();
    void healthIsHeard();
    void peopleAreWaitedFor();
    void whatRunsIsToldFirst();
};

void TestIdleReasons::whatStopsTheDaemonStandsAlone_data()
{
    QTest::addColumn<EngineState>("state");
    QTest::addColumn<RunWish>("wish");
    QTest::addColumn<bool>("connected");
    QTest::addColumn<QString>("says");
    QTest::addColumn<QString>("command");
    const auto row = [](const char *name, EngineState state, RunWish wish, const char *says, const char *command, bool connected = true) {
        QTest::newRow(name) << state << wish << connected << QString::fromLatin1(says) << QString::fromLatin1(command);
    };
    row("gone", EngineState::Running, RunWish::Run, "The daemon is gone", "quit", false);
    row("killed", EngineState::Killed, RunWish::Halted, "was killed", "daemon-reset-kill");
    row("being killed", EngineState::Running, RunWish::Halted, "was killed", "daemon-reset-kill");
    row("paused", EngineState::Paused, RunWish::Pause, "is paused", "daemon-pause-resume");
    row("about to pause", EngineState::Running, RunWish::Pause, "is paused", "daemon-pause-resume");
    row("draining", EngineState::Draining, RunWish::Drain, "is draining", "daemon-pause-resume");
    row("drained", EngineState::Stopped, RunWish::Drain, "was drained", "daemon-pause-resume");
    row("stopped", EngineState::Stopped, RunWish::Run, "No daemon runs", "");
    row("standby", EngineState::Standby, RunWish::Run, "holds the lease", "");
    row("acquiring", EngineState::Acquiring, RunWish::Run, "holds the lease", "");
}

void TestIdleReasons::whatStopsTheDaemonStandsAlone()
{
    QFETCH(EngineState, state);
    QFETCH(RunWish, wish);
    QFETCH(bool, connected);
    QFETCH(QString, says);
    QFETCH(QString, command);
    IdleFacts facts = fine();
    facts.connected = connected;
    facts.status.state = state;
    facts.status.controls.wish = wish;
    facts.agents.clear(); // would be a reason as well
    const auto reasons = whyIdle(facts);
    QCOMPARE(reasons.size(), size_t(1));
    QVERIFY2(reasons.front().what.contains(says), qPrintable(reasons.front().what));
    QCOMPARE(reasons.front().command, command);
    QVERIFY(!reasons.front().todo.isEmpty());
}

// The lease is let go because of it, and no other daemon has it.
void TestIdleReasons::aDatabaseThatIsGoneIsTheReason()
{
    IdleFacts facts = fine();
    facts.status.state = EngineState::Acquiring;
    facts.status.tickNumber = facts.status.lastTick.number = 8;
    facts.status.lastTick.note = QStringLiteral("database_moved");
    const auto reasons = whyIdle(facts);
    QCOMPARE(reasons.size(), size_t(1));
    QVERIFY(reasons.front().what.contains(QStringLiteral("moved or deleted")));
    facts.status.tickNumber = 9; // it is back
    QVERIFY(whyIdle(facts).front().what.contains(QStringLiteral("lease")));
}

void TestIdleReasons::anEmptyQueueIsNoFault()
{
    IdleFacts facts = fine();
    facts.status.queue = {};
    facts.agents.clear();
    const auto reasons = whyIdle(facts);
    QCOMPARE(commandsOf(reasons), QStringList{QStringLiteral("task-new")});
    QCOMPARE(reasons.front().what, QStringLiteral("No task is queued."));
}

void TestIdleReasons::agentsAreLookedAt()
{
    IdleFacts facts = fine();
    facts.agents = {agent(false)};
    QCOMPARE(whyIdle(facts).front().what, QStringLiteral("No agent is enabled."));
    facts.agents = {agent(true, 100), agent(false)};
    QVERIFY(!facts.agents.front().healthy());
    QVERIFY(whyIdle(facts).front().what.contains(QStringLiteral("again and again")));
    facts.agents.push_back(agent(true));
    facts.whys = {why("T-1", "next")};
    QCOMPARE(commandsOf(whyIdle(facts)), QStringList{QStringLiteral("show-queue")});
}

void TestIdleReasons::realHasToBeArmed()
{
    IdleFacts facts = fine();
    facts.needs = count("armed", 3);
    QCOMPARE(commandsOf(whyIdle(facts)), QStringList{QStringLiteral("daemon-arm")});
    facts.status.controls.real = {facts.status.at + 60'000, 5, {}};
    facts.whys = {why("T-1", "next")};
    QCOMPARE(commandsOf(whyIdle(facts)), QStringList{QStringLiteral("show-queue")});
}

void TestIdleReasons::somebodyMustDoThem()
{
    IdleFacts facts = fine();
    facts.needs = count("unserved", 2);
    const auto reasons = whyIdle(facts);
    QCOMPARE(commandsOf(reasons).first(), QStringLiteral("show-agents"));
    QVERIFY(reasons.front().what.startsWith(QStringLiteral("2 task")));
}

void TestIdleReasons::theFirstInLineSpeakForThemselves()
{
    IdleFacts facts = fine();
    facts.whys = {why("T-7", "dependency_open", "T-3"), why("T-8", "next")};
    const auto reasons = whyIdle(facts);
    QCOMPARE(reasons.size(), size_t(2));
    QCOMPARE(reasons[0].what, QStringLiteral("T-7 is among the first in the line."));
    QCOMPARE(reasons[0].todo, QStringLiteral("A task that it depends on has not succeeded yet (T-3)."));
    QCOMPARE(reasons[1].todo, QStringLiteral("Nothing stands in its way: the next tick takes it."));
}

void TestIdleReasons::aFullDiskIsTold()
{
    IdleFacts facts = fine();
    facts.status.outOfSpace = true;
    QVERIFY(whyIdle(facts).front().what.startsWith(QStringLiteral("The disk is full")));
}

void TestIdleReasons::healthIsHeard()
{
    IdleFacts facts = fine();
    const auto reason = [](const char *code) { return QJsonObject{{QStringLiteral("code"), QLatin1String(code)}}; };
    facts.health = {{QStringLiteral("reasons"), QJsonArray{reason("tick_overdue"), reason("anchor_mismatch"), reason("store_failing"), reason("error_rate_high")}}};
    const auto reasons = whyIdle(facts);
    QVERIFY(reasons.size() >= 3);
    QCOMPARE(reasons[0].what, QStringLiteral("The newest tick could not be stored."));
    QVERIFY(reasons[1].what.startsWith(QStringLiteral("The journal does not match")));
    QCOMPARE(reasons[2].what, QStringLiteral("No tick has come for a long time."));
}

void TestIdleReasons::peopleAreWaitedFor()
{
    IdleFacts facts = fine();
    facts.status.queue = {};
    facts.status.queue.of(TaskState::Held) = 5;
    facts.status.queue.of(TaskState::Review) = 1;
    facts.status.queue.of(TaskState::Dead) = 2;
    facts.needs = count("approvals", 3);
    const auto reasons = whyIdle(facts);
    QCOMPARE(commandsOf(reasons), (QStringList{QStringLiteral("task-new"), QStringLiteral("show-autonomy"), QStringLiteral("show-queue")}));
    QVERIFY(reasons[1].what.startsWith(QStringLiteral("6 task")));
    QVERIFY(reasons[2].what.startsWith(QStringLiteral("2 task"))); // the other three wait for an answer
}

void TestIdleReasons::whatRunsIsToldFirst()
{
    IdleFacts facts = fine();
    facts.status.queue.of(TaskState::Running) = 2;
    facts.status.controls.wish = RunWish::Pause;
    const auto reasons = whyIdle(facts);
    QCOMPARE(reasons.size(), size_t(2));
    QVERIFY(reasons[0].what.startsWith(QStringLiteral("Something runs: 2")));
    QVERIFY(reasons[1].what.contains(QStringLiteral("is paused")));
}

QTEST_MAIN(TestIdleReasons)
#include "tst_idlereasons.moc"
