#include "core/api/batchcodec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace qd;

namespace {

Result<EventBatch> sent(const EventBatch &batch)
{
    return eventBatchFromJson(QJsonDocument::fromJson(QJsonDocument(toJson(batch)).toJson()).object());
}

EventBatch batchWith(Result<Payload> result)
{
    EventBatch batch;
    batch.answers.push_back({RequestId(1) << 62, std::move(result)});
    return batch;
}

TaskSummary row(qint64 id)
{
    TaskSummary summary;
    summary.id = TaskId{id};
    summary.title = QStringLiteral("Zähle");
    return summary;
}

EventBatch parsed(const char *json)
{
    auto batch = eventBatchFromJson(QJsonDocument::fromJson(json).object());
    return batch.ok() ? std::move(batch).value() : EventBatch();
}

bool refused(const char *json)
{
    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(json, &error).object();
    return error.error == QJsonParseError::NoError && !eventBatchFromJson(object).ok();
}

} // namespace

class TestBatchCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyBatchIsAnEmptyObject()
    {
        QCOMPARE(toJson(EventBatch()), QJsonObject());
        QVERIFY(sent(EventBatch()).value().isEmpty());
    }

    void anAnswerKeepsTheTypeOfItsPayload()
    {
        const Payload payloads[] = {
            QJsonObject{},
            QJsonObject{{QStringLiteral("error"), QStringLiteral("is only a word here")}, {QStringLiteral("n"), 1}},
            IdSnapshot{},
            IdSnapshot{{TaskId{3}, TaskId{1}, TaskId{std::numeric_limits<qint64>::max()}}},
            IdSnapshot{{TaskId{2}, TaskId{1}}, {row(2)}},
            TaskPage{},
            TaskPage{{row(2), row(1)}},
        };
        for (const Payload &payload : payloads) {
            const EventBatch back = sent(batchWith(payload)).value();
            QCOMPARE(back.answers.size(), size_t(1));
            QCOMPARE(back.answers[0].request, RequestId(1) << 62);
            QVERIFY(back.answers[0].result.ok());
            QVERIFY(back.answers[0].result.value() == payload);
        }
    }

    void anAnswerKeepsItsError()
    {
        const Error error{QStringLiteral("task_missing"), ErrorCategory::Permanent, QStringLiteral("T-7")};
        const EventBatch back = sent(batchWith(error)).value();
        QVERIFY(!back.answers.at(0).result.ok());
        QCOMPARE(back.answers.at(0).result.error(), error);
    }

    void everyPartComesBack()
    {
        EventBatch batch = batchWith(Payload{});
        batch.status = EngineStatus();
        batch.status->tickNumber = 5;
        batch.tasks = {row(1), row(2)};
        batch.agents = std::vector<AgentStatus>(2);
        batch.log = {{1, LogLevel::Info, QStringLiteral("engine"), TaskId{}, 0, UntrustedText(QStringLiteral("hi"))}};
        batch.logDropped = 7;
        const EventBatch back = sent(batch).value();
        QCOMPARE(back.answers.size(), size_t(1));
        QVERIFY(back.status == batch.status);
        QVERIFY(back.tasks == batch.tasks);
        QVERIFY(back.agents == batch.agents);
        QVERIFY(back.log == batch.log);
        QCOMPARE(back.logDropped, 7);
        QVERIFY(!back.connectionLost);
    }

    void noAgentsIsNotNoChangeOfAgents()
    {
        EventBatch batch;
        batch.agents.emplace();
        QVERIFY(sent(batch).value().agents.has_value());
        QVERIFY(!sent(EventBatch()).value().agents.has_value());
    }

    void aMalformedBatchIsRefused()
    {
        QVERIFY(refused(R"({"tasks":[5]})"));
        QVERIFY(refused(R"({"tasks":[{}]})"));
        QVERIFY(refused(R"({"tasks":{}})"));
        QVERIFY(refused(R"({"log":[{"level":"loud"}]})"));
        QVERIFY(refused(R"({"log":"x"})"));
        QVERIFY(refused(R"({"status":null})"));
        QVERIFY(refused(R"({"status":{}})"));
        QVERIFY(refused(R"({"agents":[null]})"));
        QVERIFY(refused(R"({"agents":3})"));
        QVERIFY(refused(R"({"answers":"x"})"));
    }

    // One answer that cannot be read must not take the rest of the batch with it.
    void aMalformedPayloadIsTheErrorOfItsAnswer()
    {
        const EventBatch batch = parsed(R"({"answers":[{"request":1,"type":"rows","value":{"tasks":[{"number":0}]}},
                                                       {"request":2,"type":"object","value":{}}]})");
        QCOMPARE(batch.answers.size(), size_t(2));
        QVERIFY(!batch.answers[0].result.ok());
        QVERIFY(batch.answers[1].result.ok());
    }

    void otherDoorsSeePlainObjects()
    {
        QCOMPARE(toJson(Payload(IdSnapshot{{TaskId{3}}})), (QJsonObject{{QStringLiteral("ids"), QJsonArray{3}}}));
        QCOMPARE(toJson(Payload(IdSnapshot{{TaskId{3}}, {row(3)}}))[QLatin1String("tasks")].toArray().size(), 1);
        QCOMPARE(toJson(Payload(TaskPage{{row(3)}}))[QLatin1String("tasks")].toArray().size(), 1);
        QCOMPARE(toJson(Payload(QJsonObject{{QStringLiteral("a"), 1}})), (QJsonObject{{QStringLiteral("a"), 1}}));
    }
};

QTEST_GUILESS_MAIN(TestBatchCodec)
#include "tst_batchcodec.moc"
