#include "core/engine/starter.h"

#include "core/agents/commandeffect.h"
#include "core/rules/checks.h"
#include "core/store/migrations.h"

#include <algorithm>

namespace qd {
namespace {

// Nothing is wrong with the task: its turn comes again.
Result<void> giveBack(UnitOfWork &unit, Task &task, const Error &error)
{
    TaskStore::Change change;
    change.error = error;
    change.notBefore = unit.now() + Starter::kGiveBackMs;
    return unit.move(task, TaskEvent::Unclaim, change, {{QStringLiteral("reason"), QStringLiteral("precheck")}});
}

// It is seen again when the window is open.
Result<void> giveBackUnarmed(UnitOfWork &unit, Task &task)
{
    TaskStore::Change change;
    change.error = task.error;
    change.stage = Mode::Real;
    return unit.move(task, TaskEvent::Unclaim, change, {{QStringLiteral("reason"), QStringLiteral("not_armed")}});
}

} // namespace

Starter::Prepared Starter::prepare(const Claim &claim, const BeforeView &view) const
{
    Prepared prepared{claim, view, {}, {}, {}};
    AgentTransport *transport = m_roster.transport(claim.agent.transport);
    Task task = claim.task; // an effect says in full what will happen, its limits included
    task.spec.timeoutMs = timeoutOf(task.spec);
    task.spec.idleTimeoutMs = idleTimeoutOf(task.spec);
    auto effect = transport->prepare(task, claim.attemptNumber, claim.agent);
    if (!effect) {
        prepared.error = effect.error();
        return prepared;
    }
    auto artifact = m_context.artifacts.put(QStringLiteral("effect.json"), effect->bytes());
    if (!artifact) {
        prepared.error = artifact.error();
        return prepared;
    }
    prepared.effect = *std::move(effect);
    prepared.artifact = *std::move(artifact);
    return prepared;
}

Result<void> Starter::commit(UnitOfWork &unit, const Prepared &prepared, Started &started)
{
    const auto current = unit.store().tasks().read(prepared.claim.task.id);
    if (!current)
        return current.error();
    if (current->state != TaskState::Claimed || current->epoch != prepared.claim.task.epoch)
        return {}; // a person was faster
    Task task = *current;
    const auto checks = check(unit, task, prepared, started);
    if (!checks)
        return checks.error();
    if (const auto blocker = blockerOf(*checks)) {
        if (!blocker->charged)
            return giveBack(unit, task, blocker->error);
        return start(unit, task, {prepared.claim, prepared.view, {}, {}, blocker->error}, *checks, started);
    }
    return start(unit, task, prepared, *checks, started);
}

Result<void> Starter::start(UnitOfWork &unit, Task &task, const Prepared &prepared, const std::vector<Check> &checks,
                            Started &started)
{
    const Mode mode = actsForReal(task, prepared.effect) ? Mode::Real : Mode::Proof;
    if (mode == Mode::Real) {
        const auto may = takeFromWindow(unit);
        if (!may)
            return may.error();
        if (!*may)
            return giveBackUnarmed(unit, task);
    }
    auto attempt = begin(unit, task, prepared, mode, checks);
    if (!attempt)
        return attempt.error();
    ++started.started;
    if (!prepared.effect || !performs(mode, prepared.effect->effectClass()))
        return conclude(unit, task, *attempt, prepared, started);
    started.runs.push_back(runOf(task, *attempt, prepared));
    return {};
}

// What is not to be performed ends in this very transaction.
Result<void> Starter::conclude(UnitOfWork &unit, Task &task, Attempt &attempt, const Prepared &prepared,
                               Started &started)
{
    std::optional<Error> error = prepared.error;
    if (!error) {
        auto judged = m_settler.judgeProof(unit, task, attempt);
        if (!judged)
            return judged.error();
        error = *std::move(judged);
    }
    (error ? started.failed : started.succeeded) += attempt.agent;
    if (!error && task.mode == Mode::Real)
        return m_settler.awaitApproval(unit, task, attempt);
    const EffectClass effectClass = prepared.effect ? prepared.effect->effectClass() : EffectClass::Pure;
    return m_settler.end(unit, task, attempt, effectClass, EndCause::Answered, error);
}

Result<std::vector<Check>> Starter::check(UnitOfWork &unit, const Task &task, const Prepared &prepared,
                                          const Started &started) const
{
    const auto lease = unit.store().lease().read();
    if (!lease)
        return lease.error();
    const auto schema = unit.store().database().userVersion();
    if (!schema)
        return schema.error();
    const auto dependencies = unit.store().dependencies().ofTask(task.id);
    if (!dependencies)
        return dependencies.error();
    PreFacts facts{.task = task, .view = prepared.view};
    facts.leaseEpoch = lease->epoch;
    facts.schemaFound = *schema;
    facts.schemaNeeded = kSchemaVersion;
    facts.dependencies = int(dependencies->size());
    for (const Dependency &dependency : *dependencies) {
        if (!dependency.met())
            facts.openDependencies += dependency.reference;
    }
    facts.others = m_board.running() + int(started.runs.size());
    facts.conflicts = conflictsOf(task, started.runs);
    noteAgent(facts, started.runs);
    return preChecks(facts);
}

void Starter::noteAgent(PreFacts &facts, const std::vector<Run> &starting) const
{
    const QString &name = facts.task.agent;
    facts.agent = m_roster.status(name);
    if (!facts.agent)
        return;
    const Agent &agent = facts.agent->agent;
    facts.hasTransport = m_roster.transport(agent.transport) != nullptr;
    facts.slotsTaken = m_board.runningOf(name)
        + int(std::count_if(starting.begin(), starting.end(), [&](const Run &run) { return run.attempt.agent == name; }));
    const bool could = agent.enabled && facts.hasTransport && facts.slotsTaken < agent.slotCount;
    facts.rests = could && m_roster.roomOf(*facts.agent, facts.slotsTaken, m_context.clock.bootMs()) <= 0;
}

QStringList Starter::conflictsOf(const Task &task, const std::vector<Run> &starting) const
{
    QStringList conflicts;
    const auto compare = [&](const Run &run) {
        for (const QString &output : run.task.spec.outputs) {
            if (task.spec.outputs.contains(output))
                conflicts += QStringLiteral("%1 writes %2 at this moment").arg(displayId(run.task.id), output);
        }
    };
    for (const auto &[id, run] : m_board.all()) {
        if (!run.ending)
            compare(run);
    }
    std::for_each(starting.begin(), starting.end(), compare);
    return conflicts;
}

// REAL performs what needs no approval, and what was approved to the letter.
bool Starter::actsForReal(const Task &task, const std::optional<Effect> &effect)
{
    if (task.mode == Mode::Proof || !effect)
        return false;
    return effect->effectClass() == EffectClass::Pure || firstStage(task.spec, task.mode) == Mode::Real
        || effect->hash() == task.approvedEffect;
}

qint64 Starter::timeoutOf(const TaskSpec &spec) const
{
    return spec.timeoutMs > 0 ? spec.timeoutMs : m_context.settings.taskTimeoutMs;
}

qint64 Starter::idleTimeoutOf(const TaskSpec &spec) const
{
    return spec.idleTimeoutMs > 0 ? spec.idleTimeoutMs : m_context.settings.taskIdleTimeoutMs;
}

// The permission may have been withdrawn since the window was opened.
Result<bool> Starter::takeFromWindow(UnitOfWork &unit) const
{
    if (!m_context.settings.allowReal || !m_window.runs())
        return false;
    auto controls = unit.store().controls().read();
    if (!controls)
        return controls.error();
    if (!controls->real.open(unit.now()))
        return false;
    --controls->real.remaining;
    const auto revision = unit.store().controls().write(*controls);
    if (!revision)
        return revision.error();
    return true;
}

Result<Attempt> Starter::begin(UnitOfWork &unit, Task &task, const Prepared &prepared, Mode mode, const std::vector<Check> &checks) const
{
    Attempt attempt;
    attempt.task = task.id;
    attempt.number = prepared.claim.attemptNumber;
    attempt.epoch = task.epoch;
    attempt.agent = prepared.claim.agent.name;
    attempt.mode = mode;
    attempt.startedAt = unit.now();
    attempt.effectHash = prepared.artifact.hash;
    const EffectClass effectClass = prepared.effect ? prepared.effect->effectClass() : EffectClass::Pure;
    if (auto inserted = unit.store().attempts().insert(attempt, effectClass); !inserted)
        return inserted.error();
    TaskStore::Change change;
    change.beginsAttempt = true;
    QJsonObject data{{QStringLiteral("attempt"), attempt.number},
                     {QStringLiteral("agent"), attempt.agent},
                     {QStringLiteral("mode"), toText(attempt.mode)},
                     {QStringLiteral("effect_sha256"), attempt.effectHash.hex()}};
    if (prepared.effect && prepared.effect->kind() == EffectKind::Process)
        data.insert(QStringLiteral("sandbox"), sandboxOf(*prepared.effect));
    if (auto moved = unit.move(task, TaskEvent::Start, change, data); !moved)
        return moved.error();
    if (prepared.effect) {
        if (auto added = unit.store().attempts().addArtifact(attempt.id, prepared.artifact, unit.now()); !added)
            return added.error();
        attempt.artifacts.push_back(prepared.artifact);
    }
    if (auto kept = unit.store().attempts().addChecks(attempt.id, checks); !kept)
        return kept.error();
    return attempt;
}

Run Starter::runOf(const Task &task, const Attempt &attempt, const Prepared &prepared) const
{
    Run run;
    run.task = task;
    run.attempt = attempt;
    run.transport = prepared.claim.agent.transport;
    run.effectClass = prepared.effect->effectClass();
    run.withheld = prepared.effect->withheld();
    const QJsonObject &body = prepared.effect->body(); // the agent may have tighter limits than the task
    run.timeoutMs = body[QLatin1String("timeout_ms")].toInteger(timeoutOf(task.spec));
    run.idleTimeoutMs = body[QLatin1String("idle_timeout_ms")].toInteger(idleTimeoutOf(task.spec));
    run.startTimeoutMs = body[QLatin1String("start_timeout_ms")].toInteger();
    run.treeBefore = prepared.view.tree;
    run.startedBoot = run.lastSignBoot = m_context.clock.bootMs();
    return run;
}

Result<void> Starter::perform(const Run &run) const
{
    const auto bytes = m_context.artifacts.read(run.attempt.effectHash);
    if (!bytes)
        return bytes.error();
    auto effect = Effect::fromBytes(*bytes);
    if (!effect)
        return effect.error();
    effect->withhold(run.withheld);
    return m_roster.transport(run.transport)->perform(run.attempt.id, *effect);
}

} // namespace qd
