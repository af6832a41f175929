#pragma once

#include <QString>

namespace qd {

/// qdeck(1) in the language of man pages, with every command and option of the table of verbs.
/// \param date as it stands at the foot of the page
[[nodiscard]] QString manualPage(const QString &date);

} // namespace qd
