#include "ui/models/attemptmodel.h"

#include "core/base/untrustedtext.h"
#include "ui/models/errortext.h"
#include "ui/models/roles.h"
#include "ui/models/timetext.h"
#include "ui/models/words.h"

namespace qd {
namespace {

QString durationOf(const AttemptRow &row)
{
    return fineDurationText((row.endedAt ? *row.endedAt : displayNow()) - row.startedAt);
}

} // namespace

void AttemptModel::setAttempts(std::vector<AttemptRow> attempts)
{
    replaceRows(std::move(attempts), [](const AttemptRow &row) { return row.number; });
}

int AttemptModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant AttemptModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const AttemptRow &row = at(index.row());
    if (role == kStateRole && index.column() == State)
        return QVariant::fromValue(row.state);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case Number: return QString::number(row.number);
    case State: return wordFor(row.state);
    case Agent: return UntrustedText(row.agent).displayLine();
    case InMode: return wordFor(row.mode);
    case Started: return dateTimeText(row.startedAt);
    case Duration: return durationOf(row);
    case Outcome: return row.error ? errorTextWithDetail(*row.error) : QString();
    }
    return {};
}

QVariant AttemptModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == kWordsRole && section == State)
        return allWords<AttemptState>();
    if (role == kWordsRole && section == InMode)
        return allWords<Mode>();
    if (role == kWordsRole && section == Started)
        return QStringList{sampleTimeText()};
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return RowTable::headerData(section, orientation, role);
    switch (Column(section)) {
    case Number: return tr("Attempt");
    case State: return tr("State");
    case Agent: return tr("Agent");
    case InMode: return tr("Mode");
    case Started: return tr("Started");
    case Duration: return tr("Duration");
    case Outcome: return tr("Error");
    }
    return {};
}

} // namespace qd
