#pragma once

#include "core/runtime/changeboard.h"

#include <deque>
#include <memory>

namespace qd {

/// Spreads what the core says to all callers, and keeps the newest for those who ask. Every thread.
class EventHub
{
public:
    static constexpr size_t kNewestLines = 200; ///< of the log that are kept

    void add(const std::shared_ptr<ChangeBoard> &board);
    void remove(const std::shared_ptr<ChangeBoard> &board);

    void publishStatus(const EngineStatus &status);
    void publishTasks(const std::vector<TaskSummary> &tasks);
    void publishAgents(const std::vector<AgentStatus> &agents);
    void publishLog(const LogLine &line);

    [[nodiscard]] EngineStatus status() const;
    [[nodiscard]] std::vector<AgentStatus> agents() const;
    /// Oldest first.
    [[nodiscard]] std::vector<LogLine> newestLines() const;

private:
    template <typename Put>
    void forEach(Put put);

    mutable std::mutex m_mutex;
    std::vector<std::shared_ptr<ChangeBoard>> m_boards;
    EngineStatus m_status;
    std::vector<AgentStatus> m_agents;
    std::deque<LogLine> m_lines;
};

} // namespace qd
