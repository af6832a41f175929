#pragma once

#include <QSet>
#include <QString>

namespace qd {

/// The codes of errors that the sources of the core write down. Found by how they are written: a code of one word is
/// found only where its category stands behind it.
[[nodiscard]] QSet<QString> errorCodesOfTheCore();

} // namespace qd
