#include "tests/support/enginebench.h"

#include "core/store/unitofwork.h"

#include <QDir>
#include <QFileInfo>

namespace qd {

EngineBench::EngineBench(quint64 seed, const QString &database) : random(seed)
{
    auto opened = Store::open(database, QStringLiteral("bench"), clock.wallMs());
    if (!opened)
        qFatal("%s", qPrintable(opened.error().detail));
    store = *std::move(opened);
    context = std::make_unique<EngineContext>(EngineContext{clock, random, *store, artifacts, flags, *this, settings});
    rehearsal.effectClass = EffectClass::Pure;
    settings.allowReal = true;
    roster.setAgents(*store->agents().all());
    roster.addTransport(Transport::Command, command);
    roster.addTransport(Transport::Rehearsal, rehearsal);
    startEngine();
}

QString EngineBench::fastFolder()
{
    const QString memory = QStringLiteral("/dev/shm");
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + QStringLiteral("/quarterdeck-XXXXXX");
}

void EngineBench::startEngine()
{
    engine = std::make_unique<Engine>(*context, roster, inspector);
    inspector.listener = &engine->inspections();
    desk = std::make_unique<OperatorDesk>(*context, engine.get());
}

void EngineBench::loseEngine()
{
    desk.reset();
    engine.reset();
    inspector.listener = nullptr;
    inspector.forget();
    for (ScriptedTransport *transport : {&command, &rehearsal}) {
        transport->alive.clear();
        transport->stopped.clear();
    }
}

void EngineBench::tasksChanged(const std::vector<TaskSummary> &tasks)
{
    changed.insert(changed.end(), tasks.begin(), tasks.end());
    if (whenChanged)
        whenChanged();
}

TaskId EngineBench::add(TaskDraft draft)
{
    TaskId id;
    const QString key = draft.key.isEmpty() ? QStringLiteral("key-%1").arg(++m_added) : draft.key;
    const auto done = inUnitOfWork(*store, clock.wallMs(), QStringLiteral("test"), [&](UnitOfWork &unit) -> Result<void> {
        const auto task = unit.insert(draft, key);
        if (!task)
            return task.error();
        id = task->id;
        return {};
    });
    return done ? id : TaskId{};
}

TaskId EngineBench::addCommand(Mode mode, int priority, int maxAttempts)
{
    TaskDraft draft;
    draft.spec.title = QStringLiteral("command");
    draft.spec.kind = TaskKind::Command;
    draft.spec.command = {QStringLiteral("true")};
    draft.spec.autonomy = mode == Mode::Real ? 100 : 0;
    draft.mode = mode;
    draft.priority = priority;
    draft.maxAttempts = maxAttempts;
    return add(draft);
}

TaskId EngineBench::addRehearsal(int maxAttempts)
{
    TaskDraft draft;
    draft.spec.title = QStringLiteral("rehearsal");
    draft.spec.kind = TaskKind::Rehearsal;
    draft.maxAttempts = maxAttempts;
    return add(draft);
}

Task EngineBench::task(TaskId id)
{
    auto task = store->tasks().read(id);
    return task ? *std::move(task) : Task{};
}

std::vector<Attempt> EngineBench::attempts(TaskId id)
{
    auto attempts = store->attempts().ofTask(id);
    return attempts ? *std::move(attempts) : std::vector<Attempt>{};
}

void EngineBench::arm(int count, qint64 seconds)
{
    const auto armed = desk->arm(QStringLiteral("test"), seconds, count, QStringLiteral("REAL"));
    if (!armed)
        qFatal("%s", qPrintable(armed.error().detail));
}

void EngineBench::step()
{
    wanted = false;
    engine->step();
}

void EngineBench::settleDown(int most)
{
    do {
        step();
    } while (wanted && --most > 0);
}

} // namespace qd
