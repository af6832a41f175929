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
        roster.noteEnd(kAda, true);
        roster.noteEnd(kAda, false);
        roster.noteEnd(kAda, false);
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
        roster.noteEnd(kBob, true);
        roster.noteSign(kBob, 1);
        roster.noteRunning(kBob, {TaskId{1}});
        QCOMPARE(roster.agents(), before);
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
