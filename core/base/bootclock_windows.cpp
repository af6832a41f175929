#include "core/base/bootclock.h"

#include <windows.h>

namespace qd {

qint64 bootClockMs()
{
    return qint64(GetTickCount64());
}

} // namespace qd
