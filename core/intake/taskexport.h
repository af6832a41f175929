#pragma once

#include "core/domain/task.h"
#include "core/store/database.h"

#include <QJsonObject>

namespace qd {

/// The fields of a task as in a task file, with the revision at which it has them: {id, number, state, revision, fields{…}}.
/// A key that was made from the content is left out. Error `not_found` (Permanent).
/// \param database a connection of the calling thread
[[nodiscard]] Result<QJsonObject> taskFields(Database &database, TaskId task);

/// Writes tasks to a new task file, in the order given, which can be dropped again. Never writes over anything.
/// Blocks as long as the disk does: for the reader's thread.
/// \param path absolute  \return {path, tasks}: how many
/// Errors: `not_found`, `file_exists`, `file_too_large` for more than can be taken in again, `parameter_range` for a path
/// that is none (Permanent); `export_failed` (Transient).
[[nodiscard]] Result<QJsonObject> exportTasks(Database &database, const std::vector<TaskId> &tasks, const QString &path);

} // namespace qd
