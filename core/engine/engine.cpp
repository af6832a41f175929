#include "core/engine/engine.h"

#include <algorithm>

namespace qd {

Engine::Engine(EngineContext context, Roster &roster, Inspector &inspector)
    : m_context(context), m_roster(roster), m_inspector(inspector)
{
}

void Engine::step()
{
    m_stepStarted = m_context.clock.bootMs();
    m_supervisor.setTick(m_ledger.open().number);
    if (m_context.flags.killed())
        obeyKill();
    Result<void> result = m_context.store.database().checkInPlace();
    if (!result)
        standAside();
    else if (holdLease())
        result = work();
    if (!result)
        m_supervisor.log(LogLevel::Error, {}, QStringLiteral("tick %1: %2").arg(m_ledger.number()).arg(result.error().detail));
    m_supervisor.refreshRoster();
    m_ledger.close(result, m_lease.fence().epoch);
}

// Agents are stopped first and without the store; the store hears of it as soon as it answers.
void Engine::obeyKill()
{
    m_supervisor.stopAll(EndCause::Killed);
    m_state = EngineState::Killed;
    m_obedience.recordKill(m_supervisor.board().running());
    if (m_obedience.killRecorded() && idle() && m_lease.held()) {
        if (m_context.store.transact([&] { return m_context.store.lease().revoke(); }))
            m_lease.drop();
    }
    static_cast<void>(m_obedience.obey(m_ledger.current())); // a store that does not answer does not make it less killed
}

// The database was moved away or deleted: nothing that is written now would be found again. What runs may end and is
// settled when the file is back.
void Engine::standAside()
{
    m_lease.drop();
    if (m_state != EngineState::Killed)
        m_state = EngineState::Acquiring;
}

bool Engine::holdLease()
{
    const QueueCounts &counts = m_context.store.tasks().cache().counts;
    const bool nothingInHand = idle() && counts.of(TaskState::Claimed) + counts.of(TaskState::Running) == 0;
    if (m_context.flags.killed() && nothingInHand)
        return false; // a killed engine holds the lease only as long as there is something to settle
    switch (m_lease.uphold()) {
    case LeaseHolder::Standing::Held:
        return true;
    case LeaseHolder::Standing::Granted:
        if (const auto recovered = recover(); !recovered) {
            m_supervisor.log(LogLevel::Error, {}, QStringLiteral("recovery failed: %1").arg(recovered.error().detail));
            m_lease.drop();
            m_state = EngineState::Acquiring;
            return false;
        }
        return true;
    case LeaseHolder::Standing::Refused:
        m_supervisor.stopAll(EndCause::Killed); // another engine decides about it now, and may have it done once more
        m_state = EngineState::Standby;
        return false;
    case LeaseHolder::Standing::Failed:
        m_state = EngineState::Acquiring;
        return false;
    }
    return false;
}

Result<void> Engine::recover()
{
    m_supervisor.claims().clear();
    std::vector<AttemptId> gone;
    auto done = fenced([&](UnitOfWork &unit) -> Result<void> {
        if (auto caughtUp = m_ledger.catchUp(); !caughtUp)
            return caughtUp;
        auto found = m_recovery.recover(unit, m_lease.fence().epoch);
        if (!found)
            return found.error();
        gone = *std::move(found);
        return unit.disarm(QStringLiteral("lease_change")); // it was given to the holder of the lease before
    });
    if (!done)
        return done;
    m_supervisor.setTick(m_ledger.number());
    for (const AttemptId attempt : gone)
        m_supervisor.disown(attempt);
    return m_supervisor.prober().load();
}

Result<void> Engine::work()
{
    m_supervisor.stopOverdue();
    if (auto obeyed = m_obedience.obey(m_ledger.current()); !obeyed)
        return obeyed;
    m_state = m_draining && m_obedience.state() != EngineState::Killed ? EngineState::Draining : m_obedience.state();
    if (auto closed = closeOverdueWindow(); !closed)
        return closed;
    if (auto done = dispatch(); !done)
        return done;
    return mayTake() ? Result<void>() : giveBackClaims();
}

// By the clock on the wall it is open, and it has been for as long as it was to be: somebody has set that clock back.
Result<void> Engine::closeOverdueWindow()
{
    if (m_window.runs() || !m_obedience.controls().real.open(m_context.clock.wallMs()))
        return {};
    if (auto closed = fenced([&](UnitOfWork &unit) { return unit.disarm(QStringLiteral("clock_set_back")); }); !closed)
        return closed;
    return m_obedience.obey(m_ledger.current());
}

Result<void> Engine::dispatch()
{
    m_supervisor.examine(m_lease.trusted() && !m_context.flags.killed());
    Prober &prober = m_supervisor.prober();
    prober.advance(prober.hasWaiting() && mayTake() && mayBegin());
    if (!m_dispatcher.prepare(mayTake(), realIsOpen(), m_stepStarted + m_context.settings.tickLimitMs))
        return {};
    const qint64 epoch = m_lease.fence().epoch;
    const auto decided = fenced([&](UnitOfWork &unit) { return m_dispatcher.decide(unit, epoch); });
    if (decided) {
        proceed();
        return {};
    }
    if (decided.error().code == QLatin1String("commit_unknown"))
        m_dispatcher.uncertain();
    else if (m_lease.held() && m_dispatcher.isMixed()) {
        if (fenced([&](UnitOfWork &unit) { return m_dispatcher.decideEnds(unit, epoch); }))
            proceed();
    }
    return decided;
}

// What follows from what is committed.
void Engine::proceed()
{
    std::vector<Run> runs = m_dispatcher.committed();
    for (const Claim &claim : m_dispatcher.takeClaimed())
        m_inspector.inspect(m_supervisor.claims().add(claim, m_context.clock.bootMs()), claim.task.spec);
    for (Run &run : runs)
        beginPerforming(std::move(run));
}

Result<void> Engine::giveBackClaims()
{
    if (m_supervisor.claims().isEmpty())
        return {};
    auto done = fenced([&](UnitOfWork &unit) -> Result<void> {
        for (const WaitingClaim &waiting : m_supervisor.claims().all()) {
            auto task = unit.store().tasks().read(waiting.claim.task.id);
            if (!task)
                return task.error();
            if (task->state != TaskState::Claimed)
                continue; // a person was faster
            if (auto recovered = m_settler.recover(unit, *task); !recovered)
                return recovered;
        }
        return {};
    });
    if (done)
        m_supervisor.claims().clear();
    return done;
}

void Engine::beginPerforming(Run run)
{
    Result<void> begun = Error{QStringLiteral("not_started"), ErrorCategory::Transient,
                               QStringLiteral("killed, the window had ended, or the lease was no longer sure, before the effect began")};
    if (mayPerform(run))
        begun = m_dispatcher.perform(run);
    m_supervisor.take(std::move(run), begun);
}

Result<void> Engine::fenced(const std::function<Result<void>(UnitOfWork &)> &work)
{
    auto done = inUnitOfWork(m_context.store, m_context.clock.wallMs(), QStringLiteral("engine"), [&](UnitOfWork &unit) -> Result<void> {
        if (auto guarded = unit.store().lease().guard(m_lease.fence()); !guarded)
            return guarded;
        return work(unit);
    });
    if (done) {
        announce(*done);
        return {};
    }
    // Out of the fence, or unsure of what is written: begin a new epoch and look.
    if (done.error().code == QLatin1String("fenced_out") || done.error().code == QLatin1String("commit_unknown"))
        m_lease.drop();
    return done.error();
}

void Engine::announce(const std::vector<TaskSummary> &tasks)
{
    if (tasks.empty())
        return;
    m_context.listener.tasksChanged(tasks);
    for (const TaskSummary &task : tasks) {
        if (task.state == TaskState::Unknown)
            m_supervisor.prober().consider(task.id);
        if (task.state == TaskState::Claimed || task.state == TaskState::Running)
            continue; // the start has a line of its own
        const bool bad = task.error.has_value();
        const bool ended = task.state == TaskState::Dead || task.state == TaskState::Failed || task.state == TaskState::Unknown;
        const LogLevel level = ended ? LogLevel::Error : (bad ? LogLevel::Warning : LogLevel::Info);
        m_supervisor.log(level, task.id, QStringLiteral("now %1%2").arg(toText(task.state), bad ? QStringLiteral(": ") + task.error->code : QString()));
    }
}

void Engine::beginShutdown()
{
    drain();
    m_supervisor.stopAll(EndCause::Killed);
}

void Engine::resign()
{
    m_lease.resign();
    m_state = EngineState::Stopped;
}

bool Engine::cancel(TaskId task)
{
    Run *run = m_supervisor.board().findTask(task);
    if (!run)
        return false;
    run->cancelAsked = true;
    m_supervisor.stop(*run, EndCause::Cancelled);
    return true;
}

bool Engine::hasInHand(TaskId task) const
{
    const auto &runs = m_supervisor.board().all();
    return std::any_of(runs.begin(), runs.end(), [task](const auto &run) { return run.second.task.id == task; });
}

bool Engine::answer(TaskId task, bool yes)
{
    const Run *run = m_supervisor.board().findTask(task);
    return run && m_supervisor.answer(run->attempt.id, yes);
}

bool Engine::mayTake() const
{
    return !m_draining && m_state == EngineState::Running && m_obedience.mayTake() && !m_context.store.isCramped();
}

bool Engine::realIsOpen() const
{
    return m_context.settings.allowReal && m_obedience.controls().real.open(m_context.clock.wallMs());
}

// The last look before the deed: this program may have been frozen since the one before.
bool Engine::mayBegin() const
{
    return m_lease.trusted() && !m_context.flags.killed() && !(m_context.killedOutside && m_context.killedOutside());
}

bool Engine::mayPerform(const Run &run) const
{
    return mayBegin() && (run.attempt.mode == Mode::Proof || m_window.runs());
}

bool Engine::workLeft() const
{
    const qint64 soon = longestRetryDelayMs(m_context.settings.retry);
    const QueueCounts &counts = m_context.store.tasks().cache().counts;
    if (!idle() || counts.of(TaskState::Claimed) + counts.of(TaskState::Running) > 0)
        return true;
    if (mayTake() && m_supervisor.prober().hasWaiting())
        return true;
    if (counts.of(TaskState::Queued) == 0)
        return false;
    const qint64 now = m_context.clock.wallMs();
    const auto found = m_dispatcher.hasWork(m_obedience.controls().real.open(now), now + soon);
    return !found || *found; // a store that does not answer is no reason to believe that all is done
}

EngineStatus Engine::status() const
{
    EngineStatus status;
    status.state = m_state;
    status.controls = m_obedience.controls();
    status.obeyedRevision = m_obedience.revision();
    status.obeyedAtTick = m_obedience.atTick();
    status.obeyedAt = m_obedience.at();
    if (const auto &lease = m_lease.lease()) {
        status.leaseOwner = lease->owner;
        status.leaseEpoch = lease->epoch;
        status.leaseExpiresInMs = std::max<qint64>(0, lease->expiresAt - m_context.clock.bootMs());
    }
    status.tickNumber = m_ledger.number();
    status.lastTick = m_ledger.last();
    status.queue = m_context.store.tasks().cache().counts;
    status.workLeft = workLeft();
    status.outOfSpace = m_context.store.isCramped();
    m_roster.count(status.agentsTotal, status.agentsEnabled, status.agentsHealthy);
    status.at = m_context.clock.wallMs();
    return status;
}

} // namespace qd
