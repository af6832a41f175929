#include "core/engine/dispatcher.h"

#include <algorithm>

namespace qd {

Dispatcher::Dispatcher(EngineContext &context, Roster &roster, Supervisor &supervisor, TickLedger &ledger,
                       Settler &settler, const WindowTimer &window)
    : m_context(context), m_roster(roster), m_supervisor(supervisor), m_ledger(ledger),
      m_recorder(context, supervisor, settler), m_claimer(roster, supervisor.board(), context.clock),
      m_starter(context, roster, supervisor.board(), settler, window)
{
}

bool Dispatcher::prepare(bool mayTake, bool real, qint64 until)
{
    m_prepared.clear();
    m_ready = mayTake ? m_supervisor.claims().ready(m_context.clock.bootMs()) : std::vector<WaitingClaim>();
    const auto isOvertime = [&] { return m_context.clock.bootMs() >= until; };
    for (const WaitingClaim &waiting : m_ready) {
        if (!m_prepared.empty() && isOvertime())
            break;
        m_prepared.push_back(m_starter.prepare(waiting.claim, *waiting.view));
    }
    m_moreIsReady = m_prepared.size() < m_ready.size();
    if (m_context.flags.killed())
        m_prepared.clear(); // the next tick gives them back
    m_ready.resize(m_prepared.size());
    m_mayClaim = mayTake && !m_context.flags.killed() && !isOvertime() && findsWork(real);
    return m_recorder.isDue() || begins();
}

// A transaction writes to the disk even if it finds nothing. So one begins only for work that is there to be taken; what
// counts is still what it finds itself.
bool Dispatcher::findsWork(bool real)
{
    Store &store = m_context.store;
    m_supervisor.board().setWaiting(m_supervisor.claims().agents());
    if (freeSeats() <= 0 || store.tasks().cache().counts.of(TaskState::Queued) == 0)
        return false;
    const auto found = m_claimer.findsWork(store, real);
    return !found || *found; // a store that does not answer shall say so in the transaction
}

Result<void> Dispatcher::decide(UnitOfWork &unit, qint64 epoch)
{
    m_started = {};
    m_claimed.clear();
    if (auto recorded = m_recorder.record(unit); !recorded)
        return recorded;
    for (const Starter::Prepared &prepared : m_prepared) {
        if (auto begun = m_starter.commit(unit, prepared, m_started); !begun)
            return begun;
    }
    if (auto claimed = m_mayClaim ? claim(unit, epoch) : Result<void>(); !claimed)
        return claimed;
    return tell(epoch);
}

Result<void> Dispatcher::decideEnds(UnitOfWork &unit, qint64 epoch)
{
    m_prepared.clear();
    m_ready.clear();
    m_mayClaim = false;
    return decide(unit, epoch);
}

Result<void> Dispatcher::claim(UnitOfWork &unit, qint64 epoch)
{
    if (const auto promoted = unit.store().tasks().promoteDue(unit.now()); !promoted)
        return promoted.error();
    auto controls = unit.store().controls().read(); // inside the claim: what it says now is what counts
    if (!controls)
        return controls.error();
    if (controls->wish != RunWish::Run)
        return {};
    if (!m_context.settings.allowReal)
        controls->real = {};
    m_supervisor.board().setWaiting(agentsInHand());
    auto claims = m_claimer.claim(unit, epoch, *controls, std::min(m_context.settings.actionsPerTick, freeSeats()));
    if (!claims)
        return claims.error();
    m_claimed = *std::move(claims);
    return {};
}

// One name for each seat that is taken and not by a run on the board: of those that wait, of those that begin now, and
// of those that failed at the start, whose agents may have to rest.
QStringList Dispatcher::agentsInHand() const
{
    QStringList agents = m_supervisor.claims().agents(m_ready);
    for (const Run &run : m_started.runs)
        agents += run.attempt.agent;
    return agents + m_started.failed;
}

int Dispatcher::freeSeats() const
{
    return m_context.settings.maxConcurrent - m_supervisor.board().takenSeats();
}

Result<void> Dispatcher::tell(qint64 epoch)
{
    Tick tick = m_ledger.current();
    m_recorder.count(tick);
    tick.claimed = int(m_claimed.size());
    tick.started = m_started.started;
    tick.succeeded += int(m_started.succeeded.size());
    tick.failed += int(m_started.failed.size());
    return m_ledger.write(tick, epoch);
}

std::vector<Run> Dispatcher::committed()
{
    m_ledger.committed();
    const int running = m_supervisor.board().running();
    const bool settled = m_recorder.committed();
    const bool hasLateSeats = m_supervisor.board().running() < running || !m_started.failed.isEmpty(); // claim() saw them taken
    m_supervisor.claims().remove(m_ready);
    for (const QString &agent : std::as_const(m_started.succeeded))
        m_roster.noteEnd(agent, AttemptState::Ok, {}, m_context.clock.bootMs());
    for (const QString &agent : std::as_const(m_started.failed))
        m_roster.noteRefused(agent);
    const bool ended = settled || !m_started.succeeded.isEmpty() || hasLateSeats;
    const bool tookMost = int(m_claimed.size()) == m_context.settings.actionsPerTick;
    if (m_moreIsReady || tookMost || hasLateSeats || (ended && !m_mayClaim))
        m_context.listener.stepWanted(); // there may be more to take
    return std::exchange(m_started.runs, {});
}

void Dispatcher::uncertain()
{
    for (Run &run : std::exchange(m_started.runs, {}))
        m_supervisor.board().add(std::move(run));
    m_claimed.clear();
}

} // namespace qd
