#pragma once

#include <QElapsedTimer>

#include <array>

namespace qd {

/// Measures for how long the GUI thread could not answer: the longest stretch of work without a pause, told from the
/// events that are delivered, so that measuring wakes nobody up. GUI thread; owned by the application.
class StallMeter
{
public:
    static constexpr int kSeconds = 10; ///< how far back worstMs() looks
    static constexpr qint64 kPauseNs = 1'000'000; ///< a shorter gap between two events is no pause

    StallMeter() { m_clock.start(); }

    /// Around each delivery of an event. \param loops how many event loops are nested
    void begin(int loops) { begin(loops, m_clock.nsecsElapsed()); }
    void end() { end(m_clock.nsecsElapsed()); }
    /// The same at a moment that the caller names, for tests.
    void begin(int loops, qint64 ns);
    void end(qint64 ns);

    /// Once a second: what was measured until now goes one place further into the past.
    void secondPassed();
    /// The longest stretch within the last kSeconds seconds; -1 as long as no second but the first has passed.
    [[nodiscard]] qint64 worstMs() const;

private:
    QElapsedTimer m_clock;
    qint64 m_stretchBegan = 0;
    qint64 m_lastMark = 0;
    int m_depth = 0;
    int m_loops = 0;
    qint64 m_worst = 0; ///< ns, in the current second
    std::array<qint64, kSeconds> m_past{}; ///< ns
    int m_seconds = 0;
};

} // namespace qd
