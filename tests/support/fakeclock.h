#pragma once

#include "core/base/clock.h"

#include <atomic>

namespace qd {

/// A clock that stands still until the test moves it. Safe to read from every thread, like any Clock.
class FakeClock final : public Clock
{
public:
    explicit FakeClock(qint64 wallMs = 1'700'000'000'000, qint64 bootMs = 1'000'000) : m_wall(wallMs),
        m_boot(bootMs) { }

    [[nodiscard]] qint64 wallMs() const override { return m_wall.load(); }
    [[nodiscard]] qint64 bootMs() const override { return m_boot.load(); }

    /// Time passes: both clocks go on.
    void advance(qint64 ms)
    {
        m_wall += ms;
        m_boot += ms;
    }

    /// Someone sets the wall clock; the time since boot does not care.
    void setWallMs(qint64 ms) { m_wall = ms; }
    /// A frozen or restarted machine.
    void setBootMs(qint64 ms) { m_boot = ms; }

private:
    std::atomic<qint64> m_wall;
    std::atomic<qint64> m_boot;
};

} // namespace qd
