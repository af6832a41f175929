#pragma once

#include "core/base/result.h"

namespace qd {

/// How the program ends, for scripts. A signal ends it with 128 + its number.
enum class ExitCode {
    Ok = 0,
    Failed = 1,
    Usage = 2,
    NotFound = 3,
    Refused = 4,  ///< by policy: a person has to do something first
    NoEngine = 5, ///< no core to talk to, or the profile is owned by another program
};

[[nodiscard]] ExitCode exitCodeFor(const Error &error);

} // namespace qd
