#include "core/engine/operatordesk.h"

#include "core/api/taskcodec.h"

#include <QJsonArray>

namespace qd {
namespace {

Error unconfirmed(const char *word)
{
    return {QStringLiteral("confirmation_needed"), ErrorCategory::Operator,
            QStringLiteral("confirm with the word %1").arg(QLatin1String(word))};
}

// What the task itself stands in the way of, in contrast to a store that does not answer.
bool isAboutTheTask(const Error &error)
{
    static const QStringList kCodes{QStringLiteral("illegal_transition"), QStringLiteral("not_found"),
                                    QStringLiteral("nothing_asked"), QStringLiteral("approval_needed")};
    return kCodes.contains(error.code);
}

QJsonObject refusal(TaskId id, const Error &error)
{
    QJsonObject object = toJson(error);
    object.insert(QStringLiteral("id"), displayId(id));
    object.insert(QStringLiteral("number"), id.value);
    return object;
}

std::optional<TaskEvent> eventOf(const QString &verdict)
{
    if (verdict == QLatin1String("happened"))
        return TaskEvent::ConfirmHappened;
    if (verdict == QLatin1String("not_happened"))
        return TaskEvent::ConfirmNotHappened;
    if (verdict == QLatin1String("run_again"))
        return TaskEvent::RunAgain;
    return std::nullopt;
}

std::optional<TaskEvent> reviewEventOf(const QString &verdict)
{
    if (verdict == QLatin1String("accept"))
        return TaskEvent::Accept;
    if (verdict == QLatin1String("return"))
        return TaskEvent::Return;
    if (verdict == QLatin1String("reject"))
        return TaskEvent::Reject;
    return std::nullopt;
}

// A person's word on what the task is asked about; the effect of a held task may happen from then on, or never.
Result<void> moveOnDecision(UnitOfWork &unit, Task &task, const Approval &approval)
{
    const QJsonObject data{{QStringLiteral("effect_sha256"), approval.effectHash.hex()}, {QStringLiteral("reason"), approval.reason}};
    TaskStore::Change change;
    if (approval.state == ApprovalState::Approved) {
        change.stage = Mode::Real;
        change.approvedEffect = approval.effectHash;
        change.newBudget = true;
        change.notBefore = task.notBefore;
        return unit.move(task, TaskEvent::Approve, change, data);
    }
    change.error = Error{QStringLiteral("approval_denied"), ErrorCategory::Operator,
                         approval.reason.isEmpty() ? QStringLiteral("a person did not approve the effect") : approval.reason};
    return unit.move(task, TaskEvent::Deny, change, data);
}

Result<bool> moved(const Result<void> &move)
{
    return move ? Result<bool>(true) : Result<bool>(move.error());
}

} // namespace

Result<QJsonObject> OperatorDesk::forEach(const QString &actor, const std::vector<TaskId> &tasks, const Each &each)
{
    QJsonArray changed;
    QJsonArray later;
    QJsonArray refused;
    const auto done = inUnitOfWork(m_context.store, m_context.clock.wallMs(), actor, [&](UnitOfWork &unit) -> Result<void> {
        for (const TaskId id : tasks) {
            auto task = unit.store().tasks().read(id);
            const auto result = task ? each(unit, *task) : Result<bool>(task.error());
            if (!result && !isAboutTheTask(result.error()))
                return result.error();
            if (!result)
                refused += refusal(id, result.error());
            else
                (*result ? changed : later) += id.value;
        }
        return {};
    });
    if (!done)
        return done.error();
    m_context.listener.tasksChanged(*done);
    m_context.listener.stepWanted();
    return QJsonObject{{QStringLiteral("changed"), changed}, {QStringLiteral("stopping"), later}, {QStringLiteral("refused"), refused}};
}

Result<QJsonObject> OperatorDesk::cancel(const QString &actor, const std::vector<TaskId> &tasks, const QString &reason)
{
    return forEach(actor, tasks, [&](UnitOfWork &unit, Task &task) -> Result<bool> {
        const QString id = displayId(task.id);
        const QJsonObject data{{QStringLiteral("reason"), reason}};
        if (task.state == TaskState::Running) {
            if (!m_engine || !m_engine->cancel(task.id))
                return Error{QStringLiteral("illegal_transition"), ErrorCategory::Transient,
                             QStringLiteral("%1 is running, but not in this program: it is settled at the next start").arg(id)};
            auto recorded = unit.record(QStringLiteral("cancel_asked"), id, data);
            return recorded ? Result<bool>(false) : Result<bool>(recorded.error());
        }
        TaskStore::Change change;
        change.error = task.error;
        return moved(unit.move(task, TaskEvent::Cancel, change, data));
    });
}

Result<QJsonObject> OperatorDesk::requeue(const QString &actor, const std::vector<TaskId> &tasks, const QString &reason)
{
    return forEach(actor, tasks, [&](UnitOfWork &unit, Task &task) -> Result<bool> {
        TaskStore::Change change;
        change.newBudget = true;
        change.stage = firstStage(task.spec, task.mode); // what was approved was that attempt, and not another
        change.approvedEffect = Sha256();
        return moved(unit.move(task, TaskEvent::Requeue, change, {{QStringLiteral("reason"), reason}}));
    });
}

Result<QJsonObject> OperatorDesk::hold(const QString &actor, const std::vector<TaskId> &tasks, const QString &reason)
{
    return forEach(actor, tasks, [&](UnitOfWork &unit, Task &task) {
        TaskStore::Change change;
        change.error = task.error;
        change.holdReason = HoldReason::Operator;
        return moved(unit.move(task, TaskEvent::Hold, change, {{QStringLiteral("reason"), reason}}));
    });
}

Result<QJsonObject> OperatorDesk::release(const QString &actor, const std::vector<TaskId> &tasks, const QString &reason)
{
    return forEach(actor, tasks, [&](UnitOfWork &unit, Task &task) -> Result<bool> {
        if (task.holdReason == HoldReason::Approval)
            return Error{QStringLiteral("approval_needed"), ErrorCategory::Operator,
                         QStringLiteral("%1 waits for its effect to be approved or denied").arg(displayId(task.id))};
        TaskStore::Change change;
        change.error = task.error;
        change.notBefore = task.notBefore;
        return moved(unit.move(task, TaskEvent::Release, change, {{QStringLiteral("reason"), reason}}));
    });
}

Result<QJsonObject> OperatorDesk::resolve(const QString &actor, const std::vector<TaskId> &tasks, const QString &verdict,
                                          const QString &reason)
{
    const auto event = eventOf(verdict);
    if (!event)
        return Error{QStringLiteral("parameter_range"), ErrorCategory::Permanent,
                     QStringLiteral("the verdict is happened, not_happened or run_again")};
    if (reason.trimmed().isEmpty())
        return Error{QStringLiteral("reason_needed"), ErrorCategory::Operator, QStringLiteral("say how you know")};
    return forEach(actor, tasks, [&](UnitOfWork &unit, Task &task) {
        TaskStore::Change change;
        change.newBudget = *event == TaskEvent::RunAgain;
        if (*event == TaskEvent::ConfirmNotHappened)
            change.error = task.error;
        return moved(unit.move(task, *event, change, {{QStringLiteral("reason"), reason}}));
    });
}

Result<QJsonObject> OperatorDesk::approve(const QString &actor, const std::vector<TaskId> &tasks, const QString &reason)
{
    return decide(actor, tasks, true, reason);
}

Result<QJsonObject> OperatorDesk::deny(const QString &actor, const std::vector<TaskId> &tasks, const QString &reason)
{
    return decide(actor, tasks, false, reason);
}

Result<QJsonObject> OperatorDesk::decide(const QString &actor, const std::vector<TaskId> &tasks, bool yes, const QString &reason)
{
    std::vector<TaskId> answered; // agents hear of it when it is committed
    auto done = forEach(actor, tasks, [&](UnitOfWork &unit, Task &task) -> Result<bool> {
        auto pending = unit.store().approvals().pendingOf(task.id);
        if (!pending)
            return pending.error();
        if (!*pending)
            return Error{QStringLiteral("nothing_asked"), ErrorCategory::Operator,
                         QStringLiteral("%1 waits for nobody's word").arg(displayId(task.id))};
        Approval approval = **pending;
        approval.state = yes ? ApprovalState::Approved : ApprovalState::Denied;
        approval.decidedAt = unit.now();
        approval.decidedBy = actor;
        approval.reason = reason;
        if (auto decided = unit.store().approvals().decide(approval); !decided)
            return decided.error();
        if (approval.kind == ApprovalKind::Effect)
            return moved(moveOnDecision(unit, task, approval));
        answered.push_back(task.id);
        return moved(unit.setAsks(task, false, QStringLiteral("question_answered"),
                                  {{QStringLiteral("answer"), yes}, {QStringLiteral("reason"), reason}}));
    });
    for (const TaskId task : answered) {
        if (done && m_engine)
            static_cast<void>(m_engine->answer(task, yes)); // an agent that has ended meanwhile needs no answer
    }
    return done;
}

Result<QJsonObject> OperatorDesk::review(const QString &actor, const std::vector<TaskId> &tasks, const QString &verdict,
                                         const QString &reason)
{
    const auto event = reviewEventOf(verdict);
    if (!event)
        return Error{QStringLiteral("parameter_range"), ErrorCategory::Permanent,
                     QStringLiteral("the verdict is accept, return or reject")};
    if (*event != TaskEvent::Accept && reason.trimmed().isEmpty())
        return Error{QStringLiteral("reason_needed"), ErrorCategory::Operator, QStringLiteral("say what is missing")};
    return forEach(actor, tasks, [&](UnitOfWork &unit, Task &task) {
        TaskStore::Change change;
        change.newBudget = *event == TaskEvent::Return;
        if (*event != TaskEvent::Accept)
            change.error = Error{*event == TaskEvent::Return ? QStringLiteral("review_returned") : QStringLiteral("review_rejected"),
                                 ErrorCategory::Permanent, reason};
        return moved(unit.move(task, *event, change, {{QStringLiteral("reason"), reason}}));
    });
}

Result<QJsonObject> OperatorDesk::changeControls(const QString &actor, const QString &event, const QJsonObject &data,
                                                 const std::function<void(Controls &)> &change)
{
    qint64 revision = 0;
    const auto done = inUnitOfWork(m_context.store, m_context.clock.wallMs(), actor, [&](UnitOfWork &unit) -> Result<void> {
        auto controls = unit.store().controls().read();
        if (!controls)
            return controls.error();
        change(*controls);
        const auto written = unit.store().controls().write(*controls);
        if (!written)
            return written.error();
        revision = *written;
        return unit.record(event, QStringLiteral("controls"), data);
    });
    if (!done)
        return done.error();
    m_context.listener.stepWanted();
    return QJsonObject{{QStringLiteral("revision"), revision}};
}

Result<QJsonObject> OperatorDesk::setWish(const QString &actor, RunWish wish, const QString &reason)
{
    const qint64 now = m_context.clock.wallMs();
    return changeControls(actor, QStringLiteral("wish_set"),
                          {{QStringLiteral("wish"), toText(wish)}, {QStringLiteral("reason"), reason}}, [&](Controls &controls) {
                              if (controls.wish == RunWish::Halted && wish != RunWish::Halted)
                                  return; // latched: only resetKill() leaves it
                              controls.wish = wish;
                              controls.setAt = now;
                              controls.setBy = actor;
                              if (wish == RunWish::Halted)
                                  controls.real = {};
                          });
}

Result<QJsonObject> OperatorDesk::resetKill(const QString &actor, const QString &confirm)
{
    if (confirm != QLatin1String("RESET"))
        return unconfirmed("RESET");
    const qint64 now = m_context.clock.wallMs();
    return changeControls(actor, QStringLiteral("kill_reset"), {}, [&](Controls &controls) {
        controls.wish = RunWish::Pause;
        controls.setAt = now;
        controls.setBy = actor;
    });
}

Result<QJsonObject> OperatorDesk::arm(const QString &actor, qint64 seconds, int count, const QString &confirm)
{
    if (confirm != QLatin1String("REAL"))
        return unconfirmed("REAL");
    if (m_context.flags.killed())
        return Error{QStringLiteral("killed"), ErrorCategory::Operator, QStringLiteral("the engine is killed")};
    if (!m_engine)
        return Error{QStringLiteral("no_engine"), ErrorCategory::Operator, QStringLiteral("no engine runs that could be armed")};
    if (!m_context.settings.allowReal)
        return Error{QStringLiteral("real_not_allowed"), ErrorCategory::Operator,
                     QStringLiteral("REAL is not allowed here: the setting safety.allow_real is false")};
    if (!m_engine->takeOffice())
        return Error{QStringLiteral("lease_held"), ErrorCategory::Transient, QStringLiteral("the engine has not got the lease yet")};
    const qint64 until = m_context.clock.wallMs() + seconds * 1000;
    return changeControls(actor, QStringLiteral("armed"), {{QStringLiteral("until"), until}, {QStringLiteral("count"), count}},
                          [&](Controls &controls) { controls.real = {until, count, actor}; });
}

Result<QJsonObject> OperatorDesk::disarm(const QString &actor, const QString &reason)
{
    return changeControls(actor, QStringLiteral("disarmed"), {{QStringLiteral("reason"), reason}},
                          [](Controls &controls) { controls.real = {}; });
}

} // namespace qd
