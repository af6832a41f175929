#pragma once

#include "core/process/proctree.h"

#include <QString>

#include <vector>

namespace qd {

/// A process of a run whose owner died, found and killed at the next start.
struct Leftover {
    ProcessId id;
    QString commandLine; ///< its start; from an agent: untrusted
    bool killed = true;  ///< false if the kernel did not let it die
};

/// Kills every process that carries the id of this profile, with all that descends from it. To be called by the
/// owner of the profile, when it has the lock and before it starts an agent. Never touches the calling process or
/// those above it. Waits up to two seconds for the last one to die.
[[nodiscard]] std::vector<Leftover> killLeftovers(const QString &profile);

} // namespace qd
