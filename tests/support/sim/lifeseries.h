#pragma once

#include <QStringList>

#include <atomic>
#include <mutex>
#include <set>

namespace qd {

class Simulation;

/// Lives of many seeds, on as many threads as there are processors. It stops at the first that breaks an invariant.
class LifeSeries
{
public:
    static constexpr int kSteps = 60;

    void run(quint64 firstSeed, quint64 count);

    [[nodiscard]] quint64 lived() const { return m_lived; }
    /// Of each life that broke an invariant: its seed, what it broke, and the end of its history.
    [[nodiscard]] const QStringList &broken() const { return m_broken; }
    [[nodiscard]] const std::set<QString> &sometimes() const { return m_sometimes; }

private:
    void work(quint64 beyond);
    void add(quint64 seed, const QStringList &violations, const Simulation &life);

    std::atomic<quint64> m_next = 0;
    std::atomic<quint64> m_lived = 0;
    std::mutex m_mutex; ///< of what follows
    QStringList m_broken;
    std::set<QString> m_sometimes;
};

} // namespace qd
