#pragma once

#include "core/api/eventbatch.h"
#include "core/domain/attempt.h"
#include "core/domain/journalentry.h"
#include "core/store/database.h"

namespace qd {

/// Which tasks, in which order.
struct TaskQuery {
    enum class Sort { Order, Id, Title, State, Priority, Updated };
    std::vector<TaskState> states; ///< empty = all
    QString text;                  ///< part of title or key; empty = all
    Sort sort = Sort::Order;
    bool descending = false;
};

template <>
struct EnumWords<TaskQuery::Sort> {
    static constexpr std::array<std::pair<TaskQuery::Sort, const char *>, 6> kWords{{
        {TaskQuery::Sort::Order, "order"}, {TaskQuery::Sort::Id, "id"}, {TaskQuery::Sort::Title, "title"},
        {TaskQuery::Sort::State, "state"}, {TaskQuery::Sort::Priority, "priority"}, {TaskQuery::Sort::Updated, "updated"}}};
};

/// Reads for lists and details on a read-only connection: a snapshot of ids in order plus pages of rows by id.
/// Lives on the reader's thread.
class TaskReader
{
public:
    explicit TaskReader(Database &database) : m_database(database) { }

    [[nodiscard]] Result<IdSnapshot> ids(const TaskQuery &query);
    /// Rows in the order of `ids`; those that do not exist are left out.
    [[nodiscard]] Result<TaskPage> page(const std::vector<TaskId> &ids);
    /// Entries after `after`, at most the `limit` newest of them, oldest first. \param object empty = all
    [[nodiscard]] Result<std::vector<JournalEntry>> journal(const QString &object, qint64 after, int limit);
    /// Queued tasks that wait for another attempt after one that failed.
    [[nodiscard]] Result<qint64> countRetries();

private:
    Database &m_database;
};

} // namespace qd
