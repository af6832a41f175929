#include "core/rules/backoff.h"

#include <algorithm>

namespace qd {
namespace {

constexpr int kMostDoublings = 31; // of any base in milliseconds, far below the end of qint64
constexpr double kSpread = 0.2;

} // namespace

qint64 retryDelayMs(const RetryRules &rules, int failedAttempts, double unit)
{
    const int doublings = std::clamp(failedAttempts - 1, 0, kMostDoublings);
    const qint64 delay = std::min(rules.maxMs, rules.baseMs << doublings);
    return qint64(double(delay) * (1.0 - kSpread + 2 * kSpread * unit));
}

qint64 longestRetryDelayMs(const RetryRules &rules)
{
    return qint64(double(rules.maxMs) * (1.0 + kSpread));
}

} // namespace qd
