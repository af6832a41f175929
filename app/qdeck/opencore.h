#pragma once

#include "core/api/coreservice.h"

#include <memory>
#include <optional>

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
    QString config = {};    ///< the file of settings; empty = that of the profile
    QStringList assignments = {}; ///< settings as "name=value"
    std::optional<QJsonObject> arm = {}; ///< with runEngine: parameters of engine.arm; no start if that is refused
    bool stops = false;     ///< it only stops something: settings that cannot be read do not keep it from that
};

/// A line to the core. Members go in reverse order: the line before the core.
struct OpenedCore {
    std::unique_ptr<OwnedCore> owned; ///< null: another program owns the profile, and the line leads there
    std::unique_ptr<CoreService> service;
};

/// Becomes the owner of the profile, or a client of its owner, whose settings count then. Errors: `owned_elsewhere` (Operator; the detail names
/// the owner), `no_engine` and the others of RemoteCore::open(), those of readSettings(), of engine.arm and of storage.
[[nodiscard]] Result<OpenedCore> openCore(const OpenRequest &request);

} // namespace qd
