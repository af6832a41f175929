#include "tests/support/busyfeed.h"
#include "tests/support/slowness.h"
#include "tests/support/stallclock.h"
#include "ui/shell/mainwindow.h"

#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>
#include <thread>

using namespace qd;
using qd::test::BusyFeed;
using qd::test::StallClock;

namespace {

constexpr int kPeriodsPerSecond = 100;
constexpr int kSeconds = 5;

} // namespace

/// 1,000 lines of the log and 200 changes of state a second, on each page. What the console itself takes is held to the
/// target; how late it comes round in all has bounds wide enough for a machine that does other things as well.
class TestFlood : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theClockFeelsAStall()
    {
        const StallClock clock;
        QTimer::singleShot(50, this, [] { std::this_thread::sleep_for(std::chrono::milliseconds(120)); });
        QTRY_VERIFY(clock.late().most > 80);
        QVERIFY(clock.busy().most < 60); // it slept
    }

    void theClockTellsOurOwnWork()
    {
        const StallClock clock;
        QTimer::singleShot(50, this, [] {
            const std::clock_t begin = std::clock();
            while (std::clock() - begin < CLOCKS_PER_SEC / 8) { }
        });
        QTRY_VERIFY(clock.busy().most > 80);
    }

    void everyPageStaysPrompt_data()
    {
        QTest::addColumn<int>("page");
        QTest::newRow("Autonomy") << 0;
        QTest::newRow("Queue") << 1;
        QTest::newRow("Agents") << 2;
        QTest::newRow("Log") << 3;
    }

    void everyPageStaysPrompt()
    {
        QFETCH(int, page);
        const QTemporaryDir folder;
        auto owned = std::make_unique<FakeCore>();
        FakeCore *core = owned.get();
        BusyScene::setIn(*core);
        MainWindow window(std::move(owned), QStringLiteral("flood"), folder.filePath(QStringLiteral("window.ini")));
        window.resize(1'200, 800);
        window.show();
        auto *tabs = window.findChild<QTabWidget *>();
        tabs->setCurrentIndex(page);
        core->publishStatus(BusyScene::status());
        core->publishLog(BusyScene::log(20'000)); // a full ring: each line pushes one out
        QTRY_VERIFY(tabs->tabToolTip(1).contains(QStringLiteral("running")));
        QTest::qWait(300); // the first layout is not what is measured
        const StallClock clock;
        std::thread source([core] { BusyFeed::run(*core, kSeconds); });
        QTRY_VERIFY_WITH_TIMEOUT(clock.late().count > kSeconds * kPeriodsPerSecond / 2, 30'000);
        source.join();
        const StallClock::Figures late = clock.late();
        const StallClock::Figures busy = clock.busy();
        qInfo("%s: event loop late p50 %.1f, p99 %.1f, max %.1f ms; busy itself p99 %.1f, max %.1f ms", QTest::currentDataTag(),
              late.p50, late.p99, late.most, busy.p99, busy.most);
        QVERIFY(busy.p99 <= 16 * kSlowness);
        QVERIFY(busy.most <= 100 * kSlowness);
        QVERIFY(late.p99 < 80 * kSlowness);
        QVERIFY(late.most < 500 * kSlowness);
    }
};

QTEST_MAIN(TestFlood)
#include "tst_flood.moc"
