#pragma once

#include "app/qdeck/report.h"

namespace qd {

struct Caller;

/// `qdeck selftest`: does on this machine, in a profile of its own that is gone afterwards, what the program promises:
/// opens a store, works a queue, proves without doing, kills, and finds everything as it was recorded. Nothing of the
/// operator's is touched. \return exit code 1 if anything is not as it should be
[[nodiscard]] Report selfTest(bool json, const Caller &caller);

} // namespace qd
