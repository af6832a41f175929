#include "tests/support/busyscene.h"
#include "ui/shell/mainwindow.h"

#include <QElapsedTimer>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <thread>

using namespace qd;

namespace {

constexpr int kPulseMs = 10;
constexpr int kSeconds = 5;
constexpr int kBeatsPerSecond = 50;
constexpr int kLinesPerBeat = 20; // 1,000 lines a second
constexpr int kMovesPerBeat = 4;  // 200 changes of state a second

/// How late a timer of 10 ms comes round: what an operator feels.
class Pulse
{
public:
    Pulse()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            if (m_clock.isValid())
                m_late.push_back(std::max(0.0, double(m_clock.nsecsElapsed()) / 1e6 - kPulseMs));
            m_clock.start();
        });
        m_timer.start(kPulseMs);
    }
    [[nodiscard]] double percentile(double share)
    {
        std::sort(m_late.begin(), m_late.end());
        return m_late.empty() ? 0 : m_late[std::min(m_late.size() - 1, size_t(share * double(m_late.size())))];
    }
    [[nodiscard]] size_t count() const { return m_late.size(); }

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    std::vector<double> m_late;
};

/// As a busy core would, from a thread of its own.
void flood(FakeCore &core)
{
    const std::vector<LogLine> lines = BusyScene::log(kLinesPerBeat);
    std::vector<TaskSummary> rows = BusyScene::tasks();
    auto next = std::chrono::steady_clock::now();
    for (int beat = 0; beat < kSeconds * kBeatsPerSecond; ++beat) {
        core.publishLog(lines);
        std::vector<TaskSummary> moved;
        for (int i = 0; i < kMovesPerBeat; ++i) {
            TaskSummary &row = rows[size_t(beat * kMovesPerBeat + i) % rows.size()];
            row.state = row.state == TaskState::Running ? TaskState::Succeeded : TaskState::Running;
            ++row.updatedAt;
            moved.push_back(row);
        }
        core.changeTasks(moved);
        EngineStatus status = BusyScene::status();
        status.tickNumber += beat;
        status.queue.of(TaskState::Running) += beat % 7;
        core.publishStatus(status);
        next += std::chrono::milliseconds(1'000 / kBeatsPerSecond);
        std::this_thread::sleep_until(next);
    }
}

} // namespace

/// 1,000 lines of the log and 200 changes of state a second, on each page. The figures are printed; the bounds are wide
/// enough for a machine that does other things as well.
class TestFlood : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePulseFeelsAStall()
    {
        Pulse pulse;
        QTimer::singleShot(50, this, [] { std::this_thread::sleep_for(std::chrono::milliseconds(120)); });
        QTRY_VERIFY(pulse.percentile(1.0) > 80);
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
        Pulse pulse;
        std::thread source([core] { flood(*core); });
        QTRY_VERIFY_WITH_TIMEOUT(pulse.count() > kSeconds * 1'000 / kPulseMs / 2, 30'000);
        source.join();
        qInfo("%s: event loop late p50 %.1f, p99 %.1f, max %.1f ms", QTest::currentDataTag(), pulse.percentile(0.5),
              pulse.percentile(0.99), pulse.percentile(1.0));
        QVERIFY(pulse.percentile(0.99) < 80);
        QVERIFY(pulse.percentile(1.0) < 500);
    }
};

QTEST_MAIN(TestFlood)
#include "tst_flood.moc"
