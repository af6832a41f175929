#include "core/store/taskstore.h"

#include "core/api/taskcodec.h"
#include "core/base/canonicaljson.h"
#include "core/base/log.h"
#include "core/rules/order.h"
#include "core/store/taskrow.h"

#include <QJsonArray>

namespace qd {
namespace {

Result<std::vector<Task>> tasksOf(const Result<std::vector<SqlRow>> &rows)
{
    if (!rows)
        return rows.error();
    std::vector<Task> tasks;
    for (const SqlRow &row : *rows) {
        auto task = taskOf(row);
        if (!task)
            return task.error();
        tasks.push_back(*std::move(task));
    }
    return tasks;
}

bool isReady(const Task &task, qint64 now)
{
    return task.state == TaskState::Queued && task.openDependencies == 0 && (!task.notBefore || *task.notBefore <= now);
}

std::optional<QString> wordOf(const std::optional<HoldReason> &reason)
{
    return reason ? std::optional(toText(*reason)) : std::nullopt;
}

std::optional<QString> hexOf(const Sha256 &hash)
{
    return hash.isNull() ? std::nullopt : std::optional(hash.hex());
}

// Where a task stands that nothing has begun of.
std::optional<ReopenTo> reopeningOf(const Task &task)
{
    if (task.state == TaskState::Queued || task.state == TaskState::Claimed)
        return ReopenTo::Queued;
    if (task.state == TaskState::Held)
        return task.holdReason == HoldReason::Approval ? ReopenTo::Approval : ReopenTo::Held;
    return std::nullopt;
}

std::optional<QString> wordOf(const std::optional<ReopenTo> &reopening)
{
    return reopening ? std::optional(toText(*reopening)) : std::nullopt;
}

std::optional<QString> partOf(const std::optional<Error> &error, QString Error::*part)
{
    return error ? std::optional((*error).*part) : std::nullopt;
}

} // namespace

Mode firstStage(const TaskSpec &spec, Mode mode)
{
    constexpr int kActsAlone = 100;
    return mode == Mode::Real && spec.autonomy >= kActsAlone ? Mode::Real : Mode::Proof;
}

QString laneOfKind(TaskKind kind)
{
    return QStringLiteral("kind:") + toText(kind);
}

QString laneOfAgent(const QString &name)
{
    return QStringLiteral("agent:") + name;
}

QString laneOf(const TaskSpec &spec)
{
    return spec.agent.isEmpty() ? laneOfKind(spec.kind) : laneOfAgent(spec.agent);
}

Result<void> TaskStore::reload()
{
    const auto rows = m_database.query("SELECT state, tasks FROM task_count");
    if (!rows)
        return rows.error();
    const auto last = m_database.query("SELECT coalesce(max(id), 0) FROM task");
    if (!last)
        return last.error();
    m_cache = {};
    for (const SqlRow &row : *rows) {
        if (const auto state = fromText<TaskState>(row.text(0)))
            m_cache.counts.of(*state) = row.integer(1);
    }
    m_cache.lastId = last->front().integer(0);
    return {};
}

void TaskStore::count(TaskState state, int by)
{
    m_cache.counts.of(state) += by;
    m_cache.unwritten.of(state) += by;
}

Result<void> TaskStore::writeCounts()
{
    for (const auto &[state, word] : EnumWords<TaskState>::kWords) {
        const qint64 by = std::exchange(m_cache.unwritten.of(state), 0);
        if (by == 0)
            continue;
        const auto changed = m_database.execute("UPDATE task_count SET tasks = tasks + ? WHERE state = ?", {by, toText(state)});
        if (!changed)
            return changed.error();
        if (*changed != 1)
            return Error{QStringLiteral("database_corrupt"), ErrorCategory::Internal, QStringLiteral("no counter of a state")};
    }
    return {};
}

Result<Task> TaskStore::insert(const TaskDraft &draft, const QString &key, qint64 now, int openDependencies)
{
    Task task;
    task.id = TaskId{m_cache.lastId + 1};
    task.key = key;
    task.spec = draft.spec;
    task.mode = draft.mode;
    task.state = draft.hold ? TaskState::Held : TaskState::Queued;
    if (draft.hold)
        task.holdReason = HoldReason::Operator;
    task.stage = firstStage(draft.spec, draft.mode);
    task.openDependencies = openDependencies;
    task.priority = draft.priority;
    task.notBefore = draft.notBefore;
    task.deadline = draft.deadline;
    task.maxAttempts = draft.maxAttempts.value_or(TaskDraft::kDefaultMaxAttempts);
    task.source = storedText(draft.source);
    task.createdAt = task.updatedAt = now;
    const QByteArray spec = canonicalJson(specToJson(task.spec));
    task.specHash = Sha256::of(spec);
    const auto inserted = m_database.execute(
        "INSERT INTO task (id, key, mode, title, kind, lane, spec, spec_sha256, state, ready, priority, order_key, not_before, "
        "max_attempts, source, created_at, updated_at, stage, hold_reason, open_dependencies, deadline) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {task.id.value, task.key, toText(task.mode), task.spec.title, toText(task.spec.kind), laneOf(task.spec),
         storedCanonical(spec), task.specHash.hex(), toText(task.state), int(isReady(task, now)), task.priority,
         orderKey(task.priority, now), task.notBefore, task.maxAttempts, task.source, now, now, toText(task.stage),
         wordOf(task.holdReason), task.openDependencies, task.deadline});
    if (!inserted)
        return inserted.error();
    m_cache.lastId = task.id.value;
    count(task.state, 1);
    return task;
}

Result<Task> TaskStore::read(TaskId id)
{
    auto tasks = tasksOf(m_database.query("SELECT " QD_TASK_COLUMNS " FROM task WHERE id = ?", {id.value}));
    if (!tasks)
        return tasks.error();
    if (tasks->empty())
        return Error{QStringLiteral("not_found"), ErrorCategory::Permanent, QStringLiteral("there is no task %1").arg(displayId(id))};
    return std::move(tasks->front());
}

// Asked for every task that comes in.
Result<std::optional<TaskStore::KeyOwner>> TaskStore::findByKey(const QString &key, Mode mode)
{
    const auto rows = m_database.query("SELECT id, spec_sha256 FROM task WHERE key = ? AND mode = ?", {key, toText(mode)});
    if (!rows)
        return rows.error();
    if (rows->empty())
        return std::optional<KeyOwner>();
    return std::optional(KeyOwner{TaskId{rows->front().integer(0)}, Sha256::fromHex(rows->front().text(1)).value_or(Sha256())});
}

Result<void> TaskStore::move(Task &task, TaskEvent event, const Change &change)
{
    const auto to = transition(task.state, event);
    if (!to)
        return to.error();
    Task next = task;
    next.state = *to;
    next.updatedAt = change.now;
    next.epoch = change.epoch.value_or(task.epoch);
    next.agent = change.agent.value_or(task.agent);
    next.error = change.error;
    next.holdReason = next.state == TaskState::Held ? change.holdReason : std::nullopt;
    next.stage = change.stage.value_or(task.stage);
    next.approvedEffect = change.approvedEffect.value_or(task.approvedEffect);
    if (next.state == TaskState::Queued)
        next.notBefore = change.notBefore;
    next.reopenTo = next.state == TaskState::Cancelled ? reopeningOf(task) : std::nullopt;
    ++next.revision;
    if (change.newBudget)
        next.attempts = 0;
    if (change.beginsAttempt)
        ++next.attempts;
    if (change.sparesAttempt)
        --next.attempts;
    const auto changed = m_database.execute(
        "UPDATE task SET state = ?, ready = ?, not_before = ?, attempts = ?, last_attempt = last_attempt + ?, epoch = ?, "
        "agent = ?, error_code = ?, error_category = ?, error_detail = ?, updated_at = ?, stage = ?, hold_reason = ?, "
        "approved_sha256 = ?, reopen_to = ?, revision = revision + 1, asks = 0 WHERE id = ? AND state = ? AND epoch = ? AND attempts = ?",
        {toText(next.state), int(isReady(next, change.now)), next.notBefore, next.attempts, int(change.beginsAttempt), next.epoch,
         next.agent, partOf(next.error, &Error::code),
         next.error ? std::optional(categoryText(next.error->category)) : std::nullopt, partOf(next.error, &Error::detail),
         next.updatedAt, toText(next.stage), wordOf(next.holdReason), hexOf(next.approvedEffect),
         wordOf(next.reopenTo), task.id.value, toText(task.state), task.epoch, task.attempts});
    if (!changed)
        return changed.error();
    if (*changed != 1)
        return Error{QStringLiteral("conflict"), ErrorCategory::Transient,
                     QStringLiteral("%1 has changed meanwhile").arg(displayId(task.id))};
    count(task.state, -1);
    count(next.state, 1);
    task = std::move(next);
    return {};
}

Result<void> TaskStore::rewrite(Task &task, Task next, qint64 now)
{
    const QByteArray spec = canonicalJson(specToJson(next.spec));
    next.specHash = Sha256::of(spec);
    next.updatedAt = now;
    ++next.revision;
    const auto changed = m_database.execute(
        "UPDATE task SET key = ?, title = ?, kind = ?, lane = ?, spec = ?, spec_sha256 = ?, ready = ?, priority = ?, order_key = ?, "
        "not_before = ?, deadline = ?, max_attempts = ?, stage = ?, approved_sha256 = ?, open_dependencies = ?, updated_at = ?, "
        "revision = ? WHERE id = ? AND revision = ? AND state = ?",
        {next.key, next.spec.title, toText(next.spec.kind), laneOf(next.spec), storedCanonical(spec), next.specHash.hex(),
         int(isReady(next, now)), next.priority, orderKey(next.priority, next.createdAt), next.notBefore, next.deadline,
         next.maxAttempts, toText(next.stage), hexOf(next.approvedEffect), next.openDependencies, now, next.revision,
         task.id.value, task.revision, toText(task.state)});
    if (!changed)
        return changed.error();
    if (*changed != 1)
        return Error{QStringLiteral("conflict"), ErrorCategory::Transient,
                     QStringLiteral("%1 has changed meanwhile").arg(displayId(task.id))};
    task = std::move(next);
    return {};
}

Result<std::vector<TaskStore::Ready>> TaskStore::ready(const QString &lane, Mode stage, int limit)
{
    const auto rows = m_database.query(
        "SELECT id, order_key FROM task WHERE ready = 1 AND lane = ? AND stage = ? ORDER BY order_key, id LIMIT ?", {lane, toText(stage), limit});
    if (!rows)
        return rows.error();
    std::vector<Ready> tasks;
    for (const SqlRow &row : *rows)
        tasks.push_back({TaskId{row.integer(0)}, row.integer(1)});
    return tasks;
}

Result<qint64> TaskStore::promoteDue(qint64 now)
{
    return m_database.execute(
        "UPDATE task SET ready = 1 WHERE state = 'queued' AND ready = 0 AND open_dependencies = 0 AND not_before <= ?", {now});
}

Result<bool> TaskStore::hasDue(qint64 now)
{
    const auto due = m_database.query(
        "SELECT id FROM task WHERE state = 'queued' AND ready = 0 AND open_dependencies = 0 AND not_before <= ? LIMIT 1", {now});
    return due ? Result<bool>(!due->empty()) : Result<bool>(due.error());
}

Result<bool> TaskStore::hasReady(const QStringList &lanes, bool real)
{
    const auto ready = m_database.query("SELECT id FROM task WHERE ready = 1 AND lane IN (SELECT value FROM json_each(?)) "
                                        "AND stage IN ('proof', ?) LIMIT 1",
                                        {QString::fromUtf8(canonicalJson(QJsonArray::fromStringList(lanes))),
                                         toText(real ? Mode::Real : Mode::Proof)});
    return ready ? Result<bool>(!ready->empty()) : Result<bool>(ready.error());
}

Result<bool> TaskStore::hasWork(const QString &lane, Mode stage, qint64 dueBy)
{
    const auto now = ready(lane, stage, 1);
    if (!now)
        return now.error();
    if (!now->empty())
        return true;
    const auto later = m_database.query(
        "SELECT id FROM task WHERE state = 'queued' AND ready = 0 AND open_dependencies = 0 AND not_before <= ? "
        "AND lane = ? AND stage = ? LIMIT 1",
        {dueBy, lane, toText(stage)});
    if (!later)
        return later.error();
    return !later->empty();
}

Result<std::vector<TaskId>> TaskStore::expired(qint64 now, int limit)
{
    const auto rows = m_database.query(
        "SELECT id FROM task WHERE state IN ('held', 'queued') AND deadline IS NOT NULL AND deadline <= ? ORDER BY deadline LIMIT ?",
        {now, limit});
    if (!rows)
        return rows.error();
    std::vector<TaskId> ids;
    for (const SqlRow &row : *rows)
        ids.push_back(TaskId{row.integer(0)});
    return ids;
}

Result<Task> TaskStore::meetDependency(TaskId id, qint64 now)
{
    auto task = read(id);
    if (!task || task->openDependencies == 0)
        return task;
    --task->openDependencies;
    task->updatedAt = now;
    ++task->revision;
    const auto changed = m_database.execute(
        "UPDATE task SET open_dependencies = ?, ready = ?, updated_at = ?, revision = revision + 1 "
        "WHERE id = ? AND open_dependencies = ?",
        {task->openDependencies, int(isReady(*task, now)), now, id.value, task->openDependencies + 1});
    if (!changed)
        return changed.error();
    return task;
}

Result<void> TaskStore::setAsks(TaskId id, bool asks)
{
    const auto changed = m_database.execute("UPDATE task SET asks = ?, revision = revision + 1 WHERE id = ? AND state = 'running'",
                                            {int(asks), id.value});
    return changed ? Result<void>() : Result<void>(changed.error());
}

Result<std::vector<Task>> TaskStore::orphans(qint64 epoch)
{
    const auto rows = m_database.query(
        "SELECT " QD_TASK_COLUMNS " FROM task WHERE state IN ('claimed', 'running') AND epoch < ? ORDER BY epoch, id",
        {epoch});
    if (!rows)
        return rows.error();
    std::vector<Task> tasks;
    for (const SqlRow &row : *rows) {
        if (auto task = taskOf(row))
            tasks.push_back(*std::move(task));
        else // one damaged row must not keep all others from being recovered
            qCCritical(lcStore, "not recovered: %s", qPrintable(task.error().detail));
    }
    return tasks;
}

Result<int> TaskStore::lastAttempt(TaskId id)
{
    const auto rows = m_database.query("SELECT last_attempt FROM task WHERE id = ?", {id.value});
    if (!rows)
        return rows.error();
    if (rows->empty())
        return Error{QStringLiteral("not_found"), ErrorCategory::Permanent, displayId(id)};
    return int(rows->front().integer(0));
}

Result<void> TaskStore::adopt(Task &task, qint64 epoch)
{
    const auto changed = m_database.execute("UPDATE task SET epoch = ? WHERE id = ? AND epoch = ? AND state = 'running'",
                                            {epoch, task.id.value, task.epoch});
    if (!changed)
        return changed.error();
    if (*changed != 1)
        return Error{QStringLiteral("conflict"), ErrorCategory::Transient, displayId(task.id)};
    task.epoch = epoch;
    return {};
}

} // namespace qd
