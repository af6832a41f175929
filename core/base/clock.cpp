#include "core/base/clock.h"

#include "core/base/bootclock.h"

#include <QDateTime>
#include <QSysInfo>

namespace qd {

qint64 SystemClock::wallMs() const
{
    return QDateTime::currentMSecsSinceEpoch();
}

qint64 SystemClock::bootMs() const
{
    return bootClockMs();
}

QString bootId()
{
    return QString::fromLatin1(QSysInfo::bootUniqueId());
}

} // namespace qd
