#pragma once

#include "core/engine/settler.h"
#include "core/engine/supervisor.h"

namespace qd {

/// Puts on record what has happened since the last tick: runs that ended, questions of agents, deadlines that passed,
/// what probes found out. Core thread.
class Recorder
{
public:
    Recorder(EngineContext &context, Supervisor &supervisor, Settler &settler)
        : m_context(context), m_supervisor(supervisor), m_settler(settler) { }

    /// Is there anything to write?
    [[nodiscard]] bool isDue() const;
    /// Inside a fenced transaction. Nothing of it counts until committed().
    [[nodiscard]] Result<void> record(UnitOfWork &unit);
    /// Adds the runs that the last record() has settled.
    void count(Tick &tick) const;
    /// The transaction of the last record() is committed. \return whether runs were settled
    bool committed();

private:
    [[nodiscard]] Result<void> settleEnded(UnitOfWork &unit);
    [[nodiscard]] Result<void> recordQuestions(UnitOfWork &unit);
    [[nodiscard]] static Result<void> failExpired(UnitOfWork &unit);
    [[nodiscard]] bool expiryDue() const;

    EngineContext &m_context;
    Supervisor &m_supervisor;
    Settler &m_settler;
    std::vector<AttemptId> m_settled; ///< by the last record()
};

} // namespace qd
