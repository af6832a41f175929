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
    QTest::addColumn<int>("state");
    QTest::addColumn<bool>("workLeft");
    QTest::addColumn<int>("claimed");
    QTest::addColumn<int>("running");
    QTest::addColumn<int>("tick");
    QTest::addColumn<bool>("idle");
    const auto row = [](const char *name, EngineState state, bool workLeft, int claimed, int running, int tick, bool idle) {
        QTest::newRow(name) << int(state) << workLeft << claimed << running << tick << idle;
    };
    const EngineState up = EngineState::Running;
    row("nothing to do", up, false, 0, 0, 1, true);
    row("no tick yet", up, false, 0, 0, 0, false);
    row("one runs", up, false, 0, 1, 9, false);
    row("one is claimed", up, false, 1, 0, 9, false);
    row("something can be taken", up, true, 0, 0, 9, false);
    row("paused with work", EngineState::Paused, true, 0, 0, 9, true);
    row("paused, one still runs", EngineState::Paused, true, 0, 1, 9, false);
    for (const EngineState state : {EngineState::Stopped, EngineState::Acquiring, EngineState::Standby,
                                    EngineState::Draining, EngineState::Killed})
        row(qPrintable(toText(state)), state, false, 0, 0, 9, false);
}

void TestIdleRules::decides()
{
    QFETCH(int, state);
    QFETCH(bool, workLeft);
    QFETCH(int, claimed);
    QFETCH(int, running);
    QFETCH(int, tick);
    EngineStatus status;
    status.state = EngineState(state);
    status.workLeft = workLeft;
    status.queue.of(TaskState::Claimed) = claimed;
    status.queue.of(TaskState::Running) = running;
    status.queue.of(TaskState::Unknown) = 3; // waits for a person, not for us
    status.tickNumber = tick;
    QTEST(isIdle(status), "idle");
}

QTEST_APPLESS_MAIN(TestIdleRules)
#include "tst_idlerules.moc"
