#include "core/store/dependencystore.h"

namespace qd {
namespace {

std::optional<TaskId> idIn(const QString &reference)
{
    return reference.startsWith(QLatin1String("T-"), Qt::CaseInsensitive) ? parseTaskId(reference) : std::nullopt;
}

Dependency dependencyOf(const QString &reference, const SqlRow &row, size_t idColumn)
{
    if (row.isNull(idColumn))
        return {reference, std::nullopt, std::nullopt};
    return {reference, TaskId{row.integer(idColumn)}, fromText<TaskState>(row.text(idColumn + 1))};
}

Result<void> done(const Result<qint64> &changed)
{
    return changed ? Result<void>() : Result<void>(changed.error());
}

} // namespace

Result<std::vector<Dependency>> DependencyStore::resolve(const QStringList &references, Mode mode)
{
    std::vector<Dependency> found;
    QStringList distinct = references; // what stands there twice is one row, and is met once
    distinct.removeDuplicates();
    for (const QString &reference : std::as_const(distinct)) {
        const auto id = idIn(reference);
        const auto rows = id ? m_database.query("SELECT id, state FROM task WHERE id = ?", {id->value})
                             : m_database.query("SELECT id, state FROM task WHERE key = ? AND mode = ?", {reference, toText(mode)});
        if (!rows)
            return rows.error();
        if (rows->empty() && id)
            return Error{QStringLiteral("dependency_unknown"), ErrorCategory::Permanent,
                         QStringLiteral("there is no task %1").arg(reference)};
        found.push_back(rows->empty() ? Dependency{reference, {}, {}} : dependencyOf(reference, rows->front(), 0));
    }
    return found;
}

Result<void> DependencyStore::remove(TaskId task)
{
    return done(m_database.execute("DELETE FROM task_dependency WHERE task = ?", {task.value}));
}

Result<void> DependencyStore::insert(TaskId task, const std::vector<Dependency> &dependencies)
{
    for (const Dependency &dependency : dependencies) {
        const auto needs = dependency.needs ? std::optional(dependency.needs->value) : std::nullopt;
        auto inserted = done(m_database.execute(
            "INSERT INTO task_dependency (task, reference, needs) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            {task.value, dependency.reference, needs}));
        if (!inserted)
            return inserted;
    }
    return {};
}

Result<qint64> DependencyStore::fillIn(const QString &key, Mode mode, TaskId task)
{
    return m_database.execute("UPDATE task_dependency SET needs = ? WHERE reference = ? AND needs IS NULL "
                                   "AND EXISTS (SELECT 1 FROM task t WHERE t.id = task_dependency.task AND t.mode = ?)",
                                   {task.value, key, toText(mode)});
}

Result<bool> DependencyStore::isInCircle(TaskId task)
{
    const auto rows = m_database.query(
        "WITH RECURSIVE reached(id) AS (SELECT needs FROM task_dependency WHERE task = ? AND needs IS NOT NULL "
        "UNION SELECT d.needs FROM task_dependency d JOIN reached r ON d.task = r.id WHERE d.needs IS NOT NULL) "
        "SELECT 1 FROM reached WHERE id = ? LIMIT 1",
        {task.value, task.value});
    if (!rows)
        return rows.error();
    return !rows->empty();
}

Result<std::vector<Dependency>> DependencyStore::ofTask(TaskId task)
{
    const auto rows = m_database.query("SELECT d.reference, t.id, t.state FROM task_dependency d "
                                       "LEFT JOIN task t ON t.id = d.needs WHERE d.task = ? ORDER BY d.reference",
                                       {task.value});
    if (!rows)
        return rows.error();
    std::vector<Dependency> found;
    for (const SqlRow &row : *rows)
        found.push_back(dependencyOf(row.text(0), row, 1));
    return found;
}

Result<std::vector<TaskId>> DependencyStore::dependentsOf(TaskId task)
{
    const auto rows = m_database.query("SELECT task FROM task_dependency WHERE needs = ? ORDER BY task", {task.value});
    if (!rows)
        return rows.error();
    std::vector<TaskId> ids;
    for (const SqlRow &row : *rows)
        ids.push_back(TaskId{row.integer(0)});
    return ids;
}

} // namespace qd
