// The journal and the live log.

#include "core/runtime/eventhub.h"
#include "core/store/journalrow.h"
#include "core/store/unitofwork.h"
#include "core/store/verifier.h"
#include "tests/bench/benches.h"
#include "tests/bench/controlqueue.h"

#include <QCryptographicHash>

#include <deque>
#include <mutex>
#include <string>

namespace qd::bench {
namespace {

constexpr int kEntries = 1'000;
constexpr size_t kKeptLines = 10'000;

void appendProduct(benchmark::State &state, BenchFolder &folder, int entries)
{
    const auto store = openStore(folder.newDatabase());
    const QJsonObject data{{QStringLiteral("attempt"), 1}, {QStringLiteral("outcome"), QStringLiteral("ok")}};
    for (auto _ : state) {
        expectDone(
            inUnitOfWork(*store, 1'700'000'000'000, QStringLiteral("engine"), [&](UnitOfWork &unit) -> Result<void> {
                Result<void> recorded;
                for (int i = 0; i < entries && recorded; ++i)
                    recorded = unit.record(QStringLiteral("task_succeeded"), QStringLiteral("T-12345"), data);
                return recorded;
            }));
    }
    state.SetItemsProcessed(state.iterations() * entries);
}

void appendControl(benchmark::State &state, BenchFolder &folder, int entries)
{
    ControlQueue queue(folder.newDatabase());
    for (auto _ : state) {
        queue.begin();
        for (int i = 0; i < entries; ++i)
            queue.journal("task_succeeded", "T-12345", R"({"attempt":1,"outcome":"ok"})");
        queue.commit();
    }
    state.SetItemsProcessed(state.iterations() * entries);
}

void verifyProduct(benchmark::State &state, const QString &path)
{
    const auto database = Database::open(path, Database::Access::ReadOnly);
    expectDone(database);
    qint64 entries = 0;
    for (auto _ : state) {
        Verification found;
        expectDone(walkJournal(**database, found));
        if (found.journalBrokenAt > 0)
            qFatal("the journal is broken at %lld", found.journalBrokenAt);
        entries += found.journalEntries;
    }
    state.SetItemsProcessed(entries);
}

// Every row is read, and as many bytes are hashed.
void verifyControl(benchmark::State &state, const QString &path)
{
    ControlDatabase database(path);
    qint64 entries = 0;
    for (auto _ : state) {
        database.forEach("SELECT " QD_JOURNAL_COLUMNS " FROM journal ORDER BY seq", {}, [&entries](sqlite3_stmt *row) {
            QCryptographicHash hash(QCryptographicHash::Sha256);
            for (const int column : {6, 0, 1, 2, 3, 4, 5}) {
                const std::string_view text = ControlDatabase::text(row, column);
                hash.addData(QByteArrayView(text.data(), qsizetype(text.size())));
            }
            benchmark::DoNotOptimize(hash.result());
            ++entries;
        });
    }
    state.SetItemsProcessed(entries);
}

void logProduct(benchmark::State &state)
{
    EventHub hub;
    const auto console = std::make_shared<ChangeBoard>(Caller{QStringLiteral("bench"), Scope::Observe, true, true});
    hub.add(console);
    const LogLine line{1'700'000'000'000,
                       LogLevel::Info,
                       QStringLiteral("agent:command"),
                       TaskId{12'345},
                       678,
                       UntrustedText(QStringLiteral("Read the document, count its words and say how many there are."))};
    for (auto _ : state)
        hub.publishLog(line);
    state.SetItemsProcessed(state.iterations());
}

// A line is kept twice: for who comes later, and for the console that watches.
void logControl(benchmark::State &state)
{
    std::mutex mutex;
    std::deque<std::string> kept;
    std::deque<std::string> watched;
    const std::string line = "Read the document, count its words and say how many there are.";
    for (auto _ : state) {
        for (std::deque<std::string> *lines : {&kept, &watched}) {
            const std::lock_guard lock(mutex);
            lines->push_back(line);
            if (lines->size() > kKeptLines)
                lines->pop_front();
        }
    }
    state.SetItemsProcessed(state.iterations());
}

} // namespace

void addStoreBenches(BenchFolder &folder, const BenchSize &size)
{
    for (const auto &[name, entries, iterations] :
         {std::tuple("journal_append", 1, 300), std::tuple("journal_append_bulk", kEntries, 10)}) {
        addBench(std::string(name) + "/product", size.times(iterations),
                 [&folder, n = entries](benchmark::State &state) { appendProduct(state, folder, n); });
        addBench(std::string(name) + "/control", size.times(iterations),
                 [&folder, n = entries](benchmark::State &state) { appendControl(state, folder, n); });
    }
    const qint64 journal = size.middle;
    addBench("journal_verify/product", 1,
             [&folder, journal](benchmark::State &state) { verifyProduct(state, folder.queueOf(journal)); });
    addBench("journal_verify/control", 1,
             [&folder, journal](benchmark::State &state) { verifyControl(state, folder.queueOf(journal)); });
    addBench("log_line/product", size.times(100'000), logProduct);
    addBench("log_line/control", size.times(100'000), logControl);
}

} // namespace qd::bench
