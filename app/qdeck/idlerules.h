#pragma once

#include "core/api/enginestatus.h"

namespace qd {

/// Nothing runs, and nothing can be taken: neither now nor soon. A queued task that no agent can do counts as such.
[[nodiscard]] bool isIdle(const EngineStatus &status);

} // namespace qd
