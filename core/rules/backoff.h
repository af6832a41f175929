#pragma once

#include <QtGlobal>

namespace qd {

/// How failures are waited for; settings of the operator.
struct RetryRules {
    qint64 baseMs = 5'000;  ///< after the first failure
    qint64 maxMs = 300'000; ///< the middle of the longest wait
};

/// How long a task waits before attempt `failedAttempts` + 1 (domain.md §4.4): min(max, base · 2^(n−1)) ± 20 %.
/// \param failedAttempts 1 …  \param unit chance in [0, 1): 0 gives −20 %, 0.5 gives the middle
/// \return milliseconds
[[nodiscard]] qint64 retryDelayMs(const RetryRules &rules, int failedAttempts, double unit);

/// The most that retryDelayMs() can give. \return milliseconds
[[nodiscard]] qint64 longestRetryDelayMs(const RetryRules &rules);

} // namespace qd
