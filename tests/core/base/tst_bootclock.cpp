#include "core/base/bootclock.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace qd;

class TestBootClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itNeverGoesBack()
    {
        qint64 last = bootClockMs();
        QVERIFY(last > 0);
        for (int i = 0; i < 10'000; ++i) {
            const qint64 now = bootClockMs();
            QVERIFY(now >= last);
            last = now;
        }
    }

    // Nothing is suspended meanwhile, so it goes as any other clock goes.
    void itKeepsPace()
    {
        constexpr qint64 kLongEnoughMs = 100;
        constexpr qint64 kRoundingMs = 2; // each of the two is cut to whole milliseconds
        const qint64 before = bootClockMs();
        QElapsedTimer timer;
        timer.start();
        const qint64 after = bootClockMs();
        qint64 passed = 0;
        while (timer.elapsed() < kLongEnoughMs)
            passed = bootClockMs() - after;
        QVERIFY(passed <= timer.elapsed() + kRoundingMs);
        QVERIFY(bootClockMs() - before >= kLongEnoughMs - kRoundingMs);
    }

    void itCountsFromTheStartOfTheMachine()
    {
        constexpr double kMs = 1'000;
        const qint64 before = bootClockMs();
        QFile uptime(QStringLiteral("/proc/uptime"));
        if (!uptime.open(QIODevice::ReadOnly))
            QSKIP("This system has no file that tells.");
        const double told = uptime.readAll().split(' ').constFirst().toDouble() * kMs;
        QVERIFY(told >= double(before) - 10); // it is told in hundredths of a second
        QVERIFY(told <= double(bootClockMs()));
    }
};

QTEST_APPLESS_MAIN(TestBootClock)
#include "tst_bootclock.moc"
