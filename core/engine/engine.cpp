#include "core/engine/engine.h"

#include "core/base/log.h"

#include <algorithm>

namespace qd {

Engine::Engine(EngineContext context, Roster &roster, const EngineSettings &settings)
    : m_context(context), m_roster(roster), m_settings(settings)
{
    if (const auto newest = m_context.store.ticks().newest(1); newest && !newest->empty()) {
        m_lastTick = newest->front();
        m_tickNumber = m_lastTick.number;
    }
    if (const auto controls = m_context.store.controls().read())
        m_controls = *controls;
}

void Engine::step()
{
    m_tick = {};
    m_tick.number = ++m_tickNumber;
    m_tick.startedAt = m_context.clock.wallMs();
    const qint64 startedBoot = m_context.clock.bootMs();
    Result<void> result;
    if (m_context.flags.killed())
        obeyKill();
    if (holdLease()) {
        stopOverdue();
        result = settleAndClaim();
        if (result)
            result = mayTake() ? startClaimed() : giveBackClaims();
    }
    m_tick.durationMs = m_context.clock.bootMs() - startedBoot;
    closeTick(result);
}

bool Engine::holdLease()
{
    const QueueCounts &counts = m_context.store.tasks().cache().counts;
    const bool nothingInHand = m_board.isEmpty() && counts.of(TaskState::Claimed) + counts.of(TaskState::Running) == 0;
    if (m_context.flags.killed() && nothingInHand)
        return false; // a killed engine holds the lease only as long as there is something to settle
    switch (m_lease.uphold()) {
    case LeaseHolder::Standing::Held:
        return true;
    case LeaseHolder::Standing::Granted:
        if (const auto recovered = recover(); !recovered) {
            log(LogLevel::Error, {}, QStringLiteral("recovery failed: %1").arg(recovered.error().detail));
            m_lease.drop();
            m_state = EngineState::Acquiring;
            return false;
        }
        return true;
    case LeaseHolder::Standing::Refused:
        m_state = EngineState::Standby;
        return false;
    case LeaseHolder::Standing::Failed:
        m_state = EngineState::Acquiring;
        return false;
    }
    return false;
}

// A new epoch begins: what we still have in hand moves over into it, all else of earlier epochs is settled as lost.
Result<void> Engine::recover()
{
    m_claims.clear();
    std::vector<AttemptId> gone;
    auto done = fenced([&](UnitOfWork &unit) -> Result<void> {
        gone.clear();
        if (auto continued = continueNumbers(); !continued)
            return continued;
        for (auto &[id, run] : m_board.all()) {
            const auto ours = reclaim(unit, run);
            if (!ours)
                return ours.error();
            if (!*ours)
                gone.push_back(id);
        }
        auto orphans = unit.store().tasks().orphans(m_lease.fence().epoch);
        if (!orphans)
            return orphans.error();
        for (Task &task : *orphans) {
            if (auto recovered = m_settler.recover(unit, task); !recovered)
                return recovered;
        }
        return {};
    });
    if (!done)
        return done;
    for (const AttemptId id : gone) {
        Run *run = m_board.find(id);
        if (run->performing && !run->ending && !run->stopping)
            m_roster.transport(run->transport)->stop(id, EndCause::Killed);
        m_board.remove(id);
    }
    return {};
}

// Another engine may have written ticks since this one last looked; a number that is taken would lose its line.
Result<void> Engine::continueNumbers()
{
    const auto newest = m_context.store.ticks().newest(1);
    if (!newest)
        return newest.error();
    if (!newest->empty() && newest->front().number >= m_tick.number)
        m_tick.number = m_tickNumber = newest->front().number + 1;
    return {};
}

// True if the attempt is still open in the store: then it goes on under the new epoch.
Result<bool> Engine::reclaim(UnitOfWork &unit, Run &run)
{
    const auto stored = unit.store().attempts().newestOf(run.task.id);
    if (!stored)
        return stored.error();
    if (!*stored || (*stored)->attempt.id != run.attempt.id || (*stored)->attempt.state != AttemptState::Running)
        return false;
    auto task = unit.store().tasks().read(run.task.id);
    if (!task)
        return task.error();
    if (auto adopted = unit.store().tasks().adopt(*task, m_lease.fence().epoch); !adopted)
        return adopted.error();
    run.task = *std::move(task);
    if (!run.performing && !run.ending)
        run.ending = AgentEnding{EndCause::Answered, Error{QStringLiteral("not_started"), ErrorCategory::Transient,
                                 QStringLiteral("the start was not confirmed, so the effect was not begun")}, {}, {}};
    return true;
}

// Agents are stopped first and without the store; the store hears of it as soon as it answers.
void Engine::obeyKill()
{
    for (auto &[id, run] : m_board.all())
        stopRun(run, EndCause::Killed);
    m_state = EngineState::Killed;
    if (!m_killRecorded) {
        const auto recorded = inUnitOfWork(m_context.store, m_context.clock.wallMs(), QStringLiteral("engine"), [&](UnitOfWork &unit) -> Result<void> {
            auto controls = unit.store().controls().read();
            if (!controls)
                return controls.error();
            controls->wish = RunWish::Halted;
            controls->real = {};
            const auto revision = unit.store().controls().write(*controls);
            if (!revision)
                return revision.error();
            return unit.record(QStringLiteral("kill_obeyed"), QStringLiteral("controls"), {{QStringLiteral("running"), m_board.size()}});
        });
        m_killRecorded = recorded.ok();
    }
    if (m_killRecorded && m_board.isEmpty() && m_lease.held()) {
        const auto revoked = m_context.store.transact([&] { return m_context.store.lease().revoke(); });
        if (revoked)
            m_lease.drop();
    }
    if (const auto controls = m_context.store.controls().read())
        obey(*controls);
}

void Engine::obey(const Controls &controls)
{
    m_controls = controls;
    if (controls.revision != m_obeyedRevision) {
        m_obeyedRevision = controls.revision;
        m_obeyedAtTick = m_tick.number;
        m_obeyedAt = m_tick.startedAt;
    }
    if (m_context.flags.killed())
        return;
    m_killRecorded = false;
    switch (controls.wish) {
    case RunWish::Run: m_state = EngineState::Running; break;
    case RunWish::Pause: m_state = EngineState::Paused; break;
    case RunWish::Drain: m_state = m_board.isEmpty() ? EngineState::Paused : EngineState::Draining; break;
    case RunWish::Halted: m_state = EngineState::Killed; break;
    }
}

void Engine::stopOverdue()
{
    const qint64 now = m_context.clock.bootMs();
    for (auto &[id, run] : m_board.all()) {
        const bool tooLong = now - run.startedBoot > run.timeoutMs;
        const bool silent = now - run.lastSignBoot > run.idleTimeoutMs;
        if (run.performing && !run.stopping && !run.ending && (tooLong || silent)) {
            log(LogLevel::Warning, run.task.id, tooLong ? QStringLiteral("time limit reached") : QStringLiteral("no sign of life"));
            stopRun(run, EndCause::TimedOut);
        }
    }
}

void Engine::stopRun(Run &run, EndCause cause)
{
    if (!run.performing || run.stopping || run.ending)
        return;
    run.stopping = true;
    m_roster.transport(run.transport)->stop(run.attempt.id, cause);
}

Result<void> Engine::settleAndClaim()
{
    for (auto &[id, run] : m_board.all()) {
        if (run.ending)
            keepFiles(run);
    }
    const bool somethingEnded = std::any_of(m_board.all().begin(), m_board.all().end(), [](const auto &e) { return e.second.ending.has_value(); });
    auto controls = m_context.store.controls().read();
    if (!controls)
        return controls.error();
    obey(*controls);
    const bool mayClaim = m_context.store.tasks().cache().counts.of(TaskState::Queued) > 0 && freeSeats() > 0 && mayTake();
    if (!somethingEnded && !mayClaim)
        return {};
    std::vector<AttemptId> settled;
    const size_t claimsBefore = m_claims.size();
    auto done = fenced([&](UnitOfWork &unit) -> Result<void> {
        if (auto ended = settleEnded(unit, settled); !ended)
            return ended;
        return mayClaim ? claimNext(unit, *controls) : Result<void>();
    });
    if (!done) {
        m_claims.resize(claimsBefore);
        return done;
    }
    for (const AttemptId id : settled)
        forget(id);
    m_tick.claimed = int(m_claims.size() - claimsBefore);
    if (m_tick.claimed == m_settings.actionsPerTick || !settled.empty())
        m_context.listener.stepWanted(); // there may be more to take
    return {};
}

// What the store has accepted as ended.
void Engine::forget(AttemptId id)
{
    const Run *run = m_board.find(id);
    const bool ok = run->ending->cause == EndCause::Answered && !run->ending->error;
    ++(ok ? m_tick.succeeded : m_tick.failed);
    m_roster.noteEnd(run->attempt.agent, ok);
    m_board.remove(id);
}

// Files go into the artifact store before the transaction that speaks of them.
void Engine::keepFiles(Run &run)
{
    for (const SpooledFile &file : std::exchange(run.ending->files, {})) {
        auto artifact = m_context.artifacts.adopt(file.name, file.path);
        if (artifact)
            run.artifacts.push_back(*std::move(artifact));
        else
            log(LogLevel::Error, run.task.id, QStringLiteral("%1 was not kept: %2").arg(file.name, artifact.error().detail));
    }
}

Result<void> Engine::settleEnded(UnitOfWork &unit, std::vector<AttemptId> &settled)
{
    for (auto &[id, run] : m_board.all()) {
        if (!run.ending)
            continue;
        if (auto done = m_settler.settle(unit, run); !done)
            return done;
        settled.push_back(id);
    }
    return {};
}

Result<void> Engine::claimNext(UnitOfWork &unit, const Controls &controls)
{
    if (const auto promoted = unit.store().tasks().promoteDue(unit.now()); !promoted)
        return promoted.error();
    const int most = std::min(m_settings.actionsPerTick, freeSeats());
    auto claims = m_claimer.claim(unit, m_lease.fence().epoch, controls, most);
    if (!claims)
        return claims.error();
    for (Claim &claim : *claims)
        m_claims.push_back(std::move(claim));
    return {};
}

// The flag may be ahead of the store, and the store of the flag: both must agree.
bool Engine::mayTake() const
{
    return m_state == EngineState::Running && m_context.flags.wish() == RunWish::Run && !m_shuttingDown;
}

int Engine::freeSeats() const
{
    return m_settings.maxConcurrent - m_board.size() - int(m_claims.size());
}

Result<void> Engine::startClaimed()
{
    if (m_claims.empty())
        return {};
    std::vector<Starter::Prepared> prepared;
    for (const Claim &claim : m_claims)
        prepared.push_back(m_starter.prepare(claim));
    if (m_context.flags.killed())
        return {}; // the next tick gives them back
    Starter::Started started;
    const auto done = fenced([&](UnitOfWork &unit) -> Result<void> {
        started = {};
        for (const Starter::Prepared &one : prepared) {
            if (auto committed = m_starter.commit(unit, one, started); !committed)
                return committed;
        }
        return {};
    });
    if (!done) {
        if (done.error().code == QLatin1String("commit_unknown")) {
            for (Run &run : started.runs)
                m_board.add(std::move(run)); // not performed; the next grant finds out whether it was written
        }
        return done;
    }
    m_claims.clear();
    m_tick.started = started.started;
    m_tick.succeeded += started.succeeded;
    m_tick.failed += started.failed;
    if (started.succeeded + started.failed > 0)
        m_context.listener.stepWanted();
    for (Run &run : started.runs)
        beginPerforming(std::move(run));
    return {};
}

Result<void> Engine::giveBackClaims()
{
    if (m_claims.empty())
        return {};
    auto done = fenced([&](UnitOfWork &unit) -> Result<void> {
        for (const Claim &claim : m_claims) {
            auto task = unit.store().tasks().read(claim.task.id);
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
        m_claims.clear();
    return done;
}

void Engine::beginPerforming(Run run)
{
    Result<void> begun = Error{QStringLiteral("not_started"), ErrorCategory::Transient,
                               QStringLiteral("killed, or the lease was no longer sure, before the effect began")};
    if (m_lease.trusted() && !m_context.flags.killed())
        begun = m_starter.perform(run);
    run.performing = begun.ok();
    if (!begun) {
        run.ending = AgentEnding{EndCause::Answered, begun.error(), {}, {}};
        m_context.listener.stepWanted();
    } else {
        log(LogLevel::Info, run.task.id, QStringLiteral("attempt %1 started with %2").arg(run.attempt.number).arg(run.attempt.agent));
    }
    m_board.add(std::move(run));
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
        const bool bad = !task.errorCode.isEmpty();
        if (task.state == TaskState::Claimed || task.state == TaskState::Running)
            continue; // the start itself has its line
        const LogLevel level = task.state == TaskState::Dead || task.state == TaskState::Failed || task.state == TaskState::Unknown
            ? LogLevel::Error
            : (bad ? LogLevel::Warning : LogLevel::Info);
        log(level, task.id, QStringLiteral("now %1%2").arg(toText(task.state), bad ? QStringLiteral(": ") + task.errorCode : QString()));
    }
}

void Engine::closeTick(const Result<void> &result)
{
    refreshAgents();
    const int ended = m_tick.succeeded + m_tick.failed;
    if (result && ended == 0 && m_tick.claimed == 0 && m_tick.started == 0) {
        ++m_idleTicks;
        return;
    }
    if (!result) {
        m_tick.note = result.error().code;
        log(LogLevel::Error, {}, QStringLiteral("tick %1: %2").arg(m_tick.number).arg(result.error().detail));
    }
    const bool failed = !result || (m_tick.failed > 0 && m_tick.succeeded == 0);
    m_tick.outcome = failed ? TickOutcome::Fail : (m_tick.failed > 0 ? TickOutcome::Partial : TickOutcome::Success);
    m_tick.idleBefore = m_idleTicks;
    m_tick.epoch = m_lease.fence().epoch;
    writeLedger();
}

void Engine::writeLedger()
{
    m_lastTick = m_tick;
    const auto written = m_context.store.transact([&] { return m_context.store.ticks().append(m_tick); });
    if (written)
        m_idleTicks = 0;
    else
        qCWarning(lcEngine, "tick %lld is missing in the ledger: %s", m_tick.number, qPrintable(written.error().detail));
}

void Engine::beginShutdown()
{
    m_shuttingDown = true;
    for (auto &[id, run] : m_board.all())
        stopRun(run, EndCause::Killed);
}

void Engine::resign()
{
    m_lease.resign();
    m_state = EngineState::Stopped;
}

bool Engine::cancel(TaskId task)
{
    Run *run = m_board.findTask(task);
    if (!run)
        return false;
    run->cancelAsked = true;
    stopRun(*run, EndCause::Cancelled);
    return true;
}

EngineStatus Engine::status() const
{
    EngineStatus status;
    status.state = m_state;
    status.controls = m_controls;
    status.obeyedRevision = std::max<qint64>(0, m_obeyedRevision);
    status.obeyedAtTick = m_obeyedAtTick;
    status.obeyedAt = m_obeyedAt;
    if (const auto &lease = m_lease.lease()) {
        status.leaseOwner = lease->owner;
        status.leaseEpoch = lease->epoch;
        status.leaseExpiresInMs = std::max<qint64>(0, lease->expiresAt - m_context.clock.bootMs());
    }
    status.tickNumber = m_tickNumber;
    status.lastTick = m_lastTick;
    status.queue = m_context.store.tasks().cache().counts;
    status.workLeft = workLeft();
    m_roster.count(status.agentsTotal, status.agentsEnabled);
    status.at = m_context.clock.wallMs();
    return status;
}

bool Engine::workLeft() const
{
    constexpr qint64 kSoonMs = 600'000; // longer than the longest retry delay
    const QueueCounts &counts = m_context.store.tasks().cache().counts;
    if (!m_board.isEmpty() || counts.of(TaskState::Claimed) + counts.of(TaskState::Running) > 0)
        return true;
    if (counts.of(TaskState::Queued) == 0)
        return false;
    const qint64 now = m_context.clock.wallMs();
    const auto found = m_claimer.hasWork(m_context.store, m_controls.real.open(now), now + kSoonMs);
    return !found || *found; // a store that does not answer is no reason to believe that all is done
}

void Engine::agentAlive(AttemptId attempt)
{
    if (Run *run = m_board.find(attempt)) {
        run->lastSignBoot = m_context.clock.bootMs();
        m_roster.noteSign(run->attempt.agent, m_context.clock.wallMs());
    }
}

void Engine::agentSaid(AttemptId attempt, LogLevel level, const UntrustedText &line)
{
    const Run *run = m_board.find(attempt);
    if (!run)
        return;
    m_context.listener.logged({m_context.clock.wallMs(), level, QStringLiteral("agent:") + run->attempt.agent, run->task.id,
                               m_tickNumber, line});
}

void Engine::agentEnded(AttemptId attempt, const AgentEnding &ending)
{
    Run *run = m_board.find(attempt);
    if (!run || run->ending)
        return;
    run->ending = ending;
    m_context.listener.stepWanted();
}

void Engine::refreshAgents()
{
    for (const AgentStatus &status : m_roster.agents())
        m_roster.noteRunning(status.agent.name, m_board.tasksOf(status.agent.name));
}

void Engine::log(LogLevel level, TaskId task, const QString &text)
{
    m_context.listener.logged({m_context.clock.wallMs(), level, QStringLiteral("engine"), task, m_tickNumber, UntrustedText(text)});
}

} // namespace qd
