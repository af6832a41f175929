#include "core/engine/settler.h"

#include "core/rules/backoff.h"
#include "core/rules/checks.h"

#include <QJsonArray>

namespace qd {
namespace {

QJsonArray namesAndHashes(const std::vector<Artifact> &artifacts)
{
    QJsonArray array;
    for (const Artifact &artifact : artifacts)
        array += QJsonObject{{QStringLiteral("name"), artifact.name}, {QStringLiteral("sha256"), artifact.hash.hex()}};
    return array;
}

// Whoever stopped an agent knows why; the agent need not say it.
std::optional<Error> reasonOf(const AgentEnding &ending)
{
    if (ending.error || ending.cause == EndCause::Answered)
        return ending.error;
    switch (ending.cause) {
    case EndCause::TimedOut: return Error{QStringLiteral("timed_out"), ErrorCategory::Transient, QStringLiteral("a time limit was reached")};
    case EndCause::Vanished: return Error{QStringLiteral("agent_crashed"), ErrorCategory::Transient, QStringLiteral("the agent ended without an answer")};
    case EndCause::Cancelled: return Error{QStringLiteral("cancelled"), ErrorCategory::Operator, QStringLiteral("cancelled by a person")};
    case EndCause::Killed: return Error{QStringLiteral("killed"), ErrorCategory::Operator, QStringLiteral("the engine was killed or closed")};
    case EndCause::Answered: break;
    }
    return std::nullopt;
}

} // namespace

Result<void> Settler::settle(UnitOfWork &unit, Run &run)
{
    for (const Artifact &artifact : run.artifacts) {
        if (auto added = unit.store().attempts().addArtifact(run.attempt.id, artifact, unit.now()); !added)
            return added;
    }
    Task task = run.task; // copies: the transaction may fail, and the run must then be settled again as it was
    Attempt attempt = run.attempt;
    attempt.artifacts = run.artifacts;
    std::optional<Error> error = reasonOf(*run.ending);
    if (run.ending->cause == EndCause::Answered && !error) {
        const AfterView view = run.after.value_or(AfterView());
        const auto judged = judge(unit, {task, attempt, true, run.ending->summary, run.verdict, run.treeBefore, view,
                                         unit.now(), run.filesNotKept});
        if (!judged)
            return judged.error();
        error = *judged;
    }
    run.error = error;
    return end(unit, task, attempt, run.effectClass, run.ending->cause, error, run.cancelAsked);
}

Result<std::optional<Error>> Settler::judgeProof(UnitOfWork &unit, const Task &task, const Attempt &attempt)
{
    return judge(unit, {task, attempt, false, {}, {}, {}, {}, unit.now(), 0});
}

Result<std::optional<Error>> Settler::judge(UnitOfWork &unit, const PostFacts &facts)
{
    const std::vector<Check> checks = postChecks(facts);
    if (auto added = unit.store().attempts().addChecks(facts.attempt.id, checks); !added)
        return added.error();
    const auto blocker = blockerOf(checks);
    return blocker ? std::optional(blocker->error) : std::optional<Error>();
}

Result<void> Settler::end(UnitOfWork &unit, Task &task, Attempt &attempt, EffectClass effectClass, EndCause cause,
                          const std::optional<Error> &error, bool cancelAsked)
{
    const Ending ending{cause, error, effectClass, attempt.mode, task.attempts, task.maxAttempts};
    attempt.state = attemptStateOf(ending);
    attempt.endedAt = unit.now();
    attempt.error = error;
    if (auto finished = unit.store().attempts().finish(attempt); !finished)
        return finished;
    TaskEvent event = qd::settle(ending);
    if (event == TaskEvent::Succeed && task.spec.review && performs(attempt.mode, effectClass))
        event = TaskEvent::SucceedForReview;
    if (cancelAsked && (event == TaskEvent::Retry || event == TaskEvent::Exhaust))
        event = TaskEvent::Cancel;
    TaskStore::Change change;
    change.error = error;
    change.sparesAttempt = cause == EndCause::Killed && event == TaskEvent::Retry;
    if (event == TaskEvent::Retry)
        change.notBefore = unit.now() + retryDelayMs(m_context.settings.retry, task.attempts, m_context.random.unit());
    return unit.move(task, event, change,
                     {{QStringLiteral("attempt"), attempt.number},
                      {QStringLiteral("outcome"), toText(attempt.state)},
                      {QStringLiteral("artifacts"), namesAndHashes(attempt.artifacts)}});
}

Result<void> Settler::awaitApproval(UnitOfWork &unit, Task &task, Attempt &attempt)
{
    attempt.state = AttemptState::Ok;
    attempt.endedAt = unit.now();
    if (auto finished = unit.store().attempts().finish(attempt); !finished)
        return finished;
    TaskStore::Change change;
    change.holdReason = HoldReason::Approval;
    change.stage = Mode::Proof;
    change.approvedEffect = Sha256();
    if (auto held = unit.move(task, TaskEvent::AwaitApproval, change,
                              {{QStringLiteral("attempt"), attempt.number}, {QStringLiteral("effect_sha256"), attempt.effectHash.hex()}});
        !held)
        return held;
    Approval approval;
    approval.task = task.id;
    approval.attempt = attempt.id;
    approval.kind = ApprovalKind::Effect;
    approval.effectHash = attempt.effectHash;
    approval.askedAt = unit.now();
    return unit.store().approvals().insert(approval);
}

Result<void> Settler::ask(UnitOfWork &unit, const Run &run)
{
    Approval approval;
    approval.task = run.task.id;
    approval.attempt = run.attempt.id;
    approval.kind = ApprovalKind::Question;
    approval.text = *run.question;
    approval.askedAt = unit.now();
    if (auto inserted = unit.store().approvals().insert(approval); !inserted)
        return inserted;
    return unit.setAsks(run.task, true, QStringLiteral("question_asked"),
                        {{QStringLiteral("attempt"), run.attempt.number}, {QStringLiteral("question"), approval.text}});
}

Result<void> Settler::recover(UnitOfWork &unit, Task &task)
{
    if (task.state == TaskState::Claimed) { // by definition nothing has begun
        TaskStore::Change change;
        change.error = task.error;
        return unit.move(task, TaskEvent::Unclaim, change, {{QStringLiteral("reason"), QStringLiteral("not_begun")}});
    }
    auto stored = unit.store().attempts().newestOf(task.id);
    if (!stored)
        return stored.error();
    if (!*stored)
        return Error{QStringLiteral("database_corrupt"), ErrorCategory::Internal,
                     QStringLiteral("%1 is running without an attempt").arg(displayId(task.id))};
    const Error lost{QStringLiteral("engine_lost"), ErrorCategory::Transient,
                     QStringLiteral("the engine of epoch %1 ended while this attempt was running").arg(task.epoch)};
    return end(unit, task, (*stored)->attempt, (*stored)->effectClass, EndCause::Vanished, lost);
}

} // namespace qd
