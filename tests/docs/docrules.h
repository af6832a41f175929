#pragma once

#include "tests/docs/docfacts.h"
#include "tests/docs/docfault.h"
#include "tests/docs/markdownfile.h"

namespace qd {

/// Everything that is wrong in these files. What must be told is looked for in the file that is its place.
[[nodiscard]] DocFaults inspect(const std::vector<MarkdownFile> &files, const DocFacts &facts);

} // namespace qd
