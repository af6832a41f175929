#pragma once

#include <QJsonObject>
#include <QString>

namespace qd {

/// The answer to a question in SQL, as a table.
[[nodiscard]] QString rowsText(const QJsonObject &payload);

} // namespace qd
