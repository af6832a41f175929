#include "app/qdeck/renderquery.h"

#include "app/qdeck/rendercells.h"
#include "app/qdeck/texttable.h"
#include "core/base/untrustedtext.h"

#include <QJsonArray>

namespace qd {
namespace {

QString cellText(const QJsonValue &value)
{
    if (value.isNull())
        return QStringLiteral("NULL");
    if (value.isDouble())
        return double(value.toInteger()) == value.toDouble() ? QString::number(value.toInteger()) : QString::number(value.toDouble(), 'g', 15);
    if (!value.isObject())
        return UntrustedText(value.toString()).displayLine(kDataLimit);
    const bool isBlob = value.toObject().contains(QLatin1String("hex"));
    return QStringLiteral("%1 (%2 bytes)").arg(plain(value[QLatin1String(isBlob ? "hex" : "text")], kDataLimit), plain(value[QLatin1String("bytes")]));
}

} // namespace

QString rowsText(const QJsonObject &payload)
{
    TextTable table;
    QStringList head;
    const QJsonArray columns = payload[QLatin1String("columns")].toArray();
    for (const QJsonValue &column : columns)
        head += plain(column, kTitleLimit);
    table.add(head);
    const QJsonArray rows = payload[QLatin1String("rows")].toArray();
    for (const QJsonValue &row : rows) {
        QStringList cells;
        const QJsonArray values = row.toArray();
        for (const QJsonValue &value : values)
            cells += cellText(value);
        table.add(cells);
    }
    const QString more = payload[QLatin1String("truncated")].toBool() ? QStringLiteral(", and there are more") : QString();
    return table.toString() + QStringLiteral("(%1 rows in %2 ms%3)\n").arg(rows.size()).arg(payload[QLatin1String("ms")].toInteger()).arg(more);
}

} // namespace qd
