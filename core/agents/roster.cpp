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
    std::erase_if(m_health, [this](const auto &entry) { return !find(entry.first); });
}

void Roster::setRecord(const QString &name, const std::vector<bool> &outcomes)
{
    if (find(name))
        m_health[name].outcomes.assign(outcomes.begin(), outcomes.end());
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

void Roster::noteEnd(const QString &name, AttemptState state, const std::optional<Error> &error, qint64 bootNow)
{
    AgentStatus *status = statusOf(name);
    if (!status)
        return;
    const bool ok = state == AttemptState::Ok;
    ++(ok ? status->succeeded : status->failed);
    const bool refused = state == AttemptState::Error && error && error->category == ErrorCategory::Permanent;
    if (state == AttemptState::Cancelled || refused)
        return;
    Health &health = m_health[name];
    health.outcomes.push_back(ok);
    if (health.outcomes.size() > TrackRecord::kAttempts)
        health.outcomes.pop_front();
    status->failuresInRow = ok ? 0 : status->failuresInRow + 1;
    health.restsUntil = ok ? 0 : bootNow + kRestMs;
}

void Roster::noteRefused(const QString &name)
{
    if (AgentStatus *status = statusOf(name))
        ++status->failed;
}

int Roster::roomOf(const AgentStatus &status, int open, qint64 bootNow) const
{
    const int room = status.agent.slotCount - open;
    if (!status.agent.enabled || !transport(status.agent.transport) || room <= 0)
        return 0;
    if (status.healthy())
        return room;
    const auto health = m_health.find(status.agent.name);
    const bool rests = health != m_health.end() && bootNow < health->second.restsUntil;
    return rests || open > 0 ? 0 : 1;
}

TrackRecord Roster::recordOf(const QString &name) const
{
    const auto health = m_health.find(name);
    if (health == m_health.end())
        return {};
    const auto &outcomes = health->second.outcomes;
    return {int(std::count(outcomes.begin(), outcomes.end(), true)), int(outcomes.size())};
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
