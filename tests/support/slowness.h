#pragma once

namespace qd {

/// By how much a limit of time is stretched that is promised for programs as they are shipped.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int kSlowness = 10;
#else
constexpr int kSlowness = 1;
#endif

} // namespace qd
