#include "core/store/unitofwork.h"

#include "core/api/taskcodec.h"

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
    case TaskEvent::Cancel: return "task_cancelled";
    case TaskEvent::Accept: return "task_accepted";
    case TaskEvent::Return: return "task_returned";
    case TaskEvent::Reject: return "task_rejected";
    case TaskEvent::ConfirmHappened: return "outcome_confirmed";
    case TaskEvent::ConfirmNotHappened: return "outcome_denied";
    case TaskEvent::RunAgain: return "outcome_run_again";
    case TaskEvent::Requeue: return "task_requeued";
    }
    return "task_changed";
}

} // namespace

Result<Task> UnitOfWork::insert(const TaskDraft &draft, const QString &key)
{
    auto task = m_store.tasks().insert(draft, key, m_now);
    if (!task)
        return task;
    m_changed.push_back(summaryOf(*task));
    const QJsonObject data{{QStringLiteral("key"), key},
                           {QStringLiteral("mode"), toText(task->mode)},
                           {QStringLiteral("spec_sha256"), task->specHash.hex()},
                           {QStringLiteral("source"), task->source}};
    if (auto recorded = record(QStringLiteral("task_added"), displayId(task->id), data); !recorded)
        return recorded.error();
    return task;
}

Result<void> UnitOfWork::move(Task &task, TaskEvent event, TaskStore::Change change, QJsonObject data)
{
    change.now = m_now;
    if (auto moved = m_store.tasks().move(task, event, change); !moved)
        return moved;
    m_changed.push_back(summaryOf(task));
    if (change.error)
        data.insert(QStringLiteral("error"), toJson(*change.error));
    return record(QString::fromLatin1(pastTense(event)), displayId(task.id), data);
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
