#pragma once

#include <QIcon>

namespace qd {

/// The symbol with a number at its corner, for what needs a person; without the number if it is 0. Follows the theme as
/// themedIcon() does. More than 99 reads "99+".
[[nodiscard]] QIcon badgedIcon(const QString &name, qint64 count);

} // namespace qd
