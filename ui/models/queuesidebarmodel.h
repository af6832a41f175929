#pragma once

#include "core/domain/task.h"
#include "ui/models/savedviews.h"

#include <QAbstractListModel>

#include <optional>

namespace qd {

/// What an operator looks at in the queue: the groups that everybody has, with how many tasks stand in each where the
/// core counts them, and below them the saved views. GUI thread; owned by the sidebar.
class QueueSidebarModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr const char *kAsking = "is:approval"; ///< the filter of the group that waits for a yes or a no

    explicit QueueSidebarModel(QObject *parent = nullptr);

    void setCounts(const QueueCounts &counts);
    void setViews(const QList<SavedView> &views);
    [[nodiscard]] const QList<SavedView> &views() const { return m_views; }

    /// At the end of the views, or at `place` among them. \return its row; -1 if there are SavedView::kMost
    int addView(const SavedView &view, int place = -1);
    SavedView removeView(int row);
    /// \return its new row, which is the old one at either end
    int moveView(int row, int by);

    /// -1 for a row that is no view.
    [[nodiscard]] int viewAt(int row) const;
    /// The filter of a group or a view; empty for all.
    [[nodiscard]] QString filterAt(int row) const;
    /// The group that stands for exactly these states; empty = all. -1 if there is none.
    [[nodiscard]] int groupOf(const QList<TaskState> &states) const;
    /// The group with exactly this filter. -1 if there is none.
    [[nodiscard]] int groupWith(const QString &filter) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void viewsChanged();

private:
    [[nodiscard]] QVariant groupData(int row, int role) const;
    [[nodiscard]] QVariant viewData(int row, int role) const;
    [[nodiscard]] std::optional<qint64> count(int row) const;

    std::optional<QueueCounts> m_counts;
    QList<SavedView> m_views;
};

} // namespace qd
