#include "core/store/metricsreader.h"
#include "tests/core/store/storebench.h"

#include <QElapsedTimer>

using namespace qd;

namespace {

constexpr qint64 kFrom = 1'000'000;
constexpr qint64 kTo = kFrom + 60 * 1'000; // slots of a second

/// `count` tasks that were added at kFrom, each with one attempt: begun `waitMs` later, running 1, 2, 3 … ms.
void addAttempts(StoreBench &bench, qint64 count, qint64 waitMs, qint64 spreadOverMs)
{
    Database &database = bench.store->database();
    QCOMPARE(bench.add(StoreBench::draft(), QStringLiteral("first"), nullptr, kFrom), QString());
    const auto tasks = database.execute(
        "WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
        "INSERT INTO task (id, key, mode, title, kind, lane, spec, spec_sha256, state, ready, priority, order_key, "
        "max_attempts, created_at, updated_at) SELECT i, 'k' || i, mode, title, kind, lane, spec, spec_sha256, state, "
        "ready, priority, order_key, max_attempts, created_at, updated_at FROM n CROSS JOIN task WHERE task.id = 1",
        {count});
    QVERIFY2(tasks, tasks ? "" : qPrintable(tasks.error().detail));
    const auto attempts = database.execute(
        "INSERT INTO attempt (id, task, number, epoch, agent, mode, state, started_at, ended_at, effect_class) "
        "SELECT id, id, 1, 1, 'a', 'proof', 'ok', ? + (id - 1) * ? / ?, ? + (id - 1) * ? / ? + id, 'pure' FROM task ORDER BY id",
        {kFrom + waitMs, spreadOverMs, count, kFrom + waitMs, spreadOverMs, count});
    QVERIFY2(attempts, attempts ? "" : qPrintable(attempts.error().detail));
}

Tick tickOf(qint64 number, qint64 startedAt, qint64 durationMs, int succeeded, int failed)
{
    Tick tick;
    tick.number = number;
    tick.startedAt = startedAt;
    tick.durationMs = durationMs;
    tick.outcome = TickOutcome::Success;
    tick.succeeded = succeeded;
    tick.failed = failed;
    return tick;
}

} // namespace

/// Percentiles, windows and bounds of what is measured; and what waits for a person.
class TestMetricsReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsMeasuredInAnEmptyStore()
    {
        StoreBench bench;
        const auto metrics = MetricsReader(*bench.reader()).read(kFrom, kTo);
        QVERIFY(metrics.ok());
        QVERIFY(metrics->slotList.empty());
        QVERIFY(!metrics->total.run && !metrics->total.wait && !metrics->total.tick);
        QCOMPARE(metrics->coveredFrom, kFrom);
        QCOMPARE(metrics->slotMs, qint64(1'000));
    }

    void percentilesAreNearestRanks()
    {
        StoreBench bench;
        addAttempts(bench, 100, 250, 0);
        const auto metrics = MetricsReader(*bench.reader()).read(kFrom, kTo);
        QVERIFY2(metrics.ok(), metrics.ok() ? "" : qPrintable(metrics.error().detail));
        QCOMPARE(*metrics->total.run, (Spread{100, 50, 95}));
        QCOMPARE(*metrics->total.wait, (Spread{100, 250, 250}));
        QCOMPARE(metrics->slotList.size(), size_t(1));
        QCOMPARE(*metrics->slotList.front().run, (Spread{100, 50, 95}));
    }

    void theWindowDecidesAndSlotsAreWhereAttemptsEnded()
    {
        StoreBench bench;
        addAttempts(bench, 10, 0, 10'000); // one a second, at seconds 0 to 9
        const auto metrics = MetricsReader(*bench.reader()).read(kFrom + 5'000, kTo);
        QVERIFY(metrics.ok());
        QCOMPARE(metrics->total.run->count, qint64(5));
        QCOMPARE(metrics->slotList.size(), size_t(5));
        QVERIFY(std::all_of(metrics->slotList.begin(), metrics->slotList.end(),
                            [](const MetricsSlot &slot) { return slot.run->count == 1; }));
    }

    void waitingCountsFromWhenATaskCouldBegin()
    {
        StoreBench bench;
        addAttempts(bench, 1, 4'000, 0);
        QVERIFY(bench.store->database().execute("UPDATE task SET not_before = ?", {kFrom + 3'000}).ok());
        QCOMPARE(MetricsReader(*bench.reader()).read(kFrom, kTo)->total.wait->p50, qint64(1'000));
        // As a retry leaves it: not what the first attempt waited for.
        QVERIFY(bench.store->database().execute("UPDATE task SET not_before = ?", {kTo}).ok());
        QCOMPARE(MetricsReader(*bench.reader()).read(kFrom, kTo)->total.wait->p50, qint64(4'000));
    }

    void endsAndDurationsComeFromTheLedger()
    {
        StoreBench bench;
        TickStore ticks(bench.store->database());
        QVERIFY(ticks.put(tickOf(1, kFrom - 1, 9, 7, 7)).ok());
        QVERIFY(ticks.put(tickOf(2, kFrom, 10, 2, 1)).ok());
        QVERIFY(ticks.put(tickOf(5, kFrom + 1'500, 30, 3, 0)).ok());
        const auto metrics = MetricsReader(*bench.reader()).read(kFrom, kTo);
        QVERIFY(metrics.ok());
        QCOMPARE(metrics->total.succeeded, qint64(5));
        QCOMPARE(metrics->total.failed, qint64(1));
        QCOMPARE(*metrics->total.tick, (Spread{2, 10, 30}));
        QCOMPARE(metrics->slotList.size(), size_t(2));
        QCOMPARE(metrics->slotList.back().at, kFrom + 1'000);
        QCOMPARE(metrics->slotList.back().succeeded, qint64(3));
    }

    void aLongHistoryIsBoundedAndSaysSo()
    {
        StoreBench bench;
        constexpr qint64 kMany = 4 * MetricsReader::kMostRows;
        addAttempts(bench, kMany, 0, 50'000);
        const auto reader = bench.reader();
        QElapsedTimer timer;
        timer.start();
        const auto metrics = MetricsReader(*reader).read(kFrom, kFrom + 604'800'000);
        const qint64 ms = timer.elapsed();
        QVERIFY(metrics.ok());
        QCOMPARE(metrics->total.run->count, qint64(MetricsReader::kMostRows));
        QVERIFY(metrics->coveredFrom > kFrom);
        qInfo("metrics over %d of %lld attempts: %lld ms", MetricsReader::kMostRows, kMany, ms);
        timer.start();
        QVERIFY(MetricsReader(*reader).needs({}).ok());
        qInfo("needs over %lld ready tasks: %lld ms", kMany, timer.elapsed());
    }

    void needsCountWhatWaits()
    {
        StoreBench bench;
        auto needs = MetricsReader(*bench.reader()).needs({});
        QVERIFY(needs.ok());
        QCOMPARE(needs->armed.count + needs->approvals.count + needs->questions.count, qint64(0));
        for (const char *key : {"one", "two", "three"})
            QCOMPARE(bench.add(StoreBench::draft(), QString::fromLatin1(key)), QString());
        Database &database = bench.store->database();
        QVERIFY(database.execute("UPDATE task SET stage = 'real', mode = 'real' WHERE id > 1").ok());
        QVERIFY(database.execute("UPDATE task SET lane = 'agent:z' WHERE id = 3").ok());
        QVERIFY(database.execute("INSERT INTO attempt (id, task, number, epoch, agent, mode, state, started_at, effect_class) "
                                 "SELECT id, id, 1, 1, 'a', 'proof', 'running', 1, 'pure' FROM task").ok());
        QVERIFY(database.execute("INSERT INTO approval (id, task, attempt, kind, text, state, asked_at) VALUES "
                                 "(1, 3, 3, 'effect', '', 'pending', 1), (2, 2, 2, 'question', 'why?', 'pending', 1), "
                                 "(3, 1, 1, 'effect', '', 'denied', 1)").ok());
        needs = MetricsReader(*bench.reader()).needs({QStringLiteral("kind:command")});
        QVERIFY(needs.ok());
        QCOMPARE(needs->armed.count, qint64(2));
        QCOMPARE(needs->armed.task, qint64(2));
        QCOMPARE(needs->approvals.count, qint64(1));
        QCOMPARE(needs->approvals.task, qint64(3));
        QCOMPARE(needs->questions.task, qint64(2));
        QCOMPARE(needs->unserved.count, qint64(1));
        QCOMPARE(needs->unserved.task, qint64(3));
        needs = MetricsReader(*bench.reader()).needs({});
        QVERIFY(needs.ok());
        QCOMPARE(needs->unserved.count, qint64(3));
        QCOMPARE(needs->unserved.task, qint64(1));
        needs = MetricsReader(*bench.reader()).needs({QStringLiteral("agent:z"), QStringLiteral("kind:command")});
        QVERIFY(needs.ok());
        QCOMPARE(needs->unserved.count, qint64(0));
    }
};

QTEST_GUILESS_MAIN(TestMetricsReader)
#include "tst_metricsreader.moc"
