#pragma once

#include "ui/models/taskdetail.h"
#include "ui/models/rowtable.h"

namespace qd {

/// What the tries at one task left behind. GUI thread; owned by the detail pane.
class ArtifactModel final : public RowTable<ArtifactRow>
{
    Q_OBJECT

public:
    enum Column { Name, Status, Size, OfAttempt, Hash };
    static constexpr int kColumns = Hash + 1;

    using RowTable::RowTable;

    void setArtifacts(std::vector<ArtifactRow> artifacts);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

} // namespace qd
