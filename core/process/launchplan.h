#pragma once

#include "core/process/processspec.h"

#include <QList>

namespace qd {

/// A ProcessSpec made ready for the kernel: everything is looked up and encoded.
struct LaunchPlan {
    QList<QByteArray> command;     ///< absolute program, then its arguments
    QList<QByteArray> environment; ///< complete, "NAME=value"
    QByteArray directory;
};

/// Error codes, all Permanent: program_not_found, directory_missing, command_invalid.
[[nodiscard]] Result<LaunchPlan> makeLaunchPlan(const ProcessSpec &spec);

} // namespace qd
