#pragma once

#include "core/api/eventbatch.h"
#include "core/api/operation.h"

#include <functional>
#include <memory>

namespace qd {

/// Who asks. The door that lets a caller in decides; a caller cannot say it of itself.
struct Caller {
    QString actor; ///< for the journal: "console:alice", "qdeck:alice"
    Scopes scopes;
    bool wantsChanges = false; ///< status, task and agent rows as they change
    bool wantsLog = false;
};

/// One caller's line to the core. Nothing here waits: requests are handed over, and answers and changes are taken
/// later in batches. Lives on, and is used by, one thread; destroying it drops what was not taken.
class CoreService
{
public:
    CoreService() = default;
    CoreService(const CoreService &) = delete;
    CoreService &operator=(const CoreService &) = delete;
    virtual ~CoreService() = default;

    /// Hands over a request. Its Answer comes in a later batch, also when it is refused: `operation_forbidden`
    /// (Operator) if the caller lacks a scope, the errors of checkParameters(), or the operation's own.
    [[nodiscard]] virtual RequestId request(Operation operation, const QJsonObject &parameters) = 0;

    /// Takes what has gathered since the last call.
    [[nodiscard]] virtual EventBatch takeEvents() = 0;

    /// `wake` is called, from any thread, when the first thing gathers after a take: it must only schedule a take.
    virtual void setWake(std::function<void()> wake) = 0;
};

/// Lets callers in. Safe to call from every thread.
class CoreAccess
{
public:
    CoreAccess() = default;
    CoreAccess(const CoreAccess &) = delete;
    CoreAccess &operator=(const CoreAccess &) = delete;
    virtual ~CoreAccess() = default;

    [[nodiscard]] virtual std::unique_ptr<CoreService> connect(const Caller &caller) = 0;
};

} // namespace qd
