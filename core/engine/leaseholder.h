#pragma once

#include "core/domain/lease.h"
#include "core/engine/enginecontext.h"

#include <optional>

namespace qd {

/// Gets the lease, renews it, and knows for how long it may be believed in. Core thread.
class LeaseHolder
{
public:
    explicit LeaseHolder(EngineContext &context);

    enum class Standing {
        Granted, ///< new epoch: whatever an earlier epoch left must be recovered
        Held,
        Refused, ///< another engine has it
        Failed,  ///< the store did not answer
    };
    /// Acquires or renews as needed.
    [[nodiscard]] Standing uphold();

    /// True while an effect may still begin under this grant.
    [[nodiscard]] bool trusted() const;
    [[nodiscard]] bool held() const { return m_lease.has_value(); }
    [[nodiscard]] Fence fence() const;
    [[nodiscard]] const std::optional<Lease> &lease() const { return m_lease; }

    /// Forgets the grant without a word to the store: after a fence or an unclear commit the next one is a new epoch.
    void drop() { m_lease.reset(); }
    /// Gives the lease back, so that another engine need not wait.
    void resign();

private:
    [[nodiscard]] Standing acquire();
    [[nodiscard]] Standing renew();

    EngineContext &m_context;
    QString m_owner; ///< random per engine
    QString m_bootId = bootId();
    std::optional<Lease> m_lease;
    qint64 m_trustedUntil = 0;
    qint64 m_renewAt = 0;
};

} // namespace qd
