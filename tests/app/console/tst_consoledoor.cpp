#include "app/console/consoledoor.h"

#include "app/console/consoleseat.h"
#include "core/runtime/profile.h"

#include <QElapsedTimer>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

#include <sys/stat.h>

using namespace qd;

namespace {

using Seat = Result<std::unique_ptr<OwnerLock>>;

/// A second start, while the event loop of the first goes on.
class SecondStart
{
public:
    SecondStart(const Profile &profile, const Visit &visit, int patienceMs = kSeatPatienceMs)
        : m_thread([this, profile, visit, patienceMs] {
              m_seat = takeSeatOrVisit(profile, visit, patienceMs);
              m_done = true;
          })
    {
    }
    ~SecondStart() { m_thread.join(); }

    [[nodiscard]] bool isDone() const { return m_done; }
    [[nodiscard]] const Seat &seat() const { return m_seat; }

private:
    Seat m_seat{nullptr};
    std::atomic<bool> m_done = false;
    std::thread m_thread;
};

} // namespace

class TestConsoleDoor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theFirstHasTheSeat();
    void theSecondIsShown();
    void refusalsAreTold();
    void aConsoleThatStartsLateIsWaitedFor();
    void aConsoleThatEndsGivesTheSeat();
    void aFrozenConsoleIsNotWaitedForForever();
    void aLeftoverIsNoConsole();
    void otherLinesAreRefused_data();
    void otherLinesAreRefused();
    void aLineHasALimit();
    void whoSaysNothingIsSentAway();
    void visitorsAreCounted();
    void onlyItsUserEnters();
    void tooLongAPathCostsOnlyTheDoor();

private:
    [[nodiscard]] Result<void> open(ConsoleDoorLimits limits = {});

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Profile> m_profile;
    std::unique_ptr<ConsoleDoor> m_door;
    std::vector<Visit> m_visits;
    Result<void> m_answer;
};

void TestConsoleDoor::init()
{
    m_door.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    m_profile = std::make_unique<Profile>(m_dir->filePath(QStringLiteral("night")));
    m_visits.clear();
    m_answer = {};
}

Result<void> TestConsoleDoor::open(ConsoleDoorLimits limits)
{
    m_door = std::make_unique<ConsoleDoor>([this](const Visit &visit) {
        m_visits.push_back(visit);
        return m_answer;
    }, limits);
    return m_door->listen(m_profile->consoleSocket());
}

void TestConsoleDoor::theFirstHasTheSeat()
{
    const Seat seat = takeSeatOrVisit(*m_profile, {});
    QVERIFY(seat.ok() && *seat);
    QVERIFY(open().ok());
    QVERIFY(m_visits.empty());
}

void TestConsoleDoor::theSecondIsShown()
{
    const Seat first = takeSeatOrVisit(*m_profile, {});
    QVERIFY(open().ok());
    const Visit visit{{QStringLiteral("/tasks/a.md"), QStringLiteral("/tasks/b.md")}, QStringLiteral("token")};
    const SecondStart second(*m_profile, visit);
    QTRY_VERIFY(second.isDone());
    QVERIFY(second.seat().ok() && !*second.seat());
    QCOMPARE(m_visits, std::vector<Visit>{visit});
    QTRY_COMPARE(m_door->visitorCount(), 0);
}

void TestConsoleDoor::refusalsAreTold()
{
    const Seat first = takeSeatOrVisit(*m_profile, {});
    QVERIFY(open().ok());
    m_answer = Error{QStringLiteral("previews_open"), ErrorCategory::Operator, QStringLiteral("4 are open")};
    const SecondStart second(*m_profile, {});
    QTRY_VERIFY(second.isDone());
    QCOMPARE(second.seat().error(), m_answer.error());
    QCOMPARE(m_visits.size(), size_t(1)); // it does not try again
}

void TestConsoleDoor::aConsoleThatStartsLateIsWaitedFor()
{
    const Seat first = takeSeatOrVisit(*m_profile, {});
    const SecondStart second(*m_profile, {{QStringLiteral("/a.md")}, {}});
    QTest::qWait(100); // its first knocks find nobody
    QVERIFY(!second.isDone());
    QVERIFY(open().ok());
    QTRY_VERIFY(second.isDone());
    QVERIFY(second.seat().ok() && !*second.seat());
    QCOMPARE(m_visits.size(), size_t(1));
}

void TestConsoleDoor::aConsoleThatEndsGivesTheSeat()
{
    Seat first = takeSeatOrVisit(*m_profile, {});
    const SecondStart second(*m_profile, {});
    QTest::qWait(100);
    QVERIFY(!second.isDone());
    first = Seat(nullptr);
    QTRY_VERIFY(second.isDone());
    QVERIFY(second.seat().ok() && *second.seat());
}

void TestConsoleDoor::aFrozenConsoleIsNotWaitedForForever()
{
    const Seat first = takeSeatOrVisit(*m_profile, {});
    UnixListener frozen; // the kernel lets visitors in, and nobody comes to the door
    QVERIFY(frozen.listen(m_profile->consoleSocket()).ok());
    QElapsedTimer clock;
    clock.start();
    const Seat second = takeSeatOrVisit(*m_profile, {}, 300);
    QVERIFY(!second.ok());
    QCOMPARE(second.error().code, QStringLiteral("console_silent"));
    QVERIFY2(second.error().detail.contains(QStringLiteral("pid %1").arg(QCoreApplication::applicationPid())), qPrintable(second.error().detail));
    QVERIFY2(clock.elapsed() >= 300 && clock.elapsed() < 3'000, qPrintable(QString::number(clock.elapsed())));
}

void TestConsoleDoor::aLeftoverIsNoConsole()
{
    QVERIFY(m_profile->prepare().ok());
    {
        UnixListener gone;
        QVERIFY(gone.listen(m_profile->consoleSocket()).ok());
        QVERIFY(QFile::rename(m_profile->consoleSocket(), m_profile->consoleSocket() + QStringLiteral("x")));
    }
    QVERIFY(QFile::rename(m_profile->consoleSocket() + QStringLiteral("x"), m_profile->consoleSocket()));
    const Seat seat = takeSeatOrVisit(*m_profile, {});
    QVERIFY(seat.ok() && *seat);
    QVERIFY(open().ok());
}

void TestConsoleDoor::otherLinesAreRefused_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("not JSON") << QByteArray("hello\n");
    QTest::newRow("a request of the core") << QByteArray(R"({"request":1,"operation":"engine.kill"})" "\n");
    QTest::newRow("relative") << QByteArray(R"({"visit":{"version":1,"files":["a.md"]}})" "\n");
}

void TestConsoleDoor::otherLinesAreRefused()
{
    QFETCH(QByteArray, line);
    QVERIFY(m_profile->prepare().ok());
    QVERIFY(open().ok());
    QLocalSocket socket;
    socket.connectToServer(m_profile->consoleSocket());
    socket.write(line);
    QTRY_VERIFY(socket.canReadLine());
    QCOMPARE(answerFromLine(socket.readLine()).error().code, QStringLiteral("visit_malformed"));
    QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
    QVERIFY(m_visits.empty());
}

void TestConsoleDoor::aLineHasALimit()
{
    QVERIFY(m_profile->prepare().ok());
    QVERIFY(open({1'000, 3'000, 16}).ok());
    QLocalSocket socket;
    socket.connectToServer(m_profile->consoleSocket());
    socket.write(QByteArray(1'001, 'x'));
    QTRY_VERIFY(socket.canReadLine());
    QCOMPARE(answerFromLine(socket.readLine()).error().code, QStringLiteral("line_too_long"));
    const Seat first = takeSeatOrVisit(*m_profile, {});
    QCOMPARE(takeSeatOrVisit(*m_profile, {{u'/' + QString(kMostVisitBytes, u'x')}, {}}).error().code, QStringLiteral("visit_too_large"));
}

void TestConsoleDoor::whoSaysNothingIsSentAway()
{
    QVERIFY(m_profile->prepare().ok());
    QVERIFY(open({kMostVisitBytes, 50, 16}).ok());
    QLocalSocket socket;
    socket.connectToServer(m_profile->consoleSocket());
    QTRY_COMPARE(m_door->visitorCount(), 1);
    QTRY_COMPARE(m_door->visitorCount(), 0);
    QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
}

void TestConsoleDoor::visitorsAreCounted()
{
    QVERIFY(m_profile->prepare().ok());
    QVERIFY(open({kMostVisitBytes, 60'000, 2}).ok());
    QLocalSocket first;
    QLocalSocket second;
    QLocalSocket third;
    for (QLocalSocket *socket : {&first, &second, &third})
        socket->connectToServer(m_profile->consoleSocket());
    QTRY_COMPARE(third.state(), QLocalSocket::UnconnectedState);
    QCOMPARE(m_door->visitorCount(), 2);
    first.abort();
    QTRY_COMPARE(m_door->visitorCount(), 1);
}

void TestConsoleDoor::onlyItsUserEnters()
{
    const Seat seat = takeSeatOrVisit(*m_profile, {});
    QVERIFY(open().ok());
    struct stat facts{};
    QCOMPARE(::stat(QFile::encodeName(m_profile->socketFolder()).constData(), &facts), 0);
    QCOMPARE(facts.st_mode & 07777, mode_t(0700));
    QCOMPARE(::stat(QFile::encodeName(m_profile->consoleLock()).constData(), &facts), 0);
    QCOMPARE(facts.st_mode & 07777, mode_t(0600));
}

void TestConsoleDoor::tooLongAPathCostsOnlyTheDoor()
{
    m_profile = std::make_unique<Profile>(m_dir->filePath(QString(120, u'x')));
    const Seat seat = takeSeatOrVisit(*m_profile, {});
    QVERIFY(seat.ok() && *seat);
    QCOMPARE(open().error().code, QStringLiteral("socket_path_too_long"));
    QCOMPARE(takeSeatOrVisit(*m_profile, {}, 100).error().code, QStringLiteral("console_silent"));
}

QTEST_GUILESS_MAIN(TestConsoleDoor)
#include "tst_consoledoor.moc"
