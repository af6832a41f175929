// A tick that finds nothing to do: because there is nothing, or because nobody does what is there.

#include "core/engine/engine.h"
#include "core/store/unitofwork.h"
#include "tests/bench/benches.h"
#include "tests/bench/controlqueue.h"
#include "tests/support/fakeinspector.h"
#include "tests/support/scriptedtransport.h"

namespace qd::bench {
namespace {

class DeafListener final : public EngineListener
{
public:
    void tasksChanged(const std::vector<TaskSummary> & /*tasks*/) override { }
    void logged(const LogLine & /*line*/) override { }
    void stepWanted() override { }
};

void addTasksThatNobodyDoes(Store &store, int tasks)
{
    expectDone(inUnitOfWork(store, 1'700'000'000'000, QStringLiteral("bench"), [&](UnitOfWork &unit) -> Result<void> {
        for (int number = 1; number <= tasks; ++number) {
            TaskDraft draft = draftOf(number);
            draft.spec.kind = TaskKind::Code;
            if (auto task = unit.insert(draft, QStringLiteral("key-%1").arg(number)); !task)
                return task.error();
        }
        return {};
    }));
}

void tickProduct(benchmark::State &state, BenchFolder &folder, int tasks)
{
    const auto store = openStore(folder.newDatabase());
    expectDone(store->transact([&] { return store->lease().revoke(); }));
    addTasksThatNobodyDoes(*store, tasks);
    const SystemClock clock;
    SystemRandom random;
    const ArtifactStore artifacts(folder.newProfile());
    StopFlags flags;
    DeafListener listener;
    const EngineSettings settings;
    ScriptedTransport transport;
    FakeInspector inspector;
    Roster roster;
    roster.addTransport(Transport::Rehearsal, transport);
    roster.addTransport(Transport::Command, transport);
    roster.setAgents(*store->agents().all());
    Engine engine({clock, random, *store, artifacts, flags, listener, settings}, roster, inspector);
    inspector.listener = &engine.inspections();
    engine.step(); // gets the lease
    int transactions = 0;
    store->database().setGate([&transactions](const char *sql) {
        transactions += std::string_view(sql) == "COMMIT" ? 1 : 0;
        return Result<void>();
    });
    for (auto _ : state) {
        engine.step();
        benchmark::DoNotOptimize(engine.status());
    }
    state.counters["transactions"] = benchmark::Counter(transactions, benchmark::Counter::kAvgIterations);
    state.SetItemsProcessed(state.iterations());
}

// What must be read: the wishes, and whether anything is due.
void tickControl(benchmark::State &state, BenchFolder &folder)
{
    ControlDatabase database(folder.newDatabase());
    for (auto _ : state) {
        database.read("SELECT wish, real_until, real_remaining, armed_by, revision, set_at, set_by FROM control WHERE "
                      "id = 1");
        database.read("SELECT id FROM task WHERE state IN ('held', 'queued') AND deadline IS NOT NULL AND deadline <= "
                      "? "
                      "ORDER BY deadline LIMIT ?",
                      {1'700'000'000'000, 1});
    }
    state.SetItemsProcessed(state.iterations());
}

} // namespace

void addEngineBenches(BenchFolder &folder, const BenchSize &size)
{
    for (const auto &[name, tasks] : {std::pair("tick_empty", 0), std::pair("tick_nobody_does", 100)}) {
        addBench(std::string(name) + "/product", size.times(200),
                 [&folder, n = tasks](benchmark::State &state) { tickProduct(state, folder, n); });
        addBench(std::string(name) + "/control", size.times(200),
                 [&folder](benchmark::State &state) { tickControl(state, folder); });
    }
}

} // namespace qd::bench
