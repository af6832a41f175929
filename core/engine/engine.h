#pragma once

#include "core/agents/roster.h"
#include "core/api/enginestatus.h"
#include "core/engine/claimer.h"
#include "core/engine/leaseholder.h"
#include "core/engine/settler.h"
#include "core/engine/starter.h"

namespace qd {

/// The heart: one step is one tick (lease → controls → recover → settle → claim → prepare → prove or perform → ledger).
/// It never waits: agents answer by events, and the caller decides when the next step is due. Core thread.
class Engine final : public AgentListener
{
public:
    Engine(EngineContext context, Roster &roster, const EngineSettings &settings);

    /// One tick. Call it when the tick is due, when work came in and when the listener's stepWanted() asked for it.
    void step();

    /// Takes nothing more; what runs goes on. Call step() until idle(), then resign().
    void drain() { m_shuttingDown = true; }
    /// As drain(), and ends what runs.
    void beginShutdown();
    [[nodiscard]] bool idle() const { return m_board.isEmpty() && m_claims.empty(); }
    /// Writes the last line of the ledger and gives the lease back.
    void resign();

    /// Ends a running task for a person; it is settled when its agent has ended. False if it is not running here.
    [[nodiscard]] bool cancel(TaskId task);

    /// Without profile and version, which the runtime knows.
    [[nodiscard]] EngineStatus status() const;
    [[nodiscard]] const std::vector<AgentStatus> &agents() const { return m_roster.agents(); }

    void agentAlive(AttemptId attempt) override;
    void agentSaid(AttemptId attempt, LogLevel level, const UntrustedText &line) override;
    void agentEnded(AttemptId attempt, const AgentEnding &ending) override;

private:
    [[nodiscard]] bool holdLease();
    [[nodiscard]] Result<void> recover();
    [[nodiscard]] Result<bool> reclaim(UnitOfWork &unit, Run &run);
    [[nodiscard]] Result<void> continueNumbers();
    void obeyKill();
    void obey(const Controls &controls);
    void stopOverdue();
    void keepFiles(Run &run);
    void forget(AttemptId id);
    void announce(const std::vector<TaskSummary> &tasks);
    [[nodiscard]] Result<void> settleAndClaim();
    [[nodiscard]] Result<void> settleEnded(UnitOfWork &unit, std::vector<AttemptId> &settled);
    [[nodiscard]] Result<void> claimNext(UnitOfWork &unit, const Controls &controls);
    [[nodiscard]] Result<void> startClaimed();
    [[nodiscard]] Result<void> giveBackClaims();
    void beginPerforming(Run run);
    void stopRun(Run &run, EndCause cause);
    void closeTick(const Result<void> &result);
    void writeLedger();
    [[nodiscard]] Result<void> fenced(const std::function<Result<void>(UnitOfWork &)> &work);
    [[nodiscard]] bool mayTake() const;
    [[nodiscard]] int freeSeats() const;
    [[nodiscard]] bool workLeft() const;
    void log(LogLevel level, TaskId task, const QString &text);
    void refreshAgents();

    EngineContext m_context;
    Roster &m_roster;
    EngineSettings m_settings;
    LeaseHolder m_lease{m_context};
    RunBoard m_board;
    Claimer m_claimer{m_roster, m_board};
    Settler m_settler{m_context};
    Starter m_starter{m_context, m_roster, m_settler};

    EngineState m_state = EngineState::Acquiring;
    Controls m_controls; ///< as last read
    qint64 m_obeyedRevision = -1;
    qint64 m_obeyedAtTick = 0;
    qint64 m_obeyedAt = 0;
    std::vector<Claim> m_claims; ///< taken and not begun
    Tick m_tick;                 ///< the one that is going on
    Tick m_lastTick;             ///< the newest in the ledger
    qint64 m_tickNumber = 0;
    qint64 m_idleTicks = 0;
    bool m_shuttingDown = false;
    bool m_killRecorded = false;
};

} // namespace qd
