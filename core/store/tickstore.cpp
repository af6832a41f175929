#include "core/store/tickstore.h"

namespace qd {

Result<bool> TickStore::put(const Tick &tick)
{
    const auto written = m_database.execute(
        "INSERT INTO tick (number, epoch, started_at, duration_ms, outcome, claimed, started, succeeded, failed, idle_before, note) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (number) DO UPDATE SET duration_ms = excluded.duration_ms, "
        "outcome = excluded.outcome, note = excluded.note WHERE epoch = excluded.epoch AND started_at = excluded.started_at",
        {tick.number, tick.epoch, tick.startedAt, tick.durationMs, toText(tick.outcome), tick.claimed, tick.started,
         tick.succeeded, tick.failed, tick.idleBefore, tick.note});
    return written ? Result<bool>(*written == 1) : Result<bool>(written.error());
}

Result<std::vector<Tick>> TickStore::newest(int limit)
{
    const auto rows = m_database.query(
        "SELECT number, epoch, started_at, duration_ms, outcome, claimed, started, succeeded, failed, idle_before, note "
        "FROM tick ORDER BY number DESC LIMIT ?",
        {limit});
    if (!rows)
        return rows.error();
    std::vector<Tick> ticks;
    for (const SqlRow &row : *rows) {
        ticks.push_back({row.integer(0), row.integer(1), row.integer(2), row.integer(3),
                         fromText<TickOutcome>(row.text(4)).value_or(TickOutcome::Fail), int(row.integer(5)),
                         int(row.integer(6)), int(row.integer(7)), int(row.integer(8)), row.integer(9), row.text(10)});
    }
    return ticks;
}

Result<qint64> TickStore::removeBefore(qint64 before, int limit)
{
    return m_database.execute("DELETE FROM tick WHERE number IN (SELECT number FROM tick WHERE started_at < ? "
                              "AND number < (SELECT max(number) FROM tick) ORDER BY started_at LIMIT ?)",
                              {before, limit});
}

} // namespace qd
