#include "tests/support/fakecore.h"
#include "ui/link/corelink.h"

#include <QSignalSpy>
#include <QTest>

#include <thread>

using namespace qd;

namespace {

TaskSummary task(qint64 number, TaskState state = TaskState::Queued)
{
    TaskSummary row;
    row.id = TaskId{number};
    row.title = QStringLiteral("Task %1").arg(number);
    row.state = state;
    return row;
}

LogLine line(const QString &text)
{
    LogLine entry;
    entry.text = UntrustedText(text);
    return entry;
}

struct Console {
    FakeCore *core;
    CoreLink link;
    Console() : Console(std::make_unique<FakeCore>()) { }
    explicit Console(std::unique_ptr<FakeCore> fake) : core(fake.get()), link(std::move(fake)) { }
};

} // namespace

class TestCoreLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statusIsKeptAndTold();
    void answersReachTheirCaller();
    void callbackIsDroppedWithItsContext();
    void manyChangesMakeOneBatch();
    void wakeFromAnotherThread();
    void nothingIsDrainedWhileInactive();
    void awaitedAnswerComesWhileInactive();
    void lossOfTheCoreIsToldOnce();
    void wakeDuringDestructionIsHarmless();
};

void TestCoreLink::statusIsKeptAndTold()
{
    Console console;
    QSignalSpy told(&console.link, &CoreLink::statusChanged);
    QVERIFY(!console.link.hasStatus());
    EngineStatus status;
    status.state = EngineState::Paused;
    status.tickNumber = 7;
    console.core->publishStatus(status);
    QVERIFY(!console.link.hasStatus()); // never inside the core's own call
    QTRY_COMPARE(told.count(), 1);
    QVERIFY(console.link.hasStatus());
    QCOMPARE(console.link.status(), status);
}

void TestCoreLink::answersReachTheirCaller()
{
    Console console;
    console.core->setTasks({task(1), task(2)});
    QSignalSpy answered(&console.link, &CoreLink::answered);
    QObject context;
    std::vector<TaskId> ids;
    console.link.request(Operation::TasksIds, {}, &context, [&](const Result<Payload> &result) {
        QVERIFY(result.ok());
        ids = std::get<IdSnapshot>(*result).ids;
    });
    QTRY_COMPARE(ids.size(), size_t(2));

    console.core->refuse(Operation::TasksCancel, {QStringLiteral("operation_forbidden"), ErrorCategory::Operator, {}});
    QString code;
    console.link.request(Operation::TasksCancel, {{QStringLiteral("ids"), QJsonArray{1}}}, &context,
                         [&](const Result<Payload> &result) { code = result.error().code; });
    QTRY_COMPARE(code, QStringLiteral("operation_forbidden"));

    const RequestId id = console.link.request(Operation::StatusGet);
    QTRY_COMPARE(answered.count(), 3);
    QCOMPARE(answered.last().first().value<RequestId>(), id);
}

void TestCoreLink::callbackIsDroppedWithItsContext()
{
    Console console;
    QSignalSpy answered(&console.link, &CoreLink::answered);
    auto context = std::make_unique<QObject>();
    bool called = false;
    console.link.request(Operation::StatusGet, {}, context.get(), [&](const Result<Payload> &) { called = true; });
    context.reset();
    QTRY_COMPARE(answered.count(), 1);
    QVERIFY(!called);
}

void TestCoreLink::manyChangesMakeOneBatch()
{
    Console console;
    QSignalSpy told(&console.link, &CoreLink::tasksChanged);
    console.core->changeTasks({task(1)});
    QTRY_COMPARE(told.count(), 1);
    QElapsedTimer sinceFirst;
    sinceFirst.start();
    for (int i = 0; i < 1'000; ++i)
        console.core->changeTasks({task(1 + i % 10, i % 2 ? TaskState::Running : TaskState::Queued)});
    QTRY_COMPARE(told.count(), 2);
    QVERIFY2(sinceFirst.elapsed() >= CoreLink::kDrainMs - 5, "a second drain must keep its distance");
    QCOMPARE(told.last().first().value<std::vector<TaskSummary>>().size(), size_t(10));
}

void TestCoreLink::wakeFromAnotherThread()
{
    Console console;
    qint64 lines = 0;
    bool onGuiThread = true;
    connect(&console.link, &CoreLink::logArrived, &console.link, [&](const std::vector<LogLine> &arrived, qint64) {
        lines += qint64(arrived.size());
        onGuiThread = onGuiThread && QThread::currentThread() == thread();
    });
    std::thread other([&] {
        for (int i = 0; i < 2'000; ++i)
            console.core->publishLog({line(QString::number(i))});
    });
    QTRY_COMPARE(lines, qint64(2'000));
    other.join();
    QVERIFY(onGuiThread);
}

void TestCoreLink::nothingIsDrainedWhileInactive()
{
    Console console;
    QSignalSpy told(&console.link, &CoreLink::logArrived);
    console.link.setActive(false);
    console.core->publishLog({line(QStringLiteral("a"))}, 3);
    QTimer later; // a drain that had been scheduled would come first
    later.setSingleShot(true);
    QSignalSpy passed(&later, &QTimer::timeout);
    later.start(2 * CoreLink::kDrainMs);
    QTRY_COMPARE(passed.count(), 1);
    QCOMPARE(told.count(), 0);
    console.link.setActive(true);
    QTRY_COMPARE(told.count(), 1);
    QCOMPARE(told.first().at(1).toLongLong(), 3);
}

void TestCoreLink::awaitedAnswerComesWhileInactive()
{
    Console console;
    console.link.setActive(false);
    QObject context;
    bool called = false;
    console.link.request(Operation::EnginePause, {}, &context, [&](const Result<Payload> &) { called = true; });
    QTRY_VERIFY(called);
    QCOMPARE(console.link.status().state, EngineState::Paused);
}

void TestCoreLink::lossOfTheCoreIsToldOnce()
{
    Console console;
    QSignalSpy lost(&console.link, &CoreLink::connectionLost);
    console.core->loseConnection();
    QTRY_COMPARE(lost.count(), 1);
    QVERIFY(!console.link.isConnected());
    console.core->loseConnection();
    QSignalSpy told(&console.link, &CoreLink::logArrived);
    console.core->publishLog({line(QStringLiteral("late"))});
    QTRY_COMPARE(told.count(), 1);
    QCOMPARE(lost.count(), 1);
}

void TestCoreLink::wakeDuringDestructionIsHarmless()
{
    // The real core may ring from its own thread until its service is destroyed; this one rings without end.
    class RingingCore final : public CoreService
    {
    public:
        ~RingingCore() override { m_stop = true; m_thread.join(); }
        RequestId request(Operation, const QJsonObject &) override { return 1; }
        EventBatch takeEvents() override { return {}; }
        void setWake(std::function<void()> wake) override
        {
            if (!wake)
                return;
            m_thread = std::thread([this, wake = std::move(wake)] {
                while (!m_stop) {
                    wake();
                    ++m_rings;
                    std::this_thread::yield();
                }
            });
        }
        std::atomic<int> m_rings = 0;

    private:
        std::atomic<bool> m_stop = false;
        std::thread m_thread;
    };
    auto core = std::make_unique<RingingCore>();
    const RingingCore *ringing = core.get();
    {
        CoreLink link(std::move(core));
        QTRY_VERIFY(ringing->m_rings > 100);
    }
    QCoreApplication::sendPostedEvents();
}

QTEST_GUILESS_MAIN(TestCoreLink)
#include "tst_corelink.moc"
