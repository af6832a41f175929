#pragma once

#include "core/base/result.h"

#include <QString>

namespace qd {

class Database;

/// The schema version that this program reads and writes: the number of the newest file in sql/.
inline constexpr int kSchemaVersion = 2;

/// Brings the file up to kSchemaVersion: each numbered step is one transaction that also sets the version, so that a
/// power cut leaves the step done or not begun. Errors: `database_newer` (Operator) for a file of a later program.
/// \param profileId written into a new file  \param now wall ms UTC
[[nodiscard]] Result<void> migrate(Database &database, const QString &profileId, qint64 now);

} // namespace qd
