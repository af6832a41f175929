#pragma once

#include "core/domain/task.h"

#include <QAbstractListModel>

#include <optional>

namespace qd {

/// The groups of states an operator looks at, with how many tasks stand in each. GUI thread; owned by its page.
class StateCountModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit StateCountModel(QObject *parent = nullptr);

    void setCounts(const QueueCounts &counts);
    /// Empty for the row that stands for all.
    [[nodiscard]] QList<TaskState> statesAt(int row) const;
    /// The row that stands for exactly these states; -1 if there is none.
    [[nodiscard]] int rowOf(const QList<TaskState> &states) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] QString title(int row) const;
    [[nodiscard]] qint64 count(int row) const;

    std::optional<QueueCounts> m_counts;
};

} // namespace qd
