#pragma once

#include "core/runtime/changeboard.h"

#include <memory>

namespace qd {

/// Spreads what the core says to all callers, and keeps the newest status for those who ask. Every thread.
class EventHub
{
public:
    void add(const std::shared_ptr<ChangeBoard> &board);
    void remove(const std::shared_ptr<ChangeBoard> &board);

    void publishStatus(const EngineStatus &status);
    void publishTasks(const std::vector<TaskSummary> &tasks);
    void publishAgents(const std::vector<AgentStatus> &agents);
    void publishLog(const LogLine &line);

    [[nodiscard]] EngineStatus status() const;
    [[nodiscard]] std::vector<AgentStatus> agents() const;

private:
    template <typename Put>
    void forEach(Put put);

    mutable std::mutex m_mutex;
    std::vector<std::shared_ptr<ChangeBoard>> m_boards;
    EngineStatus m_status;
    std::vector<AgentStatus> m_agents;
};

} // namespace qd
