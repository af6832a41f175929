#include "core/engine/runboard.h"

#include <algorithm>

namespace qd {

void RunBoard::add(Run run)
{
    const AttemptId id = run.attempt.id;
    m_runs.insert_or_assign(id, std::move(run));
}

Run *RunBoard::find(AttemptId attempt)
{
    const auto found = m_runs.find(attempt);
    return found == m_runs.end() ? nullptr : &found->second;
}

Run *RunBoard::findTask(TaskId task)
{
    const auto found = std::find_if(m_runs.begin(), m_runs.end(), [&](const auto &entry) { return entry.second.task.id == task; });
    return found == m_runs.end() ? nullptr : &found->second;
}

int RunBoard::running() const
{
    return int(std::count_if(m_runs.begin(), m_runs.end(), [](const auto &entry) { return !entry.second.endedWell(); }));
}

int RunBoard::runningOf(const QString &agent) const
{
    const auto isOfAgent = [&](const auto &entry) { return entry.second.attempt.agent == agent && !entry.second.endedWell(); };
    return int(std::count_if(m_runs.begin(), m_runs.end(), isOfAgent));
}

std::vector<TaskId> RunBoard::tasksOf(const QString &agent) const
{
    std::vector<TaskId> tasks;
    for (const auto &[id, run] : m_runs) {
        if (run.attempt.agent == agent)
            tasks.push_back(run.task.id);
    }
    return tasks;
}

} // namespace qd
