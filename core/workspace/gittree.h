#pragma once

#include "core/rules/checkfacts.h"

namespace qd {

/// Asks git how a directory differs from its newest commit. Blocks for at most kGitLimitMs and so belongs on a thread
/// that may wait. What the repository configures is not obeyed: no hook, filter, monitor or helper of its runs, no lock
/// is taken, nothing is fetched.
[[nodiscard]] TreeView lookAtTree(const QString &directory);

inline constexpr int kGitLimitMs = 5'000;

} // namespace qd
