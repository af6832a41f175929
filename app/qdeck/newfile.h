#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace qd {

/// Writes a file that is not there yet, for its owner alone; leaves none behind if that fails. Error `file_unwritable`
/// (Permanent).
[[nodiscard]] Result<void> writeNewFile(const QString &path, const QByteArray &contents);

} // namespace qd
