#include "ui/models/artifactmodel.h"

#include "core/base/untrustedtext.h"
#include "ui/models/roles.h"
#include "ui/models/timetext.h"
#include "ui/models/words.h"

#include <utility>

namespace qd {

void ArtifactModel::setArtifacts(std::vector<ArtifactRow> artifacts)
{
    replaceRows(std::move(artifacts), [](const ArtifactRow &row) { return std::pair(row.attempt, row.artifact.name); });
}

int ArtifactModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant ArtifactModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ArtifactRow &row = at(index.row());
    if (role == kStateRole && index.column() == Status && row.status)
        return QVariant::fromValue(*row.status);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case Name: return UntrustedText(row.artifact.name).displayLine();
    case Status: return row.status ? wordFor(*row.status) : noDataYet();
    case Size: return sizeText(row.artifact.size);
    case OfAttempt: return QString::number(row.attempt);
    case Hash: return row.artifact.hash.hex();
    }
    return {};
}

QVariant ArtifactModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == kWordsRole && section == Status)
        return allWords<ArtifactStatus>();
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return RowTable::headerData(section, orientation, role);
    switch (Column(section)) {
    case Name: return tr("Name");
    case Status: return tr("Hash check");
    case Size: return tr("Size");
    case OfAttempt: return tr("Attempt");
    case Hash: return tr("SHA-256");
    }
    return {};
}

} // namespace qd
