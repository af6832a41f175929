#pragma once

#include <QIcon>

namespace qd {

/// The symbol with a number beside it, for what needs a person; without the number if it is 0. Follows the theme as
/// themedIcon() does. As high as it is asked for, and as wide as it must be. More than 99 reads "99+".
[[nodiscard]] QIcon badgedIcon(const QString &name, qint64 count);

} // namespace qd
