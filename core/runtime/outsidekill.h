#pragma once

#include "core/runtime/profile.h"

#include <chrono>

namespace qd {

/// What a kill from outside found and did.
struct OutsideKill {
    QString owner;       ///< who holds the profile's lock, in the words of the lock's file; empty = nobody
    qint64 ownerPid = 0; ///< 0 = nobody, or not known
    bool looked = true;  ///< false: somebody holds the lock, and the profile's id is not known
    int ended = 0;       ///< processes that carried the profile's id, and those below them
    int survivors = 0;   ///< of these; the kernel did not let them die, or they gave this very order
};

/// Ends the agents of a profile without its owner and without its database, by their id in the table of processes.
/// For a program that has set the latch and then got no answer. Holds the lock meanwhile, if it is free.
/// \param grace as of killBesideOwner()
[[nodiscard]] OutsideKill killFromOutside(const Profile &profile, std::chrono::milliseconds grace);

} // namespace qd
