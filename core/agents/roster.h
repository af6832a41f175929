#pragma once

#include "core/agents/agenttransport.h"
#include "core/domain/agent.h"
#include "core/domain/attempt.h"
#include "core/rules/agentscore.h"

#include <deque>
#include <map>
#include <vector>

namespace qd {

/// Who can work, and by which hand. Core thread.
class Roster
{
public:
    /// The transport outlives the roster.
    void addTransport(Transport kind, AgentTransport &transport) { m_transports.insert_or_assign(kind, &transport); }
    /// What is known of an agent outlives a change of it.
    void setAgents(const std::vector<Agent> &agents);
    /// Did the newest attempts of an agent go well, oldest first: what was known before this program started.
    void setRecord(const QString &name, const std::vector<bool> &outcomes);

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
    /// How an attempt ended. What a person has stopped, and a task that is refused for good, tell nothing of the agent.
    /// \param bootNow CLOCK_BOOTTIME ms
    void noteEnd(const QString &name, AttemptState state, const std::optional<Error> &error, qint64 bootNow);
    /// An attempt failed before the agent could begin, which tells nothing of it either.
    void noteRefused(const QString &name);
    void noteRunning(const QString &name, std::vector<TaskId> tasks);

    static constexpr qint64 kRestMs = 30'000; ///< after the last of several failures in a row

    /// How many more tasks it may take now. One that fails again and again rests, and then shows with a single task
    /// whether it can work again (domain.md §1.3). \param open tasks that it has in hand
    [[nodiscard]] int roomOf(const AgentStatus &status, int open, qint64 bootNow) const;
    [[nodiscard]] TrackRecord recordOf(const QString &name) const;

private:
    struct Health {
        std::deque<bool> outcomes; ///< of at most TrackRecord::kAttempts, oldest first
        qint64 restsUntil = 0;     ///< CLOCK_BOOTTIME ms
    };
    [[nodiscard]] AgentStatus *statusOf(const QString &name);

    std::vector<AgentStatus> m_agents;
    std::map<QString, Health> m_health;
    std::map<Transport, AgentTransport *> m_transports;
};

} // namespace qd
