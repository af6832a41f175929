#pragma once

#include "core/domain/tick.h"
#include "core/engine/enginecontext.h"

namespace qd {

/// Numbers the ticks and writes a line for each that did something; those without work share the line of the next.
/// Core thread.
class TickLedger
{
public:
    explicit TickLedger(EngineContext &context);

    /// Begins the next tick.
    [[nodiscard]] Tick &open();
    /// Goes on after the newest line: another engine may have written some since this one last looked, and a number
    /// that is taken would lose its line. In the transaction that begins an epoch.
    [[nodiscard]] Result<void> catchUp();
    /// Derives the outcome from what was counted, and writes the line if there is something to tell.
    void close(const Result<void> &result, qint64 epoch);

    [[nodiscard]] Tick &current() { return m_tick; } ///< the one that is going on, for its counters
    [[nodiscard]] const Tick &last() const { return m_last; } ///< the newest in the ledger
    [[nodiscard]] qint64 number() const { return m_tick.number; }

private:
    EngineContext &m_context;
    Tick m_tick;
    Tick m_last;
    qint64 m_startedBoot = 0;
    qint64 m_idle = 0;
};

} // namespace qd
