#pragma once

#include "ui/models/agentrow.h"
#include "ui/models/rowtable.h"

namespace qd {

/// The agents and what they do. GUI thread; owned by its page.
class AgentModel final : public RowTable<AgentRow>
{
    Q_OBJECT

public:
    enum Column { Condition, Name, ByTransport, Kinds, Load, Work, Success, AverageTime, LastSign, Health };
    static constexpr int kColumns = Health + 1;

    using RowTable::RowTable;

    void setAgents(std::vector<AgentRow> agents);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

} // namespace qd
