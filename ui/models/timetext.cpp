#include "ui/models/timetext.h"

#include "core/base/clock.h"
#include "ui/models/words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace qd {
namespace {

struct TimeText {
    Q_DECLARE_TR_FUNCTIONS(qd::TimeText)
};

constexpr qint64 kSecond = 1'000;
constexpr qint64 kMinute = 60 * kSecond;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;

QString twoDigits(qint64 number)
{
    return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
}

} // namespace

QString durationText(qint64 ms)
{
    ms = std::max<qint64>(0, ms);
    if (ms < kMinute)
        return TimeText::tr("%1 s").arg(ms / kSecond);
    if (ms < kHour)
        return TimeText::tr("%1 min").arg(ms / kMinute);
    if (ms < kDay)
        return TimeText::tr("%1 h %2 min").arg(QString::number(ms / kHour), twoDigits(ms % kHour / kMinute));
    return TimeText::tr("%1 d %2 h").arg(QString::number(ms / kDay), twoDigits(ms % kDay / kHour));
}

QString fineDurationText(qint64 ms)
{
    return ms < kSecond ? TimeText::tr("%1 ms").arg(std::max<qint64>(0, ms)) : durationText(ms);
}

QString measuredText(qint64 ms)
{
    if (ms < kSecond || ms >= kMinute)
        return fineDurationText(ms);
    return TimeText::tr("%1 s").arg(QLocale().toString(double(ms) / double(kSecond), 'f', 1));
}

QString ageText(qint64 then, qint64 now)
{
    return then > 0 ? durationText(now - then) : noDataYet();
}

QString dueText(qint64 when, qint64 now)
{
    return when > now ? TimeText::tr("in %1").arg(durationText(when - now)) : TimeText::tr("now");
}

QString localTimeText(qint64 at)
{
    if (at <= 0)
        return noDataYet();
    return QDateTime::fromMSecsSinceEpoch(at).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

QString localClockText(qint64 at)
{
    return at > 0 ? QDateTime::fromMSecsSinceEpoch(at).toString(QStringLiteral("HH:mm:ss")) : noDataYet();
}

QString shortMomentText(qint64 at, qint64 stretchMs)
{
    const QString format = stretchMs <= kHour ? QStringLiteral("HH:mm:ss")
        : stretchMs <= kDay                   ? QStringLiteral("HH:mm")
                                              : QStringLiteral("MM-dd HH:mm");
    return QDateTime::fromMSecsSinceEpoch(at).toString(format);
}

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes);
}

qint64 displayNow()
{
    return SystemClock().wallMs();
}

} // namespace qd
