#pragma once

#include <QString>
#include <QtGlobal>

namespace qd {

/// Time as the engine sees it. Everything that decides by time asks here, so that tests can own the time.
/// Implementations are safe to call from every thread.
class Clock
{
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;

    /// Wall time, milliseconds since 1970-01-01 UTC. May jump; for display, records and `not_before` only.
    [[nodiscard]] virtual qint64 wallMs() const = 0;

    /// Milliseconds since boot, going on during suspend (core/base/bootclock.h). For durations and lease trust:
    /// a clock that stops in suspend would let a laptop wake up believing that its lease is young.
    [[nodiscard]] virtual qint64 bootMs() const = 0;
};

/// The machine's own clocks.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] qint64 wallMs() const override;
    [[nodiscard]] qint64 bootMs() const override;
};

/// Identifies this boot of this machine; boot times of different boots do not compare.
[[nodiscard]] QString bootId();

} // namespace qd
