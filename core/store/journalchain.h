#pragma once

#include "core/base/result.h"

class QSqlDatabase;

namespace qd {

/// Makes an aggregate known to a connection, for the columns QD_JOURNAL_COLUMNS in the order of the journal:
/// `journal_broken_at(…)` is the number of the first line that does not fit the chain, counted from 1; 0 = whole.
/// SQLite hands it the bytes as they are stored, and a journal has many lines.
[[nodiscard]] Result<void> addJournalChain(const QSqlDatabase &connection);

} // namespace qd
