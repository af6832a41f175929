#pragma once

#include "core/domain/lease.h"
#include "core/store/database.h"

namespace qd {

/// Names the grant under which a write is made.
struct Fence {
    QString owner;
    qint64 epoch = 0;
};

/// The one lease row. Core thread.
class LeaseStore
{
public:
    explicit LeaseStore(Database &database) : m_database(database) { }

    [[nodiscard]] Result<Lease> read();
    /// Takes the lease if it is free, expired (see leaseExpired()) or our own, with the next epoch.
    /// Error `lease_held` (Transient) if another engine has it.
    /// \param wallNow for people; what counts is `bootNow`
    [[nodiscard]] Result<Lease> acquire(const QString &owner, qint64 bootNow, const QString &bootId, qint64 wallNow);
    /// Error `fenced_out` (Transient) if the lease is no longer ours under this epoch.
    [[nodiscard]] Result<void> renew(const Fence &fence, qint64 bootNow, qint64 wallNow);
    /// Gives the lease back; the epoch stays.
    [[nodiscard]] Result<void> resign(const Fence &fence);
    /// Makes every grant so far worthless, ours included: the next holder begins a new epoch.
    [[nodiscard]] Result<void> revoke();

    /// The first statement of every engine transaction: it holds the write lock from here to the commit, so a true
    /// answer stays true. Error `fenced_out` (Transient).
    [[nodiscard]] Result<void> guard(const Fence &fence);

private:
    Database &m_database;
};

} // namespace qd
