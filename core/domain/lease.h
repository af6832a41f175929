#pragma once

#include <QString>

namespace qd {

/// The right to run the queue: one row, one owner, an epoch that only grows. Every engine write is guarded by
/// (owner, epoch), so that an engine that was frozen and woke up late changes nothing.
struct Lease {
    static constexpr qint64 kTtlMs = 30'000;   ///< how long a grant lasts
    static constexpr qint64 kRenewMs = 5'000;  ///< how often the holder renews

    QString owner;   ///< random per engine start, never host:pid
    qint64 epoch = 0;
    qint64 expiresAt = 0; ///< CLOCK_BOOTTIME ms of the boot in `bootId`
    QString bootId;

    friend bool operator==(const Lease &, const Lease &) = default;
};

} // namespace qd
