#pragma once

#include "core/domain/task.h"
#include "core/rules/transitions.h"
#include "core/store/database.h"

#include <optional>
#include <tuple>

namespace qd {

/// The rows of the queue. Core thread; every call belongs into a transaction of the Store.
/// A task's state is written by insert() and move() and nowhere else.
class TaskStore
{
public:
    /// What memory knows of the table. A rollback takes it back.
    struct Cache {
        QueueCounts counts;
        QueueCounts unwritten; ///< by how much the rows of the counters are behind
        qint64 lastId = 0;
    };

    explicit TaskStore(Database &database) : m_database(database) { }

    [[nodiscard]] Result<void> reload();
    [[nodiscard]] const Cache &cache() const { return m_cache; }
    void restore(const Cache &cache) { m_cache = cache; }
    /// The last statement of a transaction: each counter is written once, however many tasks have moved.
    [[nodiscard]] Result<void> writeCounts();

    /// \param openDependencies how many of the tasks it depends on have not succeeded yet
    [[nodiscard]] Result<Task> insert(const TaskDraft &draft, const QString &key, qint64 now, int openDependencies = 0);
    /// Error `not_found` (Permanent).
    [[nodiscard]] Result<Task> read(TaskId id);
    /// Whose a key is, and for which work.
    struct KeyOwner {
        TaskId id;
        Sha256 specHash;
    };
    [[nodiscard]] Result<std::optional<KeyOwner>> findByKey(const QString &key, Mode mode);

    /// What changes along with the state; members that are empty keep their value.
    struct Change {
        qint64 now = 0;
        std::optional<qint64> epoch;
        std::optional<QString> agent;
        std::optional<qint64> notBefore; ///< of a task that goes back to the queue; empty = at once
        std::optional<Error> error;      ///< empty clears it
        std::optional<HoldReason> holdReason; ///< of a task that becomes Held
        std::optional<Mode> stage;            ///< of the next attempt
        std::optional<Sha256> approvedEffect; ///< null takes an approval back
        bool beginsAttempt = false;      ///< counts an attempt
        bool newBudget = false;          ///< attempts start again at 0
        bool sparesAttempt = false;      ///< the one that has ended does not count
    };
    /// The one compare-and-set of a task's state: `task` is what the caller read, and is updated to what was written.
    /// Errors: `illegal_transition` (Permanent), `conflict` (Transient) if the row has changed meanwhile.
    [[nodiscard]] Result<void> move(Task &task, TaskEvent event, const Change &change);

    /// Writes what a person has changed about a task that waits or has ended: work, key, order, times, attempts, and what
    /// follows from them. Neither state nor attempts. A compare-and-set on the revision; `task` becomes `next`.
    /// Error `conflict` (Transient) if the row has changed meanwhile.
    [[nodiscard]] Result<void> rewrite(Task &task, Task next, qint64 now);

    struct Ready {
        TaskId id;
        qint64 orderKey = 0;
        friend bool operator<(const Ready &a, const Ready &b) { return std::tie(a.orderKey, a.id) < std::tie(b.orderKey, b.id); }
    };
    /// The next ready tasks of a lane ("kind:command", "agent:name") in rule order, whose next attempt is of this mode.
    [[nodiscard]] Result<std::vector<Ready>> ready(const QString &lane, Mode stage, int limit);
    /// Makes scheduled tasks ready whose time has come. \return how many
    [[nodiscard]] Result<qint64> promoteDue(qint64 now);
    /// Is there a task whose time has come, for promoteDue()?
    [[nodiscard]] Result<bool> hasDue(qint64 now);
    /// Is any task of these lanes ready, for PROOF or also for REAL?
    [[nodiscard]] Result<bool> hasReady(const QStringList &lanes, bool real);
    /// Does this lane hold a task that is ready, or will be by then?
    [[nodiscard]] Result<bool> hasWork(const QString &lane, Mode stage, qint64 dueBy);
    /// Held and queued tasks whose deadline has passed, at most `limit`.
    [[nodiscard]] Result<std::vector<TaskId>> expired(qint64 now, int limit);
    /// The number of the next task that is added.
    [[nodiscard]] qint64 nextId() const { return m_cache.lastId + 1; }
    /// One of the tasks that this one waits for has succeeded. \return the task as it is now
    [[nodiscard]] Result<Task> meetDependency(TaskId id, qint64 now);
    /// Its agent has asked a person something, or has its answer.
    [[nodiscard]] Result<void> setAsks(TaskId id, bool asks);
    /// Claimed and running tasks of an epoch before this one, oldest epoch first; damaged rows are left out and logged.
    [[nodiscard]] Result<std::vector<Task>> orphans(qint64 epoch);

    /// Number of the newest attempt ever made at the task; the next one has the number after it.
    [[nodiscard]] Result<int> lastAttempt(TaskId id);
    /// Re-stamps a running task whose agent is still ours after a new grant of the lease.
    [[nodiscard]] Result<void> adopt(Task &task, qint64 epoch);

private:
    void count(TaskState state, int by);

    Database &m_database;
    Cache m_cache;
};

/// What the first attempt of a task may do: Real if the task asks for it and needs no approval.
[[nodiscard]] Mode firstStage(const TaskSpec &spec, Mode mode);

/// The lane in which a task waits.
[[nodiscard]] QString laneOf(const TaskSpec &spec);
[[nodiscard]] QString laneOfKind(TaskKind kind);
[[nodiscard]] QString laneOfAgent(const QString &name);

} // namespace qd
