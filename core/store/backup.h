#pragma once

#include "core/base/result.h"

#include <QString>

namespace qd {

class Database;

/// Writes a copy of what is committed to a new file for us alone: compact, synced, checked by SQLite, and under its name
/// only when all of that succeeded. The database may be in use; a reader's connection will do. A copy is the database
/// and no artifacts. On the thread of `from`, for as long as it takes.
/// Errors: `file_exists` (Permanent), `backup_failed` (Transient).
[[nodiscard]] Result<void> backUp(Database &from, const QString &path);

/// What SQLite finds wrong with the file, checked page by page. Error `database_corrupt` (Internal).
[[nodiscard]] Result<void> checkIntegrity(Database &database);

} // namespace qd
