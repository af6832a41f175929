#pragma once

#include "core/domain/agent.h"
#include "ui/models/rowtable.h"

namespace qd {

/// The agents and what they do. GUI thread; owned by its page.
class AgentModel final : public RowTable<AgentStatus>
{
    Q_OBJECT

public:
    enum Column { Name, ByTransport, Enabled, Kinds, Slots, Running, Succeeded, Failed, LastSign };
    static constexpr int kColumns = LastSign + 1;

    using RowTable::RowTable;

    void setAgents(std::vector<AgentStatus> agents);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

/// "Code, Research"
[[nodiscard]] QString kindsText(const std::vector<TaskKind> &kinds);

} // namespace qd
