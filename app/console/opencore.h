#pragma once

#include "core/api/coreservice.h"
#include "core/base/result.h"

namespace qd {

struct ConsoleOptions;

/// The core that this console has started. GUI thread.
class OwnCore
{
public:
    OwnCore() = default;
    OwnCore(const OwnCore &) = delete;
    OwnCore &operator=(const OwnCore &) = delete;
    virtual ~OwnCore() = default;

    /// Takes nothing new and lets running work end; then EngineStatus::state becomes Stopped. Not recorded as a wish.
    virtual void drain() = 0;
    /// One more line to it.
    [[nodiscard]] virtual std::unique_ptr<CoreService> connect() = 0;
};

/// A line to the core of a profile. It keeps alive what it needs: when it is gone, a core that was started here has
/// ended; one that is another program's goes on.
struct OpenedCore {
    std::unique_ptr<CoreService> line;
    OwnCore *own = nullptr; ///< lives as long as the line; null: the core is another program's
};

/// Starts the core of this profile, or connects to the program that already owns it.
[[nodiscard]] Result<OpenedCore> openCore(const ConsoleOptions &options);

} // namespace qd
