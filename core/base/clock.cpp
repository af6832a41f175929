#include "core/base/clock.h"

#include <QDateTime>
#include <QSysInfo>

#include <ctime>

namespace qd {

qint64 SystemClock::wallMs() const
{
    return QDateTime::currentMSecsSinceEpoch();
}

qint64 SystemClock::bootMs() const
{
    timespec now = {};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return qint64(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
}

QString bootId()
{
    return QString::fromLatin1(QSysInfo::bootUniqueId());
}

} // namespace qd
