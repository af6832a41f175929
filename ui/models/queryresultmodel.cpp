#include "ui/models/queryresultmodel.h"

#include "core/base/untrustedtext.h"
#include "ui/models/csvtext.h"
#include "ui/models/roles.h"

#include <QJsonObject>

namespace qd {
namespace {

QString textOf(const QJsonValue &value)
{
    if (value.isNull())
        return QStringLiteral("NULL");
    if (value.isDouble()) {
        const qint64 whole = value.toInteger();
        return double(whole) == value.toDouble() ? QString::number(whole) : QString::number(value.toDouble(), 'g', 15);
    }
    if (!value.isObject())
        return value.toString();
    const qint64 bytes = value[QLatin1String("bytes")].toInteger();
    if (value.toObject().contains(QLatin1String("hex")))
        return QueryResultModel::tr("blob of %L1 bytes: %2").arg(bytes).arg(value[QLatin1String("hex")].toString());
    return QueryResultModel::tr("%1… (cut: %L2 bytes)").arg(value[QLatin1String("text")].toString()).arg(bytes);
}

} // namespace

void QueryResultModel::setAnswer(const QJsonObject &answer)
{
    beginResetModel();
    m_columns.clear();
    m_rows.clear();
    const QJsonArray columns = answer.value(QLatin1String("columns")).toArray();
    for (const QJsonValue &column : columns)
        m_columns += column.toString();
    const QJsonArray rows = answer.value(QLatin1String("rows")).toArray();
    for (const QJsonValue &row : rows)
        m_rows += row.toArray();
    endResetModel();
}

int QueryResultModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int QueryResultModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant QueryResultModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QJsonValue value = m_rows[index.row()].at(index.column());
    if (role == Qt::TextAlignmentRole && value.isDouble())
        return QVariant(Qt::AlignTrailing | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QVariant(UntrustedText(textOf(value)).displayLine()) : QVariant();
}

QVariant QueryResultModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= m_columns.size())
        return QAbstractTableModel::headerData(section, orientation, role);
    return UntrustedText(m_columns[section]).displayLine();
}

QString QueryResultModel::csv() const
{
    QStringList lines{csvLine(m_columns)};
    for (const QJsonArray &row : m_rows) {
        QStringList cells;
        for (const QJsonValue &value : row)
            cells += value.isNull() ? QString() : textOf(value);
        lines += csvLine(cells);
    }
    return lines.join(QStringLiteral("\r\n")) + QStringLiteral("\r\n");
}

} // namespace qd
