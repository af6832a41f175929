#include "core/agents/roster.h"
#include "tests/support/scriptedtransport.h"

#include <QTest>

using namespace qd;

namespace {

Agent agent(const QString &name, bool enabled = true, std::vector<TaskKind> kinds = {TaskKind::Command})
{
    Agent agent;
    agent.name = name;
    agent.enabled = enabled;
    agent.kinds = std::move(kinds);
    return agent;
}

const QString kAda = QStringLiteral("ada");
const QString kBob = QStringLiteral("bob");

} // namespace

class TestRoster : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agentsAreFoundByName()
    {
        Roster roster;
        QVERIFY(!roster.find(kAda));
        roster.setAgents({agent(kAda), agent(kBob, false)});
        QCOMPARE(roster.find(kAda)->name, kAda);
        QVERIFY(!roster.find(QStringLiteral("Ada")) && !roster.find({}));
        int total = 0;
        int enabled = 0;
        int healthy = 0;
        roster.count(total, enabled, healthy);
        QCOMPARE(total, 2);
        QCOMPARE(enabled, 1);
    }

    void whatAnAgentHasDoneOutlivesAnEdit()
    {
        Roster roster;
        roster.setAgents({agent(kAda), agent(kBob)});
        roster.noteEnd(kAda, AttemptState::Ok, {}, 0);
        roster.noteEnd(kAda, AttemptState::Error, {}, 0);
        roster.noteEnd(kAda, AttemptState::Timeout, {}, 0);
        roster.noteSign(kAda, 77);
        roster.noteRunning(kAda, {TaskId{5}});
        roster.setAgents({agent(kBob), agent(kAda, false, {TaskKind::Code})});
        const AgentStatus &ada = roster.agents().at(1);
        QCOMPARE(ada.agent.kinds, std::vector<TaskKind>{TaskKind::Code});
        QVERIFY(!ada.agent.enabled);
        QCOMPARE(ada.succeeded, 1);
        QCOMPARE(ada.failed, 2);
        QCOMPARE(ada.lastSignAt, 77);
        QCOMPARE(ada.running, std::vector<TaskId>{TaskId{5}});
        roster.setAgents({agent(kBob)});
        roster.setAgents({agent(kBob), agent(kAda)});
        QCOMPARE(roster.agents().at(1).succeeded, 0); // someone new of the same name
    }

    void newsOfNobodyChangesNothing()
    {
        Roster roster;
        roster.setAgents({agent(kAda)});
        const std::vector<AgentStatus> before = roster.agents();
        roster.noteEnd(kBob, AttemptState::Ok, {}, 0);
        roster.setRecord(kBob, {true});
        QCOMPARE(roster.recordOf(kBob).ended, 0);
        roster.noteRefused(kBob);
        roster.noteSign(kBob, 1);
        roster.noteRunning(kBob, {TaskId{1}});
        QCOMPARE(roster.agents(), before);
    }

    void whoFailsAgainAndAgainRestsAndThenTakesOneTask()
    {
        Roster roster;
        ScriptedTransport hand;
        roster.addTransport(Transport::Command, hand);
        Agent ada = agent(kAda);
        ada.slotCount = 3;
        roster.setAgents({ada});
        const AgentStatus &status = roster.agents().front();
        const auto fail = [&](qint64 at) { roster.noteEnd(kAda, AttemptState::Error, {}, at); };
        for (int i = 1; i < AgentStatus::kUnhealthyAfter; ++i)
            fail(1'000);
        QCOMPARE(roster.roomOf(status, 0, 1'000), 3);
        fail(2'000);
        QVERIFY(!status.healthy());
        QCOMPARE(roster.roomOf(status, 0, 2'000), 0);
        QCOMPARE(roster.roomOf(status, 0, 2'000 + Roster::kRestMs - 1), 0);
        QCOMPARE(roster.roomOf(status, 0, 2'000 + Roster::kRestMs), 1);
        QCOMPARE(roster.roomOf(status, 1, 2'000 + Roster::kRestMs), 0); // the probe is on its way
        fail(40'000);
        QCOMPARE(roster.roomOf(status, 0, 40'000 + Roster::kRestMs - 1), 0);
        roster.noteEnd(kAda, AttemptState::Ok, {}, 80'000);
        QVERIFY(status.healthy());
        QCOMPARE(roster.roomOf(status, 1, 80'000), 2);
    }

    void whatIsNotTheAgentsFaultIsNotHeldAgainstIt()
    {
        Roster roster;
        ScriptedTransport hand;
        roster.addTransport(Transport::Command, hand);
        roster.setAgents({agent(kAda)});
        const Error refusal{QStringLiteral("no"), ErrorCategory::Permanent, {}};
        for (int i = 0; i < 2 * AgentStatus::kUnhealthyAfter; ++i) {
            roster.noteEnd(kAda, AttemptState::Cancelled, {}, 0);
            roster.noteEnd(kAda, AttemptState::Error, refusal, 0);
            roster.noteRefused(kAda);
        }
        QVERIFY(roster.agents().front().healthy());
        QCOMPARE(roster.recordOf(kAda).ended, 0);
        QCOMPARE(roster.agents().front().failed, 6 * AgentStatus::kUnhealthyAfter);
    }

    void theRecordIsThatOfTheNewestAttempts()
    {
        Roster roster;
        roster.setAgents({agent(kAda)});
        roster.setRecord(kAda, std::vector<bool>(TrackRecord::kAttempts, false));
        QCOMPARE(roster.recordOf(kAda).ended, TrackRecord::kAttempts);
        QCOMPARE(roster.recordOf(kAda).succeeded, 0);
        for (int i = 0; i < 20; ++i)
            roster.noteEnd(kAda, AttemptState::Ok, {}, 0);
        QCOMPARE(roster.recordOf(kAda).ended, TrackRecord::kAttempts);
        QCOMPARE(roster.recordOf(kAda).succeeded, 20);
        roster.setAgents({});
        QCOMPARE(roster.recordOf(kAda).ended, 0);
    }

    void disabledAgentsAndThoseWithoutAHandHaveNoRoom()
    {
        Roster roster;
        roster.setAgents({agent(kAda), agent(kBob, false)});
        QCOMPARE(roster.roomOf(roster.agents()[0], 0, 0), 0);
        ScriptedTransport hand;
        roster.addTransport(Transport::Command, hand);
        QCOMPARE(roster.roomOf(roster.agents()[0], 0, 0), 1);
        QCOMPARE(roster.roomOf(roster.agents()[0], 2, 0), 0); // it has fewer slots than before
        QCOMPARE(roster.roomOf(roster.agents()[1], 0, 0), 0);
    }

    void anAgentTakesFromItsOwnLaneAndThoseOfItsKinds()
    {
        QCOMPARE(Roster::lanesOf(agent(kAda, true, {TaskKind::Code, TaskKind::Qa})),
                 (QStringList{QStringLiteral("agent:ada"), QStringLiteral("kind:code"), QStringLiteral("kind:qa")}));
        QCOMPARE(Roster::lanesOf(agent(kAda, true, {})), QStringList{QStringLiteral("agent:ada")});
    }

    void aHandIsFoundByItsKind()
    {
        Roster roster;
        ScriptedTransport first, second;
        QVERIFY(!roster.transport(Transport::Command));
        roster.addTransport(Transport::Command, first);
        QCOMPARE(roster.transport(Transport::Command), &first);
        roster.addTransport(Transport::Command, second);
        QCOMPARE(roster.transport(Transport::Command), &second);
        QVERIFY(!roster.transport(Transport::Rehearsal));
    }
};

QTEST_GUILESS_MAIN(TestRoster)
#include "tst_roster.moc"
