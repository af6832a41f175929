#include "ui/models/alertwatch.h"

#include <optional>

namespace qd {
namespace {

bool isAlive(EngineState state)
{
    return state != EngineState::Stopped && state != EngineState::Killed;
}

std::optional<Alert::Kind> kindOf(const TaskSummary &task)
{
    if (task.state == TaskState::Dead)
        return Alert::Kind::DeadLetter;
    if (task.state == TaskState::Unknown)
        return Alert::Kind::Unknown;
    const bool held = task.state == TaskState::Held && task.holdReason == HoldReason::Approval;
    return held || task.asks ? std::optional(Alert::Kind::Approval) : std::nullopt;
}

} // namespace

AlertWatch::AlertWatch(CoreLink &link, QObject *parent) : QObject(parent)
{
    connect(&link, &CoreLink::statusChanged, this, &AlertWatch::followStatus);
    connect(&link, &CoreLink::tasksChanged, this, &AlertWatch::followTasks);
    connect(&link, &CoreLink::connectionLost, this, [this] { Q_EMIT raised({Alert::Kind::DaemonLost, {}, {}}); });
}

void AlertWatch::followStatus(const EngineStatus &status)
{
    if (m_since == 0)
        m_since = status.at;
    const bool ended = isAlive(m_state) && !isAlive(status.state);
    m_state = status.state;
    if (ended)
        Q_EMIT raised({m_state == EngineState::Killed ? Alert::Kind::DaemonKilled : Alert::Kind::DaemonStopped, {}, {}});
}

void AlertWatch::followTasks(const std::vector<TaskSummary> &tasks)
{
    for (const TaskSummary &task : tasks)
        follow(task);
}

void AlertWatch::follow(const TaskSummary &task)
{
    const auto kind = kindOf(task);
    if (!kind) {
        m_told.erase(task.id);
        return;
    }
    if (!isNew(task, *kind))
        return;
    m_told.insert_or_assign(task.id, Told{*kind, task.updatedAt});
    Q_EMIT raised({*kind, task.id, task.title});
}

// A row also comes when only its priority changes: what counts is when the task came into this state. A question is no
// change of state.
bool AlertWatch::isNew(const TaskSummary &task, Alert::Kind kind) const
{
    const auto told = m_told.find(task.id);
    if (told != m_told.end() && told->second.kind == kind && told->second.at == task.updatedAt)
        return false;
    return m_since > 0 && (task.asks || task.updatedAt >= m_since);
}

} // namespace qd
