#include "core/engine/operatordesk.h"

namespace qd {
namespace {

constexpr int kMostUrgent = 10;

Error unconfirmed(const char *word)
{
    return {QStringLiteral("confirmation_needed"), ErrorCategory::Operator,
            QStringLiteral("confirm with the word %1").arg(QLatin1String(word))};
}

// What the task itself stands in the way of, in contrast to a store that does not answer.
bool isAboutTheTask(const Error &error)
{
    static const QStringList kCodes{QStringLiteral("illegal_transition"), QStringLiteral("not_found"),
                                    QStringLiteral("nothing_asked"), QStringLiteral("approval_needed"),
                                    QStringLiteral("changed_meanwhile"), QStringLiteral("not_reopenable"),
                                    QStringLiteral("priority_bound"), QStringLiteral("key_conflict")};
    return kCodes.contains(error.code);
}

Error changedMeanwhile(TaskId id)
{
    return {QStringLiteral("changed_meanwhile"), ErrorCategory::Operator,
            QStringLiteral("%1 is not any more as it was seen").arg(displayId(id))};
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

Result<ActOutcome> moved(const Result<void> &move, const QJsonObject &facts = {})
{
    return move ? Result<ActOutcome>(ActOutcome{false, facts}) : Result<ActOutcome>(move.error());
}

// How urgent it is to be. Without a bound, twice "more urgent" and once "less" would not lead back.
Result<int> wantedPriority(const Task &task, std::optional<int> priority, int by)
{
    if (priority)
        return *priority;
    const int wanted = task.priority + by;
    if (wanted >= 0 && wanted <= kMostUrgent)
        return wanted;
    return Error{QStringLiteral("priority_bound"), ErrorCategory::Operator,
                 QStringLiteral("%1 has priority %2, and there are 0 to %3").arg(displayId(task.id)).arg(task.priority).arg(kMostUrgent)};
}

// A copy that its own deadline would end at once is of no use.
TaskDraft draftOf(const Task &task, qint64 now)
{
    TaskDraft draft;
    draft.spec = task.spec;
    draft.mode = task.mode;
    draft.priority = task.priority;
    draft.notBefore = task.notBefore > now ? task.notBefore : std::nullopt;
    draft.deadline = task.deadline > now ? task.deadline : std::nullopt;
    draft.maxAttempts = task.maxAttempts;
    draft.hold = true;
    draft.source = QStringLiteral("copy of %1").arg(displayId(task.id));
    return draft;
}

} // namespace

Result<QJsonObject> OperatorDesk::forEach(const QString &actor, const std::vector<TaskId> &tasks, const ActOptions &how, const Each &each)
{
    if (!how.revisions.empty() && how.revisions.size() != tasks.size())
        return Error{QStringLiteral("parameter_range"), ErrorCategory::Permanent, QStringLiteral("one revision per task, or none")};
    ActReport report;
    const auto work = [&](UnitOfWork &unit) -> Result<void> {
        for (size_t i = 0; i < tasks.size(); ++i) {
            auto task = unit.store().tasks().read(tasks[i]);
            const bool asSeen = task && (how.revisions.empty() || how.revisions[i] == task->revision);
            const auto result = !task   ? Result<ActOutcome>(task.error())
                                : asSeen ? each(unit, *task)
                                         : Result<ActOutcome>(changedMeanwhile(tasks[i]));
            if (!result && !isAboutTheTask(result.error()))
                return result.error();
            report.add(tasks[i], result, task ? &*task : nullptr);
        }
        return {};
    };
    UnitOfWork unit(m_context.store, m_context.clock.wallMs(), actor);
    const auto inside = [&] { return work(unit); };
    if (auto done = how.dryRun ? m_context.store.rehearse(inside) : m_context.store.transact(inside); !done)
        return done.error();
    if (!how.dryRun) {
        m_context.listener.tasksChanged(unit.changed());
        m_context.listener.stepWanted();
    }
    return report.toJson(how.dryRun);
}

Result<QJsonObject> OperatorDesk::cancel(const QString &actor, const std::vector<TaskId> &tasks, const QString &reason, const ActOptions &how)
{
    return forEach(actor, tasks, how, [&](UnitOfWork &unit, Task &task) -> Result<ActOutcome> {
        const QString id = displayId(task.id);
        const QJsonObject data{{QStringLiteral("reason"), reason}};
        if (task.state == TaskState::Running) {
            if (!m_engine || !(how.dryRun ? m_engine->hasInHand(task.id) : m_engine->cancel(task.id)))
                return Error{QStringLiteral("illegal_transition"), ErrorCategory::Transient,
                             QStringLiteral("%1 is running, but not in this program: it is settled at the next start").arg(id)};
            auto recorded = unit.record(QStringLiteral("cancel_asked"), id, data);
            return recorded ? Result<ActOutcome>(ActOutcome{true}) : Result<ActOutcome>(recorded.error());
        }
        TaskStore::Change change;
        change.error = task.error;
        return moved(unit.move(task, TaskEvent::Cancel, change, data));
    });
}

Result<QJsonObject> OperatorDesk::requeue(const QString &actor, const std::vector<TaskId> &tasks, const QString &reason, const ActOptions &how)
{
    return forEach(actor, tasks, how, [&](UnitOfWork &unit, Task &task) -> Result<ActOutcome> {
        TaskStore::Change change;
        change.newBudget = true;
        change.stage = firstStage(task.spec, task.mode); // what was approved was that attempt, and not another
        change.approvedEffect = Sha256();
        return moved(unit.move(task, TaskEvent::Requeue, change, {{QStringLiteral("reason"), reason}}));
    });
}

Result<QJsonObject> OperatorDesk::hold(const QString &actor, const std::vector<TaskId> &tasks, const QString &reason, const ActOptions &how)
{
    return forEach(actor, tasks, how, [&](UnitOfWork &unit, Task &task) {
        TaskStore::Change change;
        change.error = task.error;
        change.holdReason = HoldReason::Operator;
        return moved(unit.move(task, TaskEvent::Hold, change, {{QStringLiteral("reason"), reason}}));
    });
}

Result<QJsonObject> OperatorDesk::release(const QString &actor, const std::vector<TaskId> &tasks, const QString &reason, const ActOptions &how)
{
    return forEach(actor, tasks, how, [&](UnitOfWork &unit, Task &task) -> Result<ActOutcome> {
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
                                          const QString &reason, const ActOptions &how)
{
    const auto event = eventOf(verdict);
    if (!event)
        return Error{QStringLiteral("parameter_range"), ErrorCategory::Permanent,
                     QStringLiteral("the verdict is happened, not_happened or run_again")};
    if (reason.trimmed().isEmpty())
        return Error{QStringLiteral("reason_needed"), ErrorCategory::Operator, QStringLiteral("say how you know")};
    return forEach(actor, tasks, how, [&](UnitOfWork &unit, Task &task) {
        TaskStore::Change change;
        change.newBudget = *event == TaskEvent::RunAgain;
        if (*event == TaskEvent::ConfirmNotHappened)
            change.error = task.error;
        return moved(unit.move(task, *event, change, {{QStringLiteral("reason"), reason}}));
    });
}

Result<QJsonObject> OperatorDesk::approve(const QString &actor, const std::vector<TaskId> &tasks, const QString &reason, const ActOptions &how)
{
    return decide(actor, tasks, true, reason, how);
}

Result<QJsonObject> OperatorDesk::deny(const QString &actor, const std::vector<TaskId> &tasks, const QString &reason, const ActOptions &how)
{
    return decide(actor, tasks, false, reason, how);
}

Result<QJsonObject> OperatorDesk::decide(const QString &actor, const std::vector<TaskId> &tasks, bool yes, const QString &reason,
                                         const ActOptions &how)
{
    std::vector<TaskId> answered; // agents hear of it when it is committed
    auto done = forEach(actor, tasks, how, [&](UnitOfWork &unit, Task &task) -> Result<ActOutcome> {
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
        ++task.revision; // as the row: an answered question is another state of things
        return moved(unit.setAsks(task, false, QStringLiteral("question_answered"),
                                  {{QStringLiteral("answer"), yes}, {QStringLiteral("reason"), reason}}));
    });
    for (const TaskId task : answered) {
        if (done && m_engine && !how.dryRun)
            static_cast<void>(m_engine->answer(task, yes)); // an agent that has ended meanwhile needs no answer
    }
    return done;
}

Result<QJsonObject> OperatorDesk::review(const QString &actor, const std::vector<TaskId> &tasks, const QString &verdict,
                                         const QString &reason, const ActOptions &how)
{
    const auto event = reviewEventOf(verdict);
    if (!event)
        return Error{QStringLiteral("parameter_range"), ErrorCategory::Permanent,
                     QStringLiteral("the verdict is accept, return or reject")};
    if (*event != TaskEvent::Accept && reason.trimmed().isEmpty())
        return Error{QStringLiteral("reason_needed"), ErrorCategory::Operator, QStringLiteral("say what is missing")};
    return forEach(actor, tasks, how, [&](UnitOfWork &unit, Task &task) {
        TaskStore::Change change;
        change.newBudget = *event == TaskEvent::Return;
        if (*event != TaskEvent::Accept)
            change.error = Error{*event == TaskEvent::Return ? QStringLiteral("review_returned") : QStringLiteral("review_rejected"),
                                 ErrorCategory::Permanent, reason};
        return moved(unit.move(task, *event, change, {{QStringLiteral("reason"), reason}}));
    });
}

Result<QJsonObject> OperatorDesk::reopen(const QString &actor, const std::vector<TaskId> &tasks, const QString &reason, const ActOptions &how)
{
    return forEach(actor, tasks, how, [&](UnitOfWork &unit, Task &task) -> Result<ActOutcome> {
        if (!task.reopenTo)
            return Error{QStringLiteral("not_reopenable"), ErrorCategory::Operator,
                         QStringLiteral("%1 is not a cancelled task that had not begun").arg(displayId(task.id))};
        const ReopenTo to = *task.reopenTo;
        if (to == ReopenTo::Approval) {
            if (auto asked = unit.store().approvals().askAgain(task.id); !asked)
                return asked.error();
        }
        TaskStore::Change change;
        change.error = task.error;
        change.notBefore = task.notBefore;
        change.holdReason = to == ReopenTo::Approval ? HoldReason::Approval : HoldReason::Operator;
        change.stage = firstStage(task.spec, task.mode); // the cancel was a no to what had been approved
        change.approvedEffect = Sha256();
        return moved(unit.move(task, to == ReopenTo::Queued ? TaskEvent::Reopen : TaskEvent::ReopenHeld, change,
                               {{QStringLiteral("reason"), reason}}));
    });
}

Result<QJsonObject> OperatorDesk::prioritize(const QString &actor, const std::vector<TaskId> &tasks, std::optional<int> priority, int by,
                                             const QString &reason, const ActOptions &how)
{
    if (priority.has_value() == (by != 0))
        return Error{QStringLiteral("parameter_range"), ErrorCategory::Permanent, QStringLiteral("either a priority, or by how much")};
    return forEach(actor, tasks, how, [&](UnitOfWork &unit, Task &task) -> Result<ActOutcome> {
        if (task.state != TaskState::Held && task.state != TaskState::Queued)
            return Error{QStringLiteral("illegal_transition"), ErrorCategory::Permanent,
                         QStringLiteral("a task that is %1 waits for no turn").arg(toText(task.state))};
        const auto wanted = wantedPriority(task, priority, by);
        if (!wanted)
            return wanted.error();
        const int before = task.priority;
        Task next = task;
        next.priority = *wanted;
        return moved(unit.rewrite(task, std::move(next), QStringLiteral("task_prioritized"),
                                  {{QStringLiteral("before"), before}, {QStringLiteral("after"), *wanted}, {QStringLiteral("reason"), reason}}),
                     {{QStringLiteral("priority_before"), before}});
    });
}

Result<QJsonObject> OperatorDesk::clone(const QString &actor, const std::vector<TaskId> &tasks, const QString &reason, const ActOptions &how)
{
    return forEach(actor, tasks, how, [&](UnitOfWork &unit, Task &task) -> Result<ActOutcome> {
        const QString key = QStringLiteral("copy-%1-of-%2").arg(unit.store().tasks().nextId()).arg(task.id.value);
        const auto taken = unit.store().tasks().findByKey(key, task.mode);
        if (!taken)
            return taken.error();
        if (*taken)
            return Error{QStringLiteral("key_conflict"), ErrorCategory::Permanent, QStringLiteral("the key '%1' is taken").arg(key)};
        const auto copy = unit.insert(draftOf(task, unit.now()), key);
        if (!copy)
            return copy.error();
        return moved(unit.record(QStringLiteral("task_cloned"), displayId(task.id),
                                 {{QStringLiteral("clone"), displayId(copy->id)}, {QStringLiteral("reason"), reason}}),
                     {{QStringLiteral("clone"), copy->id.value}, {QStringLiteral("clone_revision"), copy->revision}});
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
    m_engine->timeWindow(seconds * 1000); // before it is opened: a commit may stay unclear
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
