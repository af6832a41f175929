#pragma once

#include "core/engine/run.h"

#include <map>

namespace qd {

/// Everything that runs at this moment. Core thread.
class RunBoard
{
public:
    void add(Run run);
    void remove(AttemptId attempt) { m_runs.erase(attempt); }

    /// nullptr if the attempt is not in hand.
    [[nodiscard]] Run *find(AttemptId attempt);
    [[nodiscard]] Run *findTask(TaskId task);

    [[nodiscard]] bool isEmpty() const { return m_runs.empty(); }
    /// Those whose agent has done its work have left their seats.
    [[nodiscard]] int running() const;
    [[nodiscard]] int runningOf(const QString &agent) const;
    /// Attempts that run, and claims that are to become some.
    [[nodiscard]] int takenSeats() const { return running() + int(m_waiting.size()); }
    [[nodiscard]] int takenSeatsOf(const QString &agent) const { return runningOf(agent) + int(m_waiting.count(agent)); }
    /// Claims that have not begun occupy a slot of their agent as well. \param agents one name per claim
    void setWaiting(QStringList agents) { m_waiting = std::move(agents); }
    [[nodiscard]] std::vector<TaskId> tasksOf(const QString &agent) const;

    /// Oldest attempt first.
    [[nodiscard]] std::map<AttemptId, Run> &all() { return m_runs; }
    [[nodiscard]] const std::map<AttemptId, Run> &all() const { return m_runs; }

private:
    std::map<AttemptId, Run> m_runs;
    QStringList m_waiting;
};

} // namespace qd
