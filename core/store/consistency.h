#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace qd {

class Database;

/// Compares rows that have to agree with each other: states with attempts, counters with what they count, readiness with
/// what a task waits for, references with what they name, rows of tasks and attempts with their own hashes. Each comparison is one statement, so that it is true while
/// others write. \return what does not agree, in words; at most kMostFindings of one kind
[[nodiscard]] Result<QStringList> findInconsistencies(Database &database);

inline constexpr int kMostFindings = 20;

} // namespace qd
