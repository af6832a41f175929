#include "core/engine/starter.h"

#include "core/agents/commandeffect.h"

namespace qd {
namespace {

// It is seen again when the window is open.
Result<void> giveBack(UnitOfWork &unit, Task &task)
{
    TaskStore::Change change;
    change.error = task.error;
    change.stage = Mode::Real;
    return unit.move(task, TaskEvent::Unclaim, change, {{QStringLiteral("reason"), QStringLiteral("not_armed")}});
}

} // namespace

Starter::Prepared Starter::prepare(const Claim &claim) const
{
    Prepared prepared{claim, {}, {}, {}};
    AgentTransport *transport = m_roster.transport(claim.agent.transport);
    auto effect = transport->prepare(claim.task, claim.attemptNumber, claim.agent);
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
    const Mode mode = actsForReal(task, prepared.effect) ? Mode::Real : Mode::Proof;
    if (mode == Mode::Real) {
        const auto may = takeFromWindow(unit);
        if (!may)
            return may.error();
        if (!*may)
            return giveBack(unit, task);
    }
    auto attempt = begin(unit, task, prepared, mode);
    if (!attempt)
        return attempt.error();
    ++started.started;
    const EffectClass effectClass = prepared.effect ? prepared.effect->effectClass() : EffectClass::Pure;
    if (prepared.effect && performs(mode, effectClass)) {
        started.runs.push_back(runOf(task, *attempt, prepared));
        return {};
    }
    (prepared.error ? started.failed : started.succeeded) += attempt->agent;
    if (prepared.effect && task.mode == Mode::Real)
        return m_settler.awaitApproval(unit, task, *attempt);
    return m_settler.end(unit, task, *attempt, effectClass, EndCause::Answered, prepared.error);
}

// REAL performs what needs no approval, and what was approved to the letter.
bool Starter::actsForReal(const Task &task, const std::optional<Effect> &effect)
{
    if (task.mode == Mode::Proof || !effect)
        return false;
    return effect->effectClass() == EffectClass::Pure || firstStage(task.spec, task.mode) == Mode::Real
        || effect->hash() == task.approvedEffect;
}

Result<bool> Starter::takeFromWindow(UnitOfWork &unit)
{
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

Result<Attempt> Starter::begin(UnitOfWork &unit, Task &task, const Prepared &prepared, Mode mode) const
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
    return attempt;
}

Run Starter::runOf(const Task &task, const Attempt &attempt, const Prepared &prepared) const
{
    Run run;
    run.task = task;
    run.attempt = attempt;
    run.transport = prepared.claim.agent.transport;
    run.effectClass = prepared.effect->effectClass();
    const QJsonObject &body = prepared.effect->body(); // the agent may have tighter limits than the task
    run.timeoutMs = body[QLatin1String("timeout_ms")].toInteger(task.spec.timeoutMs);
    run.idleTimeoutMs = body[QLatin1String("idle_timeout_ms")].toInteger(task.spec.idleTimeoutMs);
    run.startTimeoutMs = body[QLatin1String("start_timeout_ms")].toInteger();
    run.startedBoot = run.lastSignBoot = m_context.clock.bootMs();
    return run;
}

Result<void> Starter::perform(const Run &run) const
{
    const auto bytes = m_context.artifacts.read(run.attempt.effectHash);
    if (!bytes)
        return bytes.error();
    const auto effect = Effect::fromBytes(*bytes);
    if (!effect)
        return effect.error();
    return m_roster.transport(run.transport)->perform(run.attempt.id, *effect);
}

} // namespace qd
