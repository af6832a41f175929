#pragma once

#include "core/domain/tick.h"
#include "core/store/database.h"

namespace qd {

/// The tick ledger. Core thread writes; a reader has its own.
class TickStore
{
public:
    explicit TickStore(Database &database) : m_database(database) { }

    /// Writes its line, or changes how it ended. \return false if another engine has a line of that number
    [[nodiscard]] Result<bool> put(const Tick &tick);
    /// Newest first.
    [[nodiscard]] Result<std::vector<Tick>> newest(int limit);
    /// Removes ticks that began before, oldest first, and never the newest: the numbers go on from it.
    /// \param before wall ms UTC  \return how many
    [[nodiscard]] Result<qint64> removeBefore(qint64 before, int limit);

private:
    Database &m_database;
};

} // namespace qd
