#include "ui/models/taskdetail.h"

#include "core/api/stringlist.h"
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

std::optional<qint64> optionalTime(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toInteger()) : std::nullopt;
}

Approval approvalFromJson(const QJsonObject &object)
{
    Approval approval;
    approval.kind = fromText<ApprovalKind>(object[QLatin1String("kind")].toString()).value_or(ApprovalKind::Effect);
    approval.state = fromText<ApprovalState>(object[QLatin1String("state")].toString()).value_or(ApprovalState::Void);
    approval.text = object[QLatin1String("text")].toString();
    approval.askedAt = object[QLatin1String("asked_at")].toInteger();
    approval.decidedAt = optionalTime(object[QLatin1String("decided_at")]);
    approval.decidedBy = object[QLatin1String("decided_by")].toString();
    approval.reason = object[QLatin1String("reason")].toString();
    return approval;
}

std::vector<CheckRow> checksFromJson(int attempt, const QJsonArray &array)
{
    std::vector<CheckRow> checks;
    for (int position = 0; position < array.size(); ++position) {
        const QJsonObject object = array[position].toObject();
        const auto phase = fromText<CheckPhase>(object[QLatin1String("phase")].toString());
        const auto result = fromText<CheckResult>(object[QLatin1String("result")].toString());
        if (phase && result)
            checks.push_back({attempt, position, {object[QLatin1String("id")].toString(), *phase, *result, object[QLatin1String("detail")].toString()}});
    }
    return checks;
}

void readSurroundings(const QJsonObject &task, TaskDetail &detail)
{
    detail.stage = fromText<Mode>(task[QLatin1String("stage")].toString()).value_or(Mode::Proof);
    detail.deadline = optionalTime(task[QLatin1String("deadline")]);
    detail.spec = task[QLatin1String("spec")].toObject();
    detail.acceptance = toStringList(detail.spec[QLatin1String("acceptance")]);
    detail.tags = toStringList(task[QLatin1String("tags")]);
    const QJsonArray approvals = task[QLatin1String("approvals")].toArray();
    for (const QJsonValue &approval : approvals)
        detail.approvals.push_back(approvalFromJson(approval.toObject()));
    const QJsonArray dependencies = task[QLatin1String("dependencies")].toArray();
    for (const QJsonValue &dependency : dependencies)
        detail.dependencies.push_back({dependency[QLatin1String("reference")].toString(),
                                       fromText<TaskState>(dependency[QLatin1String("state")].toString())});
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
    detail.command = toStringList(task[QLatin1String("command")]);
    readSurroundings(task, detail);
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
        const auto checks = checksFromJson(row->number, attempt[QLatin1String("checks")].toArray());
        detail.checks.insert(detail.checks.end(), checks.begin(), checks.end());
        detail.attempts.push_back(*std::move(row));
    }
    return detail;
}

} // namespace qd
