#include "tests/core/runtime/runtimerig.h"

#include "core/process/sandbox.h"

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

    void onlyWhoMayConfigureSeesTheEnvironment()
    {
        const QString env = QStringLiteral("env");
        const QByteArray secret("s3cr3t-canary");
        const auto settingsIn = [](const QJsonArray &agents) { return agents.last()[QLatin1String("settings")].toObject(); };
        RuntimeRig rig;
        rig.options.runEngine = false;
        QVERIFY(rig.start());
        Client client(*rig.runtime);
        QVERIFY(client.ask(Operation::AgentsAdd, adding(R"({"command":["cat"],"env":{"API_KEY":"s3cr3t-canary"}})")).ok());
        QCOMPARE(settingsIn(client.object(Operation::AgentsList)[QLatin1String("agents")].toArray())[env],
                 (QJsonObject{{QStringLiteral("API_KEY"), QStringLiteral("s3cr3t-canary")}}));

        Client observer(*rig.runtime, Scope::Observe);
        const QJsonObject seen = observer.object(Operation::AgentsList);
        QVERIFY(!QJsonDocument(seen).toJson().contains(secret));
        QCOMPARE(settingsIn(seen[QLatin1String("agents")].toArray())[env], QJsonArray{QStringLiteral("API_KEY")});
        QTRY_VERIFY((observer.take(), !observer.agents.empty())); // what is told without being asked
        QCOMPARE(observer.agents.back().agent.settings[env], QJsonArray{QStringLiteral("API_KEY")});
    }

    void theRecordIsMeasured()
    {
        RuntimeRig rig;
        QVERIFY(rig.start());
        Client client(*rig.runtime);
        const auto record = [&] {
            const QJsonArray agents = client.object(Operation::AgentsList)[QLatin1String("agents")].toArray();
            for (const QJsonValue &agent : agents) {
                if (agent[QLatin1String("name")].toString() == QLatin1String("rehearsal"))
                    return agent[QLatin1String("record")].toObject();
            }
            return QJsonObject();
        };
        QCOMPARE(record()[QLatin1String("ended")].toInt(-1), 0);
        QVERIFY(record()[QLatin1String("average_ms")].isNull());
        const TaskId good = client.add(rehearsal("Good", "{sleep: 0.2}, succeed"));
        QTRY_COMPARE(client.stateOf(good), QStringLiteral("succeeded"));
        const TaskId bad = client.add(rehearsal("Bad", "{fail: 1}, succeed"));
        QTRY_COMPARE(record()[QLatin1String("ended")].toInt(), 2);
        QCOMPARE(record()[QLatin1String("succeeded")].toInt(), 1);
        QVERIFY(record()[QLatin1String("average_ms")].toInteger() >= 100);

        const QJsonArray attempts = client.object(Operation::AttemptsList, {{QStringLiteral("agent"), QStringLiteral("rehearsal")}})
            [QLatin1String("attempts")].toArray();
        QCOMPARE(attempts.size(), 2);
        QCOMPARE(attempts[0][QLatin1String("task")].toString(), displayId(bad)); // the newest first
        QCOMPARE(attempts[0][QLatin1String("title")].toString(), QStringLiteral("Bad"));
        QCOMPARE(attempts[0][QLatin1String("state")].toString(), QStringLiteral("error"));
        QCOMPARE(attempts[1][QLatin1String("task_number")].toInteger(), good.value);
    }

    void theOutputOfWhatRunsCanBeRead()
    {
        RuntimeRig rig;
        QVERIFY(rig.start());
        Client client(*rig.runtime);
        const TaskId task = client.add(rehearsal("Chatters", "{flood: 100000}, hang"));
        const QJsonObject asked{{QStringLiteral("id"), displayId(task)}, {QStringLiteral("limit"), 1'500}};
        const auto stream = [&] { return client.object(Operation::AttemptsTail, asked)[QLatin1String("streams")][0].toObject(); };
        QTRY_COMPARE(stream()[QLatin1String("bytes")].toInteger(), 100'000);
        QCOMPARE(stream()[QLatin1String("name")].toString(), QStringLiteral("output"));
        QCOMPARE(stream()[QLatin1String("text")].toString().size(), 1'500);
        QCOMPARE(client.object(Operation::AttemptsTail, asked)[QLatin1String("running")].toBool(), true);
        QVERIFY(client.ask(Operation::TasksCancel, {{QStringLiteral("ids"), QJsonArray{task.value}}}).ok());
        QTRY_COMPARE(client.stateOf(task), QStringLiteral("cancelled"));
        const QJsonObject after = client.object(Operation::AttemptsTail, asked);
        QCOMPARE(after[QLatin1String("running")].toBool(true), false);
        QVERIFY(after[QLatin1String("streams")].toArray().isEmpty());
    }

    void aCommandsTwoStreamsAreApart()
    {
        if (findSandbox().isEmpty())
            QSKIP("bubblewrap is not there or does not work here");
        RuntimeRig rig;
        rig.options.agentbox = CoreOptions::agentboxProgram();
        QVERIFY(rig.start());
        Client client(*rig.runtime);
        QVERIFY(client.ask(Operation::AgentsAdd, adding(R"({"command":["sh","-c","echo out; echo err >&2; exec sleep 60"],)"
                                                        R"("sandbox":"require","effect":"pure","prompt":"none"})")).ok());
        const TaskId task = client.add(kCode.arg(1));
        const auto streams = [&] {
            return client.object(Operation::AttemptsTail, {{QStringLiteral("id"), displayId(task)}})[QLatin1String("streams")].toArray();
        };
        QTRY_COMPARE_WITH_TIMEOUT(streams().size(), 2, 20'000);
        QCOMPARE(streams()[0][QLatin1String("name")].toString(), QStringLiteral("stdout"));
        QCOMPARE(streams()[0][QLatin1String("text")].toString(), QStringLiteral("out\n"));
        QCOMPARE(streams()[1][QLatin1String("name")].toString(), QStringLiteral("stderr"));
        QCOMPARE(streams()[1][QLatin1String("text")].toString(), QStringLiteral("err\n"));
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
