#pragma once

#include "core/domain/check.h"
#include "ui/models/rowtable.h"

namespace qd {

/// What one check of one attempt found.
struct CheckRow {
    int attempt = 0;
    int position = 0; ///< among those of the attempt
    Check check;

    friend bool operator==(const CheckRow &, const CheckRow &) = default;
};

/// The checks before and after each attempt, newest attempt first. GUI thread; owned by the detail pane.
class CheckModel final : public RowTable<CheckRow>
{
    Q_OBJECT

public:
    enum Column { Attempt, Phase, Name, Result, Evidence };
    static constexpr int kColumns = Evidence + 1;

    using RowTable::RowTable;

    void setChecks(std::vector<CheckRow> checks);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

} // namespace qd
