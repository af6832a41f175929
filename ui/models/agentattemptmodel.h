#pragma once

#include "ui/models/agentrow.h"
#include "ui/models/rowtable.h"

namespace qd {

/// What an agent has done, newest first. GUI thread; owned by its pane.
class AgentAttemptModel final : public RowTable<AgentAttempt>
{
    Q_OBJECT

public:
    enum Column { Started, Task, Title, State, InMode, Duration, Outcome };
    static constexpr int kColumns = Outcome + 1;

    using RowTable::RowTable;

    /// \param answer of attempts.list; rows that cannot be read are left out
    void setAttempts(const QJsonObject &answer);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

} // namespace qd
