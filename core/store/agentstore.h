#pragma once

#include "core/domain/agent.h"
#include "core/store/database.h"

namespace qd {

/// The agents' rows.
class AgentStore
{
public:
    explicit AgentStore(Database &database) : m_database(database) { }

    /// By id.
    [[nodiscard]] Result<std::vector<Agent>> all();
    /// Gives `agent` its id and writes it. Error `agent_exists` (Permanent) if somebody has the name.
    [[nodiscard]] Result<void> insert(Agent &agent);
    /// Writes everything but id and name. Error `not_found` (Permanent).
    [[nodiscard]] Result<void> update(const Agent &agent);
    /// Error `not_found` (Permanent).
    [[nodiscard]] Result<void> remove(const QString &name);

private:
    Database &m_database;
};

} // namespace qd
