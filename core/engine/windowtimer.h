#pragma once

#include "core/base/clock.h"

namespace qd {

/// How long the window for REAL may still stay open, by a clock that nobody can set back: the end that is stored is a
/// time on the wall, for people and for other programs. A window belongs to the engine that held the lease when it was
/// opened, so its timer needs to be nowhere else. Core thread.
class WindowTimer
{
public:
    explicit WindowTimer(const Clock &clock) : m_clock(clock) { }

    void start(qint64 ms) { m_endsBoot = m_clock.bootMs() + ms; }
    [[nodiscard]] bool runs() const { return m_clock.bootMs() < m_endsBoot; }

private:
    const Clock &m_clock;
    qint64 m_endsBoot = 0; ///< CLOCK_BOOTTIME ms
};

} // namespace qd
