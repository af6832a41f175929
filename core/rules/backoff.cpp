#include "core/rules/backoff.h"

#include <algorithm>

namespace qd {
namespace {

constexpr qint64 kBaseMs = 5'000;
constexpr qint64 kCapMs = 300'000;
constexpr int kDoublingsToCap = 6; // 5 s · 2^6 = 320 s
constexpr double kSpread = 0.2;

} // namespace

qint64 retryDelayMs(int failedAttempts, double unit)
{
    const int doublings = std::clamp(failedAttempts - 1, 0, kDoublingsToCap);
    const qint64 delay = std::min(kCapMs, kBaseMs << doublings);
    return qint64(double(delay) * (1.0 - kSpread + 2 * kSpread * unit));
}

} // namespace qd
