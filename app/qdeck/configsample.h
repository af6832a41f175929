#pragma once

#include <QString>

namespace qd {

/// A file of settings with every setting, what it means and its default: a start for an operator's own.
[[nodiscard]] QString sampleConfig();

} // namespace qd
