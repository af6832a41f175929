#pragma once

#include "tests/house/sourcefile.h"

#include <QStringList>

#include <vector>

namespace qd {

/// Circles of files that include each other: each as "a.h", "b.h", …, "a.h".
[[nodiscard]] std::vector<QStringList> includeCycles(const std::vector<SourceFile> &sources);

} // namespace qd
