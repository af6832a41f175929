#include "core/store/taskreader.h"

#include "core/base/canonicaljson.h"
#include "core/store/journalrow.h"
#include "core/store/taskrow.h"

#include <QJsonArray>

#include <algorithm>
#include <unordered_map>

namespace qd {
namespace {

// Filters are parameters and orders are literals, so that no statement is ever put together from data.
#define QD_IDS "SELECT id FROM task WHERE (? = 0 OR state IN (SELECT value FROM json_each(?))) " \
               "AND (? = '' OR instr(lower(title), ?) > 0 OR instr(lower(key), ?) > 0) ORDER BY "

Sql orderedIds(TaskQuery::Sort sort, bool descending)
{
    using enum TaskQuery::Sort;
    switch (sort) {
    case Order: return descending ? Sql(QD_IDS "order_key DESC, id DESC") : Sql(QD_IDS "order_key, id");
    case Id: return descending ? Sql(QD_IDS "id DESC") : Sql(QD_IDS "id");
    case Title: return descending ? Sql(QD_IDS "title DESC, id DESC") : Sql(QD_IDS "title, id");
    case State: return descending ? Sql(QD_IDS "state DESC, id DESC") : Sql(QD_IDS "state, id");
    case Priority: return descending ? Sql(QD_IDS "priority DESC, id") : Sql(QD_IDS "priority, id");
    case Updated: return descending ? Sql(QD_IDS "updated_at DESC, id DESC") : Sql(QD_IDS "updated_at, id");
    }
    return Sql(QD_IDS "order_key, id");
}

QString jsonOf(const QJsonArray &array)
{
    return QString::fromUtf8(canonicalJson(array));
}

} // namespace

Result<IdSnapshot> TaskReader::ids(const TaskQuery &query)
{
    QJsonArray states;
    for (const TaskState state : query.states)
        states += toText(state);
    const QString text = query.text.toLower();
    IdSnapshot snapshot;
    auto done = m_database.forEach(orderedIds(query.sort, query.descending), {int(states.size()), jsonOf(states), text, text, text},
                                   [&](const QSqlQuery &row) { snapshot.ids.push_back(TaskId{row.value(0).toLongLong()}); });
    if (!done)
        return done.error();
    return snapshot;
}

Result<TaskPage> TaskReader::page(const std::vector<TaskId> &ids)
{
    QJsonArray numbers;
    for (const TaskId id : ids)
        numbers += id.value;
    const auto rows = m_database.query(
        "SELECT " QD_SUMMARY_COLUMNS " FROM task WHERE id IN (SELECT value FROM json_each(?))", {jsonOf(numbers)});
    if (!rows)
        return rows.error();
    std::unordered_map<qint64, TaskSummary> found;
    for (const SqlRow &row : *rows) {
        auto summary = summaryOf(row);
        if (!summary)
            return summary.error();
        found.emplace(summary->id.value, *std::move(summary));
    }
    TaskPage page;
    for (const TaskId id : ids) {
        if (const auto it = found.find(id.value); it != found.end())
            page.rows.push_back(it->second);
    }
    return page;
}

Result<std::vector<JournalEntry>> TaskReader::journal(const QString &object, qint64 after, int limit)
{
    const auto rows = object.isEmpty()
        ? m_database.query("SELECT " QD_JOURNAL_COLUMNS " FROM journal WHERE seq > ? ORDER BY seq DESC LIMIT ?",
                           {after, limit})
        : m_database.query("SELECT " QD_JOURNAL_COLUMNS " FROM journal "
                           "WHERE object = ? AND object <> '' AND seq > ? ORDER BY seq DESC LIMIT ?",
                           {object, after, limit});
    if (!rows)
        return rows.error();
    std::vector<JournalEntry> entries;
    for (const SqlRow &row : *rows)
        entries.push_back(entryOf(row));
    std::reverse(entries.begin(), entries.end());
    return entries;
}

Result<qint64> TaskReader::countRetries()
{
    const auto rows = m_database.query(
        "SELECT count(id) FROM task WHERE state = 'queued' AND ready = 0 AND open_dependencies = 0 AND attempts > 0");
    if (!rows)
        return rows.error();
    return rows->front().integer(0);
}

} // namespace qd
