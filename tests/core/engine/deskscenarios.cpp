#include "tests/core/engine/deskscenarios.h"

#include "core/agents/agentdesk.h"
#include "core/engine/taskeditor.h"
#include "core/runtime/settingsdesk.h"

#include <QJsonArray>

namespace qd {
namespace {

using Part = std::function<void(EngineBench &)>;
using Judge = std::function<QString(EngineBench &)>;

const QString kActor = QStringLiteral("operator");
const QString kReason = QStringLiteral("seen");
const QString kAgent = QStringLiteral("ada");
const QString kSetting = QStringLiteral("safety.allow_real");

FaultRig::Scenario asking(Part prepare, const Part &act, Judge judge)
{
    return {std::move(prepare), act, act, std::move(judge)};
}

Judge expect(const std::vector<TaskState> &states)
{
    return [states](EngineBench &bench) {
        QString wrong;
        for (size_t i = 0; i < states.size(); ++i) {
            const TaskId id{qint64(i) + 1};
            if (bench.state(id) != states[i])
                wrong += QStringLiteral("%1 is %2; ").arg(displayId(id), toText(bench.state(id)));
        }
        return wrong;
    };
}

Judge expect(const QString &why, const std::function<bool(EngineBench &)> &holds)
{
    return [why, holds](EngineBench &bench) { return holds(bench) ? QString() : why; };
}

std::vector<TaskId> first()
{
    return {TaskId{1}};
}

TaskDraft rehearsal()
{
    TaskDraft draft;
    draft.spec.title = QStringLiteral("rehearsal");
    draft.spec.kind = TaskKind::Rehearsal;
    return draft;
}

void queued(EngineBench &bench)
{
    bench.addCommand();
}

void proved(EngineBench &bench)
{
    TaskDraft draft;
    draft.spec.title = QStringLiteral("to be approved");
    draft.spec.kind = TaskKind::Command;
    draft.spec.command = {QStringLiteral("true")};
    draft.mode = Mode::Real;
    bench.add(draft);
    bench.settleDown();
}

void reviewed(EngineBench &bench)
{
    TaskDraft draft = rehearsal();
    draft.spec.review = true;
    for (int i = 0; i < 3; ++i)
        bench.add(draft);
    FaultRig::workOff(bench);
}

void cancelled(EngineBench &bench)
{
    bench.addCommand();
    static_cast<void>(bench.desk->cancel(kActor, first(), {}));
}

void reviewAll(EngineBench &bench)
{
    static_cast<void>(bench.desk->review(kActor, {TaskId{1}}, QStringLiteral("accept"), kReason));
    static_cast<void>(bench.desk->review(kActor, {TaskId{2}}, QStringLiteral("return"), kReason));
    static_cast<void>(bench.desk->review(kActor, {TaskId{3}}, QStringLiteral("reject"), kReason));
}

void edit(EngineBench &bench)
{
    const QJsonObject changes{{QStringLiteral("title"), QStringLiteral("another")}, {QStringLiteral("priority"), 9}};
    static_cast<void>(TaskEditor(*bench.context).edit(kActor, {TaskId{1}, changes, false, {}, kReason}));
}

void cloneOnce(EngineBench &bench)
{
    if (bench.store->tasks().cache().counts.total() == 1)
        static_cast<void>(bench.desk->clone(kActor, first(), {}));
}

void overdue(EngineBench &bench)
{
    TaskDraft draft = rehearsal();
    draft.deadline = bench.clock.wallMs() + 1'000;
    draft.notBefore = bench.clock.wallMs() + 5'000;
    bench.add(draft);
    bench.settleDown();
    bench.clock.advance(1'001);
}

void killed(EngineBench &bench)
{
    bench.flags.set(RunWish::Halted);
    bench.settleDown();
    static_cast<void>(bench.desk->setWish(kActor, RunWish::Halted, kReason));
}

AgentDesk agents(EngineBench &bench)
{
    return {bench.clock, *bench.store, bench.roster};
}

void addAgent(EngineBench &bench)
{
    const QJsonObject command{{QStringLiteral("command"), QJsonArray{QStringLiteral("cat")}}};
    const QJsonObject members{{QStringLiteral("name"), kAgent}, {QStringLiteral("settings"), command},
                              {QStringLiteral("kinds"), QJsonArray{QStringLiteral("code")}}};
    static_cast<void>(agents(bench).add(kActor, members));
}

void changeAgent(EngineBench &bench)
{
    addAgent(bench);
    static_cast<void>(agents(bench).change(kActor, kAgent, {{QStringLiteral("slots"), 3}}));
}

void setSetting(EngineBench &bench)
{
    static_cast<void>(SettingsDesk(*bench.store, bench.clock, {}, {}).set(kActor, kSetting, QStringLiteral("false")));
}

bool isArmed(EngineBench &bench)
{
    return bench.store->controls().read()->real != RealWindow();
}

int slotsOfAgent(EngineBench &bench)
{
    const auto found = bench.store->agents().all();
    for (const Agent &agent : *found) {
        if (agent.name == kAgent)
            return agent.slotCount;
    }
    return 0;
}

std::map<QString, FaultRig::Scenario> aboutTasks()
{
    return {
        {QStringLiteral("approve"), asking(proved, [](EngineBench &bench) {
             static_cast<void>(bench.desk->approve(kActor, first(), {}));
         }, expect({TaskState::Queued}))},
        {QStringLiteral("deny"), asking(proved, [](EngineBench &bench) {
             static_cast<void>(bench.desk->deny(kActor, first(), kReason));
         }, expect({TaskState::Failed}))},
        {QStringLiteral("review"), asking(reviewed, reviewAll,
                                          expect({TaskState::Succeeded, TaskState::Queued, TaskState::Failed}))},
        {QStringLiteral("reopen"), asking(cancelled, [](EngineBench &bench) {
             static_cast<void>(bench.desk->reopen(kActor, first(), {}));
         }, expect({TaskState::Queued}))},
        {QStringLiteral("prioritize"), asking(queued, [](EngineBench &bench) {
             static_cast<void>(bench.desk->prioritize(kActor, first(), 9, 0, {}));
         }, expect(QStringLiteral("not urgent"), [](EngineBench &bench) {
             return bench.task(TaskId{1}).priority == 9;
         }))},
        {QStringLiteral("edit"), asking(queued, edit,
             expect(QStringLiteral("not edited"), [](EngineBench &bench) {
                 const Task task = bench.task(TaskId{1});
                 return task.priority == 9 && task.spec.title == QLatin1String("another");
             }))},
        {QStringLiteral("clone"), asking(queued, cloneOnce, expect({TaskState::Queued, TaskState::Held}))},
        {QStringLiteral("expire"), asking(overdue, [](EngineBench &bench) {
             bench.step();
         }, expect({TaskState::Failed}))},
    };
}

std::map<QString, FaultRig::Scenario> aboutTheRest()
{
    const Part armed = [](EngineBench &bench) { bench.step(); bench.arm(); };
    return {
        {QStringLiteral("pause"), asking([](EngineBench &) { }, [](EngineBench &bench) {
             static_cast<void>(bench.desk->setWish(kActor, RunWish::Pause, kReason));
         }, expect(QStringLiteral("not paused"), [](EngineBench &bench) {
             return bench.store->controls().read()->wish == RunWish::Pause;
         }))},
        {QStringLiteral("reset kill"), asking(killed, [](EngineBench &bench) {
             static_cast<void>(bench.desk->resetKill(kActor, QStringLiteral("RESET")));
         }, expect(QStringLiteral("not reset"), [](EngineBench &bench) {
             return bench.store->controls().read()->wish == RunWish::Pause;
         }))},
        {QStringLiteral("disarm"), asking(armed, [](EngineBench &bench) {
             static_cast<void>(bench.desk->disarm(kActor, kReason));
         }, expect(QStringLiteral("still armed"), std::not_fn(isArmed)))},
        {QStringLiteral("agents"), asking([](EngineBench &) { }, changeAgent,
             expect(QStringLiteral("no such agent"), [](EngineBench &bench) { return slotsOfAgent(bench) == 3; }))},
        {QStringLiteral("remove an agent"), asking(addAgent, [](EngineBench &bench) {
             static_cast<void>(agents(bench).remove(kActor, kAgent));
         }, expect(QStringLiteral("still there"), [](EngineBench &bench) { return slotsOfAgent(bench) == 0; }))},
        {QStringLiteral("settings"), asking(armed, setSetting,
             expect(QStringLiteral("not set"), [](EngineBench &bench) {
             return bench.store->settings().all()->size() == 1 && !isArmed(bench);
         }))},
        {QStringLiteral("reset a setting"), asking(setSetting, [](EngineBench &bench) {
             static_cast<void>(SettingsDesk(*bench.store, bench.clock, {}, {}).reset(kActor, kSetting));
         }, expect(QStringLiteral("still set"), [](EngineBench &bench) {
             return bench.store->settings().all()->empty();
         }))},
    };
}

} // namespace

std::map<QString, FaultRig::Scenario> deskScenarios()
{
    std::map<QString, FaultRig::Scenario> all = aboutTasks();
    all.merge(aboutTheRest());
    return all;
}

} // namespace qd
