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

} // namespace

TickLedger::TickLedger(EngineContext &context) : m_context(context)
{
    if (const auto newest = m_context.store.ticks().newest(1); newest && !newest->empty())
        m_last = newest->front();
    m_tick.number = m_last.number;
}

Tick &TickLedger::open()
{
    const qint64 number = m_tick.number + 1;
    m_tick = {};
    m_tick.number = number;
    m_tick.startedAt = m_context.clock.wallMs();
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

void TickLedger::close(const Result<void> &result, qint64 epoch)
{
    if (result && m_tick.claimed + m_tick.started + m_tick.succeeded + m_tick.failed == 0) {
        ++m_idle;
        return;
    }
    m_tick.durationMs = m_context.clock.bootMs() - m_startedBoot;
    m_tick.outcome = outcomeOf(m_tick, result.ok());
    m_tick.note = result ? QString() : result.error().code;
    m_tick.idleBefore = m_idle;
    m_tick.epoch = epoch;
    m_last = m_tick;
    const auto written = m_context.store.transact([&] { return m_context.store.ticks().append(m_tick); });
    if (written)
        m_idle = 0;
    else
        qCWarning(lcEngine, "tick %lld is missing in the ledger: %s", m_tick.number, qPrintable(written.error().detail));
}

} // namespace qd
