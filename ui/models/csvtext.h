#pragma once

#include <QStringList>

namespace qd {

/// A cell that a spreadsheet would run as a formula begins with an apostrophe; numbers stay numbers.
[[nodiscard]] QString harmlessCell(const QString &text);
/// One line of RFC 4180 without its end, of harmless cells.
[[nodiscard]] QString csvLine(const QStringList &cells);

} // namespace qd
