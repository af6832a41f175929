#include "core/doors/remotecore.h"

#include "core/doors/localserver.h"
#include "core/doors/peer.h"
#include "tests/core/doors/fakecore.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QLocalServer>
#include <QTemporaryDir>
#include <QTest>

#include <latch>
#include <thread>

#include <unistd.h>

using namespace qd;

namespace {

constexpr int kTimeoutMs = 5'000;

const Caller kCaller{QStringLiteral("qdeck:somebody"), {}, true, true};

/// Takes every batch as its wake comes, as a program does.
class Taker : public QObject
{
    Q_OBJECT

public:
    explicit Taker(CoreService &service) : m_service(service)
    {
        m_service.setWake([this] { QMetaObject::invokeMethod(this, "take", Qt::QueuedConnection); });
    }
    std::vector<EventBatch> batches;

    [[nodiscard]] std::vector<Answer> answers() const
    {
        std::vector<Answer> all;
        for (const EventBatch &batch : batches)
            all.insert(all.end(), batch.answers.begin(), batch.answers.end());
        return all;
    }
    [[nodiscard]] bool lost() const { return !batches.empty() && batches.back().connectionLost; }

private Q_SLOTS:
    void take() { batches.push_back(m_service.takeEvents()); }

private:
    CoreService &m_service;
};

/// The real door on a thread of its own, because opening a RemoteCore waits. Start and end go through latches and a
/// std::thread, whose order the thread sanitizer can see: quitting writes to a descriptor that the thread then closes.
class DoorThread
{
public:
    DoorThread(CoreAccess &core, const QString &path)
        : m_thread([this, &core, path] {
              LocalServer server(core, Scope::Observe);
              QEventLoop loop;
              m_listening = server.listen(path).ok();
              m_loop = &loop;
              m_up.count_down();
              loop.exec();
              m_mayEnd.wait();
          })
    {
        m_up.wait();
    }
    ~DoorThread()
    {
        QMetaObject::invokeMethod(m_loop, "quit", Qt::QueuedConnection);
        m_mayEnd.count_down();
        m_thread.join();
    }
    [[nodiscard]] bool listening() const { return m_listening; }

private:
    bool m_listening = false;
    QEventLoop *m_loop = nullptr;
    std::latch m_up{1};
    std::latch m_mayEnd{1};
    std::thread m_thread; // last: it uses the others
};

} // namespace

class TestRemoteCore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void asksAndIsAnswered();
    void payloadsKeepTheirType();
    void errorsComeThrough();
    void changesArriveInOrder();
    void answersOfManyMegabytesArrive();
    void requestThatNoLineHoldsIsAnsweredHere();
    void ownerThatEndsIsNoticedAfterItsLastWords();
    void nobodyThereIsNoEngine();
    void silentOwnerIsGivenUp();
    void fullDoorSaysSo();
    void ownerThatTalksNonsenseIsLeft();

private:
    [[nodiscard]] std::unique_ptr<CoreService> open(const Caller &caller = kCaller);
    [[nodiscard]] QString path() const { return m_directory->path() + QStringLiteral("/run/s"); }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<FakeCore> m_core;
    std::unique_ptr<DoorThread> m_door;
};

void TestRemoteCore::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_core = std::make_unique<FakeCore>();
    m_door = std::make_unique<DoorThread>(*m_core, path());
    QVERIFY(m_door->listening());
}

void TestRemoteCore::cleanup()
{
    m_door.reset();
    QCOMPARE(m_core->services(), 0);
}

std::unique_ptr<CoreService> TestRemoteCore::open(const Caller &caller)
{
    auto core = connectToOwner(path(), caller, kTimeoutMs);
    if (core)
        return std::move(core).value();
    qWarning("%s", qPrintable(core.error().detail));
    return nullptr;
}

void TestRemoteCore::asksAndIsAnswered()
{
    m_core->setAnswerer([](Operation, const QJsonObject &parameters) { return Result<Payload>(parameters); });
    const auto core = open();
    QVERIFY(core);
    Taker taker(*core);
    const RequestId first = core->request(Operation::TasksShow, {{QStringLiteral("id"), QStringLiteral("T-1")}});
    const RequestId second = core->request(Operation::StatusGet, {});
    QVERIFY(first != second);
    QTRY_COMPARE(taker.answers().size(), size_t(2));
    QCOMPARE(taker.answers().at(0).request, first);
    QCOMPARE(taker.answers().at(1).request, second);
    const auto object = std::get<QJsonObject>(*taker.answers().at(0).result);
    QCOMPARE(object[QLatin1String("id")].toString(), QStringLiteral("T-1"));
    QCOMPARE(m_core->asked().at(0).operation, Operation::TasksShow);
    const Caller caller = m_core->callers().at(0);
    QCOMPARE(caller.actor, QString(QStringLiteral("qdeck:") + userName(::geteuid())));
    QCOMPARE(caller.scopes, Scopes(Scope::Observe));
    QVERIFY(caller.wantsChanges && caller.wantsLog);
}

void TestRemoteCore::payloadsKeepTheirType()
{
    TaskSummary row;
    row.id = TaskId{5};
    row.title = QStringLiteral("count \u202e lines");
    m_core->setAnswerer([row](Operation operation, const QJsonObject &) -> std::optional<Result<Payload>> {
        if (operation == Operation::TasksIds)
            return Result<Payload>(IdSnapshot{{TaskId{2}, TaskId{1}}});
        return Result<Payload>(TaskPage{{row}});
    });
    const auto core = open();
    QVERIFY(core);
    Taker taker(*core);
    (void)core->request(Operation::TasksIds, {});
    (void)core->request(Operation::TasksPage, {});
    QTRY_COMPARE(taker.answers().size(), size_t(2));
    QCOMPARE(std::get<IdSnapshot>(*taker.answers().at(0).result), (IdSnapshot{{TaskId{2}, TaskId{1}}}));
    QCOMPARE(std::get<TaskPage>(*taker.answers().at(1).result), TaskPage{{row}});
}

void TestRemoteCore::errorsComeThrough()
{
    const Error refusal{QStringLiteral("not_armed"), ErrorCategory::Operator, QStringLiteral("arm first")};
    m_core->setAnswerer([refusal](Operation, const QJsonObject &) { return Result<Payload>(refusal); });
    const auto core = open();
    QVERIFY(core);
    Taker taker(*core);
    (void)core->request(Operation::EngineArm, {});
    QTRY_COMPARE(taker.answers().size(), size_t(1));
    QCOMPARE(taker.answers().at(0).result.error(), refusal);
}

void TestRemoteCore::changesArriveInOrder()
{
    constexpr int kChanges = 300;
    const auto core = open();
    QVERIFY(core);
    Taker taker(*core);
    for (int i = 1; i <= kChanges; ++i) {
        EventBatch batch;
        TaskSummary row;
        row.id = TaskId{i};
        batch.tasks.push_back(row);
        m_core->publish(batch);
    }
    const auto numbers = [&] {
        QList<qint64> list;
        for (const EventBatch &batch : taker.batches) {
            for (const TaskSummary &row : batch.tasks)
                list += row.id.value;
        }
        return list;
    };
    QTRY_COMPARE(numbers().size(), kChanges);
    QVERIFY(std::is_sorted(taker.batches.begin(), taker.batches.end(), [](const EventBatch &a, const EventBatch &b) {
        return !a.tasks.empty() && !b.tasks.empty() && a.tasks.front().id < b.tasks.front().id;
    }));
}

void TestRemoteCore::answersOfManyMegabytesArrive()
{
    const QString big(20 * 1024 * 1024, u'a');
    m_core->setAnswerer([big](Operation, const QJsonObject &) {
        return Result<Payload>(QJsonObject{{QStringLiteral("text"), big}});
    });
    const auto core = open();
    QVERIFY(core);
    Taker taker(*core);
    (void)core->request(Operation::ArtifactsRead, {});
    QTRY_COMPARE(taker.answers().size(), size_t(1));
    QCOMPARE(std::get<QJsonObject>(*taker.answers().at(0).result)[QLatin1String("text")].toString().size(), big.size());
}

void TestRemoteCore::requestThatNoLineHoldsIsAnsweredHere()
{
    m_core->setAnswerer([](Operation, const QJsonObject &) { return Result<Payload>(QJsonObject{}); });
    const auto core = open();
    QVERIFY(core);
    Taker taker(*core);
    const QString text(33 * 1024 * 1024, u'x');
    const RequestId large = core->request(Operation::TasksAdd, {{QStringLiteral("x"), text}});
    const RequestId small = core->request(Operation::StatusGet, {});
    QTRY_COMPARE(taker.answers().size(), size_t(2));
    QCOMPARE(taker.answers().at(0).request, large);
    QCOMPARE(taker.answers().at(0).result.error().code, QStringLiteral("request_too_large"));
    QCOMPARE(taker.answers().at(1).request, small);
    QVERIFY(taker.answers().at(1).result.ok());
}

void TestRemoteCore::ownerThatEndsIsNoticedAfterItsLastWords()
{
    const auto core = open();
    QVERIFY(core);
    Taker taker(*core);
    EventBatch batch;
    TaskSummary row;
    row.id = TaskId{1};
    batch.tasks.push_back(row);
    batch.connectionLost = true;
    m_core->publish(batch);
    QTRY_VERIFY(taker.lost());
    QCOMPARE(taker.batches.front().tasks.size(), size_t(1));
    const size_t count = taker.batches.size();
    (void)core->request(Operation::StatusGet, {});
    m_door.reset();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(taker.batches.size(), count);
}

void TestRemoteCore::nobodyThereIsNoEngine()
{
    const auto nothing = connectToOwner(m_directory->path() + QStringLiteral("/none"), kCaller, 100);
    QVERIFY(!nothing);
    QCOMPARE(nothing.error().code, QStringLiteral("no_engine"));
    QCOMPARE(nothing.error().category, ErrorCategory::Transient);
}

void TestRemoteCore::silentOwnerIsGivenUp()
{
    QLocalServer silent;
    const QString address = m_directory->path() + QStringLiteral("/silent");
    QVERIFY(silent.listen(address));
    QElapsedTimer timer;
    timer.start();
    const auto given = connectToOwner(address, kCaller, 100);
    QVERIFY(!given);
    QCOMPARE(given.error().code, QStringLiteral("owner_silent"));
    QVERIFY(timer.elapsed() < kTimeoutMs);
}

void TestRemoteCore::fullDoorSaysSo()
{
    std::vector<std::unique_ptr<CoreService>> others;
    for (int i = 0; i < LocalDoorLimits{}.connections; ++i) {
        others.push_back(open());
        QVERIFY(others.back());
    }
    const auto extra = connectToOwner(path(), kCaller, kTimeoutMs);
    QVERIFY(!extra);
    QCOMPARE(extra.error().code, QStringLiteral("too_many_connections"));
}

void TestRemoteCore::ownerThatTalksNonsenseIsLeft()
{
    const QString address = m_directory->path() + QStringLiteral("/nonsense");
    std::jthread thread([&address] {
        QLocalServer server;
        server.listen(address);
        server.waitForNewConnection(kTimeoutMs);
        QLocalSocket *socket = server.nextPendingConnection();
        socket->write("{\"hello\":{\"version\":1}}\n\x01\x02 nonsense\n");
        socket->waitForDisconnected(kTimeoutMs);
    });
    QTRY_VERIFY(QFile::exists(address));
    const auto core = connectToOwner(address, kCaller, kTimeoutMs);
    QVERIFY(core.ok());
    Taker taker(**core);
    QTRY_VERIFY(taker.lost());
    thread.join();
}

QTEST_GUILESS_MAIN(TestRemoteCore)
#include "tst_remotecore.moc"
