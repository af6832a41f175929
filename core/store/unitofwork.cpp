#include "core/store/unitofwork.h"

#include "core/api/taskcodec.h"

#include <algorithm>

namespace qd {
namespace {

const char *pastTense(TaskEvent event)
{
    switch (event) {
    case TaskEvent::Hold: return "task_held";
    case TaskEvent::Release: return "task_released";
    case TaskEvent::Claim: return "task_claimed";
    case TaskEvent::Unclaim: return "task_unclaimed";
    case TaskEvent::Start: return "attempt_started";
    case TaskEvent::Succeed: return "task_succeeded";
    case TaskEvent::SucceedForReview: return "task_done_for_review";
    case TaskEvent::Refuse: return "task_failed";
    case TaskEvent::Retry: return "task_retry_scheduled";
    case TaskEvent::Exhaust: return "task_dead";
    case TaskEvent::LoseTrack: return "task_outcome_unknown";
    case TaskEvent::Expire: return "task_expired";
    case TaskEvent::Cancel: return "task_cancelled";
    case TaskEvent::AwaitApproval: return "approval_asked";
    case TaskEvent::Approve: return "effect_approved";
    case TaskEvent::Deny: return "effect_denied";
    case TaskEvent::Accept: return "task_accepted";
    case TaskEvent::Return: return "task_returned";
    case TaskEvent::Reject: return "task_rejected";
    case TaskEvent::ConfirmHappened: return "outcome_confirmed";
    case TaskEvent::ConfirmNotHappened: return "outcome_denied";
    case TaskEvent::RunAgain: return "outcome_run_again";
    case TaskEvent::Requeue: return "task_requeued";
    case TaskEvent::Revise: return "task_revised";
    case TaskEvent::Reopen: return "task_reopened";
    case TaskEvent::ReopenHeld: return "task_reopened_held";
    }
    return "task_changed";
}

} // namespace

Result<Task> UnitOfWork::insert(const TaskDraft &draft, const QString &key)
{
    const auto dependencies = m_store.dependencies().resolve(draft.spec.dependsOn, draft.mode);
    if (!dependencies)
        return dependencies.error();
    const auto open = std::count_if(dependencies->begin(), dependencies->end(), [](const Dependency &d) { return !d.met(); });
    auto task = m_store.tasks().insert(draft, key, m_now, int(open));
    if (!task)
        return task;
    if (auto connected = connect(*task, *dependencies); !connected)
        return connected.error();
    m_changed.push_back(summaryOf(*task));
    const QJsonObject data{{QStringLiteral("key"), key},
                           {QStringLiteral("mode"), toText(task->mode)},
                           {QStringLiteral("spec_sha256"), task->specHash.hex()},
                           {QStringLiteral("source"), task->source},
                           {QStringLiteral("state"), toText(task->state)}};
    if (auto recorded = record(QStringLiteral("task_added"), displayId(task->id), data); !recorded)
        return recorded.error();
    return task;
}

Result<void> UnitOfWork::connect(const Task &task, const std::vector<Dependency> &dependencies)
{
    if (auto inserted = m_store.dependencies().insert(task.id, dependencies); !inserted)
        return inserted;
    const auto filled = m_store.dependencies().fillIn(task.key, task.mode, task.id);
    if (!filled)
        return filled.error();
    if (dependencies.empty() || *filled == 0) // a circle needs somebody who waited for the new task
        return {};
    const auto circle = m_store.dependencies().isInCircle(task.id);
    if (!circle)
        return circle.error();
    if (*circle)
        return Error{QStringLiteral("dependency_cycle"), ErrorCategory::Permanent, QStringLiteral("it would wait for itself")};
    return {};
}

Result<void> UnitOfWork::meetDependents(TaskId task)
{
    const auto dependents = m_store.dependencies().dependentsOf(task);
    if (!dependents)
        return dependents.error();
    for (const TaskId id : *dependents) {
        const auto dependent = m_store.tasks().meetDependency(id, m_now);
        if (!dependent)
            return dependent.error();
        m_changed.push_back(summaryOf(*dependent));
    }
    return {};
}

Result<void> UnitOfWork::move(Task &task, TaskEvent event, TaskStore::Change change, QJsonObject data)
{
    change.now = m_now;
    const bool mayBeAsked = task.state == TaskState::Held || task.state == TaskState::Running;
    if (auto moved = m_store.tasks().move(task, event, change); !moved)
        return moved;
    m_changed.push_back(summaryOf(task));
    if (mayBeAsked) {
        if (auto cleared = m_store.approvals().voidPending(task.id, m_now); !cleared)
            return cleared;
    }
    if (task.state == TaskState::Succeeded) {
        if (auto met = meetDependents(task.id); !met)
            return met;
    }
    if (change.error)
        data.insert(QStringLiteral("error"), toJson(*change.error));
    return record(QString::fromLatin1(pastTense(event)), displayId(task.id), data);
}

// What it is to wait for from now on. \return how many of them are open
Result<int> UnitOfWork::reconnect(const Task &task)
{
    const auto dependencies = m_store.dependencies().resolve(task.spec.dependsOn, task.mode);
    if (!dependencies)
        return dependencies.error();
    int open = 0;
    for (const Dependency &dependency : *dependencies) {
        if (!dependency.needs)
            return Error{QStringLiteral("dependency_unknown"), ErrorCategory::Permanent,
                         QStringLiteral("no task has the key or id '%1'").arg(dependency.reference)};
        open += dependency.met() ? 0 : 1;
    }
    if (auto removed = m_store.dependencies().remove(task.id); !removed)
        return removed.error();
    if (auto inserted = m_store.dependencies().insert(task.id, *dependencies); !inserted)
        return inserted.error();
    const auto circle = m_store.dependencies().isInCircle(task.id);
    if (!circle)
        return circle.error();
    if (*circle)
        return Error{QStringLiteral("dependency_cycle"), ErrorCategory::Permanent, QStringLiteral("it would wait for itself")};
    return open;
}

Result<void> UnitOfWork::rewrite(Task &task, Task next, const QString &event, const QJsonObject &data)
{
    if (next.spec.dependsOn != task.spec.dependsOn) {
        const auto open = reconnect(next);
        if (!open)
            return open.error();
        next.openDependencies = *open;
    }
    if (specHash(next.spec) != task.specHash) {
        next.stage = firstStage(next.spec, next.mode);
        next.approvedEffect = Sha256();
        if (auto cleared = m_store.approvals().voidPending(task.id, m_now); !cleared)
            return cleared;
    }
    if (auto written = m_store.tasks().rewrite(task, std::move(next), m_now); !written)
        return written;
    m_changed.push_back(summaryOf(task));
    return record(event, displayId(task.id), data);
}

Result<void> UnitOfWork::setAsks(const Task &task, bool asks, const QString &event, const QJsonObject &data)
{
    if (auto set = m_store.tasks().setAsks(task.id, asks); !set)
        return set;
    m_changed.push_back(summaryOf(task));
    m_changed.back().asks = asks;
    return record(event, displayId(task.id), data);
}

Result<void> UnitOfWork::disarm(const QString &reason)
{
    auto controls = m_store.controls().read();
    if (!controls || controls->real.until == 0)
        return controls ? Result<void>() : Result<void>(controls.error());
    controls->real = {};
    if (const auto written = m_store.controls().write(*controls); !written)
        return written.error();
    return record(QStringLiteral("disarmed"), QStringLiteral("controls"), {{QStringLiteral("reason"), reason}});
}

Result<void> UnitOfWork::record(const QString &event, const QString &object, const QJsonObject &data)
{
    return m_store.journal().append(m_now, m_actor, event, object, data);
}

Result<std::vector<TaskSummary>> inUnitOfWork(Store &store, qint64 now, const QString &actor,
                                              const std::function<Result<void>(UnitOfWork &)> &work)
{
    UnitOfWork unit(store, now, actor);
    if (auto done = store.transact([&] { return work(unit); }); !done)
        return done.error();
    return unit.changed();
}

} // namespace qd
