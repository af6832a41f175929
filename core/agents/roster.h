#pragma once

#include "core/agents/agenttransport.h"
#include "core/domain/agent.h"

#include <map>
#include <vector>

namespace qd {

/// Who can work, and by which hand. Core thread.
class Roster
{
public:
    /// The transport outlives the roster.
    void addTransport(Transport kind, AgentTransport &transport) { m_transports.insert_or_assign(kind, &transport); }
    void setAgents(const std::vector<Agent> &agents);

    [[nodiscard]] const std::vector<AgentStatus> &agents() const { return m_agents; }
    void count(int &total, int &enabled, int &healthy) const;
    /// nullptr for a name that nobody has.
    [[nodiscard]] const Agent *find(const QString &name) const;
    [[nodiscard]] const AgentStatus *status(const QString &name) const;
    /// nullptr if this program has no such hand.
    [[nodiscard]] AgentTransport *transport(Transport kind) const;

    /// Lanes of the queue that this agent takes from.
    [[nodiscard]] static QStringList lanesOf(const Agent &agent);

    void noteSign(const QString &name, qint64 wallNow);
    void noteEnd(const QString &name, bool ok);
    void noteRunning(const QString &name, std::vector<TaskId> tasks);

private:
    [[nodiscard]] AgentStatus *statusOf(const QString &name);

    std::vector<AgentStatus> m_agents;
    std::map<Transport, AgentTransport *> m_transports;
};

} // namespace qd
