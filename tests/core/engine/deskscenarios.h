#pragma once

#include "tests/core/engine/faultrig.h"

#include <map>

namespace qd {

/// What persons ask for at the desks: each is asked once while something fails, and once more afterwards.
[[nodiscard]] std::map<QString, FaultRig::Scenario> deskScenarios();

} // namespace qd
