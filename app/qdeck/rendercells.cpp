#include "app/qdeck/rendercells.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace qd {
namespace {

QString compact(const QJsonValue &value)
{
    const QJsonDocument document = value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

} // namespace

QString plain(const QJsonValue &value, int limit)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined: return QStringLiteral("-");
    case QJsonValue::Bool: return value.toBool() ? QStringLiteral("yes") : QStringLiteral("no");
    case QJsonValue::Double: return QString::number(value.toInteger());
    case QJsonValue::String: {
        const QString line = UntrustedText(value.toString()).displayLine(limit);
        return line.isEmpty() ? QStringLiteral("-") : line;
    }
    case QJsonValue::Array:
    case QJsonValue::Object: return UntrustedText(compact(value)).displayLine(limit);
    }
    return {};
}

QString words(const QJsonValue &array)
{
    QStringList list;
    const QJsonArray entries = array.toArray();
    for (const QJsonValue &word : entries)
        list += plain(word, kWordLimit);
    return list.isEmpty() ? QStringLiteral("-") : list.join(QStringLiteral(", "));
}

QString moment(const QJsonValue &ms)
{
    if (ms.toInteger() <= 0)
        return QStringLiteral("-");
    return QDateTime::fromMSecsSinceEpoch(ms.toInteger(), Qt::UTC).toString(Qt::ISODate);
}

QString errorText(const QJsonValue &error)
{
    if (!error.isObject())
        return QStringLiteral("-");
    return QStringLiteral("%1: %2").arg(plain(error[QLatin1String("code")], kWordLimit),
                                        plain(error[QLatin1String("detail")], kDataLimit));
}

} // namespace qd
