#include "ui/models/tickmodel.h"

#include "core/base/untrustedtext.h"
#include "ui/models/roles.h"
#include "ui/models/timetext.h"
#include "ui/models/words.h"

#include <QLocale>

namespace qd {

void TickModel::setTicks(std::vector<Tick> ticks)
{
    std::sort(ticks.begin(), ticks.end(), [](const Tick &a, const Tick &b) { return a.number > b.number; });
    replaceRows(std::move(ticks), [](const Tick &tick) { return tick.number; });
}

int TickModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant TickModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Tick &tick = at(index.row());
    if (role == kStateRole && index.column() == Outcome)
        return QVariant::fromValue(tick.outcome);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case Number: return QLocale().toString(tick.number);
    case Outcome: return wordFor(tick.outcome);
    case Started: return dateTimeText(tick.startedAt);
    case Duration: return fineDurationText(tick.durationMs);
    case Claimed: return QLocale().toString(tick.claimed);
    case Begun: return QLocale().toString(tick.started);
    case Succeeded: return QLocale().toString(tick.succeeded);
    case Failed: return QLocale().toString(tick.failed);
    case IdleBefore: return QLocale().toString(tick.idleBefore);
    case Note: return UntrustedText(tick.note).displayLine();
    }
    return {};
}

QVariant TickModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == kWordsRole && section == Outcome)
        return allWords<TickOutcome>();
    if (role == kWordsRole && section == Started)
        return QStringList{sampleTimeText()};
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return RowTable::headerData(section, orientation, role);
    switch (Column(section)) {
    case Number: return tr("Tick");
    case Outcome: return tr("Outcome");
    case Started: return tr("Began");
    case Duration: return tr("Duration");
    case Claimed: return tr("Claimed");
    case Begun: return tr("Started");
    case Succeeded: return tr("Succeeded");
    case Failed: return tr("Failed");
    case IdleBefore: return tr("Idle before");
    case Note: return tr("Note");
    }
    return {};
}

} // namespace qd
