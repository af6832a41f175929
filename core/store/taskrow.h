#pragma once

#include "core/base/result.h"
#include "core/domain/task.h"
#include "core/store/sqlvalue.h"

namespace qd {

/// The columns that taskOf() reads, in its order. A macro, because SQL is put together by the compiler only.
#define QD_TASK_COLUMNS                                                                                              \
    "id, key, mode, spec, spec_sha256, state, priority, not_before, attempts, max_attempts, source, created_at, "    \
    "updated_at, epoch, agent, error_code, error_category, error_detail, stage, hold_reason, approved_sha256, "       \
    "open_dependencies, deadline, reopen_to, revision"

/// The columns that summaryOf() reads, in its order.
#define QD_SUMMARY_COLUMNS                                                                                           \
    "id, title, kind, state, mode, priority, CASE WHEN agent <> '' THEN agent WHEN lane LIKE 'agent:%' "             \
    "THEN substr(lane, 7) ELSE '' END, attempts, max_attempts, not_before, key, created_at, updated_at, error_code, " \
    "error_category, error_detail, hold_reason, open_dependencies, asks"

/// Error `database_corrupt` (Internal) for a row that this program cannot have written.
[[nodiscard]] Result<Task> taskOf(const SqlRow &row);
[[nodiscard]] Result<TaskSummary> summaryOf(const SqlRow &row);

/// How an error is kept in three columns.
[[nodiscard]] std::optional<Error> errorOf(const SqlRow &row, size_t codeColumn);
[[nodiscard]] QString categoryText(ErrorCategory category);

} // namespace qd
