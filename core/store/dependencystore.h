#pragma once

#include "core/domain/task.h"
#include "core/store/database.h"

namespace qd {

/// One thing that a task waits for.
struct Dependency {
    QString reference;              ///< as the author wrote it: a key, or an id such as T-7
    std::optional<TaskId> needs;    ///< empty: no task has this key yet
    std::optional<TaskState> state; ///< of that task

    [[nodiscard]] bool met() const { return state == TaskState::Succeeded; }
    friend bool operator==(const Dependency &, const Dependency &) = default;
};

/// Which tasks wait for which. Core thread writes; a reader has its own.
class DependencyStore
{
public:
    explicit DependencyStore(Database &database) : m_database(database) { }

    /// Looks the references up: "T-7" is an id, anything else the key of a task of this mode.
    /// Error `dependency_unknown` (Permanent) for an id that no task has; a key may still come.
    [[nodiscard]] Result<std::vector<Dependency>> resolve(const QStringList &references, Mode mode);
    /// The task waits for nobody any more.
    [[nodiscard]] Result<void> remove(TaskId task);
    [[nodiscard]] Result<void> insert(TaskId task, const std::vector<Dependency> &dependencies);
    /// A task with this key has come: whoever waits for the key waits for it from now on. \return how many
    [[nodiscard]] Result<qint64> fillIn(const QString &key, Mode mode, TaskId task);
    /// Does the task wait for itself, over however many others?
    [[nodiscard]] Result<bool> isInCircle(TaskId task);

    [[nodiscard]] Result<std::vector<Dependency>> ofTask(TaskId task);
    /// Tasks that wait for this one; as often as they name it, by key and by id, because each name is counted.
    [[nodiscard]] Result<std::vector<TaskId>> dependentsOf(TaskId task);

private:
    Database &m_database;
};

} // namespace qd
