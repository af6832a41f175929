#pragma once

#include <QIcon>

namespace qd {

/// The symbol `:/icons/<name>.svg` in the text colour of the application's palette at the moment of painting, so that
/// a change of theme needs no new icons. Sharp at every scale. A null icon if there is no such symbol.
[[nodiscard]] QIcon themedIcon(const QString &name);
/// Takes the room of a symbol and shows nothing, so that words in a list stand below each other.
[[nodiscard]] QIcon blankIcon();

} // namespace qd
