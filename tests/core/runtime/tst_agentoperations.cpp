#include "tests/core/runtime/runtimerig.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace qd;
using namespace qd::test;

namespace {

const QString kAda = QStringLiteral("ada");

QJsonObject adding(const char *settings = R"({"command":["cat"]})")
{
    return {{QStringLiteral("agent"), QJsonObject{{QStringLiteral("name"), kAda},
                                                  {QStringLiteral("kinds"), QJsonArray{QStringLiteral("code")}},
                                                  {QStringLiteral("settings"), QJsonDocument::fromJson(settings).object()}}}};
}

QJsonObject enabling(bool enabled)
{
    return {{QStringLiteral("name"), kAda}, {QStringLiteral("changes"), QJsonObject{{QStringLiteral("enabled"), enabled}}}};
}

const QString kCode = QStringLiteral("---\ntitle: Work %1\n---\nDo it.\n");

} // namespace

/// agents.add, agents.set, agents.remove and agents.test, and that the engine hears of them at once.
class TestAgentOperations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsAddedTakesWhatWaits()
    {
        RuntimeRig rig;
        QVERIFY(rig.start());
        Client client(*rig.runtime);
        const TaskId first = client.add(kCode.arg(1));
        QTRY_COMPARE(client.engineState(), EngineState::Running);
        QCOMPARE(client.stateOf(first), QStringLiteral("queued")); // nobody can do it
        QVERIFY(client.ask(Operation::AgentsAdd, adding()).ok());
        QTRY_COMPARE(client.stateOf(first), QStringLiteral("succeeded")); // in PROOF
        QVERIFY(client.ask(Operation::AgentsSet, enabling(false)).ok());
        const TaskId second = client.add(kCode.arg(2));
        const qint64 tick = client.engine("tick_number").toInteger();
        QTRY_VERIFY(client.engine("tick_number").toInteger() > tick + 2);
        QCOMPARE(client.stateOf(second), QStringLiteral("queued"));
        QVERIFY(client.ask(Operation::AgentsSet, enabling(true)).ok());
        QTRY_COMPARE(client.stateOf(second), QStringLiteral("succeeded"));
    }

    void whatRunsGoesOn()
    {
        RuntimeRig rig;
        QVERIFY(rig.start());
        Client client(*rig.runtime);
        const TaskId task = client.add(rehearsal("Hangs", "hang"));
        QTRY_COMPARE(client.stateOf(task), QStringLiteral("running"));
        const QJsonObject name{{QStringLiteral("name"), QStringLiteral("rehearsal")}};
        QCOMPARE(client.refusal(Operation::AgentsRemove, name), QStringLiteral("agent_busy"));
        QJsonObject disable = enabling(false);
        disable[QStringLiteral("name")] = QStringLiteral("rehearsal");
        QVERIFY(client.ask(Operation::AgentsSet, disable).ok());
        const qint64 tick = client.engine("tick_number").toInteger();
        QTRY_VERIFY(client.engine("tick_number").toInteger() > tick + 2);
        QCOMPARE(client.stateOf(task), QStringLiteral("running"));
        QVERIFY(client.ask(Operation::TasksCancel, {{QStringLiteral("ids"), QJsonArray{task.value}}}).ok());
        QTRY_COMPARE(client.stateOf(task), QStringLiteral("cancelled"));
        QVERIFY(client.ask(Operation::AgentsRemove, name).ok());
    }

    void agentsOutliveTheProgram()
    {
        RuntimeRig rig;
        rig.options.runEngine = false;
        QVERIFY(rig.start());
        QVERIFY(Client(*rig.runtime).ask(Operation::AgentsAdd, adding()).ok());
        rig.stop();
        QVERIFY(rig.start());
        const QJsonArray agents = Client(*rig.runtime).object(Operation::AgentsList)[QLatin1String("agents")].toArray();
        QCOMPARE(agents.last()[QLatin1String("name")].toString(), kAda);
        QVERIFY(agents.last()[QLatin1String("healthy")].toBool());
    }

    void faultsAreRefused()
    {
        RuntimeRig rig;
        QVERIFY(rig.start());
        Client client(*rig.runtime);
        QCOMPARE(client.refusal(Operation::AgentsAdd, adding(R"({"command":["cat"],"shell":true})")), QStringLiteral("agent_setting_invalid"));
        QVERIFY(client.ask(Operation::AgentsAdd, adding()).ok());
        QCOMPARE(client.refusal(Operation::AgentsAdd, adding()), QStringLiteral("agent_exists"));
        for (const Operation operation : {Operation::AgentsRemove, Operation::AgentsTest})
            QCOMPARE(client.refusal(operation, {{QStringLiteral("name"), QStringLiteral("eve")}}), QStringLiteral("not_found"));
    }

    void aTestTellsWhatIsMissing()
    {
        RuntimeRig rig;
        rig.options.agentbox = QStringLiteral("/bin/true");
        QVERIFY(rig.start());
        Client client(*rig.runtime);
        const QJsonObject name{{QStringLiteral("name"), kAda}};
        QVERIFY(client.ask(Operation::AgentsAdd, adding()).ok());
        QVERIFY(client.object(Operation::AgentsTest, name)[QLatin1String("ok")].toBool());
        QVERIFY(client.ask(Operation::AgentsSet, {{QStringLiteral("name"), kAda},
            {QStringLiteral("changes"), QJsonDocument::fromJson(R"({"settings":{"command":["/no/such/program"]}})").object()}}).ok());
        const QJsonObject tested = client.object(Operation::AgentsTest, name);
        QVERIFY(!tested[QLatin1String("ok")].toBool());
        bool found = false;
        const QJsonArray findings = tested[QLatin1String("findings")].toArray();
        for (const QJsonValue &finding : findings)
            found = found || (finding[QLatin1String("id")] == QLatin1String("program") && finding[QLatin1String("result")] == QLatin1String("fail"));
        QVERIFY(found);
    }
};

QTEST_GUILESS_MAIN(TestAgentOperations)
#include "tst_agentoperations.moc"
