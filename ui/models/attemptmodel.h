#pragma once

#include "ui/models/taskdetail.h"
#include "ui/models/rowtable.h"

namespace qd {

/// The tries at one task, oldest first. GUI thread; owned by the detail pane.
class AttemptModel final : public RowTable<AttemptRow>
{
    Q_OBJECT

public:
    enum Column { Number, State, Agent, InMode, Started, Duration, Outcome };
    static constexpr int kColumns = Outcome + 1;

    using RowTable::RowTable;

    void setAttempts(std::vector<AttemptRow> attempts);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

} // namespace qd
