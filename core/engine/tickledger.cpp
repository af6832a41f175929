#include "core/engine/tickledger.h"

#include "core/base/log.h"

#include <algorithm>

namespace qd {
namespace {

TickOutcome outcomeOf(const Tick &tick, bool ok)
{
    if (!ok || (tick.failed > 0 && tick.succeeded == 0))
        return TickOutcome::Fail;
    return tick.failed > 0 ? TickOutcome::Partial : TickOutcome::Success;
}

bool didSomething(const Tick &tick)
{
    return tick.claimed + tick.started + tick.succeeded + tick.failed > 0;
}

} // namespace

TickLedger::TickLedger(EngineContext &context) : m_context(context)
{
    if (const auto newest = m_context.store.ticks().newest(1); newest && !newest->empty())
        m_last = newest->front();
    m_tick.number = m_last.number;
}

const Tick &TickLedger::open()
{
    const qint64 number = m_tick.number + 1;
    m_tick = {};
    m_tick.number = number;
    m_tick.startedAt = m_context.clock.wallMs();
    m_written = m_tick;
    m_startedBoot = m_context.clock.bootMs();
    return m_tick;
}

Result<void> TickLedger::catchUp()
{
    const auto newest = m_context.store.ticks().newest(1);
    if (!newest)
        return newest.error();
    if (!newest->empty())
        m_tick.number = std::max(m_tick.number, newest->front().number + 1);
    return {};
}

void TickLedger::complete(Tick &tick, qint64 epoch) const
{
    tick.durationMs = m_context.clock.bootMs() - m_startedBoot;
    tick.idleBefore = m_idle;
    tick.epoch = epoch;
}

Result<void> TickLedger::write(Tick tick, qint64 epoch)
{
    m_written = m_tick;
    if (!didSomething(tick))
        return {};
    complete(tick, epoch);
    tick.outcome = outcomeOf(tick, true);
    m_written = tick;
    return put(tick);
}

// An engine that was overtaken may have told of its last tick under a number of ours: no reason to undo work.
Result<void> TickLedger::put(const Tick &tick)
{
    const auto written = m_context.store.ticks().put(tick);
    if (!written)
        return written.error();
    if (!*written)
        qCWarning(lcEngine, "tick %lld has no line in the ledger: another engine has one of that number", tick.number);
    return {};
}

void TickLedger::close(const Result<void> &result, qint64 epoch)
{
    const bool worked = didSomething(m_tick);
    if (result && !worked) {
        ++m_idle;
        return;
    }
    complete(m_tick, epoch);
    m_tick.outcome = outcomeOf(m_tick, result.ok());
    m_tick.note = result ? QString() : result.error().code;
    m_last = m_tick;
    m_idle = worked ? 0 : m_idle; // they are in the line that is written already
    if (result && m_tick.durationMs - m_written.durationMs < kLongMs)
        return;
    if (const auto written = m_context.store.transact([&] { return put(m_tick); }); written)
        m_idle = 0;
    else
        qCWarning(lcEngine, "the line of tick %lld is not in the ledger as it ended: %s", m_tick.number, qPrintable(written.error().detail));
}

} // namespace qd
