#pragma once

#include "ui/models/rowtable.h"
#include "ui/models/settingrow.h"

namespace qd {

/// Every setting, its value and why it applies. GUI thread; owned by its dialog.
class SettingModel final : public RowTable<SettingRow>
{
    Q_OBJECT

public:
    enum Column { Name, Value, Source, Standard, Why };
    static constexpr int kColumns = Why + 1;

    using RowTable::RowTable;

    void setSettings(std::vector<SettingRow> rows);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

} // namespace qd
