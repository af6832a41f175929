#pragma once

#include "app/qdeck/commandline.h"

namespace qd {

[[nodiscard]] QString absolutePath(const QString &path, const QString &workingDirectory);

/// Reads what stands beside the options, by the kind of operands that the verb of `invocation` takes.
/// \param workingDirectory absolute; paths are relative to it
/// Error `usage` (Permanent).
[[nodiscard]] Result<void> readOperands(const QStringList &operands, const QString &workingDirectory, Invocation &invocation);

} // namespace qd
