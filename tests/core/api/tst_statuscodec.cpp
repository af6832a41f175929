#include "core/api/statuscodec.h"

#include "tests/support/enumerators.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace qd;

namespace {

QJsonObject sent(const QJsonObject &object)
{
    return QJsonDocument::fromJson(QJsonDocument(object).toJson(QJsonDocument::Compact)).object();
}

Tick fullTick()
{
    return {12, 3, 1'700'000'000'000, 45, TickOutcome::Partial, 4, 3, 2, 1, 99, QStringLiteral("store_busy")};
}

EngineStatus fullStatus()
{
    EngineStatus status;
    status.state = EngineState::Draining;
    status.controls = {RunWish::Drain, {1'700'000'060'000, 3, QStringLiteral("console:alice")}, 17, 1'700'000'000'001,
                       QStringLiteral("qdeck:alice")};
    status.obeyedRevision = 16;
    status.obeyedAtTick = 11;
    status.obeyedAt = 1'699'999'999'999;
    status.leaseOwner = QStringLiteral("a1b2");
    status.leaseEpoch = 3;
    status.leaseExpiresInMs = 25'000;
    status.tickNumber = 12;
    status.lastTick = fullTick();
    for (int state = 0; state < QueueCounts::kStates; ++state)
        status.queue.of(TaskState(state)) = state * 1'000'000'000'007;
    status.agentsTotal = 5;
    status.agentsEnabled = 4;
    status.at = 1'700'000'000'002;
    status.profile = QStringLiteral("/home/alice/profile ä");
    status.version = QStringLiteral("0.1.0");
    status.process = QStringLiteral("bridge:42");
    return status;
}

Agent fullAgent()
{
    return {AgentId{9}, QStringLiteral("shell"), Transport::Command, false, {TaskKind::Code, TaskKind::Qa},
            {QStringLiteral("tests")}, 64,
            {{QStringLiteral("program"), QStringLiteral("/usr/bin/env")}}};
}

AgentStatus fullAgentStatus()
{
    return {fullAgent(), {TaskId{1}, TaskId{42}}, 100, 2, 3, 1'700'000'000'000};
}

LogLine fullLine()
{
    return {1'700'000'000'000, LogLevel::Warning, QStringLiteral("agent:shell"), TaskId{42}, 12,
            UntrustedText(QStringLiteral("\x1b[31m<b>hi</b>"))};
}

} // namespace

class TestStatusCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStatusComesBack()
    {
        for (const EngineStatus &status : {EngineStatus(), fullStatus()}) {
            const Result<EngineStatus> back = engineStatusFromJson(sent(toJson(status)));
            QVERIFY(back.ok());
            QCOMPARE(*back, status);
        }
    }

    void everyStateAndWishComesBack()
    {
        EngineStatus status = fullStatus();
        for (int state = 0; state < enumeratorCount<EngineState>(); ++state) {
            for (int wish = 0; wish < enumeratorCount<RunWish>(); ++wish) {
                status.state = EngineState(state);
                status.controls.wish = RunWish(wish);
                QCOMPARE(engineStatusFromJson(toJson(status)).value(), status);
            }
        }
    }

    void theModeIsThatOfTheMoment()
    {
        EngineStatus status = fullStatus();
        const auto mode = [&] { return toJson(status)[QLatin1String("engine")][QLatin1String("mode")].toString(); };
        QCOMPARE(mode(), QStringLiteral("real"));
        status.at = status.controls.real.until; // the window has just closed
        QCOMPARE(mode(), QStringLiteral("proof"));
        QVERIFY(!engineStatusFromJson(toJson(status)).value().controls.real.open(status.at));
        QVERIFY(toJson(status)[QLatin1String("engine")][QLatin1String("real_until")].isNull());
        status = fullStatus();
        status.controls.real.remaining = 0;
        QCOMPARE(mode(), QStringLiteral("proof"));
    }

    void aMalformedStatusIsRefused()
    {
        QVERIFY(!engineStatusFromJson({}).ok());
        for (const char *member : {"state", "wish", "tick"}) {
            for (const QJsonValue &value : {QJsonValue(), QJsonValue(5), QJsonValue(QStringLiteral("odd")),
                QJsonValue(QJsonArray())}) {
                QJsonObject object = toJson(fullStatus());
                QJsonObject engine = object[QLatin1String("engine")].toObject();
                engine[QLatin1String(member)] = value;
                object[QLatin1String("engine")] = engine;
                QCOMPARE(engineStatusFromJson(object).error().code, QStringLiteral("message_malformed"));
            }
        }
    }

    void aTickComesBack()
    {
        for (int outcome = 0; outcome < enumeratorCount<TickOutcome>(); ++outcome) {
            Tick tick = fullTick();
            tick.outcome = TickOutcome(outcome);
            QCOMPARE(tickFromJson(sent(toJson(tick))).value(), tick);
        }
        QVERIFY(!tickFromJson({}).ok());
        QVERIFY(!tickFromJson({{QStringLiteral("outcome"), QStringLiteral("odd")}}).ok());
    }

    void anAgentComesBack()
    {
        for (const Agent &agent : {Agent(), fullAgent()})
            QCOMPARE(agentFromJson(sent(toJson(agent))).value(), agent);
        for (int transport = 0; transport < enumeratorCount<Transport>(); ++transport) {
            Agent agent = fullAgent();
            agent.transport = Transport(transport);
            QCOMPARE(agentFromJson(toJson(agent)).value(), agent);
        }
    }

    void aMalformedAgentIsRefused()
    {
        QVERIFY(!agentFromJson({}).ok());
        QJsonObject object = toJson(fullAgent());
        object[QLatin1String("transport")] = QStringLiteral("telepathy");
        QVERIFY(!agentFromJson(object).ok());
        object = toJson(fullAgent());
        object[QLatin1String("kinds")] = QJsonArray{QStringLiteral("code"), QStringLiteral("magic")};
        QVERIFY(!agentFromJson(object).ok());
        object[QLatin1String("kinds")] = QJsonArray{1};
        QVERIFY(!agentFromJson(object).ok());
        QVERIFY(!agentStatusFromJson(object).ok());
    }

    void anAgentStatusComesBack()
    {
        for (const AgentStatus &status : {AgentStatus(), fullAgentStatus()})
            QCOMPARE(agentStatusFromJson(sent(toJson(status))).value(), status);
    }

    void aLogLineComesBackRaw()
    {
        LogLine bare;
        bare.text = UntrustedText(QStringLiteral("x"));
        for (const LogLine &line : {bare, fullLine()})
            QCOMPARE(logLineFromJson(sent(toJson(line))).value(), line);
        for (int level = 0; level < enumeratorCount<LogLevel>(); ++level) {
            LogLine line = fullLine();
            line.level = LogLevel(level);
            QCOMPARE(logLineFromJson(toJson(line)).value(), line);
        }
        QVERIFY(!logLineFromJson({}).ok());
        QVERIFY(!logLineFromJson({{QStringLiteral("level"), QStringLiteral("loud")}}).ok());
    }

    void aLineAboutNothingSaysSo()
    {
        const QJsonObject object = toJson(LogLine());
        QVERIFY(object[QLatin1String("task")].isNull());
        QVERIFY(object[QLatin1String("tick")].isNull());
    }

    void aJournalEntryIsWrittenInFull()
    {
        JournalEntry entry;
        entry.seq = 7;
        entry.at = 1'700'000'000'000;
        entry.actor = QStringLiteral("engine");
        entry.event = QStringLiteral("task_claimed");
        entry.object = QStringLiteral("T-42");
        entry.data = {{QStringLiteral("epoch"), 3}};
        entry.hash = chainHash(entry);
        const QJsonObject expected{{QStringLiteral("seq"), 7},
                                   {QStringLiteral("at"), qint64(1'700'000'000'000)},
                                   {QStringLiteral("actor"), QStringLiteral("engine")},
                                   {QStringLiteral("event"), QStringLiteral("task_claimed")},
                                   {QStringLiteral("object"), QStringLiteral("T-42")},
                                   {QStringLiteral("data"), entry.data},
                                   {QStringLiteral("hash"), entry.hash.hex()}};
        QCOMPARE(toJson(entry), expected);
    }
};

QTEST_GUILESS_MAIN(TestStatusCodec)
#include "tst_statuscodec.moc"
