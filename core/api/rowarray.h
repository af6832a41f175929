#pragma once

#include <QJsonArray>

namespace qd {

/// Each row as its codec writes it: `toJson(row)`, found beside the row's type. Any thread.
template <typename Rows>
[[nodiscard]] QJsonArray toJsonArray(const Rows &rows)
{
    QJsonArray array;
    for (const auto &row : rows)
        array += toJson(row);
    return array;
}

} // namespace qd
