#include "ui/shell/stallmeter.h"

#include <QTest>

using namespace qd;

namespace {

constexpr qint64 kMs = 1'000'000;

} // namespace

/// What counts as one stretch of work, by moments that the test names.
class TestStallMeter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsMeasuredAtFirst()
    {
        StallMeter meter;
        meter.begin(1, 0);
        meter.end(900 * kMs);
        QCOMPARE(meter.worstMs(), qint64(-1));
        meter.secondPassed();
        QCOMPARE(meter.worstMs(), qint64(-1)); // starting is not what anybody waits for
        meter.secondPassed();
        QCOMPARE(meter.worstMs(), qint64(0));
    }

    void eventsWithoutAPauseAreOneStretch()
    {
        StallMeter meter;
        meter.secondPassed(); // the start of the program
        meter.begin(1, 100 * kMs);
        meter.end(120 * kMs);
        meter.begin(1, 120 * kMs + kMs / 2);
        meter.end(150 * kMs);
        meter.secondPassed();
        QCOMPARE(meter.worstMs(), qint64(50));
    }

    void aPauseEndsAStretch()
    {
        StallMeter meter;
        meter.secondPassed(); // the start of the program
        meter.begin(1, 100 * kMs);
        meter.end(120 * kMs);
        meter.begin(1, 200 * kMs);
        meter.end(210 * kMs);
        meter.secondPassed();
        QCOMPARE(meter.worstMs(), qint64(20));
    }

    void aLoopInsideAnEventSleeps()
    {
        StallMeter meter;
        meter.secondPassed(); // the start of the program
        meter.begin(1, 0); // opens a menu, which runs a loop of its own for a minute
        meter.begin(2, 60'000 * kMs);
        meter.end(60'003 * kMs);
        meter.end(60'004 * kMs);
        meter.secondPassed();
        QCOMPARE(meter.worstMs(), qint64(4));
    }

    void anEventThatDeliversOthersIsOneStretch()
    {
        StallMeter meter;
        meter.secondPassed(); // the start of the program
        meter.begin(1, 0);
        meter.begin(1, 40 * kMs); // sent, not posted: no loop is entered
        meter.end(41 * kMs);
        meter.end(80 * kMs);
        meter.secondPassed();
        QCOMPARE(meter.worstMs(), qint64(80));
    }

    void oldStretchesAreForgotten()
    {
        StallMeter meter;
        meter.secondPassed(); // the start of the program
        meter.begin(1, 0);
        meter.end(70 * kMs);
        for (int second = 0; second < StallMeter::kSeconds; ++second)
            meter.secondPassed();
        QCOMPARE(meter.worstMs(), qint64(70));
        meter.secondPassed();
        QCOMPARE(meter.worstMs(), qint64(0));
    }
};

QTEST_APPLESS_MAIN(TestStallMeter)
#include "tst_stallmeter.moc"
