#include "tests/core/engine/faultscenarios.h"

#include "core/intake/intake.h"
#include "tests/core/engine/deskscenarios.h"

namespace qd {
namespace {

using Scenario = FaultRig::Scenario;

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

std::map<QString, Scenario> engineScenarios()
{
    return {
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
}

const std::map<QString, Scenario> &all()
{
    static const std::map<QString, Scenario> kAll = [] {
        std::map<QString, Scenario> scenarios = engineScenarios();
        scenarios.merge(deskScenarios());
        return scenarios;
    }();
    return kAll;
}

} // namespace

QStringList faultscenarios::names()
{
    QStringList names;
    for (const auto &[name, scenario] : all())
        names += name;
    return names;
}

FaultRig::Scenario faultscenarios::named(const QString &name)
{
    return all().at(name);
}

} // namespace qd
