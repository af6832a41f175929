#pragma once

#include "core/api/eventbatch.h"
#include "core/domain/attempt.h"
#include "core/domain/journalentry.h"
#include "core/store/tasksearch.h"

namespace qd {

/// Reads for lists and details on a read-only connection: a snapshot of ids in order plus pages of rows by id.
/// Lives on the reader's thread.
class TaskReader
{
public:
    explicit TaskReader(Database &database) : m_database(database) { }

    /// \param headRows how many rows of its head come along with the list
    [[nodiscard]] Result<IdSnapshot> ids(const TaskQuery &query, int headRows = 0);
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
