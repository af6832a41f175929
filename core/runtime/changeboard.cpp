#include "core/runtime/changeboard.h"

#include "core/agents/agentrules.h"

#include <utility>

namespace qd {

void ChangeBoard::putAnswer(Answer answer)
{
    const std::lock_guard lock(m_mutex);
    m_answers.push_back(std::move(answer));
    wakeOnce();
}

void ChangeBoard::putStatus(const EngineStatus &status)
{
    if (!m_wantsChanges)
        return;
    const std::lock_guard lock(m_mutex);
    m_status = status;
    wakeOnce();
}

void ChangeBoard::putTasks(const std::vector<TaskSummary> &tasks)
{
    if (!m_wantsChanges || tasks.empty())
        return;
    const std::lock_guard lock(m_mutex);
    for (const TaskSummary &task : tasks)
        m_tasks.insert_or_assign(task.id, task);
    wakeOnce();
}

void ChangeBoard::putAgents(const std::vector<AgentStatus> &agents)
{
    if (!m_wantsChanges)
        return;
    std::vector<AgentStatus> told = agents;
    for (AgentStatus &status : told) {
        if (!m_mayConfigure)
            status.agent = withoutSecrets(std::move(status.agent));
    }
    const std::lock_guard lock(m_mutex);
    m_agents = std::move(told);
    wakeOnce();
}

void ChangeBoard::putLog(const LogLine &line)
{
    if (!m_wantsLog)
        return;
    const std::lock_guard lock(m_mutex);
    m_log.push_back(line);
    if (m_log.size() > kMostLogLines) {
        m_log.pop_front();
        ++m_logDropped;
    }
    wakeOnce();
}

EventBatch ChangeBoard::take()
{
    const std::lock_guard lock(m_mutex);
    EventBatch batch;
    batch.answers = std::exchange(m_answers, {});
    batch.status = std::exchange(m_status, {});
    batch.tasks.reserve(m_tasks.size());
    for (auto &[id, task] : std::exchange(m_tasks, {}))
        batch.tasks.push_back(std::move(task));
    batch.agents = std::exchange(m_agents, {});
    batch.log.assign(m_log.begin(), m_log.end());
    m_log.clear();
    batch.logDropped = std::exchange(m_logDropped, 0);
    m_woken = false;
    return batch;
}

void ChangeBoard::setWake(std::function<void()> wake)
{
    const std::lock_guard lock(m_mutex);
    m_wake = std::move(wake);
    if (std::exchange(m_woken, false))
        wakeOnce();
}

// Called with the lock held: the wake must only schedule, and removing it waits here until it has run.
void ChangeBoard::wakeOnce()
{
    if (std::exchange(m_woken, true) || !m_wake)
        return;
    m_wake();
}

} // namespace qd
