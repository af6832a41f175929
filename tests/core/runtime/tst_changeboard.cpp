#include "core/runtime/changeboard.h"

#include "core/runtime/eventhub.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace qd;

namespace {

Caller watcher()
{
    return {QStringLiteral("test:watcher"), Scope::Observe, true, true};
}

TaskSummary row(qint64 number, TaskState state)
{
    TaskSummary task;
    task.id = TaskId{number};
    task.state = state;
    return task;
}

LogLine line(qint64 at)
{
    return {at, LogLevel::Info, QStringLiteral("test"), {}, 0, UntrustedText(QString::number(at))};
}

EngineStatus at(qint64 ms)
{
    EngineStatus status;
    status.at = ms;
    return status;
}

} // namespace

class TestChangeBoard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheNewestRowPerTask();
    void keepsEveryAnswerInOrder();
    void cutsTheLogAndSaysHowMuch();
    void whoDoesNotWatchGetsAnswersOnly();
    void wakesOnceUntilTaken();
    void wakesForWhatCameBefore();
    void isSilentOnceTheWakeIsGone();
    void losesNothingBetweenThreads();
    void hubTellsNewcomersHowThingsStand();
    void hubSpreadsToAllAndForgetsWhoLeft();
    void hubSkipsAgentsThatDidNotChange();
};

void TestChangeBoard::keepsTheNewestRowPerTask()
{
    ChangeBoard board(watcher());
    board.putTasks({row(2, TaskState::Queued), row(1, TaskState::Queued)});
    board.putTasks({row(2, TaskState::Claimed)});
    board.putTasks({row(2, TaskState::Running)});
    board.putTasks({});
    board.putStatus(at(1));
    board.putStatus(at(2));
    const EventBatch batch = board.take();
    QCOMPARE(batch.tasks.size(), size_t(2));
    QCOMPARE(batch.tasks[0].id, TaskId{1});
    QCOMPARE(batch.tasks[1].state, TaskState::Running);
    QCOMPARE(batch.status->at, 2);
    QVERIFY(board.take().isEmpty());
}

void TestChangeBoard::keepsEveryAnswerInOrder()
{
    ChangeBoard board(watcher());
    for (RequestId id = 1; id <= 100; ++id)
        board.putAnswer({id, Payload(QJsonObject())});
    const EventBatch batch = board.take();
    QCOMPARE(batch.answers.size(), size_t(100));
    for (RequestId id = 1; id <= 100; ++id)
        QCOMPARE(batch.answers[id - 1].request, id);
}

void TestChangeBoard::cutsTheLogAndSaysHowMuch()
{
    ChangeBoard board(watcher());
    constexpr qint64 kTooMany = 7;
    for (qint64 i = 0; i < qint64(ChangeBoard::kMostLogLines) + kTooMany; ++i)
        board.putLog(line(i));
    EventBatch batch = board.take();
    QCOMPARE(batch.log.size(), ChangeBoard::kMostLogLines);
    QCOMPARE(batch.logDropped, kTooMany);
    QCOMPARE(batch.log.front().at, kTooMany); // the oldest go
    board.putLog(line(1));
    batch = board.take();
    QCOMPARE(batch.logDropped, 0);
    QCOMPARE(batch.log.size(), size_t(1));
}

void TestChangeBoard::whoDoesNotWatchGetsAnswersOnly()
{
    ChangeBoard board(Caller{});
    board.putStatus(at(1));
    board.putTasks({row(1, TaskState::Queued)});
    board.putAgents({});
    board.putLog(line(1));
    QVERIFY(board.take().isEmpty());
    board.putAnswer({1, Payload(QJsonObject())});
    QCOMPARE(board.take().answers.size(), size_t(1));
}

void TestChangeBoard::wakesOnceUntilTaken()
{
    ChangeBoard board(watcher());
    int wakes = 0;
    board.setWake([&] { ++wakes; });
    QCOMPARE(wakes, 0);
    for (int i = 0; i < 50; ++i)
        board.putLog(line(i));
    board.putStatus(at(1));
    QCOMPARE(wakes, 1);
    static_cast<void>(board.take());
    board.putAnswer({1, Payload(QJsonObject())});
    QCOMPARE(wakes, 2);
}

void TestChangeBoard::wakesForWhatCameBefore()
{
    ChangeBoard board(watcher());
    board.putStatus(at(1));
    int wakes = 0;
    board.setWake([&] { ++wakes; });
    QCOMPARE(wakes, 1);
    board.setWake([&] { wakes += 10; }); // another reader takes over what is still there
    QCOMPARE(wakes, 11);
}

void TestChangeBoard::isSilentOnceTheWakeIsGone()
{
    ChangeBoard board(watcher());
    std::atomic<int> wakes = 0;
    std::atomic<qint64> written = 0;
    board.setWake([&] { ++wakes; });
    std::jthread writer([&](const std::stop_token &stop) {
        while (!stop.stop_requested())
            board.putStatus(at(++written));
    });
    QTRY_VERIFY((static_cast<void>(board.take()), wakes > 10));
    board.setWake({});
    const int before = wakes;
    const qint64 begin = written;
    QTRY_VERIFY((static_cast<void>(board.take()), written > begin + 1'000));
    QCOMPARE(wakes.load(), before);
}

void TestChangeBoard::losesNothingBetweenThreads()
{
    constexpr int kWriters = 3;
    constexpr int kEach = 2'000;
    ChangeBoard board(watcher());
    std::vector<std::thread> writers;
    for (int w = 0; w < kWriters; ++w) {
        writers.emplace_back([&board, w] {
            for (int i = 0; i < kEach; ++i) {
                board.putAnswer({RequestId(w * kEach + i + 1), Payload(QJsonObject())});
                board.putTasks({row(w + 1, i + 1 == kEach ? TaskState::Succeeded : TaskState::Running)});
            }
        });
    }
    size_t answers = 0;
    std::map<TaskId, TaskState> last;
    const auto take = [&] {
        const EventBatch batch = board.take();
        answers += batch.answers.size();
        for (const TaskSummary &task : batch.tasks)
            last[task.id] = task.state;
    };
    while (answers < size_t(kWriters * kEach))
        take();
    for (std::thread &writer : writers)
        writer.join();
    take();
    QCOMPARE(answers, size_t(kWriters * kEach));
    QCOMPARE(last.size(), size_t(kWriters));
    for (const auto &[id, state] : last)
        QCOMPARE(state, TaskState::Succeeded);
}

void TestChangeBoard::hubTellsNewcomersHowThingsStand()
{
    EventHub hub;
    hub.publishStatus(at(5));
    AgentStatus agent;
    agent.agent.name = QStringLiteral("rehearsal");
    hub.publishAgents({agent});
    const auto board = std::make_shared<ChangeBoard>(watcher());
    hub.add(board);
    const EventBatch batch = board->take();
    QCOMPARE(batch.status->at, 5);
    QCOMPARE(batch.agents->front().agent.name, QStringLiteral("rehearsal"));
    QCOMPARE(hub.status().at, 5);
    QCOMPARE(hub.agents().size(), size_t(1));
}

void TestChangeBoard::hubSpreadsToAllAndForgetsWhoLeft()
{
    EventHub hub;
    const auto stays = std::make_shared<ChangeBoard>(watcher());
    const auto leaves = std::make_shared<ChangeBoard>(watcher());
    hub.add(stays);
    hub.add(leaves);
    static_cast<void>(stays->take());
    static_cast<void>(leaves->take());
    hub.publishTasks({row(1, TaskState::Queued)});
    QCOMPARE(leaves->take().tasks.size(), size_t(1));
    hub.remove(leaves);
    hub.publishLog(line(1));
    QVERIFY(leaves->take().isEmpty());
    const EventBatch batch = stays->take();
    QCOMPARE(batch.tasks.size(), size_t(1));
    QCOMPARE(batch.log.size(), size_t(1));
    QCOMPARE(leaves.use_count(), 1L);
}

void TestChangeBoard::hubSkipsAgentsThatDidNotChange()
{
    EventHub hub;
    const auto board = std::make_shared<ChangeBoard>(watcher());
    hub.add(board);
    AgentStatus agent;
    hub.publishAgents({agent});
    QVERIFY(board->take().agents);
    hub.publishAgents({agent});
    QVERIFY(!board->take().agents);
    agent.failed = 1;
    hub.publishAgents({agent});
    QVERIFY(board->take().agents);
}

QTEST_GUILESS_MAIN(TestChangeBoard)
#include "tst_changeboard.moc"
