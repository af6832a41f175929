#pragma once

#include "tests/core/engine/faultrig.h"

namespace qd {

/// Every kind of transaction that the engine, intake and a person's desk make: what the rigs of faults, power cuts and
/// failing disks play.
namespace faultscenarios {

[[nodiscard]] QStringList names();
[[nodiscard]] FaultRig::Scenario named(const QString &name);

} // namespace faultscenarios
} // namespace qd
