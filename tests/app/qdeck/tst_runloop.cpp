#include "app/qdeck/runloop.h"

#include "tests/core/doors/fakecore.h"

#include <QSignalSpy>
#include <QTest>

using namespace qd;

namespace {

/// An engine that does what the test says; it publishes what it is.
class Scene : public OwnedCore
{
public:
    Scene()
    {
        status.state = EngineState::Running;
        status.at = 1'000'000;
        service = core.connect({});
    }

    void drain() override { ++drains; }

    void publish()
    {
        EventBatch batch;
        batch.status = status;
        core.publish(batch);
    }
    void tick(int count = 1)
    {
        for (int i = 0; i < count; ++i) {
            ++status.tickNumber;
            publish();
            QCoreApplication::sendPostedEvents();
        }
    }
    void stop()
    {
        status.state = EngineState::Stopped;
        publish();
    }

    FakeCore core;
    EngineStatus status;
    std::unique_ptr<CoreService> service;
    int drains = 0;
};

const auto kNoLog = [](const LogLine &) {};

} // namespace

class TestRunLoop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsUntilItIsStopped();
    void firstSignalDrainsSecondEnds();
    void signalWhileDrainingKeepsDraining();
    void anEngineThatStopsByItselfEndsTheLoop();
    void emptyQueueIsIdle();
    void runningTaskIsAwaited();
    void workThatCanBeTakenIsAwaited();
    void killedEngineEndsRunsThatEndByThemselves_data();
    void killedEngineEndsRunsThatEndByThemselves();
    void signalEndsAKilledEngine();
    void lostCoreEnds();
    void logIsHandedOn();
};

void TestRunLoop::runsUntilItIsStopped()
{
    Scene scene;
    RunLoop loop(*scene.service, scene, {}, kNoLog);
    scene.tick(20);
    QTRY_VERIFY(loop.status() && loop.status()->tickNumber == 20);
    QCOMPARE(scene.drains, 0);
}

void TestRunLoop::firstSignalDrainsSecondEnds()
{
    Scene scene;
    scene.status.queue.of(TaskState::Running) = 1;
    RunLoop loop(*scene.service, scene, {}, kNoLog);
    QSignalSpy finished(&loop, &RunLoop::finished);
    loop.stopBySignal(15);
    QCOMPARE(scene.drains, 1);
    scene.status.state = EngineState::Draining;
    scene.tick(3);
    QTRY_COMPARE(loop.status()->state, EngineState::Draining);
    QCOMPARE(finished.count(), 0); // one still runs
    loop.stopBySignal(2);
    QCOMPARE(finished.count(), 1);
    QCOMPARE(finished.at(0).at(0).toInt(), 130);
    scene.stop();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(finished.count(), 1);
}

void TestRunLoop::signalWhileDrainingKeepsDraining()
{
    Scene scene;
    scene.status.queue.of(TaskState::Running) = 1;
    RunLoop loop(*scene.service, scene, {}, kNoLog);
    QSignalSpy finished(&loop, &RunLoop::finished);
    loop.stopBySignal(15);
    QCOMPARE(scene.drains, 1);
    scene.status.state = EngineState::Draining;
    scene.tick();
    QTRY_COMPARE(loop.status()->state, EngineState::Draining);
    QCOMPARE(finished.count(), 0);
    scene.stop();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished.at(0).at(0).toInt(), 143);
}

void TestRunLoop::anEngineThatStopsByItselfEndsTheLoop()
{
    Scene scene;
    RunLoop loop(*scene.service, scene, {}, kNoLog);
    QSignalSpy finished(&loop, &RunLoop::finished);
    scene.tick(2);
    QTRY_VERIFY(loop.status() && loop.status()->tickNumber == 2);
    QCOMPARE(finished.count(), 0);
    scene.stop(); // its ticks are used up
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished.at(0).at(0).toInt(), 0);
    QCOMPARE(scene.drains, 0);
}

void TestRunLoop::emptyQueueIsIdle()
{
    Scene scene;
    RunLoop loop(*scene.service, scene, {true, false}, kNoLog);
    scene.publish();
    QTRY_VERIFY(loop.status());
    QCOMPARE(scene.drains, 0); // no tick yet
    scene.tick();
    QTRY_COMPARE(scene.drains, 1);
}

void TestRunLoop::runningTaskIsAwaited()
{
    Scene scene;
    scene.status.queue.of(TaskState::Running) = 1;
    RunLoop loop(*scene.service, scene, {true, false}, kNoLog);
    scene.tick(10);
    QTRY_VERIFY(loop.status() && loop.status()->tickNumber == 10);
    QCOMPARE(scene.drains, 0);
    scene.status.queue.of(TaskState::Running) = 0;
    scene.status.queue.of(TaskState::Succeeded) = 1;
    scene.tick();
    QTRY_COMPARE(scene.drains, 1);
}

void TestRunLoop::workThatCanBeTakenIsAwaited()
{
    Scene scene;
    scene.status.queue.of(TaskState::Queued) = 2;
    scene.status.workLeft = true;
    RunLoop loop(*scene.service, scene, {true, false}, kNoLog);
    scene.tick(20);
    QTRY_VERIFY(loop.status() && loop.status()->tickNumber == 20);
    QCOMPARE(scene.drains, 0);
    scene.status.workLeft = false; // what is left, nobody can do
    scene.tick();
    QTRY_COMPARE(scene.drains, 1);
}

void TestRunLoop::killedEngineEndsRunsThatEndByThemselves_data()
{
    QTest::addColumn<bool>("untilIdle");
    QTest::newRow("until idle") << true;
    QTest::newRow("ticks") << false;
}

void TestRunLoop::killedEngineEndsRunsThatEndByThemselves()
{
    QFETCH(bool, untilIdle);
    Scene scene;
    scene.status.state = EngineState::Killed;
    RunLoop loop(*scene.service, scene, {untilIdle, !untilIdle}, kNoLog);
    QSignalSpy finished(&loop, &RunLoop::finished);
    scene.publish();
    QTRY_COMPARE(scene.drains, 1);
    scene.tick(); // drained, and still killed
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished.at(0).at(0).toInt(), 4);
}

void TestRunLoop::signalEndsAKilledEngine()
{
    Scene scene;
    scene.status.state = EngineState::Killed;
    scene.status.queue.of(TaskState::Running) = 1;
    RunLoop loop(*scene.service, scene, {}, kNoLog);
    QSignalSpy finished(&loop, &RunLoop::finished);
    scene.tick();
    loop.stopBySignal(15);
    scene.tick();
    QTRY_VERIFY(loop.status() && loop.status()->tickNumber == 2);
    QCOMPARE(finished.count(), 0); // one is still being settled
    scene.status.queue.of(TaskState::Running) = 0;
    scene.tick();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished.at(0).at(0).toInt(), 143);
}

void TestRunLoop::lostCoreEnds()
{
    Scene scene;
    RunLoop loop(*scene.service, scene, {}, kNoLog);
    QSignalSpy finished(&loop, &RunLoop::finished);
    EventBatch lost;
    lost.connectionLost = true;
    scene.core.publish(lost);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished.at(0).at(0).toInt(), 5);
}

void TestRunLoop::logIsHandedOn()
{
    Scene scene;
    QStringList lines;
    RunLoop loop(*scene.service, scene, {}, [&lines](const LogLine &line) { lines += line.text.raw(); });
    EventBatch batch;
    for (const char *text : {"one", "two"}) {
        LogLine line;
        line.text = UntrustedText(QString::fromLatin1(text));
        batch.log.push_back(line);
    }
    scene.core.publish(batch);
    QTRY_COMPARE(lines, QStringList({QStringLiteral("one"), QStringLiteral("two")}));
}

QTEST_GUILESS_MAIN(TestRunLoop)
#include "tst_runloop.moc"
