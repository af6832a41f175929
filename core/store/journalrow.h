#pragma once

#include "core/domain/journalentry.h"
#include "core/store/sqlvalue.h"

namespace qd {

/// The columns that entryOf() reads, in its order. A macro, because SQL is put together by the compiler only.
#define QD_JOURNAL_COLUMNS "seq, at, actor, event, object, data, previous, hash"

/// What cannot be read becomes empty: the chain tells whether that is what was written.
[[nodiscard]] JournalEntry entryOf(const SqlRow &row);

} // namespace qd
