#pragma once

#include <QtGlobal>

namespace qd {

/// One level of priority is worth this much waiting (domain.md §4.4: ageing 30 min).
inline constexpr qint64 kAgeingStepMs = 30 * 60 * 1000;

/// Ready tasks run in ascending order of this key, then of id. It is priority with ageing as one number that only
/// another priority changes: a task gains one level for each ageing step that it is older than another, and
/// within a level the older one goes first.
/// \param priority 0–10, 10 = most urgent  \param createdAt wall ms UTC
[[nodiscard]] constexpr qint64 orderKey(int priority, qint64 createdAt)
{
    return createdAt - priority * kAgeingStepMs;
}

} // namespace qd
