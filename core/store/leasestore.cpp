#include "core/store/leasestore.h"

#include "core/rules/leasetrust.h"

namespace qd {
namespace {

Result<void> expectOneRow(const Result<qint64> &changed, const Fence &fence)
{
    if (!changed)
        return changed.error();
    if (*changed == 1)
        return {};
    return Error{QStringLiteral("fenced_out"), ErrorCategory::Transient,
                 QStringLiteral("the lease is no longer held under epoch %1").arg(fence.epoch)};
}

} // namespace

Result<Lease> LeaseStore::read()
{
    const auto rows = m_database.query("SELECT owner, epoch, expires_at, boot_id FROM lease WHERE name = 'engine'");
    if (!rows)
        return rows.error();
    if (rows->size() != 1)
        return Error{QStringLiteral("database_corrupt"), ErrorCategory::Internal, QStringLiteral("no lease row")};
    const SqlRow &row = rows->front();
    return Lease{row.text(0), row.integer(1), row.integer(2), row.text(3)};
}

Result<Lease> LeaseStore::acquire(const QString &owner, qint64 bootNow, const QString &bootId, qint64 wallNow)
{
    const auto current = read();
    if (!current)
        return current.error();
    if (current->owner != owner && !leaseExpired(*current, bootNow, bootId))
        return Error{QStringLiteral("lease_held"), ErrorCategory::Transient, current->owner};
    const Lease granted{owner, current->epoch + 1, bootNow + Lease::kTtlMs, bootId};
    const auto changed = m_database.execute(
        "UPDATE lease SET owner = ?, epoch = ?, expires_at = ?, boot_id = ?, acquired_at = ?, renewed_at = ? "
        "WHERE name = 'engine' AND owner = ? AND epoch = ?",
        {granted.owner, granted.epoch, granted.expiresAt, granted.bootId, wallNow, wallNow, current->owner, current->epoch});
    if (auto one = expectOneRow(changed, {owner, current->epoch}); !one)
        return one.error();
    return granted;
}

Result<void> LeaseStore::renew(const Fence &fence, qint64 bootNow, qint64 wallNow)
{
    return expectOneRow(m_database.execute("UPDATE lease SET expires_at = ?, renewed_at = ? WHERE name = 'engine' AND owner = ? AND epoch = ?",
                                           {bootNow + Lease::kTtlMs, wallNow, fence.owner, fence.epoch}),
                        fence);
}

Result<void> LeaseStore::resign(const Fence &fence)
{
    return expectOneRow(m_database.execute("UPDATE lease SET owner = '', expires_at = 0 WHERE name = 'engine' AND owner = ? AND epoch = ?",
                                           {fence.owner, fence.epoch}),
                        fence);
}

Result<void> LeaseStore::revoke()
{
    const auto changed = m_database.execute("UPDATE lease SET owner = '', expires_at = 0, epoch = epoch + 1 WHERE name = 'engine'");
    return changed ? Result<void>() : Result<void>(changed.error());
}

Result<void> LeaseStore::guard(const Fence &fence)
{
    return expectOneRow(m_database.execute("UPDATE lease SET epoch = epoch WHERE name = 'engine' AND owner = ? AND epoch = ?",
                                           {fence.owner, fence.epoch}),
                        fence);
}

} // namespace qd
