#pragma once

#include "core/process/processspec.h"

#include <QList>

namespace qd {

/// A ProcessSpec made ready for the kernel: everything is looked up and encoded.
struct LaunchPlan {
    QList<QByteArray> command;     ///< absolute program, then its arguments
    QList<QByteArray> environment; ///< complete, "NAME=value"
    QByteArray directory;
    bool sandboxed = false; ///< the program is a sandbox: a request to end is for what runs inside of it
};

/// Error codes, all Permanent: program_not_found, directory_missing, command_invalid.
[[nodiscard]] Result<LaunchPlan> makeLaunchPlan(const ProcessSpec &spec);

/// The absolute path of a program, or nothing: one with a slash is relative to `directory`, any other is looked up in
/// the absolute folders of `path`.
[[nodiscard]] QString resolveProgram(const QString &program, const QString &directory, const QByteArray &path);

/// What PATH is when a task or an agent sets none.
[[nodiscard]] QByteArray inheritedPath();

} // namespace qd
