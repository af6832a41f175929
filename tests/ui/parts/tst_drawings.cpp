#include "tests/support/contrast.h"
#include "ui/parts/badgedicon.h"
#include "ui/parts/chart.h"
#include "ui/parts/stackedbar.h"
#include "ui/parts/tickstrip.h"
#include "ui/shell/palettes.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace qd;

namespace {

ChartData chartOf(std::vector<std::optional<double>> values)
{
    ChartData data;
    data.title = QStringLiteral("Title");
    data.slotMs = 1'000;
    data.series = {{QStringLiteral("p50"), Tone::Active, false, std::move(values)}};
    data.text = [](double value) { return QStringLiteral("%1 ms").arg(value); };
    return data;
}

/// How many pixels differ from the corner's.
int inked(const QImage &image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixel(x, y) != image.pixel(0, 0) ? 1 : 0;
    }
    return count;
}

std::vector<Tick> ticks(qint64 count, TickOutcome outcome = TickOutcome::Success)
{
    std::vector<Tick> list(static_cast<size_t>(count));
    for (qint64 i = 0; i < count; ++i) {
        list[size_t(i)].number = i + 1;
        list[size_t(i)].outcome = outcome;
    }
    return list;
}

} // namespace

/// What we draw ourselves: what it shows, what it says to who does not see it, what it costs.
class TestDrawings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void axesEndAtRoundNumbers()
    {
        QCOMPARE(roundedUp(0), 2.0);
        QCOMPARE(roundedUp(0.3), 0.4);
        QCOMPARE(roundedUp(1), 2.0);
        QCOMPARE(roundedUp(5), 6.0); // its half is a count too
        QCOMPARE(roundedUp(11), 20.0);
        QCOMPARE(roundedUp(50), 60.0);
        QCOMPARE(roundedUp(700), 800.0);
    }

    void chartSpeaks()
    {
        Chart chart;
        chart.setData(chartOf({3, std::nullopt, 9, 4, std::nullopt}));
        QCOMPARE(chart.accessibleName(), QStringLiteral("Title"));
        QCOMPARE(chart.accessibleDescription(), QStringLiteral("p50: newest 4 ms, highest 9 ms"));
        chart.setData(chartOf({std::nullopt, std::nullopt}));
        QVERIFY(chart.data().isEmpty());
        QVERIFY(!chart.accessibleDescription().contains(u'0')); // nothing was measured: no zero
    }

    void whatWasNotMeasuredIsAGap()
    {
        Chart chart;
        chart.resize(400, 200);
        std::vector<std::optional<double>> whole(60, 7.0); // not on a line of the grid
        chart.setData(chartOf(whole));
        const int full = inked(chart.grab().toImage());
        for (size_t i = 10; i < 50; ++i)
            whole[i].reset();
        chart.setData(chartOf(whole));
        QVERIFY(inked(chart.grab().toImage()) < full);
    }

    void chartsAreCheapOnDenseScreens()
    {
        Chart chart;
        chart.resize(1'000, 400);
        std::vector<std::optional<double>> noisy;
        for (int i = 0; i < 600; ++i)
            noisy.emplace_back(double(i * 7919 % 1'000));
        ChartData data = chartOf(noisy);
        for (int i = 0; i < 9; ++i)
            data.series.push_back(data.series.front());
        chart.setData(data);
        QImage image(QSize(2'000, 800), QImage::Format_ARGB32_Premultiplied);
        image.setDevicePixelRatio(2);
        QElapsedTimer timer;
        timer.start();
        chart.render(&image);
        qInfo("10 lines of 600 values at twice the density: %.1f ms", double(timer.nsecsElapsed()) / 1e6);
        QVERIFY(timer.elapsed() < 3'000); // a stroked path takes 43 s
    }

    void stripShowsOutcomesByShape()
    {
        TickStrip strip;
        strip.resize(600, 40);
        QList<int> amounts;
        for (const TickOutcome outcome : {TickOutcome::Success, TickOutcome::Partial, TickOutcome::Fail}) {
            strip.setTicks(ticks(100, outcome));
            QImage grey = strip.grab().toImage().convertToFormat(QImage::Format_Mono, Qt::ThresholdDither);
            amounts += inked(grey);
        }
        QVERIFY(amounts[0] != amounts[1] && amounts[1] != amounts[2]); // without any colour
    }

    void stripIsWalkedByKeys()
    {
        TickStrip strip;
        strip.setTicks(ticks(400));
        QCOMPARE(strip.ticks().size(), size_t(TickStrip::kMost));
        strip.show();
        QSignalSpy chosen(&strip, &TickStrip::tickChosen);
        QTest::keyClick(&strip, Qt::Key_Left); // nothing was chosen: the newest
        QCOMPARE(strip.chosen()->number, qint64(400));
        QTest::keyClick(&strip, Qt::Key_Left);
        QCOMPARE(strip.chosen()->number, qint64(399));
        QTest::keyClick(&strip, Qt::Key_Home);
        QCOMPARE(strip.chosen()->number, qint64(101));
        QTest::keyClick(&strip, Qt::Key_Left);
        QCOMPARE(strip.chosen()->number, qint64(101));
        QCOMPARE(chosen.count(), 3);
        QVERIFY(strip.accessibleDescription().startsWith(QStringLiteral("Tick 101: Success")));
        std::vector<Tick> more = ticks(500);
        strip.setTicks(more);
        QVERIFY(!strip.chosen()); // it has left the strip
    }

    void stackedBarSpeaks()
    {
        StackedBar bar;
        QueueCounts counts;
        counts.of(TaskState::Dead) = 2;
        counts.of(TaskState::Queued) = 1'000'000;
        bar.setCounts(counts);
        QVERIFY(bar.accessibleDescription().contains(QStringLiteral("2 dead")));
        bar.resize(200, 12);
        QImage image = bar.grab().toImage();
        const QColor red = toneColour(Tone::Bad, bar.palette());
        bool seen = false;
        for (int x = 0; x < image.width(); ++x)
            seen = seen || image.pixelColor(x, 6) == red;
        QVERIFY(seen); // two among a million are still seen
    }

    void badgeCanBeRead()
    {
        for (const QPalette &palette : {lightPalette(), darkPalette(), contrastPalette()})
            QVERIFY(contrast(toneColour(Tone::Bad, palette), palette.color(QPalette::Base)) >= 4.5);
        QVERIFY(inked(badgedIcon(QStringLiteral("nav-log"), 7).pixmap(96, 32).toImage())
                > inked(badgedIcon(QStringLiteral("nav-log"), 0).pixmap(32, 32).toImage()));
    }
};

QTEST_MAIN(TestDrawings)
#include "tst_drawings.moc"
