#pragma once

#include "core/api/enginestatus.h"
#include "core/engine/dispatcher.h"
#include "core/engine/leaseholder.h"
#include "core/engine/obedience.h"
#include "core/engine/recovery.h"
#include "core/engine/supervisor.h"
#include "core/engine/tickledger.h"
#include "core/engine/windowtimer.h"

namespace qd {

/// The heart: one step is one tick (lease → controls → recover → examine → prepare → settle, start, claim and ledger → inspect → perform).
/// It never waits: agents answer by events, and the caller decides when the next step is due. Core thread.
class Engine final
{
public:
    /// Roster and inspector outlive the engine.
    Engine(EngineContext context, Roster &roster, Inspector &inspector);

    /// One tick. Call it when the tick is due, when work came in and when the listener's stepWanted() asked for it.
    void step();

    /// Gets the lease if it is not held yet: a window for REAL that is opened before would be closed again with the grant.
    [[nodiscard]] bool takeOffice() { return m_lease.held() || holdLease(); }

    /// A window for REAL is about to be opened for so long. What the store says of its end is a time on the wall, and
    /// counts as well.
    void timeWindow(qint64 ms) { m_window.start(ms); }

    /// Takes nothing more; what runs goes on. Call step() until idle(), then resign().
    void drain() { m_draining = true; }
    /// As drain(), and ends what runs.
    void beginShutdown();
    /// A person wishes to drain, and nothing is in hand any more.
    [[nodiscard]] bool drained() const { return m_state == EngineState::Draining && idle(); }
    [[nodiscard]] bool idle() const { return m_supervisor.board().isEmpty() && m_supervisor.claims().isEmpty() && !m_supervisor.prober().isBusy(); }
    /// Gives the lease back.
    void resign();

    /// Ends a running task for a person; it is settled when its agent has ended. False if it is not running here.
    [[nodiscard]] bool cancel(TaskId task);
    /// Is there an attempt of it in hand, which cancel() would stop?
    [[nodiscard]] bool hasInHand(TaskId task) const;

    /// Hands a person's word to the agent of a running task that asks. False if it does not, or not any more.
    [[nodiscard]] bool answer(TaskId task, bool yes);

    /// Where transports report to.
    [[nodiscard]] AgentListener &agents() { return m_supervisor; }
    /// Where the inspector reports to.
    [[nodiscard]] InspectionListener &inspections() { return m_supervisor; }

    [[nodiscard]] EngineState state() const { return m_state; }
    /// Without profile and version, which the runtime knows.
    [[nodiscard]] EngineStatus status() const;

private:
    void obeyKill();
    void standAside();
    [[nodiscard]] bool holdLease();
    [[nodiscard]] Result<void> recover();
    [[nodiscard]] Result<void> work();
    [[nodiscard]] Result<void> closeOverdueWindow();
    [[nodiscard]] Result<void> dispatch();
    void proceed();
    [[nodiscard]] Result<void> giveBackClaims();
    void beginPerforming(Run run);
    [[nodiscard]] Result<void> fenced(const std::function<Result<void>(UnitOfWork &)> &work);
    void announce(const std::vector<TaskSummary> &tasks);
    [[nodiscard]] bool mayTake() const;
    [[nodiscard]] bool realIsOpen() const;
    [[nodiscard]] bool mayBegin() const;
    [[nodiscard]] bool mayPerform(const Run &run) const;
    [[nodiscard]] bool workLeft() const;

    EngineContext m_context;
    Roster &m_roster;
    Inspector &m_inspector;
    LeaseHolder m_lease{m_context};
    Obedience m_obedience{m_context};
    TickLedger m_ledger{m_context};
    WindowTimer m_window{m_context.clock};
    Supervisor m_supervisor{m_context, m_roster, m_inspector};
    Settler m_settler{m_context};
    Recovery m_recovery{m_supervisor.board(), m_settler};
    Dispatcher m_dispatcher{m_context, m_roster, m_supervisor, m_ledger, m_settler, m_window};

    EngineState m_state = EngineState::Acquiring;
    bool m_draining = false;
    qint64 m_stepStarted = 0; ///< CLOCK_BOOTTIME ms
};

} // namespace qd
