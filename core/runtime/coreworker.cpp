#include "core/runtime/coreworker.h"

#include "core/base/log.h"
#include "core/process/leftovers.h"
#include "core/process/proctree.h"
#include "core/runtime/profileid.h"
#include "core/runtime/settingsources.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSysInfo>
#include <QThread>

#include <algorithm>

namespace qd {
namespace {

constexpr qint64 kSmallestDatabase = 512; // bytes: the smallest page that there is
constexpr QLatin1String kActor("runtime");

} // namespace

QString CoreOptions::agentboxProgram()
{
    const QDir programs(QCoreApplication::applicationDirPath());
    const QString beside = programs.absoluteFilePath(QStringLiteral("qdeck-agentbox"));
    if (QFileInfo::exists(beside))
        return beside;
    return QDir::cleanPath(programs.absoluteFilePath(QStringLiteral("../libexec/quarterdeck/qdeck-agentbox")));
}

CoreWorker::CoreWorker(const Shared &shared, const CoreOptions &options)
    : m_shared(shared), m_options(options), m_latch(shared.profile.killLatch()), m_artifacts(shared.profile.artifacts())
{
    connect(&m_tick, &QTimer::timeout, this, &CoreWorker::step);
}

CoreWorker::~CoreWorker() = default;

Result<void> CoreWorker::start()
{
    if (auto opened = openStore(); !opened)
        return opened;
    if (auto opened = openSettings(); !opened)
        return opened;
    m_context = std::make_unique<EngineContext>(
        EngineContext{m_clock, m_random, *m_store, m_artifacts, m_shared.flags, *this, m_engineSettings, [this] { return heedLatch(); }});
    m_killRecord = std::make_unique<KillRecord>(*m_context);
    if (auto recorded = m_options.runEngine ? m_anchor->record() : Result<void>(); !recorded)
        return recorded;
    if (auto taken = takeOverControls(); !taken)
        return taken;
    m_agents = std::make_unique<AgentDesk>(m_clock, *m_store, m_roster);
    if (auto loaded = m_agents->load(); !loaded)
        return loaded;
    if (m_options.runEngine) {
        if (auto started = startEngine(); !started)
            return started;
    }
    openDesk();
    if (auto armed = armAtStart(); !armed)
        return armed;
    publish();
    if (m_engine)
        beginTicking();
    return {};
}

// Before the first tick, so that it counts for all of them.
Result<void> CoreWorker::armAtStart()
{
    if (!m_options.arm)
        return {};
    const OperationInfo &info = infoOf(Operation::EngineArm);
    if (auto checked = checkParameters(info, m_options.arm->parameters); !checked)
        return checked;
    const auto armed = m_operations->perform({{}, 0, info.operation, m_options.arm->parameters, m_options.arm->actor, {}});
    return armed ? Result<void>() : Result<void>(armed.error());
}

Result<void> CoreWorker::openSettings()
{
    auto program = settingsOf(m_store->settings());
    if (!program)
        return program.error();
    m_settings = std::make_unique<SettingsDesk>(*m_store, m_clock, m_options.settings, *std::move(program));
    applySettings();
    return {};
}

void CoreWorker::applySettings()
{
    const SettingLayers &layers = m_settings->layers();
    m_engineSettings = m_settings->forEngine();
    m_tick.setInterval(int(layers.number(Setting::EngineTickInterval)));
    m_shared.killGraceMs = int(layers.number(Setting::KillGrace));
    if (m_command)
        m_command->setGraceMs(m_shared.killGraceMs);
}

void CoreWorker::openDesk()
{
    m_desk = std::make_unique<OperatorDesk>(*m_context, m_engine.get());
    m_operations = std::make_unique<WriteOperations>(*m_context, *m_desk, *m_agents, m_latch, *m_settings);
}

void CoreWorker::beginTicking()
{
    m_tick.start();
    stepWanted();
}

Result<void> CoreWorker::openStore()
{
    // Whoever has lost a queue must not be shown an empty one, as if all were well. SQLite takes a file of no bytes for
    // a new database; ours has some before the id is written.
    const bool isThere = QFileInfo(m_shared.profile.database()).size() >= kSmallestDatabase;
    if (!isThere && QFileInfo::exists(m_shared.profile.idFile()))
        return Error{QStringLiteral("database_lost"), ErrorCategory::Operator,
                     QStringLiteral("%1 was here before").arg(m_shared.profile.database())};
    auto store = Store::open(m_shared.profile.database(), QString::fromLatin1(m_random.hex(16)), m_clock.wallMs());
    if (!store)
        return store.error();
    m_store = *std::move(store);
    m_group = std::make_unique<GroupCommit>(*m_store, [this](const std::vector<TaskSummary> &tasks) { m_shared.hub.publishTasks(tasks); });
    m_anchor = std::make_unique<AnchorKeeper>(m_shared.profile.anchor(), *m_store, m_clock,
                                              [this](LogLevel level, const QString &text) { log(level, kActor, text); });
    if (auto begun = m_anchor->begin(!isThere); !begun)
        return begun;
    if (const auto reserved = m_store->reserveSpace(); !reserved) // the rest works without it
        log(LogLevel::Warning, kActor, reserved.error().detail);
    return {};
}

// A start never continues in REAL, never forgets a pause and never overlooks a kill.
Result<void> CoreWorker::takeOverControls()
{
    auto controls = m_store->controls().read();
    if (!controls)
        return controls.error();
    const bool armed = controls->real.until != 0;
    const bool drained = controls->wish == RunWish::Drain;
    if (drained)
        controls->wish = wishAfterDrain();
    m_shared.flags.set(controls->wish);
    heedLatch();
    if (!armed && !drained)
        return {};
    const auto done = inUnitOfWork(*m_store, m_clock.wallMs(), kActor, [&](UnitOfWork &unit) -> Result<void> {
        controls->real = {};
        const auto written = unit.store().controls().write(*controls);
        if (!written)
            return written.error();
        const QString controlsObject = QStringLiteral("controls");
        auto recorded = !drained ? Result<void>()
                                 : unit.record(QStringLiteral("drain_ended"), controlsObject, {{QStringLiteral("wish"), toText(controls->wish)}});
        if (recorded && armed)
            recorded = unit.record(QStringLiteral("disarmed"), controlsObject, {{QStringLiteral("reason"), QStringLiteral("restart")}});
        return recorded;
    });
    return done ? Result<void>() : Result<void>(done.error());
}

// Who drains wants the program to stop when its work is done, and it has stopped. If it was lost before, work is still
// open and nobody has seen the drain come to its end: then nothing is taken until a person says so.
RunWish CoreWorker::wishAfterDrain() const
{
    const QueueCounts &counts = m_store->tasks().cache().counts;
    return counts.of(TaskState::Claimed) + counts.of(TaskState::Running) == 0 ? RunWish::Run : RunWish::Pause;
}

Result<void> CoreWorker::startEngine()
{
    const auto profileId = m_store->profileId();
    if (!profileId)
        return profileId.error();
    // Before there is an agent: nothing may run that a kill without this program and its database would not find.
    if (auto written = ProfileId(m_shared.profile.idFile()).write(*profileId); !written)
        return written;
    if (auto ended = endLeaseOfTheDead(); !ended)
        return ended;
    if (!prepareProcessOwner())
        qCWarning(lcRuntime, "this program cannot adopt its agents' orphans");
    for (const Leftover &process : killLeftovers(*profileId))
        log(LogLevel::Warning, kActor,
            QStringLiteral("killed process %1 that an earlier run left behind").arg(process.id.pid));
    m_rehearsal = std::make_unique<RehearsalTransport>(m_relay, m_shared.profile.spool());
    const QString workspace = m_settings->layers().text(Setting::TaskWorkspace);
    const CommandPlaces places{m_options.agentbox, m_shared.profile.spool(), workspace.isEmpty() ? m_shared.profile.scratch() : workspace,
                               *profileId, m_shared.profile.root(), findSandbox()};
    m_command = std::make_unique<CommandTransport>(m_shared.executioner, places, m_relay);
    m_command->setGraceMs(m_shared.killGraceMs);
    m_roster.addTransport(Transport::Rehearsal, *m_rehearsal);
    m_roster.addTransport(Transport::Command, *m_command);
    m_roster.addTransport(Transport::Outbound, m_outbound);
    m_inspector = std::make_unique<PoolInspector>(
        m_shared.executioner, PoolInspector::Places{m_shared.profile.root(), m_shared.profile.artifacts(), places}, m_relay);
    m_engine = std::make_unique<Engine>(*m_context, m_roster, *m_inspector);
    m_relay.setEngine(m_engine.get());
    m_housekeeper = std::make_unique<Housekeeper>(*m_context, m_shared.profile, m_shared.reader, m_shared.inbox.wake);
    return {};
}

// We hold the owner's lock: whoever had the lease is dead, and waiting for its lease to expire would gain nothing.
Result<void> CoreWorker::endLeaseOfTheDead()
{
    const auto lease = m_store->lease().read();
    if (!lease)
        return lease.error();
    return lease->owner.isEmpty() ? Result<void>() : m_store->transact([&] { return m_store->lease().revoke(); });
}

void CoreWorker::drain()
{
    PendingAnswers answers;
    serveAll(m_shared.inbox.commands.takeAll(), answers);
    m_draining = m_draining || m_shared.inbox.drainAsked;
    if (m_shared.inbox.stopAsked && !m_stopping) {
        m_stopping = true;
        if (m_engine)
            m_engine->beginShutdown();
    }
    m_stepQueued = false;
    step();
    // After the step: whoever has the answer finds its consequences in the status.
    for (auto &[from, answer] : answers)
        from->putAnswer(std::move(answer));
}

void CoreWorker::serveAll(std::deque<Command> commands, PendingAnswers &answers)
{
    const auto perform = [this](const Command &command) { return m_operations->perform(command); };
    size_t alone = 0; // so many of the next are to be served one by one
    while (!commands.empty()) {
        if (alone == 0) {
            alone = GroupCommit::countOfSmallAdds(commands);
            const bool mayGroup = alone > 1 && m_killRecord->writeKills(*m_operations); // what was killed before is recorded before
            if (mayGroup && m_group->serve(commands, alone, perform, answers)) {
                alone = 0;
                continue;
            }
            alone = std::max<size_t>(1, alone);
        }
        --alone;
        Command command = std::move(commands.front());
        commands.pop_front();
        const auto from = command.from;
        const RequestId request = command.request;
        Result<Payload> result = serve(std::move(command));
        if (from)
            answers.push_back({from, {request, std::move(result)}});
    }
}

Result<Payload> CoreWorker::serve(Command command)
{
    if (command.operation == Operation::EngineKill) {
        m_killRecord->add(std::move(command));
        return Payload();
    }
    if (const auto inOrder = m_killRecord->writeKills(*m_operations); !inOrder)
        return inOrder.error();
    auto answer = m_operations->perform(command);
    if (command.operation == Operation::EngineResetKill && answer)
        m_shared.executioner.rearm();
    if (command.operation == Operation::EngineResume && answer)
        resumeAfterDrain();
    if ((command.operation == Operation::SettingsSet || command.operation == Operation::SettingsReset) && answer)
        applySettings();
    return answer;
}

// A person has drained the engine, and it has stopped; the program has not.
void CoreWorker::resumeAfterDrain()
{
    if (m_engine || !m_options.runEngine || m_draining || m_stopping)
        return;
    if (const auto started = startEngine(); !started) {
        log(LogLevel::Error, kActor, QStringLiteral("the engine does not start: %1").arg(started.error().detail));
        return;
    }
    openDesk();
    beginTicking();
}

void CoreWorker::step()
{
    heedLatch();
    m_killRecord->add(m_shared.executioner.takeProofs());
    if (const auto recorded = m_killRecord->writeKills(*m_operations); recorded)
        m_killRecord->writeProofs();
    else
        qCWarning(lcRuntime, "a kill is not recorded yet: %s", qPrintable(recorded.error().detail));
    if (m_engine) {
        if (m_draining)
            m_engine->drain();
        m_engine->step();
        m_housekeeper->step(m_engine->idle());
        m_anchor->step();
        m_draining = m_draining || (m_options.mostTicks > 0 && ++m_ticks >= m_options.mostTicks);
        heedLatch(); // after a start: either this sees the latch, or who has set it sees the agent
    }
    publish();
    endWhenIdle();
}

void CoreWorker::endWhenIdle()
{
    const bool idle = !m_engine || m_engine->idle();
    if (idle && m_engine && (m_draining || m_stopping || m_engine->drained())) {
        m_tick.stop();
        m_engine->resign();
        m_housekeeper.reset();
        m_relay.setEngine(nullptr);
        m_engine.reset(); // the store stays open and goes on answering
        openDesk();
        publish();
    }
    if (!idle || !m_stopping)
        return;
    if (const auto done = m_store->closeInOrder(); !done)
        qCWarning(lcRuntime, "checkpoint at the end: %s", qPrintable(done.error().detail));
    m_anchor->write();
    thread()->quit();
}

void CoreWorker::publish()
{
    EngineStatus status = m_engine ? m_engine->status() : statusAtRest();
    m_shared.hub.publishAgents(m_roster.agents());
    status.profile = m_shared.profile.root();
    status.version = QStringLiteral(QD_VERSION);
    status.process = QStringLiteral("%1:%2").arg(QSysInfo::machineHostName()).arg(QCoreApplication::applicationPid());
    m_shared.hub.publishStatus(status);
}

// What there is to say while no engine runs: the store's own knowledge.
EngineStatus CoreWorker::statusAtRest() const
{
    EngineStatus status;
    status.state = m_shared.flags.killed() ? EngineState::Killed : EngineState::Stopped;
    if (const auto controls = m_store->controls().read())
        status.controls = *controls;
    if (const auto ticks = m_store->ticks().newest(1); ticks && !ticks->empty())
        status.lastTick = ticks->front();
    status.tickNumber = status.lastTick.number;
    status.queue = m_store->tasks().cache().counts;
    m_roster.count(status.agentsTotal, status.agentsEnabled, status.agentsHealthy);
    status.at = m_clock.wallMs();
    return status;
}

// A program that gets no answer from us kills without us, and sets the latch before it looks for our agents.
bool CoreWorker::heedLatch()
{
    if (m_shared.flags.killed() || !m_latch.isSet())
        return m_shared.flags.killed();
    m_shared.flags.set(RunWish::Halted);
    m_shared.executioner.kill(std::chrono::milliseconds(m_shared.killGraceMs.load()));
    m_killRecord->addFoundLatched(m_latch.text());
    return true;
}

void CoreWorker::tasksChanged(const std::vector<TaskSummary> &tasks)
{
    m_group->publish(tasks);
}

void CoreWorker::logged(const LogLine &line)
{
    m_shared.hub.publishLog(line);
}

void CoreWorker::log(LogLevel level, const QString &source, const QString &text)
{
    logged({m_clock.wallMs(), level, source, {}, 0, UntrustedText(text)});
}

void CoreWorker::stepWanted()
{
    if (std::exchange(m_stepQueued, true))
        return;
    QMetaObject::invokeMethod(this, &CoreWorker::drain, Qt::QueuedConnection);
}

} // namespace qd
