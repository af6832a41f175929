#pragma once

#include "core/runtime/profile.h"
#include "core/store/restorer.h"

namespace qd {

/// Puts a copy of the database in the place of a profile's own, see Restorer. Nobody may own the profile meanwhile.
/// A set kill latch stays set. Blocks.
/// \param confirm the word RESTORE
/// Errors: `confirmation_needed`, `owned_elsewhere`, `profile_unusable` (Operator), and those of Restorer.
[[nodiscard]] Result<Restored> restoreProfile(const Profile &profile, const QString &copy, const QString &confirm,
                                              const QString &actor);

} // namespace qd
