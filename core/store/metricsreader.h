#pragma once

#include "core/domain/metrics.h"
#include "core/store/database.h"

namespace qd {

/// Measures the newest attempts and ticks. Both are walked backwards from the newest number, at most kMostRows of each, so
/// that no history is too long for it. Lives on the thread of its connection.
class MetricsReader
{
public:
    static constexpr int kMostRows = 50'000;

    explicit MetricsReader(Database &database) : m_database(database) { }

    /// \param from \param to wall ms UTC; `to` is later than `from`
    [[nodiscard]] Result<Metrics> read(qint64 from, qint64 to);

    /// What waits for a person beyond the states of tasks: how many, and the first of them.
    struct Waiting {
        qint64 count = 0; ///< at most kMostWaiting
        qint64 task = 0;  ///< number of the first; 0 = none
    };
    static constexpr int kMostWaiting = 1'000;
    struct Needs {
        Waiting approvals; ///< effects that wait for a yes or no
        Waiting questions; ///< agents that wait for an answer
        Waiting armed;     ///< tasks that could begin if REAL were armed
        Waiting unserved;  ///< tasks that could begin if there were an agent for them
    };
    /// \param served the lanes from which somebody takes tasks
    [[nodiscard]] Result<Needs> needs(const QStringList &served);

private:
    using Slots = std::vector<MetricsSlot>;

    [[nodiscard]] Result<void> measureTicks(Metrics &metrics, Slots &found);
    [[nodiscard]] Result<void> measureAttempts(Metrics &metrics, Slots &found);
    [[nodiscard]] Result<qint64> coveredFrom(qint64 from);
    [[nodiscard]] Result<Waiting> unserved(const QStringList &served);

    Database &m_database;
};

} // namespace qd
