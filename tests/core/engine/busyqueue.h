#pragma once

#include "tests/core/engine/tablesums.h"
#include "tests/support/enginebench.h"

#include <atomic>
#include <mutex>
#include <thread>

namespace qd::test {

/// A real engine that works without a pause on a thread of its own: tasks come, run, succeed, fail, are tried again,
/// cancelled and given back. Every state of its database that was ever durable is known by its sums.
class BusyQueue
{
public:
    /// \param path of the database
    explicit BusyQueue(const QString &path) : m_path(path), m_thread([this] { work(); }) { }
    BusyQueue(const BusyQueue &) = delete;
    BusyQueue &operator=(const BusyQueue &) = delete;
    ~BusyQueue() { stop(); }

    void stop()
    {
        m_stop = true;
        if (m_thread.joinable())
            m_thread.join();
    }

    /// How many states are known so far. The one of this number is known as soon as the next transaction begins.
    [[nodiscard]] qsizetype count() const { return m_count; }
    /// Was this the content at a moment between the two? To be asked once it has stopped.
    [[nodiscard]] bool hasBeen(const TableSums::Sums &sums, qsizetype from, qsizetype to) const
    {
        for (qsizetype i = std::max<qsizetype>(0, from); i <= to && i < qsizetype(m_states.size()); ++i) {
            if (m_states[size_t(i)] == sums)
                return true;
        }
        return false;
    }
    [[nodiscard]] qint64 newestEpoch() const { return m_epoch; }

private:
    void work()
    {
        EngineBench bench(11, m_path);
        TableSums reader(m_path);
        // Nobody else writes: what can be read when a transaction begins is what the one before has committed.
        bench.store->database().setGate([&](const char *sql) -> Result<void> {
            if (QLatin1String(sql) == QLatin1String("BEGIN IMMEDIATE"))
                keep(reader.read());
            return {};
        });
        while (!m_stop)
            turn(bench);
        m_epoch = bench.engine->status().leaseEpoch;
        bench.store->database().setGate({});
        keep(reader.read());
    }

    void keep(TableSums::Sums sums)
    {
        m_states.push_back(std::move(sums));
        m_count = qsizetype(m_states.size());
    }

    void turn(EngineBench &bench)
    {
        constexpr int kMostOpen = 30;
        const QueueCounts &counts = bench.store->tasks().cache().counts;
        if (counts.of(TaskState::Queued) + counts.of(TaskState::Running) < kMostOpen)
            m_newest = bench.addRehearsal();
        bench.clock.advance(m_chance.below(4'000));
        bench.step();
        for (const auto &[attempt, task] : std::map(bench.rehearsal.alive))
            endOne(bench, attempt);
        if (m_chance.below(10) == 0)
            static_cast<void>(bench.desk->cancel(QStringLiteral("test"), {m_newest}, {}));
    }

    void endOne(EngineBench &bench, AttemptId attempt)
    {
        const int fate = m_chance.below(4);
        if (fate == 0)
            return;
        const Error failure{QStringLiteral("agent_crashed"), ErrorCategory::Transient, QStringLiteral("by chance")};
        bench.rehearsal.end(bench.engine->agents(), attempt,
                            {EndCause::Answered, fate == 1 ? std::optional(failure) : std::nullopt, {}, QStringLiteral("done")});
    }

    QString m_path;
    FakeRandom m_chance{5};
    TaskId m_newest;
    std::vector<TableSums::Sums> m_states; ///< of the thread, and of everybody once it has ended
    std::atomic<qsizetype> m_count = 0;
    std::atomic<bool> m_stop = false;
    qint64 m_epoch = 0;
    std::thread m_thread; // last: it uses all of the others
};

} // namespace qd::test
