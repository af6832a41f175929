#pragma once

#include "core/api/coreservice.h"

#include <memory>

namespace qd {

/// The core while this program owns the profile. Destroying it stops at once what still runs, ends every thread and
/// gives the profile free.
class OwnedCore
{
public:
    OwnedCore() = default;
    OwnedCore(const OwnedCore &) = delete;
    OwnedCore &operator=(const OwnedCore &) = delete;
    virtual ~OwnedCore() = default;

    /// Takes nothing new, lets running work end; then EngineStatus::state becomes Stopped. Not recorded as a wish of
    /// the operator: the next start runs. Returns at once.
    virtual void drain() = 0;
};

struct OpenRequest {
    QString profile; ///< directory; empty = the default one
    Caller caller;
    bool runEngine = false; ///< true: own the profile and tick, or fail with `owned_elsewhere`
    qint64 mostTicks = 0;   ///< with runEngine: tick no more than this; 0 = no limit
    int patienceMs = 0;     ///< how long to wait for another owner; 0 = as long as is usual
};

/// A line to the core. Members go in reverse order: the line before the core.
struct OpenedCore {
    std::unique_ptr<OwnedCore> owned; ///< null: another program owns the profile, and the line leads there
    std::unique_ptr<CoreService> service;
};

/// Becomes the owner of the profile, or a client of its owner. Errors: `owned_elsewhere` (Operator; the detail names
/// the owner), `no_engine` and the others of RemoteCore::open(), and those of storage.
[[nodiscard]] Result<OpenedCore> openCore(const OpenRequest &request);

} // namespace qd
