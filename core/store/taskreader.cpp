#include "core/store/taskreader.h"

#include "core/base/canonicaljson.h"
#include "core/store/journalrow.h"
#include "core/store/taskrow.h"

#include <QJsonArray>

#include <algorithm>
#include <unordered_map>

namespace qd {
namespace {

QString jsonOf(const QJsonArray &array)
{
    return QString::fromUtf8(canonicalJson(array));
}

} // namespace

Result<IdSnapshot> TaskReader::ids(const TaskQuery &query, int headRows)
{
    auto ids = searchTasks(m_database, query);
    if (!ids)
        return ids.error();
    IdSnapshot snapshot{*std::move(ids), {}};
    const size_t rows = std::min(snapshot.ids.size(), size_t(headRows));
    if (rows == 0)
        return snapshot;
    auto head = page({snapshot.ids.begin(), snapshot.ids.begin() + qptrdiff(rows)});
    if (!head)
        return head.error();
    snapshot.head = std::move(head->rows);
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
