#pragma once

#include "core/base/result.h"

#include <QString>

namespace qd {

class Database;

/// The schema version that this program reads and writes: the number of the newest file in sql/.
inline constexpr int kSchemaVersion = 6;

/// Brings the file up to kSchemaVersion, in one transaction that also sets the version: a power cut leaves the old schema
/// or the new one. A file that has an older schema is copied first, see backUp().
/// Errors: `database_newer` (Operator) for a file of a later program, `backup_failed` (Transient): nothing was begun.
/// \param profileId written into a new file  \param now wall ms UTC  \param backups folder for the copy; empty = none
[[nodiscard]] Result<void> migrate(Database &database, const QString &profileId, qint64 now, const QString &backups);

} // namespace qd
