#include "ui/models/controlmodel.h"

#include "core/base/untrustedtext.h"
#include "ui/models/roles.h"
#include "ui/models/timetext.h"
#include "ui/models/words.h"

#include <QLocale>

namespace qd {
namespace {

QString setByText(const QString &actor)
{
    return actor.isEmpty() ? noDataYet() : UntrustedText(actor).displayLine();
}

} // namespace

void ControlModel::setStatus(const EngineStatus &status)
{
    const Controls &controls = status.controls;
    const bool obeyed = status.obeyedAtTick > 0 && status.obeyedRevision >= controls.revision;
    const QString obeyedText = obeyed
        ? tr("tick %1, %2").arg(QLocale().toString(status.obeyedAtTick), dateTimeText(status.obeyedAt))
        : tr("not yet: waits for a tick");
    const bool armed = controls.real.open(status.at);
    const QString window = armed ? tr("open until %1, %n task(s) left", nullptr, controls.real.remaining)
                                       .arg(dateTimeText(controls.real.until))
                                 : tr("closed: everything runs in PROOF");
    const QString armedBy = armed ? setByText(controls.real.armedBy) : QString();
    replaceRows({{tr("Run"), wordFor(controls.wish), setByText(controls.setBy), dateTimeText(controls.setAt),
                  obeyedText},
                 {tr("REAL window"), window, armedBy, QString(), obeyedText}},
                [](const ControlRow &row) { return row.flag; });
}

int ControlModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant ControlModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    const ControlRow &row = at(index.row());
    switch (Column(index.column())) {
    case Flag: return row.flag;
    case Value: return row.value;
    case SetBy: return row.setBy;
    case Since: return row.since;
    case Obeyed: return row.obeyed;
    }
    return {};
}

QVariant ControlModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == kWordsRole && section == Since)
        return QStringList{sampleTimeText()};
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return RowTable::headerData(section, orientation, role);
    switch (Column(section)) {
    case Flag: return tr("Flag");
    case Value: return tr("Value");
    case SetBy: return tr("Set by");
    case Since: return tr("Since");
    case Obeyed: return tr("Obeyed at");
    }
    return {};
}

} // namespace qd
