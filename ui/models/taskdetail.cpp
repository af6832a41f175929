#include "ui/models/taskdetail.h"

#include "core/api/taskcodec.h"

#include <QJsonArray>

namespace qd {
namespace {

std::optional<Error> optionalError(const QJsonValue &value)
{
    return value.isObject() ? std::optional(errorFromJson(value.toObject())) : std::nullopt;
}

Result<AttemptRow> attemptFromJson(const QJsonObject &object)
{
    const auto mode = fromText<Mode>(object[QLatin1String("mode")].toString());
    const auto state = fromText<AttemptState>(object[QLatin1String("state")].toString());
    if (!mode || !state)
        return Error{QStringLiteral("message_malformed"), ErrorCategory::Internal, QStringLiteral("attempt")};
    AttemptRow row;
    row.number = object[QLatin1String("number")].toInt();
    row.agent = object[QLatin1String("agent")].toString();
    row.mode = *mode;
    row.state = *state;
    row.startedAt = object[QLatin1String("started_at")].toInteger();
    if (const QJsonValue ended = object[QLatin1String("ended_at")]; ended.isDouble())
        row.endedAt = ended.toInteger();
    row.error = optionalError(object[QLatin1String("error")]);
    return row;
}

ArtifactRow artifactFromJson(int attempt, const QJsonObject &object)
{
    ArtifactRow row;
    row.attempt = attempt;
    row.artifact.name = object[QLatin1String("name")].toString();
    row.artifact.hash = Sha256::fromHex(object[QLatin1String("sha256")].toString()).value_or(Sha256());
    row.artifact.size = object[QLatin1String("size")].toInteger();
    row.status = fromText<ArtifactStatus>(object[QLatin1String("status")].toString());
    return row;
}

} // namespace

Result<TaskDetail> taskDetailFromJson(const QJsonObject &task)
{
    auto summary = taskSummaryFromJson(task);
    if (!summary)
        return summary.error();
    TaskDetail detail;
    detail.task = *std::move(summary);
    detail.instructions = task[QLatin1String("instructions")].toString();
    detail.workspace = task[QLatin1String("workspace")].toString();
    detail.source = task[QLatin1String("source")].toString();
    const QJsonArray parts = task[QLatin1String("command")].toArray();
    for (const QJsonValue &part : parts)
        detail.command += part.toString();
    detail.error = optionalError(task[QLatin1String("error")]);
    const QJsonArray values = task[QLatin1String("attempt_list")].toArray();
    for (const QJsonValue &value : values) {
        const QJsonObject attempt = value.toObject();
        auto row = attemptFromJson(attempt);
        if (!row)
            return row.error();
        const QJsonArray artifacts = attempt[QLatin1String("artifacts")].toArray();
        for (const QJsonValue &artifact : artifacts)
            detail.artifacts.push_back(artifactFromJson(row->number, artifact.toObject()));
        detail.attempts.push_back(*std::move(row));
    }
    return detail;
}

} // namespace qd
