#pragma once

#include <QSet>
#include <QString>

namespace qd {

/// Every code of an error that the sources of the core write down.
[[nodiscard]] QSet<QString> errorCodesOfTheCore();

} // namespace qd
