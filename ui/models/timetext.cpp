#include "ui/models/timetext.h"

#include "core/base/clock.h"
#include "ui/models/words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

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

/// As the locale writes the time of day, with seconds and without the name of the zone: no locale has that ready.
QString clockFormat()
{
    static const QRegularExpression kZone(QStringLiteral("\\s*\\(?\\bt+\\b\\)?\\s*"));
    return QLocale().timeFormat(QLocale::LongFormat).remove(kZone);
}

/// The locale's short date, with the century.
QString dateFormat()
{
    static const QRegularExpression kShortYear(QStringLiteral("\\by{2}\\b"));
    return QLocale().dateFormat(QLocale::ShortFormat).replace(kShortYear, QStringLiteral("yyyy"));
}

QString clockText(const QDateTime &moment)
{
    return QLocale().toString(moment.time(), clockFormat());
}

DisplayZone &chosenZone()
{
    static DisplayZone zone = DisplayZone::Local;
    return zone;
}

QDateTime momentIn(DisplayZone zone, qint64 at)
{
    return QDateTime::fromMSecsSinceEpoch(at, zone == DisplayZone::Utc ? Qt::UTC : Qt::LocalTime);
}

QDateTime moment(qint64 at)
{
    return momentIn(chosenZone(), at);
}

} // namespace

void setDisplayZone(DisplayZone zone)
{
    chosenZone() = zone;
}

DisplayZone displayZone()
{
    return chosenZone();
}

QString durationText(qint64 ms)
{
    ms = std::max<qint64>(0, ms);
    if (ms < kMinute)
        return TimeText::tr("%1 s").arg(ms / kSecond);
    if (ms < kHour)
        return TimeText::tr("%1 min").arg(ms / kMinute);
    if (ms < kDay)
        return TimeText::tr("%1 h %2 min").arg(QString::number(ms / kHour), twoDigits(ms % kHour / kMinute));
    return TimeText::tr("%1 d %2 h").arg(QLocale().toString(ms / kDay), twoDigits(ms % kDay / kHour));
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

QString dateTimeText(qint64 at)
{
    return at > 0 ? QLocale().toString(moment(at), dateFormat() + u' ' + clockFormat()) : noDataYet();
}

QString sampleTimeText()
{
    return dateTimeText(QDateTime(QDate(2028, 12, 28), QTime(20, 48, 58)).toMSecsSinceEpoch());
}

QString timeOfDayText(qint64 at)
{
    return at > 0 ? clockText(moment(at)) : noDataYet();
}

QString bothClocksText(qint64 at)
{
    const QString local = clockText(momentIn(DisplayZone::Local, at));
    const QString utc = clockText(momentIn(DisplayZone::Utc, at));
    return chosenZone() == DisplayZone::Utc ? TimeText::tr("UTC %1 (%2 local)").arg(utc, local)
                                            : TimeText::tr("%1 (UTC %2)").arg(local, utc);
}

QString shortMomentText(qint64 at, qint64 stretchMs)
{
    const QDateTime shown = moment(at);
    if (stretchMs <= kHour)
        return clockText(shown);
    return stretchMs <= kDay ? QLocale().toString(shown.time(), QLocale::ShortFormat)
                             : QLocale().toString(shown, QLocale::ShortFormat);
}

QString logTimeText(qint64 at)
{
    return moment(at).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

QString logClockText(qint64 at)
{
    return moment(at).toString(QStringLiteral("HH:mm:ss"));
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
