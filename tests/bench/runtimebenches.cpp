// The whole core, with all of its threads: from a caller's request to the agent's end.

#include "core/runtime/runtime.h"
#include "tests/bench/benches.h"
#include "tests/bench/controlqueue.h"
#include "tests/bench/deskclient.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace qd::bench {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr int kCallers = 16;
constexpr const char *kRehearsal =
    R"({"title":"Count the words of document number %1","rehearse":["succeed"],"key":"key-%1"})";
constexpr const char *kNobodyDoes = R"({"title":"Count the words of document number %1","kind":"code","key":"key-%1"})";

QJsonObject taskOf(const char *form, qint64 number)
{
    return documentOf(QStringLiteral("task.json"), QString::fromLatin1(form).arg(number));
}

/// A core whose limits are opened, and a console that hears of everything.
class Desk
{
public:
    Desk(BenchFolder &folder, int agentSlots)
        : m_profile(folder.newProfile()), m_runtime(started(m_profile)), client(*m_runtime)
    {
        client.ask(Operation::AgentsSet,
                   {{QStringLiteral("name"), QStringLiteral("rehearsal")},
                    {QStringLiteral("changes"), QJsonObject{{QStringLiteral("slots"), agentSlots}}}});
    }
    [[nodiscard]] CoreAccess &core() { return *m_runtime; }
    [[nodiscard]] QString database() const { return m_profile.database(); }

private:
    static std::unique_ptr<Runtime> started(const Profile &profile)
    {
        CoreOptions options;
        const auto give = [&options](Setting setting, const SettingValue &value) {
            options.settings.file.insert_or_assign(setting, GivenSetting{value, QStringLiteral("bench")});
        };
        give(Setting::EngineMaxActionsPerTick, qint64(10'000));
        give(Setting::EngineMaxConcurrent, qint64(1'000));
        auto runtime = Runtime::start(profile, options);
        expectDone(runtime);
        return *std::move(runtime);
    }

    Profile m_profile;
    std::unique_ptr<Runtime> m_runtime;

public:
    DeskClient client; ///< goes before the core
};

double percentile(std::vector<double> samples, double part)
{
    if (samples.empty())
        return 0;
    const auto at = samples.begin() + qptrdiff(part * double(samples.size() - 1));
    std::nth_element(samples.begin(), at, samples.end());
    return *at;
}

double microseconds(SteadyClock::duration passed) { return std::chrono::duration<double, std::micro>(passed).count(); }

void tell(benchmark::State &state, const std::vector<double> &samples)
{
    state.counters["p50_us"] = percentile(samples, 0.5);
    state.counters["p99_us"] = percentile(samples, 0.99);
    state.SetItemsProcessed(qint64(samples.size()));
}

// ---- adding through the door that the console uses ------------------------------------------------------------------

void requestProduct(benchmark::State &state, BenchFolder &folder)
{
    Desk desk(folder, 4);
    std::vector<double> samples;
    for (auto _ : state) {
        const auto began = SteadyClock::now();
        desk.client.ask(Operation::TasksAdd, taskOf(kNobodyDoes, qint64(samples.size())));
        samples.push_back(microseconds(SteadyClock::now() - began));
    }
    tell(state, samples);
}

/// Callers that ask again as soon as they have their answer.
void callersProduct(benchmark::State &state, BenchFolder &folder, int tasks)
{
    Desk desk(folder, 4);
    std::mutex mutex;
    std::vector<double> samples;
    std::atomic<int> next = 0;
    const auto call = [&] {
        DeskClient client(desk.core());
        for (int number = next++; number < tasks; number = next++) {
            const auto began = SteadyClock::now();
            client.ask(Operation::TasksAdd, taskOf(kNobodyDoes, number));
            const std::lock_guard lock(mutex);
            samples.push_back(microseconds(SteadyClock::now() - began));
        }
    };
    for (auto _ : state) {
        std::vector<std::thread> callers;
        for (int i = 0; i < kCallers; ++i)
            callers.emplace_back(call);
        for (std::thread &caller : callers)
            caller.join();
    }
    tell(state, samples);
}

void callersControl(benchmark::State &state, BenchFolder &folder, int tasks)
{
    ControlQueue queue(folder.newDatabase());
    for (auto _ : state) {
        for (int done = 0; done < tasks; done += kCallers) {
            queue.begin();
            for (int i = 0; i < kCallers; ++i)
                queue.add();
            queue.commit();
        }
    }
    state.SetItemsProcessed(state.iterations() * tasks);
}

// ---- from the queue to the end --------------------------------------------------------------------------------------

/// Of the tables that grow with each task. A control that writes less than the product would be no control.
double rowsOf(const QString &path)
{
    return double(ControlDatabase(path).read(
        "SELECT (SELECT count(*) FROM journal) + (SELECT count(*) FROM attempt_check) "
        "+ (SELECT count(*) FROM attempt_artifact) + (SELECT count(*) FROM attempt)"));
}

void runProduct(benchmark::State &state, BenchFolder &folder, int agents, int tasks)
{
    Desk desk(folder, agents);
    desk.client.ask(Operation::EnginePause);
    QString lines;
    for (int number = 1; number <= tasks; ++number)
        lines += QString::fromLatin1(kRehearsal).arg(number) + u'\n';
    desk.client.ask(Operation::TasksAdd, documentOf(QStringLiteral("tasks.jsonl"), lines));
    qint64 before = 0;
    qint64 after = 0;
    for (auto _ : state) {
        desk.client.request(Operation::EngineResume, {});
        desk.client.waitUntil([&](const EventBatch &batch) {
            if (batch.status)
                (before ? after : before) = batch.status->tickNumber;
            return batch.status && batch.status->queue.of(TaskState::Succeeded) == tasks;
        });
    }
    state.counters["ticks"] = double(after - before) / tasks;
    state.counters["rows"] = rowsOf(desk.database()) / tasks;
    state.SetItemsProcessed(tasks);
}

// Three transactions for as many tasks as there are agents: the end of those before with the claim of these, the start
// of these, the line in the ledger.
void runControl(benchmark::State &state, BenchFolder &folder, int agents, int tasks)
{
    const QString path = folder.newDatabase();
    ControlQueue queue(path);
    queue.begin();
    for (int i = 0; i < tasks; ++i)
        queue.add();
    queue.commit();
    std::vector<qint64> running;
    for (auto _ : state) {
        do {
            queue.begin();
            queue.guard();
            for (const qint64 task : running)
                queue.settle(task);
            queue.lookAround();
            running = queue.claim(agents);
            queue.commit();
            queue.begin();
            queue.guard();
            for (const qint64 task : running)
                queue.start(task);
            queue.commit();
            queue.begin();
            queue.recordTick(qint64(running.size()));
            queue.commit();
        } while (!running.empty());
    }
    state.counters["ticks"] = 1.0 / agents;
    state.counters["rows"] = rowsOf(path) / tasks;
    state.SetItemsProcessed(tasks);
}

// ---- the first task after a quiet time ------------------------------------------------------------------------------

void idleProduct(benchmark::State &state, BenchFolder &folder)
{
    Desk desk(folder, 4);
    std::vector<double> samples;
    for (auto _ : state) {
        qint64 ended = 0;
        bool begun = false;
        const auto began = SteadyClock::now();
        desk.client.request(Operation::TasksAdd, taskOf(kRehearsal, qint64(samples.size())));
        const auto judge = [&](const EventBatch &batch) {
            begun = begun || std::any_of(batch.log.begin(), batch.log.end(), [](const LogLine &line) {
                        return line.text.raw().startsWith(QLatin1String("attempt 1 started"));
                    });
            ended = batch.status ? batch.status->queue.of(TaskState::Succeeded) : ended;
            return begun;
        };
        desk.client.waitUntil(judge);
        samples.push_back(microseconds(SteadyClock::now() - began));
        state.PauseTiming();
        const qint64 all = qint64(samples.size());
        if (ended < all)
            desk.client.waitUntil([&](const EventBatch &batch) { return judge(batch) && ended == all; });
        desk.client.ask(Operation::StatusGet); // everything of this task has been told
        state.ResumeTiming();
    }
    tell(state, samples);
}

/// A writer on a thread of its own, which is handed one task at a time and says when its agent may begin.
class ControlWriter
{
public:
    explicit ControlWriter(const QString &path) : m_queue(path), m_thread([this] { serve(); }) { }
    ~ControlWriter()
    {
        hand(Turn::End);
        m_thread.join();
    }

    void run()
    {
        hand(Turn::Writer);
        std::unique_lock lock(m_mutex);
        m_change.wait(lock, [this] { return m_turn == Turn::Caller; });
    }
    /// What follows the start, and is not waited for.
    void settle()
    {
        m_queue.begin();
        m_queue.guard();
        m_queue.settle(m_task);
        m_queue.commit();
    }

private:
    enum class Turn { Caller, Writer, End };

    void hand(Turn turn)
    {
        const std::lock_guard lock(m_mutex);
        m_turn = turn;
        m_change.notify_all();
    }

    void serve()
    {
        for (;;) {
            {
                std::unique_lock lock(m_mutex);
                m_change.wait(lock, [this] { return m_turn != Turn::Caller; });
                if (m_turn == Turn::End)
                    return;
            }
            m_queue.begin();
            m_queue.add();
            m_queue.commit();
            m_queue.begin();
            m_queue.guard();
            m_queue.lookAround();
            m_task = m_queue.claim(1).front();
            m_queue.commit();
            m_queue.begin();
            m_queue.guard();
            m_queue.start(m_task);
            m_queue.commit();
            hand(Turn::Caller);
        }
    }

    ControlQueue m_queue;
    qint64 m_task = 0;
    std::mutex m_mutex;
    std::condition_variable m_change;
    Turn m_turn = Turn::Caller;
    std::thread m_thread; ///< last: it uses all of the above
};

void idleControl(benchmark::State &state, BenchFolder &folder)
{
    ControlWriter writer(folder.newDatabase());
    std::vector<double> samples;
    for (auto _ : state) {
        const auto began = SteadyClock::now();
        writer.run();
        samples.push_back(microseconds(SteadyClock::now() - began));
        state.PauseTiming();
        writer.settle();
        state.ResumeTiming();
    }
    tell(state, samples);
}

void oneControl(benchmark::State &state, BenchFolder &folder)
{
    ControlQueue queue(folder.newDatabase());
    std::vector<double> samples;
    for (auto _ : state) {
        const auto began = SteadyClock::now();
        queue.begin();
        queue.add();
        queue.commit();
        samples.push_back(microseconds(SteadyClock::now() - began));
    }
    tell(state, samples);
}

} // namespace

void addRuntimeBenches(BenchFolder &folder, const BenchSize &size)
{
    addBench("request_one/product", size.times(100),
             [&folder](benchmark::State &state) { requestProduct(state, folder); });
    addBench("request_one/control", size.times(100), [&folder](benchmark::State &state) { oneControl(state, folder); });
    const int asked = int(size.times(640));
    addBench("request_16/product", 1,
             [&folder, asked](benchmark::State &state) { callersProduct(state, folder, asked); });
    addBench("request_16/control", 1,
             [&folder, asked](benchmark::State &state) { callersControl(state, folder, asked); });
    for (const auto &[name, agents, most] :
         {std::tuple("run_1", 1, 50), std::tuple("run_24", 24, 960), std::tuple("run_64", 64, 1'920)}) {
        const int tasks = int(size.times(most));
        addBench(std::string(name) + "/product", 1,
                 [&folder, n = agents, tasks](benchmark::State &state) { runProduct(state, folder, n, tasks); });
        addBench(std::string(name) + "/control", 1,
                 [&folder, n = agents, tasks](benchmark::State &state) { runControl(state, folder, n, tasks); });
    }
    addBench("idle_start/product", size.times(50), [&folder](benchmark::State &state) { idleProduct(state, folder); });
    addBench("idle_start/control", size.times(50), [&folder](benchmark::State &state) { idleControl(state, folder); });
}

} // namespace qd::bench
