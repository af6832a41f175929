#pragma once

#include <QString>

namespace qd {

/// What makes a shell complete the commands and options of `qdeck`, from the table of verbs. To be sourced, or installed
/// where the shell looks for it.
[[nodiscard]] QString bashCompletion();
[[nodiscard]] QString zshCompletion();
[[nodiscard]] QString fishCompletion();

} // namespace qd
