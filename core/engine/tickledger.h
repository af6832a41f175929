#pragma once

#include "core/domain/tick.h"
#include "core/engine/enginecontext.h"

namespace qd {

/// Numbers the ticks and writes a line for each that did something, in the transaction that does it; those without work
/// share the line of the next. Core thread.
class TickLedger
{
public:
    explicit TickLedger(EngineContext &context);

    /// Begins the next tick.
    const Tick &open();
    /// Goes on after the newest line: another engine may have written some since this one last looked, and a number
    /// that is taken would lose its line. In the transaction that begins an epoch.
    [[nodiscard]] Result<void> catchUp();
    /// The line of this tick as far as it has come, in its transaction. Without work there is none.
    [[nodiscard]] Result<void> write(Tick tick, qint64 epoch);
    /// That transaction is committed.
    void committed() { m_tick = m_written; }
    /// Derives the outcome. A tick that failed, or went on for long after its transaction, gets its line here.
    void close(const Result<void> &result, qint64 epoch);

    [[nodiscard]] const Tick &current() const { return m_tick; } ///< the one that is going on
    [[nodiscard]] const Tick &last() const { return m_last; } ///< the newest in the ledger
    [[nodiscard]] qint64 number() const { return m_tick.number; }

private:
    static constexpr qint64 kLongMs = 10; ///< starting agents, or a slow disk: worth a transaction of its own

    void complete(Tick &tick, qint64 epoch) const;
    [[nodiscard]] Result<void> put(const Tick &tick);

    EngineContext &m_context;
    Tick m_tick;
    Tick m_written; ///< the line of this tick; by write()
    Tick m_last;
    qint64 m_startedBoot = 0;
    qint64 m_idle = 0;
};

} // namespace qd
