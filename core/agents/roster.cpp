#include "core/agents/roster.h"

#include "core/store/taskstore.h"

#include <algorithm>

namespace qd {

void Roster::setAgents(const std::vector<Agent> &agents)
{
    std::vector<AgentStatus> next;
    for (const Agent &agent : agents) {
        const AgentStatus *known = statusOf(agent.name);
        next.push_back(known ? *known : AgentStatus{});
        next.back().agent = agent;
    }
    m_agents = std::move(next);
}

void Roster::count(int &total, int &enabled, int &healthy) const
{
    total = int(m_agents.size());
    enabled = int(std::count_if(m_agents.begin(), m_agents.end(), [](const AgentStatus &s) { return s.agent.enabled; }));
    healthy = int(std::count_if(m_agents.begin(), m_agents.end(), [](const AgentStatus &s) { return s.healthy(); }));
}

const AgentStatus *Roster::status(const QString &name) const
{
    const auto found = std::find_if(m_agents.begin(), m_agents.end(), [&](const AgentStatus &s) { return s.agent.name == name; });
    return found == m_agents.end() ? nullptr : &*found;
}

const Agent *Roster::find(const QString &name) const
{
    const AgentStatus *found = status(name);
    return found ? &found->agent : nullptr;
}

AgentTransport *Roster::transport(Transport kind) const
{
    const auto found = m_transports.find(kind);
    return found == m_transports.end() ? nullptr : found->second;
}

QStringList Roster::lanesOf(const Agent &agent)
{
    QStringList lanes{laneOfAgent(agent.name)};
    for (const TaskKind kind : agent.kinds)
        lanes += laneOfKind(kind);
    return lanes;
}

void Roster::noteSign(const QString &name, qint64 wallNow)
{
    if (AgentStatus *status = statusOf(name))
        status->lastSignAt = wallNow;
}

void Roster::noteEnd(const QString &name, bool ok)
{
    if (AgentStatus *status = statusOf(name)) {
        ++(ok ? status->succeeded : status->failed);
        status->failuresInRow = ok ? 0 : status->failuresInRow + 1;
    }
}

void Roster::noteRunning(const QString &name, std::vector<TaskId> tasks)
{
    if (AgentStatus *status = statusOf(name))
        status->running = std::move(tasks);
}

AgentStatus *Roster::statusOf(const QString &name)
{
    const auto found = std::find_if(m_agents.begin(), m_agents.end(), [&](const AgentStatus &s) { return s.agent.name == name; });
    return found == m_agents.end() ? nullptr : &*found;
}

} // namespace qd
