#pragma once

#include "app/qdeck/report.h"

namespace qd {

struct Caller;

/// `qdeck kill`: asks the owner of the profile. If that does not answer within a second, or nobody owns the profile, or
/// its database is not to be had, this sets the latch and ends the agents itself.
[[nodiscard]] Report kill(const Invocation &invocation, const Caller &caller);

} // namespace qd
