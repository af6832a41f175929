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

private:
    Database &m_database;
};

} // namespace qd
