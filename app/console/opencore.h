#pragma once

#include "core/api/coreservice.h"
#include "core/base/result.h"

namespace qd {

struct ConsoleOptions;

/// Starts the core of this profile, or connects to the program that already owns it. The service keeps alive what it
/// needs: when it is gone, a core that was started here has ended.
[[nodiscard]] Result<std::unique_ptr<CoreService>> openCore(const ConsoleOptions &options);

} // namespace qd
