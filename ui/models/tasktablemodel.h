#pragma once

#include "core/rules/taskfilter.h"
#include "ui/link/corelink.h"
#include "ui/models/taskcells.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QSet>
#include <QTimer>

#include <optional>
#include <vector>

namespace qd {

/// The queue as a table of any length: all matching ids in order, and rows only for what is looked at. Sorting and
/// filtering are the core's work. Changed rows are updated in place; the list of ids is read again when it may have
/// changed, at most every kSnapshotMs and more seldom if it is long. While it does not follow, a list that was read so
/// waits until somebody asks for it, and nothing moves. GUI thread; owned by its page.
class TaskTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    using enum TaskColumns::Column;
    static constexpr int kColumns = TaskColumns::kColumns;
    static constexpr int kPageRows = 128;
    static constexpr int kCachedRows = 64 * kPageRows;
    static constexpr int kSnapshotMs = 500;

    explicit TaskTableModel(CoreLink &link, QObject *parent = nullptr);

    /// \param text in the language of parseTaskFilter(), whose errors it gives; then nothing changes
    Result<void> setFilter(const QString &text);
    [[nodiscard]] const QString &filter() const { return m_filterText; }
    /// Nothing is asked of the core while inactive; what was missed is caught up on activation.
    void setActive(bool active);

    /// Following: new lists are shown as they come.
    void setFollowing(bool on);
    [[nodiscard]] bool isFollowing() const { return m_following; }
    /// A list waits to be shown.
    [[nodiscard]] bool hasNewer() const { return m_newer.has_value(); }
    /// How many of its tasks are not in the list that is shown.
    [[nodiscard]] int newerCount() const { return m_newerCount; }
    void showNewer();

    /// False until the first list has come.
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] TaskId idAt(int row) const;
    /// The whole list, in order.
    [[nodiscard]] const std::vector<TaskId> &ids() const { return m_ids; }
    /// -1 if it is not in the list.
    [[nodiscard]] int rowOf(TaskId id) const;
    /// nullopt while the row is not loaded.
    [[nodiscard]] std::optional<TaskSummary> taskAt(int row) const;
    [[nodiscard]] static bool isSortable(int column);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// Column -1 is the order in which the engine takes tasks.
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    void listChanged(); ///< the list was read, whether or not it differs
    void newerChanged(); ///< hasNewer() or newerCount() may be others
    void readFailed(const qd::Error &error);

private:
    void applyStatus(const EngineStatus &status);
    void applyChanges(const std::vector<TaskSummary> &tasks);
    [[nodiscard]] bool mayMove(const TaskSummary &task, const TaskSummary *before) const;
    [[nodiscard]] qint64 matchingCount(const QueueCounts &counts) const;

    void invalidateList();
    void readList();
    void takeList(quint64 request, const Result<Payload> &result);
    void keepHead(const std::vector<TaskSummary> &head);
    void placeHead(const std::vector<TaskSummary> &head);
    void park(const std::vector<TaskId> &ids);
    void dropNewer();
    void applyList(std::vector<TaskId> ids);
    void permute(std::vector<TaskId> ids);
    [[nodiscard]] QHash<qint64, int> newRowsOf(const QModelIndexList &indexes, const std::vector<TaskId> &ids) const;

    void want(int row) const;
    void readPages();
    void readPage(int page);
    void takePage(quint64 list, int page, const Result<Payload> &result);
    void forgetEvictedRows();

    CoreLink &m_link;
    QString m_filterText;
    TaskFilter m_filter;
    QString m_sort;
    bool m_descending = false;
    bool m_active = false;
    bool m_loaded = false;
    bool m_following = true;
    bool m_asksAnew = true; ///< a person has asked for this list, by filter or order: it is shown at once
    bool m_stale = true;    ///< the list may have changed since it was asked for
    bool m_reading = false; ///< the list is on its way
    quint64 m_listRequest = 0; ///< an answer to an older one is dropped
    quint64 m_list = 0;        ///< pages asked for another list are dropped
    qint64 m_matching = -1;    ///< how many tasks the status counted when the list was asked for
    qint64 m_highestId = 0;
    QTimer m_pause; ///< runs after each reading of the list
    std::optional<std::vector<TaskId>> m_newer; ///< was read and is not shown yet
    int m_newerCount = 0;

    std::vector<TaskId> m_ids;
    QCache<qint64, TaskSummary> m_rows{kCachedRows};
    QHash<qint64, int> m_rowOf;           ///< of cached rows; may hold evicted ones
    QHash<qint64, TaskSummary> m_early;   ///< changes that came while pages were on their way
    QSet<qint64> m_missing;               ///< in the list, but no row: gone since
    QSet<int> m_asked;                    ///< pages on their way
    mutable std::vector<int> m_wanted;    ///< pages that were looked at, newest last
    mutable QTimer m_ask;
};

} // namespace qd
