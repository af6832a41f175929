#include "ui/shell/stallmeter.h"

#include <algorithm>

namespace qd {

void StallMeter::begin(int loops, qint64 ns)
{
    // Between two events of one loop the thread may have slept; inside of an event it slept only if that runs a loop.
    const bool maySleep = m_depth == 0 || loops > m_loops;
    if (maySleep && ns - m_lastMark > kPauseNs)
        m_stretchBegan = ns;
    m_loops = loops;
    m_lastMark = ns;
    ++m_depth;
}

void StallMeter::end(qint64 ns)
{
    m_worst = std::max(m_worst, ns - m_stretchBegan);
    m_lastMark = ns;
    --m_depth;
}

void StallMeter::secondPassed()
{
    if (m_seconds++ > 0) // the first one is the start of the program, which nobody works in yet
        m_past[size_t(m_seconds % kSeconds)] = m_worst;
    m_worst = 0;
}

qint64 StallMeter::worstMs() const
{
    if (m_seconds < 2)
        return -1;
    return *std::max_element(m_past.begin(), m_past.end()) / 1'000'000;
}

} // namespace qd
