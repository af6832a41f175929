#pragma once

#include "core/engine/claimer.h"
#include "core/engine/recorder.h"
#include "core/engine/starter.h"
#include "core/engine/supervisor.h"
#include "core/engine/tickledger.h"

namespace qd {

/// What a tick decides: how runs have ended, which of the claimed tasks begin, and which are taken next. It is one
/// transaction, with the line in the ledger, because each transaction waits for the disk. Core thread.
class Dispatcher
{
public:
    Dispatcher(EngineContext &context, Roster &roster, Supervisor &supervisor, TickLedger &ledger, Settler &settler,
               const WindowTimer &window);

    /// Before the transaction, for agents think here, and files are written. \param mayTake tasks may begin, and others
    /// may be taken  \param real those that act for real, too  \param until CLOCK_BOOTTIME ms: what is not prepared by
    /// then waits for the next tick  \return is there anything to decide?
    [[nodiscard]] bool prepare(bool mayTake, bool real, qint64 until);
    /// Inside a fenced transaction, with all that was prepared.
    [[nodiscard]] Result<void> decide(UnitOfWork &unit, qint64 epoch);
    /// Inside a fenced transaction, when the whole could not be written: what has ended must not wait for what begins.
    [[nodiscard]] Result<void> decideEnds(UnitOfWork &unit, qint64 epoch);
    /// Would decideEnds() do less than decide(), and not nothing?
    [[nodiscard]] bool isMixed() const { return m_recorder.isDue() && begins(); }

    /// The transaction is committed. \return the runs that are to be performed now
    [[nodiscard]] std::vector<Run> committed();
    [[nodiscard]] Result<void> perform(const Run &run) const { return m_starter.perform(run); }
    /// Nobody knows whether the transaction is committed. Nothing is performed; the next grant finds out what was written.
    void uncertain();

    /// What was taken in the transaction that is committed, and is to be looked at.
    [[nodiscard]] std::vector<Claim> takeClaimed() { return std::exchange(m_claimed, {}); }
    /// Is there a task that waits for us, or will one by then?
    [[nodiscard]] Result<bool> hasWork(bool real, qint64 dueBy) const { return m_claimer.hasWork(m_context.store, real, dueBy); }

private:
    [[nodiscard]] bool begins() const { return m_mayClaim || !m_prepared.empty(); }
    [[nodiscard]] bool findsWork(bool real);
    [[nodiscard]] Result<void> claim(UnitOfWork &unit, qint64 epoch);
    [[nodiscard]] Result<void> tell(qint64 epoch);
    [[nodiscard]] QStringList agentsInHand() const;
    [[nodiscard]] int freeSeats() const;

    EngineContext &m_context;
    Roster &m_roster;
    Supervisor &m_supervisor;
    TickLedger &m_ledger;
    Recorder m_recorder;
    Claimer m_claimer;
    Starter m_starter;

    std::vector<WaitingClaim> m_ready; ///< those of m_prepared
    std::vector<Starter::Prepared> m_prepared;
    bool m_moreIsReady = false; ///< than could be prepared in time
    bool m_mayClaim = false;
    Starter::Started m_started;   ///< by the last decide()
    std::vector<Claim> m_claimed; ///< likewise
};

} // namespace qd
