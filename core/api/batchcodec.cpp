#include "core/api/batchcodec.h"

#include "core/api/rowarray.h"
#include "core/api/statuscodec.h"
#include "core/api/taskcodec.h"

#include <QJsonArray>

namespace qd {
namespace {

QJsonObject idsToJson(const IdSnapshot &snapshot)
{
    QJsonArray ids;
    for (const TaskId id : snapshot.ids)
        ids += id.value;
    QJsonObject object{{QStringLiteral("ids"), ids}};
    if (!snapshot.head.empty())
        object.insert(QStringLiteral("tasks"), toJsonArray(snapshot.head));
    return object;
}

template <typename Row>
Result<std::vector<Row>> rowsFromJson(const QJsonValue &value, Result<Row> (*read)(const QJsonObject &))
{
    if (!value.isArray() && !value.isUndefined())
        return Error{QStringLiteral("message_malformed"), ErrorCategory::Internal, QStringLiteral("rows")};
    std::vector<Row> rows;
    const QJsonArray items = value.toArray();
    for (const QJsonValue &item : items) {
        auto row = read(item.toObject());
        if (!row)
            return row.error();
        rows.push_back(*std::move(row));
    }
    return rows;
}

QJsonObject answerToJson(const Answer &answer)
{
    QJsonObject object{{QStringLiteral("request"), qint64(answer.request)}};
    if (!answer.result) {
        object.insert(QStringLiteral("error"), toJson(answer.result.error()));
        return object;
    }
    static constexpr const char *kTypes[] = {"object", "ids", "rows"};
    object.insert(QStringLiteral("type"), QLatin1String(kTypes[answer.result->index()]));
    object.insert(QStringLiteral("value"), toJson(*answer.result));
    return object;
}

Result<Payload> payloadFromJson(const QString &type, const QJsonObject &value)
{
    if (type == QLatin1String("ids")) {
        IdSnapshot snapshot;
        const QJsonArray ids = value[QLatin1String("ids")].toArray();
        for (const QJsonValue &id : ids)
            snapshot.ids.push_back(TaskId{id.toInteger()});
        auto head = rowsFromJson<TaskSummary>(value[QLatin1String("tasks")], taskSummaryFromJson);
        if (!head)
            return head.error();
        snapshot.head = *std::move(head);
        return Payload(std::move(snapshot));
    }
    if (type == QLatin1String("rows")) {
        auto rows = rowsFromJson<TaskSummary>(value[QLatin1String("tasks")], taskSummaryFromJson);
        if (!rows)
            return rows.error();
        return Payload(TaskPage{*std::move(rows)});
    }
    return Payload(value);
}

Result<Answer> answerFromJson(const QJsonObject &object)
{
    const auto request = RequestId(object[QLatin1String("request")].toInteger());
    if (object.contains(QLatin1String("error")))
        return Answer{request, errorFromJson(object[QLatin1String("error")].toObject())};
    return Answer{request, payloadFromJson(object[QLatin1String("type")].toString(),
                                           object[QLatin1String("value")].toObject())};
}

} // namespace

QJsonObject toJson(const Payload &payload)
{
    if (const auto *snapshot = std::get_if<IdSnapshot>(&payload))
        return idsToJson(*snapshot);
    if (const auto *page = std::get_if<TaskPage>(&payload))
        return {{QStringLiteral("tasks"), toJsonArray(page->rows)}};
    return std::get<QJsonObject>(payload);
}

QJsonObject toJson(const EventBatch &batch)
{
    QJsonObject object;
    QJsonArray answers;
    for (const Answer &answer : batch.answers)
        answers += answerToJson(answer);
    if (!answers.isEmpty())
        object.insert(QStringLiteral("answers"), answers);
    if (batch.status)
        object.insert(QStringLiteral("status"), toJson(*batch.status));
    if (!batch.tasks.empty())
        object.insert(QStringLiteral("tasks"), toJsonArray(batch.tasks));
    if (batch.agents)
        object.insert(QStringLiteral("agents"), toJsonArray(*batch.agents));
    if (!batch.log.empty())
        object.insert(QStringLiteral("log"), toJsonArray(batch.log));
    if (batch.logDropped > 0)
        object.insert(QStringLiteral("log_dropped"), batch.logDropped);
    return object;
}

Result<EventBatch> eventBatchFromJson(const QJsonObject &object)
{
    EventBatch batch;
    auto answers = rowsFromJson<Answer>(object[QLatin1String("answers")], answerFromJson);
    auto tasks = rowsFromJson<TaskSummary>(object[QLatin1String("tasks")], taskSummaryFromJson);
    auto log = rowsFromJson<LogLine>(object[QLatin1String("log")], logLineFromJson);
    if (!answers || !tasks || !log)
        return Error{QStringLiteral("message_malformed"), ErrorCategory::Internal, QStringLiteral("event batch")};
    batch.answers = *std::move(answers);
    batch.tasks = *std::move(tasks);
    batch.log = *std::move(log);
    batch.logDropped = object[QLatin1String("log_dropped")].toInteger();
    if (object.contains(QLatin1String("status"))) {
        auto status = engineStatusFromJson(object[QLatin1String("status")].toObject());
        if (!status)
            return status.error();
        batch.status = *std::move(status);
    }
    if (object.contains(QLatin1String("agents"))) {
        auto agents = rowsFromJson<AgentStatus>(object[QLatin1String("agents")], agentStatusFromJson);
        if (!agents)
            return agents.error();
        batch.agents = *std::move(agents);
    }
    return batch;
}

} // namespace qd
