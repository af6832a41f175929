#pragma once

#include <QString>

namespace qd {

/// Puts what was written to a file, or the names in a folder, onto the disk. A rename is durable only when the folder
/// that holds the name has been synced too. Never for a database that this program has open: closing any handle of
/// such a file drops SQLite's locks. From every thread.
[[nodiscard]] bool syncFile(const QString &path);
[[nodiscard]] bool syncFolder(const QString &folder);

} // namespace qd
