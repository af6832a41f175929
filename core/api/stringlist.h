#pragma once

#include <QJsonArray>
#include <QStringList>

namespace qd {

/// The texts of a JSON array; what is no text counts as an empty one, and what is no array has none.
[[nodiscard]] inline QStringList toStringList(const QJsonValue &value)
{
    QStringList list;
    const QJsonArray items = value.toArray();
    for (const QJsonValue &item : items)
        list += item.toString();
    return list;
}

} // namespace qd
