#pragma once

#include "core/intake/rowcollector.h"

#include <QJsonObject>

namespace qd {

/// Is this the queue file of Orkestra (TASK_QUEUE.json)? It has a list `queue`, or a list `tasks` whose entries have
/// an `id` or `task_id`, which no task of ours has.
[[nodiscard]] bool isTaskQueue(const QJsonObject &object);

/// Reads such a queue, `tasks` first and `queue` after. It is a foreign format: what has no field of ours is kept in
/// the metadata and never refused, and nothing in it can ask for REAL. Tasks that are completed or cancelled are
/// skipped; a task that waits for a completed one of the same file does not wait. docs/task-files.md has the mapping.
/// \param directory absolute folder of the file, which becomes the workspace; empty = the text is not from a file
void readTaskQueue(const QJsonObject &object, const QString &directory, RowCollector &rows);

} // namespace qd
