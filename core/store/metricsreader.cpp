#include "core/store/metricsreader.h"

#include <QVariant>

#include <algorithm>

namespace qd {
namespace {

/// Durations of one kind, by slot and as a whole.
struct Sample {
    std::vector<std::vector<qint64>> bySlot = std::vector<std::vector<qint64>>(Metrics::kSlots);
    std::vector<qint64> whole;

    void add(qint64 slot, qint64 ms)
    {
        bySlot[size_t(slot)].push_back(ms);
        whole.push_back(ms);
    }
};

/// The nearest rank: the smallest value that at least `percent` of 100 do not exceed.
qint64 percentile(std::vector<qint64> &values, size_t percent)
{
    const size_t rank = (values.size() * percent + 99) / 100;
    const auto found = values.begin() + qptrdiff(rank - 1);
    std::nth_element(values.begin(), found, values.end());
    return *found;
}

std::optional<Spread> spreadOf(std::vector<qint64> &values)
{
    if (values.empty())
        return std::nullopt;
    return Spread{qint64(values.size()), percentile(values, 50), percentile(values, 95)};
}

void put(Sample &sample, Metrics &metrics, std::vector<MetricsSlot> &found, std::optional<Spread> MetricsSlot::*member)
{
    metrics.total.*member = spreadOf(sample.whole);
    for (size_t i = 0; i < found.size(); ++i)
        found[i].*member = spreadOf(sample.bySlot[i]);
}

} // namespace

Result<Metrics> MetricsReader::read(qint64 from, qint64 to)
{
    Metrics metrics;
    metrics.from = from;
    metrics.to = to;
    metrics.slotMs = std::max<qint64>(1, (to - from + Metrics::kSlots - 1) / Metrics::kSlots);
    metrics.total.at = from;
    Slots found(Metrics::kSlots);
    for (size_t i = 0; i < found.size(); ++i)
        found[i].at = from + qint64(i) * metrics.slotMs;
    if (auto done = measureTicks(metrics, found); !done)
        return done.error();
    if (auto done = measureAttempts(metrics, found); !done)
        return done.error();
    const auto covered = coveredFrom(from);
    if (!covered)
        return covered.error();
    metrics.coveredFrom = *covered;
    std::copy_if(found.begin(), found.end(), std::back_inserter(metrics.slotList), [](const MetricsSlot &slot) {
        return slot.succeeded + slot.failed > 0 || slot.run || slot.wait || slot.tick;
    });
    return metrics;
}

Result<void> MetricsReader::measureTicks(Metrics &metrics, Slots &found)
{
    Sample durations;
    const auto read = m_database.forEach(
        "SELECT (started_at - ?) / ?, duration_ms, succeeded, failed FROM tick "
        "WHERE number IN (SELECT number FROM tick ORDER BY number DESC LIMIT ?) AND started_at >= ? AND started_at < ?",
        {metrics.from, metrics.slotMs, kMostRows, metrics.from, metrics.to}, [&](const SqlCursor &row) {
            MetricsSlot &slot = found[size_t(row.integer(0))];
            durations.add(row.integer(0), row.integer(1));
            slot.succeeded += row.integer(2);
            slot.failed += row.integer(3);
        });
    if (!read)
        return read;
    for (const MetricsSlot &slot : found) {
        metrics.total.succeeded += slot.succeeded;
        metrics.total.failed += slot.failed;
    }
    put(durations, metrics, found, &MetricsSlot::tick);
    return {};
}

Result<void> MetricsReader::measureAttempts(Metrics &metrics, Slots &found)
{
    // Numbers grow with time: the newest rows are the last numbers, and no index on times is needed. A retry moves
    // not_before past the first start: what stood there before is not known any more.
    Sample runs;
    Sample waits;
    const auto read = m_database.forEach(
        "SELECT (attempt.ended_at - ?) / ?, attempt.ended_at - attempt.started_at, CASE WHEN attempt.number = 1 THEN "
        "(SELECT max(0, attempt.started_at - CASE WHEN not_before BETWEEN created_at AND attempt.started_at "
        "THEN not_before ELSE created_at END) FROM task WHERE id = attempt.task) END FROM attempt "
        "WHERE id > (SELECT coalesce(max(id), 0) FROM attempt) - ? AND ended_at >= ? AND ended_at < ?",
        {metrics.from, metrics.slotMs, kMostRows, metrics.from, metrics.to}, [&](const SqlCursor &row) {
            const qint64 slot = row.integer(0);
            runs.add(slot, row.integer(1));
            if (!row.isNull(2))
                waits.add(slot, row.integer(2));
        });
    if (!read)
        return read;
    put(runs, metrics, found, &MetricsSlot::run);
    put(waits, metrics, found, &MetricsSlot::wait);
    return {};
}

Result<qint64> MetricsReader::coveredFrom(qint64 from)
{
    const auto attempts = m_database.query(
        "SELECT started_at FROM attempt WHERE id <= (SELECT coalesce(max(id), 0) FROM attempt) - ? ORDER BY id DESC LIMIT 1",
        {kMostRows});
    if (!attempts)
        return attempts.error();
    const auto ticks = m_database.query(
        "SELECT count(*), min(started_at) FROM (SELECT started_at FROM tick ORDER BY number DESC LIMIT ?)", {kMostRows});
    if (!ticks)
        return ticks.error();
    const qint64 ofAttempts = attempts->empty() ? 0 : attempts->front().integer(0);
    const qint64 ofTicks = ticks->front().integer(0) < kMostRows ? 0 : ticks->front().integer(1);
    return std::max({from, ofAttempts, ofTicks});
}

Result<MetricsReader::Needs> MetricsReader::needs(const QStringList &served)
{
    Needs needs;
    const auto asked = m_database.query("SELECT kind, count(*), min(task) FROM (SELECT kind, task FROM approval "
                                        "WHERE state = 'pending' ORDER BY task LIMIT ?) GROUP BY kind",
                                        {kMostWaiting});
    if (!asked)
        return asked.error();
    for (const SqlRow &row : *asked)
        (row.text(0) == QLatin1String("question") ? needs.questions : needs.approvals) = {row.integer(1), row.integer(2)};
    // From lane to lane, so that ready tasks that ask for nothing are never walked over.
    const auto armed = m_database.query(
        "WITH RECURSIVE lanes (lane) AS (SELECT min(lane) FROM task WHERE ready = 1 UNION ALL "
        "SELECT (SELECT min(task.lane) FROM task WHERE task.ready = 1 AND task.lane > lanes.lane) FROM lanes "
        "WHERE lanes.lane IS NOT NULL) "
        "SELECT count(*), coalesce(min(id), 0) FROM (SELECT task.id AS id FROM lanes CROSS JOIN task "
        "ON task.ready = 1 AND task.lane = lanes.lane AND task.stage = 'real' LIMIT ?)",
        {kMostWaiting});
    if (!armed)
        return armed.error();
    needs.armed = {armed->front().integer(0), armed->front().integer(1)};
    const auto idle = unserved(served);
    if (!idle)
        return idle.error();
    needs.unserved = *idle;
    return needs;
}

// From lane to lane as well, and within one no further than can be told.
Result<MetricsReader::Waiting> MetricsReader::unserved(const QStringList &served)
{
    Waiting waiting;
    QString lane = QLatin1String("");
    while (waiting.count < kMostWaiting) {
        const auto next = m_database.query("SELECT min(lane) FROM task WHERE ready = 1 AND lane > ?", {lane});
        if (!next)
            return next.error();
        lane = next->front().text(0);
        if (lane.isEmpty())
            break;
        if (served.contains(lane))
            continue;
        const auto found = m_database.query(
            "SELECT count(*), min(id) FROM (SELECT id FROM task WHERE ready = 1 AND lane = ? LIMIT ?)",
            {lane, kMostWaiting - int(waiting.count)});
        if (!found)
            return found.error();
        const qint64 first = found->front().integer(1);
        waiting.task = waiting.count == 0 ? first : std::min(waiting.task, first);
        waiting.count += found->front().integer(0);
    }
    return waiting;
}

} // namespace qd
