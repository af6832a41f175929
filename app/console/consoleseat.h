#pragma once

#include "app/console/visit.h"
#include "core/store/ownerlock.h"

#include <memory>

namespace qd {

class Profile;

/// How long a second start waits for the first: one that is still opening its profile answers late.
inline constexpr int kSeatPatienceMs = 8'000;

/// The right to be the one console of this profile, as long as it is kept; or nothing if another console has it, and
/// has shown the visit. Waits; needs no event loop.
/// Errors: those of Profile::prepare() and OwnerLock::acquire(); `console_silent` (Transient) if the other one does not
/// answer in time, `console_foreign` (Operator) if it is another user's, `visit_too_large` (Permanent), and what the
/// other one refused with. The detail is for standard error.
[[nodiscard]] Result<std::unique_ptr<OwnerLock>> takeSeatOrVisit(const Profile &profile, const Visit &visit,
                                                                int patienceMs = kSeatPatienceMs);

} // namespace qd
