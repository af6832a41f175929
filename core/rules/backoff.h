#pragma once

#include <QtGlobal>

namespace qd {

/// How long a task waits before attempt `failedAttempts` + 1 (domain.md §4.4): min(300 s, 5 s · 2^(n−1)) ± 20 %.
/// \param failedAttempts 1 …  \param unit chance in [0, 1): 0 gives −20 %, 0.5 gives the middle
/// \return milliseconds
[[nodiscard]] qint64 retryDelayMs(int failedAttempts, double unit);

} // namespace qd
