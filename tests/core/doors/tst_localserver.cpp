#include "core/doors/localserver.h"

#include "core/api/batchcodec.h"
#include "core/doors/peer.h"
#include "tests/core/doors/fakecore.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

#include <grp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace qd;

namespace {

const QByteArray kHello = R"({"hello":{"version":1,"client":"qdeck","changes":true,"log":false}})" "\n";

QByteArray requestLine(int id, const char *operation)
{
    return QStringLiteral("{\"request\":%1,\"operation\":\"%2\",\"parameters\":{}}\n")
        .arg(id).arg(QString::fromLatin1(operation)).toUtf8();
}

/// A peer that speaks raw bytes.
class Peer
{
public:
    explicit Peer(const QString &path) { m_socket.connectToServer(path); }

    void send(const QByteArray &bytes) { m_socket.write(bytes); }
    void limitReading(qint64 bytes) { m_socket.setReadBufferSize(bytes); }
    [[nodiscard]] bool gone()
    {
        read();
        return m_socket.state() == QLocalSocket::UnconnectedState;
    }
    [[nodiscard]] QList<QJsonObject> messages()
    {
        read();
        QList<QJsonObject> list;
        for (const QByteArray &line : m_received.split('\n')) {
            if (!line.isEmpty())
                list += QJsonDocument::fromJson(line).object();
        }
        return list;
    }
    [[nodiscard]] QString lastError()
    {
        const QList<QJsonObject> all = messages();
        return all.isEmpty() ? QString() : all.last()[QLatin1String("error")][QLatin1String("code")].toString();
    }

private:
    void read() { m_received += m_socket.readAll(); }

    QLocalSocket m_socket;
    QByteArray m_received;
};

EventBatch logBatch(qsizetype bytes)
{
    LogLine line;
    line.text = UntrustedText(QString(bytes, u'x'));
    EventBatch batch;
    batch.log.push_back(line);
    return batch;
}

} // namespace

class TestLocalServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void limitsAreThoseOfTheDesign();
    void directoryAndSocketArePrivate();
    void unsafePlacesAreRefused();
    void leftoverSocketIsReplaced();
    void liveSocketIsNotTaken();
    void longPathIsRefusedClearly();
    void closingRemovesTheSocket();

    void helloOpensALineToTheCore();
    void actorIsMadeByTheDoor_data();
    void actorIsMadeByTheDoor();
    void answersCarryThePeersNumber();
    void changesFromAnotherThreadArrive();
    void unknownOperationIsAnsweredAndTheLineStays();
    void coreThatEndsClosesTheLine();

    void garbageEndsTheConnection_data();
    void garbageEndsTheConnection();
    void halfALineIsNotARequest();
    void oversizeLineEndsTheConnection();
    void helloIsShort();
    void documentOfThirtyMegabytesPasses();
    void missingHelloEndsTheConnection();
    void peerBeyondTheLimitIsTurnedAway();
    void silentPeersGiveWay();
    void theDoorLeavesDescriptorsToOthers();
    void requestsInFlightAreLimitedButStoppingIsNot();
    void requestsWaitForThoseBeforeThem();
    void stoppedQueriesDoNotWait();
    void whoDoesNotReadIsNotWorkedFor();
    void slowReaderLeavesEventsInTheCore();
    void hugeAnswerToASlowReaderEndsTheConnection();
    void otherUserIsRefused();
    void wantOfDescriptorsIsSurvived();

private:
    void open(const LocalDoorLimits &limits = {});
    [[nodiscard]] QString path() const { return m_directory->path() + QStringLiteral("/run/s"); }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<FakeCore> m_core;
    std::unique_ptr<LocalServer> m_server;
};

void TestLocalServer::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_core = std::make_unique<FakeCore>();
}

void TestLocalServer::cleanup()
{
    m_server.reset();
    QCOMPARE(m_core->services(), 0);
}

void TestLocalServer::open(const LocalDoorLimits &limits)
{
    m_server = std::make_unique<LocalServer>(*m_core, Scope::Observe | Scope::Operate, limits);
    const auto listening = m_server->listen(path());
    QVERIFY2(listening.ok(), listening ? "" : qPrintable(listening.error().detail));
}

void TestLocalServer::limitsAreThoseOfTheDesign()
{
    const LocalDoorLimits limits;
    QCOMPARE(limits.lineBytes, 32 * 1024 * 1024);
    QCOMPARE(limits.helloMs, 3'000);
    QCOMPARE(limits.connections, 64);
    QCOMPARE(limits.outgoingBytes, 64 * 1024 * 1024);
    QCOMPARE(limits.requestsInFlight, 256);
    QCOMPARE(limits.requestsAtOnce, 4);
    QCOMPARE(limits.helloBytes, 4'096);
}

void TestLocalServer::directoryAndSocketArePrivate()
{
    open();
    struct stat status{};
    QCOMPARE(::stat(QFile::encodeName(m_directory->path() + QStringLiteral("/run")).constData(), &status), 0);
    QCOMPARE(status.st_mode & 07777, mode_t(0700));
    QCOMPARE(status.st_uid, ::geteuid());
}

void TestLocalServer::unsafePlacesAreRefused()
{
    const QDir root(m_directory->path());
    FakeCore core;
    LocalServer server(core, {});
    const auto codeFor = [&](const QString &directory) {
        const auto result = server.listen(root.filePath(directory) + QStringLiteral("/s"));
        return result ? QString() : result.error().code;
    };
    QVERIFY(root.mkdir(QStringLiteral("open")));
    QCOMPARE(::chmod(QFile::encodeName(root.filePath(QStringLiteral("open"))).constData(), 0755), 0);
    QCOMPARE(codeFor(QStringLiteral("open")), QStringLiteral("socket_directory_unsafe"));

    QVERIFY(root.mkdir(QStringLiteral("private")));
    QCOMPARE(::chmod(QFile::encodeName(root.filePath(QStringLiteral("private"))).constData(), 0700), 0);
    QVERIFY(QFile::link(root.filePath(QStringLiteral("private")), root.filePath(QStringLiteral("link"))));
    QCOMPARE(codeFor(QStringLiteral("link")), QStringLiteral("socket_directory_unsafe"));

    QFile file(root.filePath(QStringLiteral("private/s")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(codeFor(QStringLiteral("private")), QStringLiteral("socket_path_taken"));
    QVERIFY2(file.exists(), "what is not a socket is not removed");

    if (::geteuid() == 0) {
        QVERIFY(root.mkdir(QStringLiteral("foreign")));
        QCOMPARE(::chmod(QFile::encodeName(root.filePath(QStringLiteral("foreign"))).constData(), 0700), 0);
        QCOMPARE(::chown(QFile::encodeName(root.filePath(QStringLiteral("foreign"))).constData(), 65534, 65534), 0);
        QCOMPARE(codeFor(QStringLiteral("foreign")), QStringLiteral("socket_directory_unsafe"));
    }
}

void TestLocalServer::leftoverSocketIsReplaced()
{
    QCOMPARE(::mkdir(QFile::encodeName(m_directory->path() + QStringLiteral("/run")).constData(), 0700), 0);
    const int left = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    qstrncpy(address.sun_path, QFile::encodeName(path()).constData(), sizeof address.sun_path);
    QCOMPARE(::bind(left, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
    ::close(left); // as after kill -9: the file stays
    QVERIFY(QFile::exists(path()));
    open();
    Peer peer(path());
    peer.send(kHello);
    QTRY_COMPARE(peer.messages().size(), 1);
}

void TestLocalServer::liveSocketIsNotTaken()
{
    open();
    LocalServer second(*m_core, {});
    const auto result = second.listen(path());
    QVERIFY(!result);
    QCOMPARE(result.error().code, QStringLiteral("socket_path_taken"));
    Peer peer(path());
    peer.send(kHello);
    QTRY_COMPARE(peer.messages().size(), 1);
}

void TestLocalServer::longPathIsRefusedClearly()
{
    LocalServer server(*m_core, {});
    const auto ofLength = [&](int bytes) {
        const QString head = m_directory->path() + QStringLiteral("/run/");
        return QString(head + QString(bytes - QFile::encodeName(head).size(), u's'));
    };
    QVERIFY(server.listen(ofLength(107)).ok());
    const auto refused = server.listen(ofLength(108));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, QStringLiteral("socket_path_too_long"));
    QVERIFY(refused.error().detail.contains(QStringLiteral("107")));
}

void TestLocalServer::closingRemovesTheSocket()
{
    open();
    QVERIFY(QFile::exists(path()));
    m_server.reset();
    QVERIFY(!QFile::exists(path()));
}

void TestLocalServer::helloOpensALineToTheCore()
{
    open();
    Peer peer(path());
    peer.send(kHello);
    QTRY_COMPARE(peer.messages().size(), 1);
    const QJsonObject hello = peer.messages().first()[QLatin1String("hello")].toObject();
    QCOMPARE(hello[QLatin1String("version")].toInt(), 1);
    QCOMPARE(hello[QLatin1String("program")].toString(), QStringLiteral(QD_VERSION));
    const Caller caller = m_core->callers().at(0);
    QCOMPARE(caller.scopes, Scope::Observe | Scope::Operate);
    QVERIFY(caller.wantsChanges);
    QVERIFY(!caller.wantsLog);
}

void TestLocalServer::actorIsMadeByTheDoor_data()
{
    QTest::addColumn<QString>("client");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << "qdeck" << "qdeck";
    QTest::newRow("claims another user") << "console:root" << "consoleroot";
    QTest::newRow("escapes") << "\\u001b[31mq\\u202edeck" << "31mqdeck";
    QTest::newRow("nothing left") << "\\u4f60" << "client";
    QTest::newRow("long") << QString(1000, u'q') << QString(32, u'q');
}

void TestLocalServer::actorIsMadeByTheDoor()
{
    QFETCH(QString, client);
    QFETCH(QString, name);
    open();
    Peer peer(path());
    peer.send(R"({"hello":{"version":1,"client":")" + client.toUtf8() + "\"}}\n");
    QTRY_COMPARE(peer.messages().size(), 1);
    QCOMPARE(m_core->callers().at(0).actor, QString(name + u':' + userName(::geteuid())));
}

void TestLocalServer::answersCarryThePeersNumber()
{
    m_core->setAnswerer([](Operation operation, const QJsonObject &) -> std::optional<Result<Payload>> {
        if (operation == Operation::TasksIds)
            return Result<Payload>(IdSnapshot{{TaskId{3}, TaskId{1}}});
        return Result<Payload>(Error{QStringLiteral("not_found"), ErrorCategory::Permanent, QStringLiteral("T-9")});
    });
    open();
    Peer peer(path());
    peer.send(kHello + requestLine(7, "tasks.ids") + requestLine(8, "tasks.show"));
    QTRY_VERIFY(peer.messages().size() >= 2);
    QMap<qint64, QJsonObject> answers;
    for (const QJsonObject &message : peer.messages()) {
        for (const QJsonValue &answer : message[QLatin1String("answers")].toArray())
            answers.insert(answer[QLatin1String("request")].toInteger(), answer.toObject());
    }
    QCOMPARE(answers.keys(), QList<qint64>({7, 8}));
    QCOMPARE(answers[7][QLatin1String("value")][QLatin1String("ids")].toArray(), QJsonArray({3, 1}));
    QCOMPARE(answers[8][QLatin1String("error")][QLatin1String("code")].toString(), QStringLiteral("not_found"));
}

void TestLocalServer::changesFromAnotherThreadArrive()
{
    constexpr int kBatches = 500;
    open();
    Peer peer(path());
    peer.send(kHello);
    QTRY_COMPARE(m_core->services(), 1);
    std::thread worker([this] {
        for (int i = 0; i < kBatches; ++i)
            m_core->publish(logBatch(10));
    });
    const auto lines = [&] {
        qsizetype count = 0;
        for (const QJsonObject &message : peer.messages())
            count += message[QLatin1String("log")].toArray().size();
        return count;
    };
    QTRY_COMPARE(lines(), kBatches);
    worker.join();
}

void TestLocalServer::unknownOperationIsAnsweredAndTheLineStays()
{
    m_core->setAnswerer([](Operation, const QJsonObject &) { return Result<Payload>(QJsonObject{}); });
    open();
    Peer peer(path());
    peer.send(kHello + requestLine(1, "tasks.explode"));
    QTRY_COMPARE(peer.messages().size(), 2);
    const QJsonValue answer = peer.messages().at(1)[QLatin1String("answers")][0];
    QCOMPARE(answer[QLatin1String("error")][QLatin1String("code")].toString(), QStringLiteral("operation_unknown"));
    peer.send(requestLine(2, "status.get"));
    QTRY_COMPARE(peer.messages().size(), 3);
}

void TestLocalServer::coreThatEndsClosesTheLine()
{
    open();
    Peer peer(path());
    peer.send(kHello);
    QTRY_COMPARE(m_core->services(), 1);
    EventBatch last;
    last.connectionLost = true;
    m_core->publish(last);
    QTRY_VERIFY(peer.gone());
    QCOMPARE(peer.lastError(), QStringLiteral("core_stopped"));
}

void TestLocalServer::garbageEndsTheConnection_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("noise") << QByteArray("\x00\xff\x13garbage\n", 11);
    QTest::newRow("empty line") << QByteArray("\n");
    QTest::newRow("HTTP") << QByteArray("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    QTest::newRow("scalar") << QByteArray("1\n");
    QTest::newRow("array") << QByteArray("[{}]\n");
    QTest::newRow("depth bomb") << kHello + QByteArray(2'000'000, '[') + '\n';
    QTest::newRow("request before hello") << requestLine(1, "status.get");
    QTest::newRow("hello is no object") << QByteArray("{\"hello\":true}\n");
    QTest::newRow("hello without client") << QByteArray("{\"hello\":{\"version\":1}}\n");
    QTest::newRow("hello claims scopes") << QByteArray(
        "{\"hello\":{\"version\":1,\"client\":\"q\",\"scopes\":[\"arm\"]}}\n");
    QTest::newRow("other version") << QByteArray("{\"hello\":{\"version\":2,\"client\":\"q\"}}\n");
    QTest::newRow("hello twice") << kHello + kHello;
    QTest::newRow("no number") << kHello + "{\"operation\":\"status.get\"}\n";
    QTest::newRow("number zero") << kHello + requestLine(0, "status.get");
    QTest::newRow("number is text") << kHello + "{\"request\":\"1\",\"operation\":\"status.get\"}\n";
    QTest::newRow("number with fraction") << kHello + "{\"request\":1.5,\"operation\":\"status.get\"}\n";
    QTest::newRow("number beyond 2^53") << kHello + "{\"request\":9007199254740993,\"operation\":\"status.get\"}\n";
    QTest::newRow("number in use") << kHello + requestLine(1, "status.get") + requestLine(1, "status.get");
    QTest::newRow("operation is a number") << kHello + "{\"request\":1,\"operation\":5}\n";
    QTest::newRow("parameters are a list")
        << kHello + "{\"request\":1,\"operation\":\"status.get\",\"parameters\":[]}\n";
    QTest::newRow("unknown member") << kHello + "{\"request\":1,\"operation\":\"status.get\",\"actor\":\"root\"}\n";
}

void TestLocalServer::garbageEndsTheConnection()
{
    QFETCH(QByteArray, bytes);
    open();
    Peer peer(path());
    peer.send(bytes);
    QTRY_VERIFY(peer.gone());
    const bool version = QByteArray(QTest::currentDataTag()) == "other version";
    QCOMPARE(peer.lastError(), version ? QStringLiteral("protocol_version") : QStringLiteral("message_malformed"));
    QTRY_COMPARE(m_server->connectionCount(), 0);

    Peer next(path());
    next.send(kHello);
    QTRY_COMPARE(next.messages().size(), 1);
}

void TestLocalServer::halfALineIsNotARequest()
{
    open();
    {
        Peer peer(path());
        peer.send(kHello + requestLine(1, "engine.pause") + requestLine(2, "engine.kill").chopped(1));
        QTRY_COMPARE(m_core->asked().size(), size_t(1));
    }
    QTRY_COMPARE(m_server->connectionCount(), 0);
    QCOMPARE(m_core->asked().size(), size_t(1));
    QCOMPARE(m_core->asked().at(0).operation, Operation::EnginePause);
}

void TestLocalServer::oversizeLineEndsTheConnection()
{
    LocalDoorLimits limits;
    limits.lineBytes = 1'000;
    open(limits);
    Peer fits(path());
    fits.send(kHello + requestLine(1, "status.get").chopped(1) + QByteArray(1'001 - requestLine(1, "status.get").size(), ' ') + '\n');
    QTRY_COMPARE(m_core->asked().size(), size_t(1));
    QVERIFY(fits.lastError().isEmpty());

    Peer peer(path());
    peer.send(kHello + QByteArray(1'001, ' ')); // no line end: the limit holds before there is one
    QTRY_VERIFY(peer.gone());
    QCOMPARE(peer.lastError(), QStringLiteral("line_too_long"));
}

void TestLocalServer::helloIsShort()
{
    open();
    const qsizetype most = LocalDoorLimits{}.helloBytes;
    Peer fits(path());
    fits.send(kHello.chopped(1) + QByteArray(most + 1 - kHello.size(), ' ') + '\n');
    QTRY_COMPARE(fits.messages().size(), 1);
    QVERIFY(fits.lastError().isEmpty());

    Peer peer(path());
    peer.send(QByteArray(most + 1, ' '));
    QTRY_VERIFY(peer.gone());
    QCOMPARE(peer.lastError(), QStringLiteral("line_too_long"));
}

void TestLocalServer::documentOfThirtyMegabytesPasses()
{
    open();
    Peer peer(path());
    peer.send(kHello + R"({"request":1,"operation":"tasks.add","parameters":{"documents":[{"name":"a.md","text":")"
              + QByteArray(30 * 1024 * 1024, 'x') + "\"}]}}\n");
    QTRY_COMPARE(m_core->asked().size(), size_t(1));
    const QJsonValue text = m_core->asked().at(0).parameters[QLatin1String("documents")][0][QLatin1String("text")];
    QCOMPARE(text.toString().size(), 30 * 1024 * 1024);
}

void TestLocalServer::missingHelloEndsTheConnection()
{
    LocalDoorLimits limits;
    limits.helloMs = 50;
    open(limits);
    Peer silent(path());
    Peer slow(path());
    slow.send(kHello.left(10));
    Peer polite(path());
    polite.send(kHello);
    QTRY_VERIFY(silent.gone() && slow.gone());
    QCOMPARE(silent.lastError(), QStringLiteral("hello_timeout"));
    QCOMPARE(slow.lastError(), QStringLiteral("hello_timeout"));
    QVERIFY(!polite.gone());
}

void TestLocalServer::peerBeyondTheLimitIsTurnedAway()
{
    open();
    std::vector<std::unique_ptr<Peer>> peers;
    for (int i = 0; i < LocalDoorLimits{}.connections; ++i) {
        peers.push_back(std::make_unique<Peer>(path()));
        peers.back()->send(kHello);
    }
    QTRY_COMPARE(m_core->services(), LocalDoorLimits{}.connections);
    {
        Peer extra(path());
        QTRY_VERIFY(extra.gone());
        QCOMPARE(extra.lastError(), QStringLiteral("too_many_connections"));
    }
    peers.pop_back();
    QTRY_COMPARE(m_server->connectionCount(), LocalDoorLimits{}.connections - 1);
    Peer next(path());
    next.send(kHello);
    QTRY_COMPARE(m_core->services(), LocalDoorLimits{}.connections);
}

void TestLocalServer::silentPeersGiveWay()
{
    LocalDoorLimits limits;
    limits.connections = 3;
    open(limits);
    Peer greeted(path());
    greeted.send(kHello);
    QTRY_COMPARE(m_core->services(), 1);
    Peer oldest(path());
    Peer silent(path());
    QTRY_COMPARE(m_server->connectionCount(), 3);
    Peer polite(path());
    polite.send(kHello);
    QTRY_COMPARE(m_core->services(), 2);
    QTRY_VERIFY(oldest.gone());
    QCOMPARE(oldest.lastError(), QStringLiteral("too_many_connections"));
    QVERIFY(!silent.gone());
    QVERIFY(!greeted.gone());
    QCOMPARE(m_server->connectionCount(), 3);
}

void TestLocalServer::theDoorLeavesDescriptorsToOthers()
{
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
    const rlimit few{100, before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &few), 0);
    open();
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
    std::vector<std::unique_ptr<Peer>> peers;
    for (int i = 1; i <= 26; ++i) {
        peers.push_back(std::make_unique<Peer>(path()));
        peers.back()->send(kHello);
        QTRY_COMPARE(m_core->services(), std::min(i, 25));
    }
    QTRY_VERIFY(peers.back()->gone());
}

void TestLocalServer::requestsInFlightAreLimitedButStoppingIsNot()
{
    open();
    Peer peer(path());
    peer.send(kHello);
    const int most = LocalDoorLimits{}.requestsInFlight;
    for (int i = 1; i <= most + 1; ++i)
        peer.send(requestLine(i, "status.get"));
    peer.send(requestLine(most + 2, "engine.kill"));
    QTRY_COMPARE(m_core->asked().size(), size_t(LocalDoorLimits{}.requestsAtOnce + 1));
    QCOMPARE(m_core->asked().back().operation, Operation::EngineKill);
    QTRY_COMPARE(peer.messages().size(), 2);
    const QJsonValue refusal = peer.messages().at(1)[QLatin1String("answers")][0];
    QCOMPARE(refusal[QLatin1String("request")].toInt(), most + 1);
    QCOMPARE(refusal[QLatin1String("error")][QLatin1String("code")].toString(), QStringLiteral("too_many_requests"));
}

void TestLocalServer::requestsWaitForThoseBeforeThem()
{
    open();
    Peer peer(path());
    peer.send(kHello);
    for (int i = 1; i <= 6; ++i)
        peer.send(requestLine(i, i % 2 == 0 ? "status.get" : "tasks.cancel"));
    peer.send(requestLine(7, "store.verify"));
    QTRY_COMPARE(m_core->asked().size(), size_t(5));
    QCOMPARE(m_core->asked().back().operation, Operation::StoreVerify);
    m_core->answerLast(Result<Payload>(QJsonObject{})); // of what counts nowhere
    QTRY_COMPARE(peer.messages().size(), 2);
    QCOMPARE(m_core->asked().size(), size_t(5));
    m_core->setAnswerer([](Operation, const QJsonObject &) { return Result<Payload>(QJsonObject{}); });
    m_core->answerFirst(Result<Payload>(QJsonObject{}));
    QTRY_COMPARE(m_core->asked().size(), size_t(7));
    QCOMPARE(m_core->asked().at(5).operation, Operation::TasksCancel);
    QCOMPARE(m_core->asked().at(6).operation, Operation::StatusGet);
}

void TestLocalServer::stoppedQueriesDoNotWait()
{
    open();
    Peer peer(path());
    peer.send(kHello);
    for (int i = 1; i <= 6; ++i)
        peer.send(requestLine(i, "database.query"));
    peer.send(requestLine(7, "status.get") + requestLine(8, "database.stop"));
    QTRY_COMPARE(m_core->asked().size(), size_t(5));
    QCOMPARE(m_core->asked().back().operation, Operation::DatabaseStop);
    QTRY_COMPARE(peer.messages().size(), 3);
    for (const int i : {1, 2}) {
        const QJsonValue answer = peer.messages().at(i)[QLatin1String("answers")][0];
        QCOMPARE(answer[QLatin1String("request")].toInt(), i + 4);
        QCOMPARE(answer[QLatin1String("error")][QLatin1String("code")].toString(), QStringLiteral("query_stopped"));
    }
    m_core->answerFirst(Result<Payload>(QJsonObject{}));
    QTRY_COMPARE(m_core->asked().size(), size_t(6));
    QCOMPARE(m_core->asked().back().operation, Operation::StatusGet);
}

void TestLocalServer::whoDoesNotReadIsNotWorkedFor()
{
    constexpr qsizetype kLine = 1024 * 1024;
    LocalDoorLimits limits;
    limits.takeBelowBytes = kLine;
    open(limits);
    Peer peer(path());
    peer.limitReading(1);
    peer.send(kHello);
    QTRY_COMPARE(m_core->services(), 1);
    m_core->publish(logBatch(4 * kLine));
    QTRY_COMPARE(m_core->waiting(), 0);
    peer.send(requestLine(1, "status.get") + requestLine(2, "engine.pause"));
    QTRY_VERIFY(!m_core->asked().empty());
    QCOMPARE(m_core->asked().size(), size_t(1));
    QCOMPARE(m_core->asked().back().operation, Operation::EnginePause);
    peer.limitReading(0);
    QTRY_VERIFY(!peer.messages().isEmpty() && m_core->asked().size() == 2);
    QCOMPARE(m_core->asked().back().operation, Operation::StatusGet);
}

void TestLocalServer::slowReaderLeavesEventsInTheCore()
{
    constexpr qsizetype kLine = 1024 * 1024;
    LocalDoorLimits limits;
    limits.takeBelowBytes = kLine;
    open(limits);
    Peer peer(path());
    peer.limitReading(1); // its buffer is full at once, so it stops reading
    peer.send(kHello);
    QTRY_COMPARE(m_core->services(), 1);
    m_core->publish(logBatch(4 * kLine));
    QTRY_COMPARE(m_core->waiting(), 0); // written, but not read by the peer
    Peer other(path());
    other.send(kHello);
    QTRY_COMPARE(m_core->services(), 2);
    m_core->publish(logBatch(kLine));
    QTRY_COMPARE(other.messages().size(), 2);
    QCOMPARE(m_core->waiting(), 1);

    peer.limitReading(0);
    const auto lines = [&] {
        qsizetype count = 0;
        for (const QJsonObject &message : peer.messages())
            count += message[QLatin1String("log")].toArray().size();
        return count;
    };
    QTRY_COMPARE(lines(), 2);
}

void TestLocalServer::hugeAnswerToASlowReaderEndsTheConnection()
{
    LocalDoorLimits limits;
    limits.outgoingBytes = 1024 * 1024;
    open(limits);
    Peer peer(path());
    peer.send(kHello);
    QTRY_COMPARE(m_core->services(), 1);
    m_core->publish(logBatch(limits.outgoingBytes + 1));
    QTRY_VERIFY(peer.gone());
    QTRY_COMPARE(m_server->connectionCount(), 0);
}

void TestLocalServer::otherUserIsRefused()
{
    if (::geteuid() != 0)
        QSKIP("only root can play another user");
    open();
    // Even if somebody opens the directory, the kernel's word about the peer decides.
    QCOMPARE(::chmod(QFile::encodeName(m_directory->path()).constData(), 0755), 0);
    QCOMPARE(::chmod(QFile::encodeName(m_directory->path() + QStringLiteral("/run")).constData(), 0755), 0);
    QCOMPARE(::chmod(QFile::encodeName(path()).constData(), 0777), 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    qstrncpy(address.sun_path, QFile::encodeName(path()).constData(), sizeof address.sun_path);
    const pid_t child = ::fork();
    if (child == 0) { // only async-signal-safe calls from here
        char byte = 0;
        if (::setgroups(0, nullptr) != 0 || ::setgid(65534) != 0 || ::setuid(65534) != 0)
            ::_exit(1);
        const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
        if (::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
            ::_exit(2);
        if (::send(socket, kHello.constData(), size_t(kHello.size()), MSG_NOSIGNAL) < 0)
            ::_exit(0); // closed already
        ::_exit(::recv(socket, &byte, 1, 0) <= 0 ? 0 : 3);
    }
    int status = 0;
    bool ended = false;
    QTRY_VERIFY((ended = ended || ::waitpid(child, &status, WNOHANG) == child));
    QVERIFY(WIFEXITED(status));
    QCOMPARE(WEXITSTATUS(status), 0);
    QVERIFY(m_core->callers().empty());
    QCOMPARE(m_server->connectionCount(), 0);
}

void TestLocalServer::wantOfDescriptorsIsSurvived()
{
    open();
    // Connected before the limit falls, so that only the server lacks descriptors.
    QList<int> waiting;
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    qstrncpy(address.sun_path, QFile::encodeName(path()).constData(), sizeof address.sun_path);
    for (int i = 0; i < 5; ++i) {
        waiting += ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        QCOMPARE(::connect(waiting.last(), reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
    }
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
    const rlimit tight{rlim_t(waiting.last() + 3), before.rlim_max}; // room for two
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &tight), 0);
    QTRY_COMPARE(m_server->connectionCount(), 2); // accepting the third failed
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
    QTRY_COMPARE(m_server->connectionCount(), 5);
    for (const int socket : std::as_const(waiting))
        ::close(socket);
}

QTEST_GUILESS_MAIN(TestLocalServer)
#include "tst_localserver.moc"
