#include "core/runtime/eventhub.h"

namespace qd {

template <typename Put>
void EventHub::forEach(Put put)
{
    const std::lock_guard lock(m_mutex);
    for (const auto &board : m_boards)
        put(*board);
}

// A newcomer is told at once how things stand.
void EventHub::add(const std::shared_ptr<ChangeBoard> &board)
{
    const std::lock_guard lock(m_mutex);
    m_boards.push_back(board);
    board->putStatus(m_status);
    board->putAgents(m_agents);
}

void EventHub::remove(const std::shared_ptr<ChangeBoard> &board)
{
    const std::lock_guard lock(m_mutex);
    std::erase(m_boards, board);
}

void EventHub::publishStatus(const EngineStatus &status)
{
    {
        const std::lock_guard lock(m_mutex);
        m_status = status;
    }
    forEach([&](ChangeBoard &board) { board.putStatus(status); });
}

void EventHub::publishTasks(const std::vector<TaskSummary> &tasks)
{
    forEach([&](ChangeBoard &board) { board.putTasks(tasks); });
}

void EventHub::publishAgents(const std::vector<AgentStatus> &agents)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_agents == agents)
            return;
        m_agents = agents;
    }
    forEach([&](ChangeBoard &board) { board.putAgents(agents); });
}

void EventHub::publishLog(const LogLine &line)
{
    {
        const std::lock_guard lock(m_mutex);
        m_lines.push_back(line);
        if (m_lines.size() > kNewestLines)
            m_lines.pop_front();
    }
    forEach([&](ChangeBoard &board) { board.putLog(line); });
}

EngineStatus EventHub::status() const
{
    const std::lock_guard lock(m_mutex);
    return m_status;
}

std::vector<LogLine> EventHub::newestLines() const
{
    const std::lock_guard lock(m_mutex);
    return {m_lines.begin(), m_lines.end()};
}

std::vector<AgentStatus> EventHub::agents() const
{
    const std::lock_guard lock(m_mutex);
    return m_agents;
}

} // namespace qd
