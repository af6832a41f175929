#include "core/base/bootclock.h"

#include <ctime>

namespace qd {

// CLOCK_MONOTONIC goes on during suspend there; on Linux it does not.
qint64 bootClockMs()
{
    return qint64(clock_gettime_nsec_np(CLOCK_MONOTONIC) / 1'000'000);
}

} // namespace qd
