#pragma once

#include "core/base/result.h"

class QSqlDatabase;

namespace qd {

class Database;

/// Every column of a row that must not change unseen, but for its hash. SQLite has no check sums: a flipped bit in a row
/// would be believed. Macros, because SQL is put together by the compiler only.
#define QD_TASK_ROW                                                                                                  \
    "id, key, mode, title, kind, lane, spec, spec_sha256, state, ready, priority, order_key, not_before, attempts, "  \
    "last_attempt, max_attempts, agent, epoch, source, error_code, error_category, error_detail, created_at, "       \
    "updated_at, stage, hold_reason, approved_sha256, open_dependencies, deadline, asks, reopen_to, revision"
#define QD_ATTEMPT_ROW                                                                                               \
    "id, task, number, epoch, agent, mode, state, started_at, ended_at, effect_sha256, effect_class, error_code, "   \
    "error_category, error_detail"

/// Makes `row_sha256(…)` known to a connection: SHA-256 of types and values, in hexadecimal digits.
[[nodiscard]] Result<void> addRowHash(const QSqlDatabase &connection);

/// From here on this connection writes its hash into each row of `task` and `attempt` that it writes. By triggers of the
/// connection and not of the file: whoever else changes a row leaves the old hash behind, and is found by verify().
[[nodiscard]] Result<void> hashRowsWritten(Database &database);

} // namespace qd
