#include "tests/rigs/frozenthread.h"
#include "tests/rigs/loadedowner.h"
#include "tests/rigs/machineload.h"
#include "tests/support/busyfeed.h"
#include "tests/support/rigreport.h"
#include "tests/support/stallclock.h"
#include "ui/link/corelink.h"
#include "ui/shell/mainwindow.h"

#include <QPlainTextEdit>
#include <QTabWidget>

#include <atomic>
#include <thread>

using namespace qd;
using namespace qd::test;

namespace {

constexpr double kMostP99Ms = 16;
constexpr double kMostMs = 100;
constexpr int kFullRing = 20'000; ///< lines: each new one pushes one out
constexpr int kShortRing = 2'000;
constexpr int kTickMs = 100;      ///< of a LoadedOwner
constexpr qint64 kMostJitterMs = 100;
constexpr const char *kPages[] = {"Autonomy", "Queue", "Agents", "Log"};

/// What one thread did: how late its event loop was in all, and how long it worked at a stretch itself.
struct Stalls {
    StallClock::Figures late;
    StallClock::Figures busy;
    [[nodiscard]] bool prompt() const { return busy.p99 <= kMostP99Ms && busy.most <= kMostMs; }
};

Stalls measure(FakeCore &core, int seconds)
{
    const StallClock clock;
    std::atomic_bool done = false;
    std::thread source([&] {
        BusyFeed::run(core, seconds);
        done = true;
    });
    static_cast<void>(QTest::qWaitFor([&done] { return done.load(); }, seconds * 20'000));
    source.join();
    const qsizetype seen = clock.late().count; // what the last lines began may still go on
    static_cast<void>(QTest::qWaitFor([&] { return clock.late().count > seen; }));
    return {clock.late(), clock.busy()};
}

Stalls stallsOf(int page, int seconds)
{
    const QTemporaryDir folder;
    auto owned = std::make_unique<FakeCore>();
    FakeCore *core = owned.get();
    BusyScene::setIn(*core);
    MainWindow window(std::move(owned), QStringLiteral("rig"), folder.filePath(QStringLiteral("window.ini")));
    window.resize(1'200, 800);
    window.show();
    auto *tabs = window.findChild<QTabWidget *>();
    tabs->setCurrentIndex(page);
    core->publishStatus(BusyScene::status());
    core->publishLog(BusyScene::log(kFullRing));
    static_cast<void>(QTest::qWaitFor([tabs] { return tabs->tabToolTip(1).contains(QStringLiteral("running")); }));
    QTest::qWait(300); // the first layout is not what is measured
    return measure(*core, seconds);
}

// The control: a log as it is written in an afternoon, which shows each line as it comes.
Stalls stallsOfACarelessLog()
{
    auto owned = std::make_unique<FakeCore>();
    FakeCore *core = owned.get();
    CoreLink link(std::move(owned));
    QPlainTextEdit log;
    log.resize(1'200, 800);
    log.show();
    QStringList lines(kShortRing, QStringLiteral("an agent said something"));
    QObject::connect(&link, &CoreLink::logArrived, &log, [&](const std::vector<LogLine> &news) {
        for (const LogLine &line : news) {
            lines.removeFirst();
            lines += line.text.displayLine();
            log.setPlainText(lines.join(u'\n'));
            log.repaint();
        }
    });
    return measure(*core, 1);
}

/// By how much the ticks of an engine came later than they should.
class TickWatch
{
public:
    explicit TickWatch(CoreLine &line) : m_line(line) { }

    /// At most, while this goes on.
    [[nodiscard]] qint64 lateMs(int durationMs)
    {
        note();
        m_most = 0;
        m_seen = 0;
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < durationMs) {
            QTest::qWait(1);
            note();
        }
        // Whatever has not come by now is late as well.
        return std::max(m_most, QDateTime::currentMSecsSinceEpoch() - m_at - kTickMs);
    }
    [[nodiscard]] qint64 seen() const { return m_seen; }

private:
    void note()
    {
        m_line.listen();
        const EngineStatus &status = *m_line.status();
        if (status.tickNumber == m_tick)
            return;
        const qint64 ticks = status.tickNumber - m_tick;
        m_most = std::max(m_most, status.at - m_at - ticks * kTickMs);
        m_seen += ticks;
        m_tick = status.tickNumber;
        m_at = status.at;
    }

    CoreLine &m_line;
    qint64 m_tick = 0;
    qint64 m_at = 0;
    qint64 m_most = 0;
    qint64 m_seen = 0;
};

} // namespace

/// A busy core does not make the console slow, and a console that hangs does not make the core slow.
class TestConsoleAlive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itStaysPromptAndHoldsNobodyUp();

private:
    void freeze();

    qint64 m_ticks = 0;
    qint64 m_jitterMs = -1;
    qint64 m_controlMs = 0;
};

void TestConsoleAlive::freeze()
{
    const int frozenMs = rigSize(2'000, 30'000);
    LoadedOwner owner;
    QVERIFY(owner.start(QStringLiteral(QUARTERDECK), {}, {0, 1, 0}));
    TickWatch watch(owner.line());
    {
        const FrozenThread console(owner.program().pid(), "");
        QVERIFY(console.isFrozen());
        m_jitterMs = watch.lateMs(frozenMs);
        m_ticks = watch.seen();
    }
    const FrozenThread core(owner.program().pid(), "core");
    QVERIFY(core.isFrozen());
    m_controlMs = watch.lateMs(1'000);
}

void TestConsoleAlive::itStaysPromptAndHoldsNobodyUp()
{
    const int seconds = rigSize(1, 60);
    QStringList figures;
    bool prompt = true;
    for (int page = 0; page < int(std::size(kPages)); ++page) {
        const Stalls stalls = stallsOf(page, seconds);
        prompt = prompt && stalls.prompt() && stalls.late.count >= seconds * 50;
        figures += QStringLiteral("%1 %2 and %3 (late %4 and %5)").arg(QLatin1String(kPages[page])).arg(stalls.busy.p99, 0, 'f', 1)
                       .arg(stalls.busy.most, 0, 'f', 1).arg(stalls.late.p99, 0, 'f', 1).arg(stalls.late.most, 0, 'f', 1);
    }
    const Stalls careless = stallsOfACarelessLog();
    freeze();
    const bool met = prompt && m_jitterMs >= 0 && m_jitterMs < kMostJitterMs && m_ticks > 0;
    const bool seen = careless.busy.most > kMostMs && m_controlMs >= kMostJitterMs;
    reportRig({QStringLiteral("console-alive"),
               QStringLiteral("1,000 lines of the log and 200 changes a second leave every page prompt, and a console that hangs does not hold "
                              "the engine up"),
               QStringLiteral("at a stretch, p99 and most in ms: %1; %2 ticks while the console hung, at most %3 ms late; %4")
                   .arg(figures.join(QStringLiteral("; "))).arg(m_ticks).arg(m_jitterMs).arg(machineLoad()),
               QStringLiteral("p99 %1 ms, most %2 ms of work; a tick less than %3 ms late").arg(kMostP99Ms).arg(kMostMs).arg(kMostJitterMs),
               QStringLiteral("a log that lays out each line as it comes: %1 ms at a stretch; a core that hangs for a second: %2 ms late")
                   .arg(careless.busy.most, 0, 'f', 1).arg(m_controlMs), met && seen});
    QVERIFY(seen);
    QVERIFY(met);
}

QTEST_MAIN(TestConsoleAlive)
#include "tst_consolealive.moc"
