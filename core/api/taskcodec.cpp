#include "core/api/taskcodec.h"

#include "core/api/stringlist.h"
#include "core/base/canonicaljson.h"

#include <QJsonArray>

namespace qd {
namespace {

QJsonValue orNull(const std::optional<qint64> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue orNull(const std::optional<Error> &error)
{
    return error ? QJsonValue(toJson(*error)) : QJsonValue();
}

QJsonArray toJson(const std::vector<Check> &checks)
{
    QJsonArray array;
    for (const Check &check : checks)
        array += QJsonObject{{QStringLiteral("id"), check.id},
                             {QStringLiteral("phase"), toText(check.phase)},
                             {QStringLiteral("result"), toText(check.result)},
                             {QStringLiteral("detail"), check.detail}};
    return array;
}

std::optional<qint64> optionalInteger(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toInteger()) : std::nullopt;
}

QJsonArray rehearsalToJson(const std::vector<RehearsalStep> &steps)
{
    QJsonArray array;
    for (const RehearsalStep &step : steps)
        array += QJsonObject{{QStringLiteral("step"), toText(step.kind)},
                             {QStringLiteral("amount"), step.amount},
                             {QStringLiteral("text"), step.text}};
    return array;
}

Error specMalformed(const QString &detail)
{
    return {QStringLiteral("spec_malformed"), ErrorCategory::Internal, detail};
}

Result<std::vector<RehearsalStep>> rehearsalFromJson(const QJsonArray &array)
{
    std::vector<RehearsalStep> steps;
    for (const QJsonValue &item : array) {
        const auto kind = fromText<RehearsalStep::Kind>(item[QLatin1String("step")].toString());
        if (!kind)
            return specMalformed(QStringLiteral("rehearsal step"));
        steps.push_back({*kind, item[QLatin1String("amount")].toInteger(), item[QLatin1String("text")].toString()});
    }
    return steps;
}

QJsonObject environmentToJson(const QMap<QString, QString> &environment)
{
    QJsonObject object;
    for (auto it = environment.begin(); it != environment.end(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

QMap<QString, QString> environmentFromJson(const QJsonObject &object)
{
    QMap<QString, QString> environment;
    for (auto it = object.begin(); it != object.end(); ++it)
        environment.insert(it.key(), it.value().toString());
    return environment;
}

const char *categoryWord(ErrorCategory category)
{
    switch (category) {
    case ErrorCategory::Transient: return "transient";
    case ErrorCategory::Permanent: return "permanent";
    case ErrorCategory::Operator: return "operator";
    case ErrorCategory::Internal: return "internal";
    }
    return "internal";
}

ErrorCategory categoryFromWord(const QString &word)
{
    for (const auto category : {ErrorCategory::Transient, ErrorCategory::Permanent, ErrorCategory::Operator}) {
        if (word == QLatin1String(categoryWord(category)))
            return category;
    }
    return ErrorCategory::Internal;
}

} // namespace

QJsonObject specToJson(const TaskSpec &spec)
{
    static const TaskSpec defaults;
    QJsonObject object{{QStringLiteral("title"), spec.title}, {QStringLiteral("kind"), toText(spec.kind)}};
    const auto put = [&](const char *name, const QJsonValue &value, bool isDefault) {
        if (!isDefault)
            object.insert(QLatin1String(name), value);
    };
    put("instructions", spec.instructions, spec.instructions.isEmpty());
    put("agent", spec.agent, spec.agent.isEmpty());
    put("workspace", spec.workspace, spec.workspace.isEmpty());
    put("command", QJsonArray::fromStringList(spec.command), spec.command.isEmpty());
    put("stdin", spec.standardInput, spec.standardInput.isEmpty());
    put("env", environmentToJson(spec.environment), spec.environment.isEmpty());
    put("rehearse", rehearsalToJson(spec.rehearse), spec.rehearse.empty());
    put("payload", spec.payload, spec.payload.isEmpty());
    put("inputs", QJsonArray::fromStringList(spec.inputs), spec.inputs.isEmpty());
    put("outputs", QJsonArray::fromStringList(spec.outputs), spec.outputs.isEmpty());
    put("verify", QJsonArray::fromStringList(spec.verify), spec.verify.isEmpty());
    put("acceptance", QJsonArray::fromStringList(spec.acceptance), spec.acceptance.isEmpty());
    put("depends_on", QJsonArray::fromStringList(spec.dependsOn), spec.dependsOn.isEmpty());
    put("attention", spec.attention, spec.attention == defaults.attention);
    put("autonomy", spec.autonomy, spec.autonomy == defaults.autonomy);
    put("review", spec.review, spec.review == defaults.review);
    put("timeout_ms", spec.timeoutMs, spec.timeoutMs == defaults.timeoutMs);
    put("idle_timeout_ms", spec.idleTimeoutMs, spec.idleTimeoutMs == defaults.idleTimeoutMs);
    put("tags", QJsonArray::fromStringList(spec.tags), spec.tags.isEmpty());
    put("metadata", spec.metadata, spec.metadata.isEmpty());
    return object;
}

Result<TaskSpec> specFromJson(const QJsonObject &object)
{
    const auto kind = fromText<TaskKind>(object[QLatin1String("kind")].toString());
    if (!kind || !object[QLatin1String("title")].isString())
        return specMalformed(QStringLiteral("title or kind"));
    auto steps = rehearsalFromJson(object[QLatin1String("rehearse")].toArray());
    if (!steps)
        return steps.error();
    TaskSpec spec;
    spec.title = object[QLatin1String("title")].toString();
    spec.kind = *kind;
    spec.instructions = object[QLatin1String("instructions")].toString();
    spec.agent = object[QLatin1String("agent")].toString();
    spec.workspace = object[QLatin1String("workspace")].toString();
    spec.command = toStringList(object[QLatin1String("command")]);
    spec.standardInput = object[QLatin1String("stdin")].toString();
    spec.environment = environmentFromJson(object[QLatin1String("env")].toObject());
    spec.rehearse = *std::move(steps);
    spec.payload = object[QLatin1String("payload")].toObject();
    spec.inputs = toStringList(object[QLatin1String("inputs")]);
    spec.outputs = toStringList(object[QLatin1String("outputs")]);
    spec.verify = toStringList(object[QLatin1String("verify")]);
    spec.acceptance = toStringList(object[QLatin1String("acceptance")]);
    spec.dependsOn = toStringList(object[QLatin1String("depends_on")]);
    spec.attention = object[QLatin1String("attention")].toInt(spec.attention);
    spec.autonomy = object[QLatin1String("autonomy")].toInt(spec.autonomy);
    spec.review = object[QLatin1String("review")].toBool(spec.review);
    spec.timeoutMs = object[QLatin1String("timeout_ms")].toInteger(spec.timeoutMs);
    spec.idleTimeoutMs = object[QLatin1String("idle_timeout_ms")].toInteger(spec.idleTimeoutMs);
    spec.tags = toStringList(object[QLatin1String("tags")]);
    spec.metadata = object[QLatin1String("metadata")].toObject();
    if (specToJson(spec) != object) // a wrong type or an unknown member: reading on would change the task silently
        return specMalformed(QStringLiteral("not what was written"));
    return spec;
}

Sha256 specHash(const TaskSpec &spec)
{
    return Sha256::of(canonicalJson(specToJson(spec)));
}

QJsonObject toJson(const TaskSummary &summary)
{
    return {
        {QStringLiteral("id"), displayId(summary.id)},
        {QStringLiteral("number"), summary.id.value},
        {QStringLiteral("title"), summary.title},
        {QStringLiteral("kind"), toText(summary.kind)},
        {QStringLiteral("state"), toText(summary.state)},
        {QStringLiteral("mode"), toText(summary.mode)},
        {QStringLiteral("priority"), summary.priority},
        {QStringLiteral("agent"), orNull(summary.agent)},
        {QStringLiteral("attempts"), summary.attempts},
        {QStringLiteral("max_attempts"), summary.maxAttempts},
        {QStringLiteral("not_before"), orNull(summary.notBefore)},
        {QStringLiteral("key"), summary.key},
        {QStringLiteral("created_at"), summary.createdAt},
        {QStringLiteral("updated_at"), summary.updatedAt},
        {QStringLiteral("hold_reason"), summary.holdReason ? QJsonValue(toText(*summary.holdReason)) : QJsonValue()},
        {QStringLiteral("open_dependencies"), summary.openDependencies},
        {QStringLiteral("asks"), summary.asks},
        {QStringLiteral("error"), orNull(summary.error)},
    };
}

Result<TaskSummary> taskSummaryFromJson(const QJsonObject &object)
{
    const auto kind = fromText<TaskKind>(object[QLatin1String("kind")].toString());
    const auto state = fromText<TaskState>(object[QLatin1String("state")].toString());
    const auto mode = fromText<Mode>(object[QLatin1String("mode")].toString());
    const TaskId id{object[QLatin1String("number")].toInteger()};
    if (!kind || !state || !mode || !id.isValid())
        return Error{QStringLiteral("task_malformed"), ErrorCategory::Internal, QStringLiteral("not a task row")};
    TaskSummary summary;
    summary.id = id;
    summary.title = object[QLatin1String("title")].toString();
    summary.kind = *kind;
    summary.state = *state;
    summary.mode = *mode;
    summary.priority = object[QLatin1String("priority")].toInt();
    summary.agent = object[QLatin1String("agent")].toString();
    summary.attempts = object[QLatin1String("attempts")].toInt();
    summary.maxAttempts = object[QLatin1String("max_attempts")].toInt();
    summary.notBefore = optionalInteger(object[QLatin1String("not_before")]);
    summary.key = object[QLatin1String("key")].toString();
    summary.createdAt = object[QLatin1String("created_at")].toInteger();
    summary.updatedAt = object[QLatin1String("updated_at")].toInteger();
    summary.holdReason = fromText<HoldReason>(object[QLatin1String("hold_reason")].toString());
    summary.openDependencies = object[QLatin1String("open_dependencies")].toInt();
    summary.asks = object[QLatin1String("asks")].toBool();
    if (const QJsonValue error = object[QLatin1String("error")]; error.isObject())
        summary.error = errorFromJson(error.toObject());
    return summary;
}

QJsonObject toJson(const Task &task)
{
    QJsonObject object = toJson(summaryOf(task));
    object.insert(QStringLiteral("stage"), toText(task.stage));
    object.insert(QStringLiteral("deadline"), orNull(task.deadline));
    object.insert(QStringLiteral("source"), orNull(task.source));
    object.insert(QStringLiteral("approved_effect"), orNull(task.approvedEffect.hex()));
    object.insert(QStringLiteral("revision"), task.revision);
    object.insert(QStringLiteral("spec_sha256"), task.specHash.hex());
    object.insert(QStringLiteral("spec"), specToJson(task.spec));
    object.insert(QStringLiteral("instructions"), task.spec.instructions);
    object.insert(QStringLiteral("workspace"), orNull(task.spec.workspace));
    object.insert(QStringLiteral("command"), QJsonArray::fromStringList(task.spec.command));
    object.insert(QStringLiteral("tags"), QJsonArray::fromStringList(task.spec.tags));
    return object;
}

QJsonObject toJson(const Attempt &attempt)
{
    QJsonArray artifacts;
    for (const Artifact &artifact : attempt.artifacts)
        artifacts += QJsonObject{{QStringLiteral("name"), artifact.name},
                                 {QStringLiteral("sha256"), artifact.hash.hex()},
                                 {QStringLiteral("size"), artifact.size}};
    return {
        {QStringLiteral("number"), attempt.number},
        {QStringLiteral("agent"), attempt.agent},
        {QStringLiteral("mode"), toText(attempt.mode)},
        {QStringLiteral("state"), toText(attempt.state)},
        {QStringLiteral("epoch"), attempt.epoch},
        {QStringLiteral("started_at"), attempt.startedAt},
        {QStringLiteral("ended_at"), orNull(attempt.endedAt)},
        {QStringLiteral("effect_sha256"), orNull(attempt.effectHash.hex())},
        {QStringLiteral("artifacts"), artifacts},
        {QStringLiteral("checks"), toJson(attempt.checks)},
        {QStringLiteral("error"), orNull(attempt.error)},
    };
}

QJsonObject toJson(const Approval &approval)
{
    return {
        {QStringLiteral("kind"), toText(approval.kind)},
        {QStringLiteral("attempt"), approval.attempt.value},
        {QStringLiteral("effect_sha256"), orNull(approval.effectHash.hex())},
        {QStringLiteral("text"), approval.text},
        {QStringLiteral("state"), toText(approval.state)},
        {QStringLiteral("asked_at"), approval.askedAt},
        {QStringLiteral("decided_at"), orNull(approval.decidedAt)},
        {QStringLiteral("decided_by"), orNull(approval.decidedBy)},
        {QStringLiteral("reason"), orNull(approval.reason)},
    };
}

QJsonObject toJson(const Error &error)
{
    return {{QStringLiteral("code"), error.code},
            {QStringLiteral("category"), QLatin1String(categoryWord(error.category))},
            {QStringLiteral("detail"), error.detail}};
}

Error errorFromJson(const QJsonObject &object)
{
    return {object[QLatin1String("code")].toString(), categoryFromWord(object[QLatin1String("category")].toString()),
            object[QLatin1String("detail")].toString()};
}

} // namespace qd
