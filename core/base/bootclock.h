#pragma once

#include <QtGlobal>

namespace qd {

/// Milliseconds of the machine's own clock that never jumps and goes on during suspend. Each system has a file of its
/// own for it, and CMake takes one.
[[nodiscard]] qint64 bootClockMs();

} // namespace qd
