#include "core/api/draftcodec.h"

#include "core/api/taskcodec.h"

#include <QDateTime>
#include <QJsonArray>

namespace qd {
namespace {

constexpr double kMsPerSecond = 1'000;

QJsonValue stepToField(const RehearsalStep &step)
{
    const QString word = toText(step.kind);
    switch (step.kind) {
    case RehearsalStep::Kind::Hang:
    case RehearsalStep::Kind::Crash: return word;
    case RehearsalStep::Kind::Sleep: return QJsonObject{{word, double(step.amount) / kMsPerSecond}};
    case RehearsalStep::Kind::Fail:
    case RehearsalStep::Kind::Flood: return QJsonObject{{word, step.amount}};
    case RehearsalStep::Kind::Succeed:
        if (step.text.isEmpty())
            return word;
        [[fallthrough]];
    case RehearsalStep::Kind::Ask: return QJsonObject{{word, step.text}};
    }
    return word;
}

QJsonArray scriptToField(const std::vector<RehearsalStep> &steps)
{
    QJsonArray script;
    for (const RehearsalStep &step : steps)
        script += stepToField(step);
    return script;
}

QString momentText(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

} // namespace

QJsonObject fieldsOf(const Task &task, const QString &key)
{
    const TaskSpec &spec = task.spec;
    QJsonObject fields = specToJson(spec); // the names are the same, but for what a file writes in another unit
    fields.remove(QStringLiteral("timeout_ms"));
    fields.remove(QStringLiteral("idle_timeout_ms"));
    if (spec.timeoutMs > 0)
        fields.insert(QStringLiteral("timeout"), double(spec.timeoutMs) / kMsPerSecond);
    if (spec.idleTimeoutMs > 0)
        fields.insert(QStringLiteral("idle_timeout"), double(spec.idleTimeoutMs) / kMsPerSecond);
    if (!spec.rehearse.empty())
        fields.insert(QStringLiteral("rehearse"), scriptToField(spec.rehearse));
    fields.insert(QStringLiteral("mode"), toText(task.mode));
    fields.insert(QStringLiteral("priority"), task.priority);
    fields.insert(QStringLiteral("max_attempts"), task.maxAttempts);
    if (!key.isEmpty())
        fields.insert(QStringLiteral("key"), key);
    const bool waits = task.state == TaskState::Queued || task.state == TaskState::Held;
    if (task.notBefore && (waits || task.attempts == 0)) // else it is the end of a pause between two attempts
        fields.insert(QStringLiteral("not_before"), momentText(*task.notBefore));
    if (task.deadline)
        fields.insert(QStringLiteral("deadline"), momentText(*task.deadline));
    if (task.holdReason == HoldReason::Operator)
        fields.insert(QStringLiteral("hold"), true);
    return fields;
}

} // namespace qd
