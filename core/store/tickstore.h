#pragma once

#include "core/domain/tick.h"
#include "core/store/database.h"

namespace qd {

/// The tick ledger. Core thread writes; a reader has its own.
class TickStore
{
public:
    explicit TickStore(Database &database) : m_database(database) { }

    [[nodiscard]] Result<void> append(const Tick &tick);
    /// Newest first.
    [[nodiscard]] Result<std::vector<Tick>> newest(int limit);

private:
    Database &m_database;
};

} // namespace qd
