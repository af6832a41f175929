#include "core/engine/claimer.h"
#include "core/intake/intake.h"
#include "tests/core/engine/faultrig.h"

#include <QJsonArray>
#include <QTest>

using namespace qd;

using Fault = FaultRig::Fault;
using Scenario = FaultRig::Scenario;

namespace {

const QString kActor = QStringLiteral("operator");

void nothing(EngineBench &) { }
void step(EngineBench &bench) { bench.step(); }

TaskId first() { return TaskId{1}; }

AgentEnding failure(EndCause cause = EndCause::Answered)
{
    return {cause, Error{QStringLiteral("failed"), ErrorCategory::Transient, {}}, {}, {}};
}

void endAll(EngineBench &bench, const AgentEnding &ending)
{
    for (ScriptedTransport *agent : {&bench.command, &bench.rehearsal}) {
        while (!agent->alive.empty())
            agent->end(bench.engine->agents(), agent->alive.begin()->first, ending);
    }
}

QString expectState(EngineBench &bench, TaskId id, TaskState state)
{
    return bench.state(id) == state ? QString() : QStringLiteral("%1 is %2 and not %3").arg(displayId(id), toText(bench.state(id)), toText(state));
}

/// The deeds of an unsafe agent: never twice, and never without a line that was written before.
QString expectDeeds(EngineBench &bench, size_t count)
{
    return bench.command.deeds.size() == count ? QString() : QStringLiteral("%1 deeds and not %2").arg(bench.command.deeds.size()).arg(count);
}

void addFiles(EngineBench &bench)
{
    IntakeRequest request;
    request.documents = {{QStringLiteral("a.json"), R"([{"title":"a","command":["true"]},{"title":"b","command":["true"]}])", {}},
                         {QStringLiteral("b.json"), R"([{"title":"c","command":["true"]}])", {}}};
    static_cast<void>(enqueue(*bench.store, bench.clock.wallMs(), kActor, gather(request)));
}

void armedAgain(EngineBench &bench)
{
    bench.settleDown(); // after an unclear commit the lease is granted anew, and that disarms
    bench.arm();
    FaultRig::workOff(bench);
}

void running(EngineBench &bench)
{
    bench.addRehearsal(2);
    bench.settleDown();
}

void killWithWork(EngineBench &bench)
{
    bench.step(); // a new holder of the lease begins disarmed
    bench.addRehearsal();
    bench.addCommand(Mode::Real);
    bench.arm();
    bench.settleDown();
    bench.flags.set(RunWish::Halted);
}

void killed(EngineBench &bench)
{
    bench.settleDown();
    endAll(bench, failure(EndCause::Killed));
    bench.settleDown();
    bench.step();
}

Scenario scenario(const QString &name)
{
    const std::map<QString, Scenario> all{
        {QStringLiteral("insert"), {nothing, addFiles, addFiles, [](EngineBench &bench) {
             const qint64 total = bench.store->tasks().cache().counts.total();
             return total == 3 ? QString() : QStringLiteral("%1 tasks").arg(total);
         }}},
        {QStringLiteral("acquire"), {nothing, step, step, [](EngineBench &bench) {
             return bench.engine->status().state == EngineState::Running ? QString() : QStringLiteral("not running");
         }}},
        {QStringLiteral("renew"), {[](EngineBench &bench) { bench.step(); bench.clock.advance(Lease::kRenewMs); },
             [](EngineBench &bench) { bench.step(); bench.clock.advance(Lease::kTtlMs * 2 / 3); bench.step(); }, step,
             [](EngineBench &bench) {
                 const bool fresh = bench.store->lease().read()->expiresAt > bench.clock.bootMs();
                 return fresh && bench.engine->status().state == EngineState::Running ? QString() : QStringLiteral("the lease has lapsed");
             }}},
        {QStringLiteral("claim and prove"), {[](EngineBench &bench) { bench.step(); bench.addCommand(); bench.addCommand(); }, step,
             FaultRig::workOff, [](EngineBench &bench) {
                 return expectState(bench, first(), TaskState::Succeeded) + expectState(bench, TaskId{2}, TaskState::Succeeded) + expectDeeds(bench, 0);
             }}},
        {QStringLiteral("start for real"), {[](EngineBench &bench) { bench.step(); bench.addCommand(Mode::Real); bench.arm(); }, step, armedAgain,
             [](EngineBench &bench) { return expectState(bench, first(), TaskState::Succeeded) + expectDeeds(bench, 1); }}},
        {QStringLiteral("settle"), {running, [](EngineBench &bench) { endAll(bench, {}); bench.step(); }, FaultRig::workOff,
             [](EngineBench &bench) {
                 const bool once = bench.attempts(first()).size() == 1 && bench.rehearsal.deeds.size() == 1;
                 return once ? expectState(bench, first(), TaskState::Succeeded) : QStringLiteral("done twice");
             }}},
        {QStringLiteral("settle a failure"), {running, [](EngineBench &bench) { endAll(bench, failure()); bench.step(); }, FaultRig::workOff,
             [](EngineBench &bench) {
                 return bench.attempts(first()).size() == 2 ? expectState(bench, first(), TaskState::Succeeded) : QStringLiteral("not two attempts");
             }}},
        {QStringLiteral("exhaust"), {[](EngineBench &bench) { bench.addRehearsal(1); bench.settleDown(); },
             [](EngineBench &bench) { endAll(bench, failure()); bench.step(); }, FaultRig::workOff,
             [](EngineBench &bench) { return expectState(bench, first(), TaskState::Dead); }}},
        {QStringLiteral("recover"), {[](EngineBench &bench) {
                 bench.step();
                 bench.addRehearsal();
                 bench.addCommand(Mode::Real);
                 bench.arm(1);
                 bench.settleDown();
                 bench.loseEngine();
                 bench.clock.advance(Lease::kTtlMs + 1);
                 bench.startEngine();
             }, step, FaultRig::workOff, [](EngineBench &bench) {
                 return expectState(bench, first(), TaskState::Succeeded) + expectState(bench, TaskId{2}, TaskState::Unknown) + expectDeeds(bench, 1);
             }}},
        {QStringLiteral("cancel"), {[](EngineBench &bench) { bench.addCommand(Mode::Real); bench.addCommand(Mode::Real); },
             [](EngineBench &bench) { static_cast<void>(bench.desk->cancel(kActor, {first(), TaskId{2}}, {})); },
             [](EngineBench &bench) { static_cast<void>(bench.desk->cancel(kActor, {first(), TaskId{2}}, {})); },
             [](EngineBench &bench) { return expectState(bench, first(), TaskState::Cancelled) + expectState(bench, TaskId{2}, TaskState::Cancelled); }}},
        {QStringLiteral("cancel what runs"), {running,
             [](EngineBench &bench) {
                 static_cast<void>(bench.desk->cancel(kActor, {first()}, {}));
                 endAll(bench, failure(EndCause::TimedOut));
                 bench.step();
             },
             [](EngineBench &bench) {
                 static_cast<void>(bench.desk->cancel(kActor, {first()}, {}));
                 bench.settleDown();
             },
             [](EngineBench &bench) { return expectState(bench, first(), TaskState::Cancelled); }}},
        {QStringLiteral("requeue"), {[](EngineBench &bench) {
                 bench.addRehearsal(1);
                 bench.settleDown();
                 endAll(bench, failure());
                 bench.settleDown();
             },
             [](EngineBench &bench) { static_cast<void>(bench.desk->requeue(kActor, {first()}, {})); },
             [](EngineBench &bench) {
                 static_cast<void>(bench.desk->requeue(kActor, {first()}, {}));
                 FaultRig::workOff(bench);
             },
             [](EngineBench &bench) { return expectState(bench, first(), TaskState::Succeeded); }}},
        {QStringLiteral("hold and release"), {[](EngineBench &bench) { bench.addCommand(); },
             [](EngineBench &bench) {
                 static_cast<void>(bench.desk->hold(kActor, {first()}, {}));
                 static_cast<void>(bench.desk->release(kActor, {first()}, {}));
             },
             [](EngineBench &bench) {
                 static_cast<void>(bench.desk->release(kActor, {first()}, {}));
                 FaultRig::workOff(bench);
             },
             [](EngineBench &bench) { return expectState(bench, first(), TaskState::Succeeded); }}},
        {QStringLiteral("resolve"), {[](EngineBench &bench) {
                 bench.step();
                 bench.addCommand(Mode::Real);
                 bench.arm();
                 bench.settleDown();
                 endAll(bench, failure(EndCause::Vanished));
                 bench.settleDown();
             },
             [](EngineBench &bench) { static_cast<void>(bench.desk->resolve(kActor, {first()}, QStringLiteral("happened"), QStringLiteral("seen"))); },
             [](EngineBench &bench) { static_cast<void>(bench.desk->resolve(kActor, {first()}, QStringLiteral("happened"), QStringLiteral("seen"))); },
             [](EngineBench &bench) { return expectState(bench, first(), TaskState::Succeeded) + expectDeeds(bench, 1); }}},
        {QStringLiteral("arm"), {nothing, [](EngineBench &bench) { static_cast<void>(bench.desk->arm(kActor, 60, 3, QStringLiteral("REAL"))); },
             [](EngineBench &bench) { static_cast<void>(bench.desk->arm(kActor, 60, 3, QStringLiteral("REAL"))); },
             [](EngineBench &bench) { return bench.store->controls().read()->real.remaining == 3 ? QString() : QStringLiteral("not armed"); }}},
        {QStringLiteral("kill record"), {killWithWork, [](EngineBench &bench) { bench.step(); bench.step(); }, killed, [](EngineBench &bench) {
             const Controls controls = *bench.store->controls().read();
             const bool stays = controls.wish == RunWish::Halted && controls.real == RealWindow() && bench.store->lease().read()->owner.isEmpty();
             return (stays ? QString() : QStringLiteral("the kill is not on record"))
                 + expectState(bench, first(), TaskState::Queued) + expectState(bench, TaskId{2}, TaskState::Unknown) + expectDeeds(bench, 1);
         }}},
        {QStringLiteral("resign"), {step, [](EngineBench &bench) { bench.engine->resign(); },
             [](EngineBench &bench) { bench.clock.advance(Lease::kTtlMs + 1); bench.startEngine(); bench.step(); },
             [](EngineBench &bench) { return bench.engine->status().leaseEpoch == 2 ? QString() : QStringLiteral("no new epoch"); }}},
    };
    return all.at(name);
}

constexpr const char *kScenarios[] = {"insert", "acquire", "renew", "claim and prove", "start for real", "settle", "settle a failure", "exhaust",
                                      "recover", "cancel", "cancel what runs", "requeue", "hold and release", "resolve", "arm", "kill record", "resign"};

} // namespace

/// Every kind of transaction, with every one of its calls failing once and for good.
class TestFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theStoreStaysWholeAndTheNextStepRecovers_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<Fault>("fault");
        for (const char *name : kScenarios) {
            QTest::addRow("%s, once", name) << QString::fromLatin1(name) << Fault::Once;
            QTest::addRow("%s, once, though written", name) << QString::fromLatin1(name) << Fault::OnceWritten;
            QTest::addRow("%s, for good", name) << QString::fromLatin1(name) << Fault::Persistent;
            QTest::addRow("%s, for good, though written", name) << QString::fromLatin1(name) << Fault::PersistentWritten;
        }
    }

    void theStoreStaysWholeAndTheNextStepRecovers()
    {
        QFETCH(QString, name);
        QFETCH(Fault, fault);
        const QStringList wrong = FaultRig::play(scenario(name), fault);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QStringLiteral("; "))));
    }

    // The test of the test: a store that keeps half of what failed is caught in each kind of transaction that writes twice.
    void halfATransactionIsCaught_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"claim and prove", "start for real", "settle", "exhaust", "recover", "cancel", "requeue", "arm", "kill record"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void halfATransactionIsCaught()
    {
        QFETCH(QString, name);
        QVERIFY(!FaultRig::play(scenario(name), Fault::HalfKept).isEmpty());
    }

    // And so is an engine that writes without its fence after another one has taken over.
    void aWriteWithoutItsFenceIsCaught()
    {
        for (const bool fenced : {true, false}) {
            EngineBench bench;
            bench.step();
            const Fence frozen{bench.store->lease().read()->owner, bench.store->lease().read()->epoch};
            bench.clock.advance(Lease::kTtlMs + 1);
            FakeInspector inspector;
            Engine second(*bench.context, bench.roster, inspector);
            inspector.listener = &second.inspections();
            second.step();
            const TaskId id = bench.addCommand();
            const RunBoard board;
            const Claimer claimer(bench.roster, board, bench.clock);
            const auto done = inUnitOfWork(*bench.store, bench.clock.wallMs(), kActor, [&](UnitOfWork &unit) -> Result<void> {
                if (auto guarded = fenced ? unit.store().lease().guard(frozen) : Result<void>(); !guarded)
                    return guarded;
                const auto claims = claimer.claim(unit, frozen.epoch, {}, 1);
                return claims ? Result<void>() : Result<void>(claims.error());
            });
            QCOMPARE(done.ok(), !fenced);
            const bool stale = bench.state(id) == TaskState::Claimed && bench.task(id).epoch < bench.store->lease().read()->epoch;
            QCOMPARE(stale, !fenced);
        }
    }

    void aStandbyThatTakesOverWritesItsLedger()
    {
        EngineBench bench;
        for (int i = 0; i < 5; ++i) {
            bench.addCommand();
            bench.step();
        }
        FakeInspector inspector;
        Engine second(*bench.context, bench.roster, inspector);
        inspector.listener = &second.inspections();
        for (int i = 0; i < 5; ++i) {
            bench.addCommand();
            bench.step();
        }
        bench.clock.advance(Lease::kTtlMs + 1);
        bench.addCommand();
        second.step();
        const auto ticks = bench.store->ticks().newest(100);
        QCOMPARE(ticks->size(), size_t(11));
        QCOMPARE(ticks->front().number, 11);
        QCOMPARE(ticks->front().epoch, 2);
    }

    void anEngineThatCouldNotReadTheLedgerWritesOnInIt()
    {
        EngineBench bench;
        bench.addCommand();
        bench.step();
        bench.loseEngine();
        bench.store->database().setGate([](const char *) -> Result<void> { return Error{QStringLiteral("database_io"), ErrorCategory::Transient, {}}; });
        bench.startEngine();
        bench.store->database().setGate({});
        bench.clock.advance(Lease::kTtlMs + 1);
        bench.addCommand();
        bench.settleDown();
        QCOMPARE(bench.store->ticks().newest(100)->size(), size_t(2));
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
