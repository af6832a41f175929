#pragma once

#include <QtGlobal>

#include <optional>
#include <vector>

namespace qd {

/// A time that was measured many times: the middle one, and the one that 95 of 100 did not exceed (nearest rank).
struct Spread {
    qint64 count = 0; ///< how many were measured
    qint64 p50 = 0;   ///< ms
    qint64 p95 = 0;   ///< ms

    friend bool operator==(const Spread &, const Spread &) = default;
};

/// What was measured within one stretch of time. Nothing is filled in where nothing was measured.
struct MetricsSlot {
    qint64 at = 0;        ///< wall ms UTC of its beginning
    qint64 succeeded = 0; ///< attempts that ended Ok in it, by the tick ledger
    qint64 failed = 0;    ///< attempts that ended otherwise in it, by the tick ledger
    std::optional<Spread> wait; ///< from when a task could begin to its first attempt, of attempts that ended in it
    std::optional<Spread> run;  ///< from beginning to end, of attempts that ended in it
    std::optional<Spread> tick; ///< of the ticks that did something and began in it

    friend bool operator==(const MetricsSlot &, const MetricsSlot &) = default;
};

/// What attempts and ticks of one window of time tell. Computed from their rows, never estimated.
struct Metrics {
    qint64 from = 0;   ///< wall ms UTC, included
    qint64 to = 0;     ///< wall ms UTC, not included
    qint64 slotMs = 0; ///< length of one slot
    /// The rows reach back to here, wall ms UTC: later than `from` where more happened than is looked at.
    qint64 coveredFrom = 0;
    MetricsSlot total; ///< the whole window; `at` = `from`
    std::vector<MetricsSlot> slotList; ///< oldest first; only those in which something was measured

    friend bool operator==(const Metrics &, const Metrics &) = default;

    static constexpr int kSlots = 60; ///< into which a window is cut
};

} // namespace qd
