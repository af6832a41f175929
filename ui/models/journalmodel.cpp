#include "ui/models/journalmodel.h"

#include "core/base/untrustedtext.h"
#include "ui/models/roles.h"
#include "ui/models/timetext.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace qd {

void JournalModel::setEntries(const QJsonObject &answer)
{
    std::vector<JournalRow> rows;
    const QJsonArray values = answer[QLatin1String("entries")].toArray();
    for (const QJsonValue &value : values) {
        const QJsonObject entry = value.toObject();
        rows.push_back({entry[QLatin1String("seq")].toInteger(), entry[QLatin1String("at")].toInteger(),
                        entry[QLatin1String("actor")].toString(), entry[QLatin1String("event")].toString(),
                        entry[QLatin1String("data")].toObject()});
    }
    replaceRows(std::move(rows), [](const JournalRow &row) { return row.seq; });
}

int JournalModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant JournalModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    const JournalRow &row = at(index.row());
    switch (Column(index.column())) {
    case Time: return dateTimeText(row.at);
    case Actor: return UntrustedText(row.actor).displayLine();
    case Event: return UntrustedText(row.event).displayLine();
    case Details:
        if (row.data.isEmpty())
            return QString();
        return UntrustedText(QString::fromUtf8(QJsonDocument(row.data).toJson(QJsonDocument::Compact))).displayLine();
    }
    return {};
}

QVariant JournalModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == kWordsRole && section == Time)
        return QStringList{sampleTimeText()};
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return RowTable::headerData(section, orientation, role);
    switch (Column(section)) {
    case Time: return tr("Time");
    case Actor: return tr("By");
    case Event: return tr("Event");
    case Details: return tr("Details");
    }
    return {};
}

} // namespace qd
