#pragma once

#include "core/domain/task.h"
#include "ui/models/rowtable.h"

namespace qd {

/// The tasks that one agent works on. GUI thread; owned by its page.
class RunningTaskModel final : public RowTable<TaskSummary>
{
    Q_OBJECT

public:
    enum Column { Number, State, Title, InMode, Attempts };
    static constexpr int kColumns = Attempts + 1;

    using RowTable::RowTable;

    void setTasks(std::vector<TaskSummary> tasks);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

} // namespace qd
