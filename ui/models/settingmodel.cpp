#include "ui/models/settingmodel.h"

#include "core/base/untrustedtext.h"

namespace qd {

void SettingModel::setSettings(std::vector<SettingRow> rows)
{
    replaceRows(std::move(rows), [](const SettingRow &row) { return row.name; });
}

int SettingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant SettingModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    const SettingRow &row = at(index.row());
    switch (Column(index.column())) {
    case Name: return UntrustedText(row.name).displayLine();
    case Value: return valueText(row, row.value);
    case Source: return wordFor(row.source);
    case Why: return whySentence(row);
    case Standard: return valueText(row, row.standard);
    }
    return {};
}

QVariant SettingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return RowTable::headerData(section, orientation, role);
    switch (Column(section)) {
    case Name: return tr("Setting");
    case Value: return tr("Value");
    case Source: return tr("From");
    case Why: return tr("Why this value applies");
    case Standard: return tr("Default");
    }
    return {};
}

} // namespace qd
