#pragma once

#include "core/domain/lease.h"

namespace qd {

/// Until when a holder may believe in its own lease: counted from the start of the grant or renewal, not from its
/// answer, and shorter than the grant itself, so that it stops well before another engine may begin.
/// \param requestStartedAt CLOCK_BOOTTIME ms  \return CLOCK_BOOTTIME ms
[[nodiscard]] constexpr qint64 leaseTrustedUntil(qint64 requestStartedAt)
{
    return requestStartedAt + Lease::kTtlMs * 2 / 3;
}

/// May another engine take this lease now?
/// \param now CLOCK_BOOTTIME ms of this boot  \param thisBoot id of this boot: a lease of another boot has expired
[[nodiscard]] inline bool leaseExpired(const Lease &lease, qint64 now, const QString &thisBoot)
{
    return lease.owner.isEmpty() || lease.bootId != thisBoot || lease.expiresAt < now;
}

static_assert(Lease::kTtlMs * 2 / 3 > Lease::kRenewMs * 12 / 10, "a renewal must come well before trust ends");

} // namespace qd
