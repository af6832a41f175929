#pragma once

#include "core/domain/controls.h"
#include "core/store/database.h"

namespace qd {

/// The one row of operator's switches. Core thread.
class ControlStore
{
public:
    explicit ControlStore(Database &database) : m_database(database) { }

    [[nodiscard]] Result<Controls> read();
    /// Writes all of `controls` with the next revision, which it returns.
    [[nodiscard]] Result<qint64> write(const Controls &controls);

private:
    Database &m_database;
};

} // namespace qd
