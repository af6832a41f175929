#pragma once

#include "core/agents/roster.h"
#include "core/base/clock.h"
#include "core/store/unitofwork.h"

namespace qd {

/// Where a person adds, changes and removes agents. Each change is one transaction with its line in the journal, and
/// the roster follows at once; what runs goes on. Core thread.
class AgentDesk
{
public:
    AgentDesk(const Clock &clock, Store &store, Roster &roster) : m_clock(clock), m_store(store), m_roster(roster) { }

    /// Fills the roster from the store.
    [[nodiscard]] Result<void> load();

    /// \return {agent{…}}. Error codes: those of agentFromMembers(); agent_exists (Permanent).
    [[nodiscard]] Result<QJsonObject> add(const QString &actor, const QJsonObject &members);
    /// \return {agent{…}}. Error codes: those of changedAgent(); not_found (Permanent).
    [[nodiscard]] Result<QJsonObject> change(const QString &actor, const QString &name, const QJsonObject &changes);
    /// \return {removed: name}. Error codes: not_found (Permanent); agent_busy (Transient): a built-in agent is removed
    /// only while it has nothing in hand.
    [[nodiscard]] Result<QJsonObject> remove(const QString &actor, const QString &name);

private:
    [[nodiscard]] Result<Agent> read(const QString &name);
    [[nodiscard]] Result<void> write(const QString &actor, const QString &event, const Agent &agent,
                                     const std::function<Result<void>()> &deed);

    const Clock &m_clock;
    Store &m_store;
    Roster &m_roster;
};

} // namespace qd
