#include "tests/support/sim/lifeseries.h"

#include "tests/support/sim/simulation.h"

#include <algorithm>
#include <thread>

namespace qd {

void LifeSeries::run(quint64 firstSeed, quint64 count)
{
    m_next = firstSeed;
    const quint64 beyond = firstSeed + count;
    std::vector<std::thread> threads;
    for (unsigned i = 1; i < std::max(1U, std::thread::hardware_concurrency()) && i < count; ++i)
        threads.emplace_back([this, beyond] { work(beyond); });
    work(beyond);
    for (std::thread &thread : threads)
        thread.join();
}

void LifeSeries::work(quint64 beyond)
{
    SimStore store;
    for (quint64 seed = m_next++; seed < beyond; seed = m_next++) {
        Simulation life(seed, store);
        const QStringList violations = life.run(kSteps);
        ++m_lived;
        if (!violations.isEmpty())
            m_next = beyond;
        add(seed, violations, life);
    }
}

void LifeSeries::add(quint64 seed, const QStringList &violations, const Simulation &life)
{
    constexpr qsizetype kTail = 25;
    const std::lock_guard lock(m_mutex);
    m_sometimes.insert(life.sometimes().begin(), life.sometimes().end());
    if (violations.isEmpty())
        return;
    const QStringList &history = life.history();
    const QString end = history.last(std::min(kTail, history.size())).join(QStringLiteral("\n  "));
    m_broken += QStringLiteral("seed %1: %2\n  …\n  %3\n  once more: ./dev sim --seed %1")
                    .arg(seed).arg(violations.join(QStringLiteral("; ")), end);
}

} // namespace qd
