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
    [[nodiscard]] int size() const { return int(m_runs.size()); }
    /// Attempts that run, and claims that are to become some.
    [[nodiscard]] int countOf(const QString &agent) const { return runningOf(agent) + int(m_waiting.count(agent)); }
    [[nodiscard]] int runningOf(const QString &agent) const;
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
