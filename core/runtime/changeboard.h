#pragma once

#include "core/api/coreservice.h"

#include <atomic>
#include <deque>
#include <map>
#include <mutex>

namespace qd {

/// What one caller has not taken yet: the newest row per task, not their history, and a bounded tail of the log.
/// Filled by the core's threads and emptied by the caller's.
class ChangeBoard
{
public:
    static constexpr size_t kMostLogLines = 5'000;

    explicit ChangeBoard(const Caller &caller) : m_wantsChanges(caller.wantsChanges), m_wantsLog(caller.wantsLog), m_mayConfigure(caller.scopes.testFlag(Scope::Configure)) { }

    void putAnswer(Answer answer);
    void putStatus(const EngineStatus &status);
    void putTasks(const std::vector<TaskSummary> &tasks);
    void putAgents(const std::vector<AgentStatus> &agents);
    void putLog(const LogLine &line);

    /// This request and all before it are not to be worked on any more. Only SQL queries ask.
    void stopUpTo(RequestId last) { m_stoppedUpTo = last; }
    [[nodiscard]] bool isStopped(RequestId request) const { return request <= m_stoppedUpTo; }

    [[nodiscard]] EventBatch take();
    /// An empty function: nobody is to be woken any more. On return the old one is not running and will not run.
    void setWake(std::function<void()> wake);

private:
    void wakeOnce();

    const bool m_wantsChanges;
    const bool m_wantsLog;
    const bool m_mayConfigure;
    std::atomic<RequestId> m_stoppedUpTo = 0;
    std::mutex m_mutex;
    std::vector<Answer> m_answers;
    std::optional<EngineStatus> m_status;
    std::map<TaskId, TaskSummary> m_tasks;
    std::optional<std::vector<AgentStatus>> m_agents;
    std::deque<LogLine> m_log;
    qint64 m_logDropped = 0;
    std::function<void()> m_wake;
    bool m_woken = false;
};

} // namespace qd
