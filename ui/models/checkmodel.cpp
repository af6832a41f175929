#include "ui/models/checkmodel.h"

#include "core/base/untrustedtext.h"
#include "ui/models/roles.h"
#include "ui/models/words.h"

namespace qd {

void CheckModel::setChecks(std::vector<CheckRow> checks)
{
    std::stable_sort(checks.begin(), checks.end(), [](const CheckRow &a, const CheckRow &b) { return a.attempt > b.attempt; });
    replaceRows(std::move(checks), [](const CheckRow &row) { return std::pair(row.attempt, row.position); });
}

int CheckModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant CheckModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CheckRow &row = at(index.row());
    if (role == kStateRole && index.column() == Result)
        return QVariant::fromValue(row.check.result);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case Attempt: return QString::number(row.attempt);
    case Phase: return row.check.phase == CheckPhase::Pre ? tr("Before") : tr("After");
    case Name: return UntrustedText(row.check.id).displayLine();
    case Result: return wordFor(row.check.result);
    case Evidence: return UntrustedText(row.check.detail).displayLine();
    }
    return {};
}

QVariant CheckModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return RowTable::headerData(section, orientation, role);
    switch (Column(section)) {
    case Attempt: return tr("Attempt");
    case Phase: return tr("When");
    case Name: return tr("Check");
    case Result: return tr("Result");
    case Evidence: return tr("Evidence");
    }
    return {};
}

} // namespace qd
