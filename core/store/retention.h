#pragma once

#include "core/base/result.h"
#include "core/store/artifactstore.h"

#include <QString>

namespace qd {

class Database;

// How long things are kept that nobody asks for any more. Tasks, attempts and the journal are kept for good: the journal
// is a chain, and an end that was cut off could not be told from one that somebody has taken away.
inline constexpr qint64 kTicksKeptMs = 30 * 86'400'000LL;
inline constexpr qint64 kStraysKeptMs = 86'400'000LL; ///< files that no row speaks of

/// Removes the files of one of the artifacts' folders that no row knows and that are older.
/// Only while nothing runs: an attempt's files are there before the row that speaks of them.
/// \param folder 0 to ArtifactStore::kFolders − 1  \param before wall ms UTC  \return how many
[[nodiscard]] Result<int> removeStrayArtifacts(Database &database, const ArtifactStore &artifacts, int folder, qint64 before);

/// Removes the plain files directly in a folder that were not written since. \return how many
int removeOldFiles(const QString &folder, qint64 before);

} // namespace qd
