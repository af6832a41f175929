#pragma once

#include "core/process/proctree.h"

#include <QString>

#include <chrono>
#include <vector>

namespace qd {

/// A process of a profile, found and killed by somebody who is not its owner.
struct Leftover {
    ProcessId id;
    QString commandLine; ///< its start; from an agent: untrusted
    bool killed = true;  ///< false if the kernel did not let it die
};

/// Kills every process that carries the id of this profile, with all that descends from it. To be called by the
/// owner of the profile, when it has the lock and before it starts an agent: what it finds, a dead owner has left.
/// Never touches the calling process or those above it. Waits up to two seconds for the last one to die.
[[nodiscard]] std::vector<Leftover> killLeftovers(const QString &profile);

/// The same for a profile whose owner may live and does not answer. The boxes are asked first, because they reap what
/// they kill and tell their owner; what they have not done a moment after the grace is done for them.
/// \param grace for agents to end by themselves: 0 or what a box gives after a TERM, two seconds
[[nodiscard]] std::vector<Leftover> killBesideOwner(const QString &profile, std::chrono::milliseconds grace);

} // namespace qd
