#include "core/engine/leaseholder.h"

#include "core/base/log.h"
#include "core/rules/leasetrust.h"
#include "core/store/unitofwork.h"

namespace qd {

LeaseHolder::LeaseHolder(EngineContext &context)
    : m_context(context), m_owner(QString::fromLatin1(context.random.hex(16)))
{
}

LeaseHolder::Standing LeaseHolder::uphold()
{
    if (!m_lease)
        return acquire();
    if (m_context.clock.bootMs() < m_renewAt)
        return Standing::Held;
    return renew();
}

LeaseHolder::Standing LeaseHolder::acquire()
{
    const qint64 startedAt = m_context.clock.bootMs();
    std::optional<Lease> granted;
    const auto done = inUnitOfWork(m_context.store, m_context.clock.wallMs(), QStringLiteral("engine"), [&](UnitOfWork &unit) -> Result<void> {
        const auto lease = unit.store().lease().acquire(m_owner, startedAt, m_bootId, m_context.clock.wallMs());
        if (!lease)
            return lease.error();
        granted = *lease;
        return unit.record(QStringLiteral("lease_granted"), QStringLiteral("lease"),
                           {{QStringLiteral("epoch"), lease->epoch}, {QStringLiteral("owner"), lease->owner}});
    });
    if (!done) {
        qCInfo(lcEngine, "no lease: %s", qPrintable(done.error().detail));
        return done.error().code == QLatin1String("lease_held") ? Standing::Refused : Standing::Failed;
    }
    m_lease = granted;
    m_trustedUntil = leaseTrustedUntil(startedAt);
    m_renewAt = startedAt + Lease::kRenewMs;
    return Standing::Granted;
}

LeaseHolder::Standing LeaseHolder::renew()
{
    const qint64 startedAt = m_context.clock.bootMs();
    const auto done = m_context.store.transact([&] { return m_context.store.lease().renew(fence(), startedAt, m_context.clock.wallMs()); });
    if (done) {
        m_lease->expiresAt = startedAt + Lease::kTtlMs;
        m_trustedUntil = leaseTrustedUntil(startedAt);
        m_renewAt = startedAt + Lease::kRenewMs;
        return Standing::Held;
    }
    qCWarning(lcEngine, "the lease was not renewed: %s", qPrintable(done.error().detail));
    if (done.error().code == QLatin1String("fenced_out") || !trusted())
        drop();
    return trusted() ? Standing::Held : Standing::Failed;
}

bool LeaseHolder::trusted() const
{
    return m_lease && m_context.clock.bootMs() < m_trustedUntil;
}

Fence LeaseHolder::fence() const
{
    return m_lease ? Fence{m_lease->owner, m_lease->epoch} : Fence{};
}

void LeaseHolder::resign()
{
    if (!m_lease)
        return;
    const auto done = m_context.store.transact([&] { return m_context.store.lease().resign(fence()); });
    if (!done)
        qCWarning(lcEngine, "the lease was not given back: %s", qPrintable(done.error().detail));
    drop();
}

} // namespace qd
