#pragma once

#include "core/api/enginestatus.h"

#include <optional>

namespace qd {

/// What a watcher of the engine knows beyond its status.
struct QueueOutlook {
    /// Ticks begun since the queue last changed. Two of them, because the first may have begun before the change.
    qint64 ticksWithoutWork = 0;
    std::optional<qint64> nextDueAt; ///< wall ms UTC: the earliest `not_before` in the future of a queued task
};

/// Retries due within this time are awaited: no back-off is longer (300 s and 20 %).
inline constexpr qint64 kDueSoonMs = 360'000;
inline constexpr qint64 kIdleTicks = 2;

/// Nothing runs, and nothing can be taken: neither now nor soon. A queued task that no agent can do counts as such.
[[nodiscard]] bool isIdle(const EngineStatus &status, const QueueOutlook &outlook);

} // namespace qd
