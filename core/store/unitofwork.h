#pragma once

#include "core/store/store.h"

#include <functional>

namespace qd {

/// What one transaction does to tasks, each change with its line in the journal. Collects the changed rows, so that
/// they can be shown once they are committed, and not before. Core thread.
class UnitOfWork
{
public:
    /// \param now wall ms UTC  \param actor who does it, for the journal
    UnitOfWork(Store &store, qint64 now, QString actor) : m_store(store), m_now(now), m_actor(std::move(actor)) { }

    /// A task with what it waits for; tasks that wait for its key wait for it from now on.
    /// Errors (Permanent): `dependency_unknown`, `dependency_cycle`.
    [[nodiscard]] Result<Task> insert(const TaskDraft &draft, const QString &key);
    /// TaskStore::move() with its journal line and what follows from it: tasks that waited for this one may begin, and a
    /// question that nobody needs to answer any more becomes void. `change.now` is set here.
    /// \param data goes into the journal
    [[nodiscard]] Result<void> move(Task &task, TaskEvent event, TaskStore::Change change, QJsonObject data = {});
    /// TaskStore::rewrite() with its journal line. A change of the work takes every approval of the old effect back; a
    /// change of what it waits for is looked up anew: Errors (Permanent) `dependency_unknown`, `dependency_cycle`.
    /// \param next what the task is to be; its hash, its stage, its approval and its open dependencies are set here
    [[nodiscard]] Result<void> rewrite(Task &task, Task next, const QString &event, const QJsonObject &data);
    /// Its agent waits for a person's answer, or has it; with a journal line.
    [[nodiscard]] Result<void> setAsks(const Task &task, bool asks, const QString &event, const QJsonObject &data);
    /// Closes the window for REAL, with a journal line that has the reason; nothing happens if it is closed.
    [[nodiscard]] Result<void> disarm(const QString &reason);
    /// A journal line about something that is not a task's state.
    [[nodiscard]] Result<void> record(const QString &event, const QString &object, const QJsonObject &data = {});

    [[nodiscard]] Store &store() { return m_store; }
    [[nodiscard]] qint64 now() const { return m_now; }
    [[nodiscard]] const std::vector<TaskSummary> &changed() const { return m_changed; }

private:
    [[nodiscard]] Result<void> connect(const Task &task, const std::vector<Dependency> &dependencies);
    [[nodiscard]] Result<void> meetDependents(TaskId task);
    [[nodiscard]] Result<int> reconnect(const Task &task);

    Store &m_store;
    qint64 m_now;
    QString m_actor;
    std::vector<TaskSummary> m_changed;
};

/// Runs `work` in one transaction. \return the tasks that it changed, now that they are committed
[[nodiscard]] Result<std::vector<TaskSummary>> inUnitOfWork(Store &store, qint64 now, const QString &actor,
                                                            const std::function<Result<void>(UnitOfWork &)> &work);

} // namespace qd
