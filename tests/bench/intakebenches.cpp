// Work that comes in: one by one, in bulk, and as a file.

#include "core/base/clock.h"
#include "core/intake/intake.h"
#include "tests/bench/benches.h"
#include "tests/bench/controlqueue.h"

namespace qd::bench {
namespace {

constexpr int kBulk = 1'000;
constexpr int kImport = 10'000;

ParsedFile fileOf(qint64 first, int tasks)
{
    ParsedFile file{QStringLiteral("bench.jsonl"), {}, {}, {}};
    for (int row = 1; row <= tasks; ++row) {
        TaskDraft draft = draftOf(first + row);
        draft.key = QStringLiteral("key-%1").arg(first + row);
        file.rows.push_back({draft, row});
    }
    return file;
}

QByteArray jsonLines(qint64 first, int tasks)
{
    QByteArray text;
    for (int row = 1; row <= tasks; ++row) {
        const QByteArray number = QByteArray::number(first + row);
        text += R"({"title":"Count the words of document number )" + number + R"(","rehearse":["succeed"],"key":"key-)"
                + number + "\"}\n";
    }
    return text;
}

void enqueueProduct(benchmark::State &state, BenchFolder &folder, int tasks)
{
    const auto store = openStore(folder.newDatabase());
    std::vector<std::vector<ParsedFile>> drops;
    for (qint64 i = 0; i < qint64(state.max_iterations); ++i)
        drops.push_back({fileOf(i * tasks, tasks)});
    const SystemClock clock;
    auto drop = drops.begin();
    for (auto _ : state)
        expectDone(enqueue(*store, clock.wallMs(), QStringLiteral("bench"), *drop++));
    state.SetItemsProcessed(state.iterations() * tasks);
}

void enqueueControl(benchmark::State &state, BenchFolder &folder, int tasks)
{
    ControlQueue queue(folder.newDatabase());
    for (auto _ : state) {
        queue.begin();
        for (int i = 0; i < tasks; ++i)
            queue.add();
        queue.commit();
    }
    state.SetItemsProcessed(state.iterations() * tasks);
}

void importProduct(benchmark::State &state, BenchFolder &folder)
{
    const auto store = openStore(folder.newDatabase());
    std::vector<IntakeRequest> requests(size_t(state.max_iterations));
    for (size_t i = 0; i < requests.size(); ++i)
        requests[i].documents = {{QStringLiteral("bench.jsonl"), jsonLines(qint64(i) * kImport, kImport), {}}};
    const SystemClock clock;
    auto request = requests.begin();
    for (auto _ : state) {
        const auto added = enqueue(*store, clock.wallMs(), QStringLiteral("bench"), gather(*request++));
        expectDone(added);
        if (int(added->tasks.size()) != kImport)
            qFatal("imported %zu of %d tasks", added->tasks.size(), kImport);
    }
    state.SetItemsProcessed(state.iterations() * kImport);
}

} // namespace

void addIntakeBenches(BenchFolder &folder, const BenchSize &size)
{
    for (const auto &[name, tasks, iterations] :
         {std::tuple("enqueue_one", 1, 300), std::tuple("enqueue_bulk", kBulk, 10)}) {
        addBench(std::string(name) + "/product", size.times(iterations),
                 [&folder, n = tasks](benchmark::State &state) { enqueueProduct(state, folder, n); });
        addBench(std::string(name) + "/control", size.times(iterations),
                 [&folder, n = tasks](benchmark::State &state) { enqueueControl(state, folder, n); });
    }
    addBench("import/product", size.times(2), [&folder](benchmark::State &state) { importProduct(state, folder); });
    addBench("import/control", size.times(2),
             [&folder](benchmark::State &state) { enqueueControl(state, folder, kImport); });
}

} // namespace qd::bench
