#include "core/runtime/actlog.h"

#include <QJsonArray>

#include <algorithm>

namespace qd {
namespace {

constexpr int kMostNamed = 5;

enum class Object { Tasks, Name, Agent, Window, None };

/// How an act is told, and what it was done to.
struct Deed {
    Operation operation;
    const char *words;
    Object object;
};

constexpr Deed kDeeds[] = {
    {Operation::TasksCancel, "cancelled", Object::Tasks},
    {Operation::TasksRequeue, "requeued", Object::Tasks},
    {Operation::TasksHold, "held", Object::Tasks},
    {Operation::TasksRelease, "released", Object::Tasks},
    {Operation::TasksResolve, "decided the outcome of", Object::Tasks},
    {Operation::TasksApprove, "approved", Object::Tasks},
    {Operation::TasksDeny, "denied", Object::Tasks},
    {Operation::TasksReview, "reviewed", Object::Tasks},
    {Operation::TasksReopen, "reopened", Object::Tasks},
    {Operation::TasksPrioritize, "changed the priority of", Object::Tasks},
    {Operation::TasksEdit, "edited", Object::Tasks},
    {Operation::TasksClone, "cloned", Object::Tasks},
    {Operation::EnginePause, "paused the daemon", Object::None},
    {Operation::EngineResume, "resumed the daemon", Object::None},
    {Operation::EngineDrain, "drains the daemon", Object::None},
    {Operation::EngineKill, "killed the daemon and every agent", Object::None},
    {Operation::EngineResetKill, "reset the kill", Object::None},
    {Operation::EngineArm, "armed REAL", Object::Window},
    {Operation::EngineDisarm, "disarmed REAL", Object::None},
    {Operation::AgentsAdd, "added the agent", Object::Agent},
    {Operation::AgentsSet, "changed the agent", Object::Name},
    {Operation::AgentsRemove, "removed the agent", Object::Name},
    {Operation::SettingsSet, "set", Object::Name},
    {Operation::SettingsReset, "reset", Object::Name},
};

std::vector<TaskId> touched(const QJsonObject &answer)
{
    std::vector<TaskId> tasks;
    for (const char *list : {"changed", "stopping"}) {
        const QJsonArray numbers = answer[QLatin1String(list)].toArray();
        for (const QJsonValue &number : numbers)
            tasks.push_back(TaskId{number.toInteger()});
    }
    if (answer[QLatin1String("ok")].toBool()) // of an act on one
        tasks.push_back(TaskId{answer[QLatin1String("number")].toInteger()});
    return tasks;
}

QString named(const std::vector<TaskId> &tasks)
{
    QStringList names;
    for (size_t i = 0; i < std::min(tasks.size(), size_t(kMostNamed)); ++i)
        names += displayId(tasks[i]);
    const QString text = names.join(QStringLiteral(", "));
    return tasks.size() <= size_t(kMostNamed) ? text : QStringLiteral("%1 and %2 more").arg(text).arg(tasks.size() - kMostNamed);
}

QString objectOf(const Deed &deed, const QJsonObject &parameters, const std::vector<TaskId> &tasks)
{
    switch (deed.object) {
    case Object::Tasks: return u' ' + named(tasks);
    case Object::Name: return u' ' + parameters[QLatin1String("name")].toString();
    case Object::Agent: return u' ' + parameters[QLatin1String("agent")][QLatin1String("name")].toString();
    case Object::Window:
        return QStringLiteral(" for %1 s and %2 tasks")
            .arg(parameters[QLatin1String("seconds")].toInteger()).arg(parameters[QLatin1String("count")].toInt());
    case Object::None: break;
    }
    return {};
}

} // namespace

std::optional<LogLine> actLine(const Command &act, const QJsonObject &answer, qint64 at)
{
    const auto *deed = std::find_if(std::begin(kDeeds), std::end(kDeeds),
                                    [&act](const Deed &known) { return known.operation == act.operation; });
    if (deed == std::end(kDeeds) || answer[QLatin1String("dry_run")].toBool())
        return std::nullopt;
    const std::vector<TaskId> tasks = deed->object == Object::Tasks ? touched(answer) : std::vector<TaskId>();
    if (deed->object == Object::Tasks && tasks.empty()) // all were refused
        return std::nullopt;
    QString text = QLatin1String(deed->words) + objectOf(*deed, act.parameters, tasks);
    for (const char *word : {"verdict", "reason"}) {
        if (const QString said = act.parameters[QLatin1String(word)].toString(); !said.isEmpty())
            text += QStringLiteral(": ") + said;
    }
    const bool isGrave = act.operation == Operation::EngineKill || act.operation == Operation::EngineArm;
    return LogLine{at, isGrave ? LogLevel::Warning : LogLevel::Info, act.actor,
                   tasks.size() == 1 ? tasks.front() : TaskId(), 0, UntrustedText(text)};
}

} // namespace qd
