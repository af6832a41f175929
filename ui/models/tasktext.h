#pragma once

#include "core/domain/task.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace qd {

// Rows of tasks in the forms in which they leave the console. All of them may go into another program, so cells that a
// spreadsheet would run are made harmless, and what cannot be seen is made visible.

/// The header and its line end.
[[nodiscard]] QByteArray csvHead();
/// One line for each task: RFC 4180, times in ISO 8601 UTC.
[[nodiscard]] QByteArray csvRows(const std::vector<TaskSummary> &tasks);
/// One object for each task as tasks.list gives it, separated by commas and line ends, without brackets.
[[nodiscard]] QByteArray jsonRows(const std::vector<TaskSummary> &tasks);
/// A whole JSON array.
[[nodiscard]] QByteArray jsonDocument(const std::vector<TaskSummary> &tasks);
/// Cells as a person reads them, separated by tabs. \param columns of TaskColumns, in order
[[nodiscard]] QString plainRows(const std::vector<TaskSummary> &tasks, const QList<int> &columns);
/// "qdeck show T-42", one line for each.
[[nodiscard]] QString commandLines(const QList<TaskId> &ids);

} // namespace qd
