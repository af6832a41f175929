#include "app/qdeck/idlerules.h"

#include <QTest>

using namespace qd;

class TestIdleRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decides_data();
    void decides();
};

void TestIdleRules::decides_data()
{
    constexpr qint64 kNow = 1'000'000;
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("queued");
    QTest::addColumn<int>("claimed");
    QTest::addColumn<int>("running");
    QTest::addColumn<int>("tick");
    QTest::addColumn<int>("quiet");
    QTest::addColumn<qint64>("due"); // 0 = none
    QTest::addColumn<bool>("idle");
    const auto row = [](const char *name, EngineState state, int queued, int claimed, int running, int tick, int quiet,
                        qint64 due, bool idle) {
        QTest::newRow(name) << int(state) << queued << claimed << running << tick << quiet << due << idle;
    };
    const EngineState up = EngineState::Running;
    row("empty queue", up, 0, 0, 0, 1, 0, 0, true);
    row("no tick yet", up, 0, 0, 0, 0, 0, 0, false);
    row("one runs", up, 0, 0, 1, 9, 9, 0, false);
    row("one is claimed", up, 0, 1, 0, 9, 9, 0, false);
    row("one may be taken", up, 1, 0, 0, 9, 1, 0, false);
    row("nobody can take it", up, 1, 0, 0, 9, 2, 0, true);
    row("retry soon", up, 1, 0, 0, 9, 9, kNow + 5'000, false);
    row("longest back-off", up, 1, 0, 0, 9, 9, kNow + 360'000, false);
    row("due tomorrow", up, 1, 0, 0, 9, 9, kNow + 86'400'000, true);
    row("paused with work", EngineState::Paused, 5, 0, 0, 9, 0, 0, true);
    row("paused, one still runs", EngineState::Paused, 5, 0, 1, 9, 9, 0, false);
    for (const EngineState state : {EngineState::Stopped, EngineState::Acquiring, EngineState::Standby,
                                    EngineState::Draining, EngineState::Killed})
        row(qPrintable(toText(state)), state, 0, 0, 0, 9, 9, 0, false);
}

void TestIdleRules::decides()
{
    QFETCH(int, state);
    QFETCH(int, queued);
    QFETCH(int, claimed);
    QFETCH(int, running);
    QFETCH(int, tick);
    QFETCH(int, quiet);
    QFETCH(qint64, due);
    EngineStatus status;
    status.state = EngineState(state);
    status.queue.of(TaskState::Queued) = queued;
    status.queue.of(TaskState::Claimed) = claimed;
    status.queue.of(TaskState::Running) = running;
    status.queue.of(TaskState::Unknown) = 3; // waits for a person, not for us
    status.tickNumber = tick;
    status.at = 1'000'000;
    QTEST(isIdle(status, {quiet, due > 0 ? std::optional(due) : std::nullopt}), "idle");
}

QTEST_APPLESS_MAIN(TestIdleRules)
#include "tst_idlerules.moc"
