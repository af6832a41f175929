#pragma once

#include "core/api/coreservice.h"
#include "core/base/result.h"

namespace qd {

struct ConsoleOptions;

/// A line to the core of a profile. It keeps alive what it needs: when it is gone, a core that was started here has
/// ended; one that is another program's goes on.
struct OpenedCore {
    std::unique_ptr<CoreService> line;
    bool attached = false; ///< the core is another program's
};

/// Starts the core of this profile, or connects to the program that already owns it.
[[nodiscard]] Result<OpenedCore> openCore(const ConsoleOptions &options);

} // namespace qd
