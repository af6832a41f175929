#include "core/doors/remotecore.h"

#include "core/api/batchcodec.h"
#include "core/api/taskcodec.h"
#include "core/doors/localprotocol.h"
#include "core/doors/peer.h"

#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QThread>

#include <utility>

#include <unistd.h>

namespace qd {
namespace {

constexpr qint64 kReadChunk = 1024 * 1024;
constexpr unsigned long kRetryMs = 20;
constexpr qsizetype kMostLineBytes = LocalDoorLimits{}.outgoingBytes; // the door never sends more

QByteArray lineOf(const QJsonObject &message)
{
    return QJsonDocument(message).toJson(QJsonDocument::Compact) + '\n';
}

QJsonObject helloOf(const Caller &caller)
{
    return {{QStringLiteral("hello"), QJsonObject{{QStringLiteral("version"), kLocalProtocolVersion},
                                                  {QStringLiteral("client"), caller.actor.section(u':', 0, 0)},
                                                  {QStringLiteral("changes"), caller.wantsChanges},
                                                  {QStringLiteral("log"), caller.wantsLog}}}};
}

Error transient(const char *code, const QString &detail)
{
    return {QString::fromLatin1(code), ErrorCategory::Transient, detail};
}

} // namespace

RemoteCore::RemoteCore() : m_lines(kMostLineBytes)
{
    m_socket.setReadBufferSize(kReadChunk);
}

RemoteCore::~RemoteCore()
{
    m_socket.disconnect(this); // its end must not call back into a half destroyed object
}

Result<std::unique_ptr<RemoteCore>> RemoteCore::open(const QString &socketPath, const Caller &caller, int timeoutMs)
{
    std::unique_ptr<RemoteCore> core(new RemoteCore);
    if (auto greeted = core->greet(socketPath, caller, timeoutMs); !greeted)
        return greeted.error();
    connect(&core->m_socket, &QLocalSocket::readyRead, core.get(), &RemoteCore::readNext);
    connect(&core->m_socket, &QLocalSocket::disconnected, core.get(), &RemoteCore::loseOwner);
    QMetaObject::invokeMethod(core.get(), "readNext", Qt::QueuedConnection); // what came together with the hello
    return core;
}

Result<void> RemoteCore::greet(const QString &socketPath, const Caller &caller, int timeoutMs)
{
    const QDeadlineTimer deadline(timeoutMs);
    for (;;) {
        m_socket.connectToServer(socketPath);
        if (m_socket.waitForConnected(int(deadline.remainingTime())))
            break;
        if (deadline.hasExpired())
            return transient("no_engine", QStringLiteral("%1: %2").arg(socketPath, m_socket.errorString()));
        QThread::msleep(kRetryMs);
    }
    if (peerUser(int(m_socket.socketDescriptor())) != ::geteuid())
        return Error{QStringLiteral("owner_foreign"), ErrorCategory::Operator,
                     QStringLiteral("%1 belongs to another user").arg(socketPath)};
    m_socket.write(lineOf(helloOf(caller)));
    for (;;) {
        m_lines.append(m_socket.readAll());
        if (const auto line = m_lines.takeLine()) {
            const QJsonObject answer = QJsonDocument::fromJson(*line).object();
            if (answer.contains(QLatin1String("error")))
                return errorFromJson(answer[QLatin1String("error")].toObject());
            if (answer[QLatin1String("hello")][QLatin1String("version")].toInteger() == kLocalProtocolVersion)
                return {};
            return Error{QStringLiteral("protocol_version"), ErrorCategory::Permanent,
                         QStringLiteral("not our protocol")};
        }
        if (!m_socket.waitForReadyRead(int(deadline.remainingTime())) && m_socket.bytesAvailable() == 0)
            return transient("owner_silent", m_socket.errorString());
    }
}

RequestId RemoteCore::request(Operation operation, const QJsonObject &parameters)
{
    const RequestId id = ++m_lastRequest;
    const QByteArray line = lineOf({{QStringLiteral("request"), qint64(id)},
                                    {QStringLiteral("operation"), QString::fromLatin1(infoOf(operation).name)},
                                    {QStringLiteral("parameters"), parameters}});
    if (line.size() <= LocalDoorLimits{}.lineBytes) {
        if (m_socket.isOpen())
            m_socket.write(line);
        return id;
    }
    Answer refusal{id, Error{QStringLiteral("request_too_large"), ErrorCategory::Permanent,
                             QStringLiteral("%1 bytes").arg(line.size())}};
    if (m_waiting.isEmpty())
        gather({{std::move(refusal)}, {}, {}, {}, {}, 0, false});
    else
        m_waiting.answers.push_back(std::move(refusal));
    return id;
}

EventBatch RemoteCore::takeEvents()
{
    QMetaObject::invokeMethod(this, "readNext", Qt::QueuedConnection);
    return std::exchange(m_waiting, {});
}

void RemoteCore::setWake(std::function<void()> wake)
{
    m_wake = std::move(wake);
    if (m_wake && !m_waiting.isEmpty())
        m_wake();
}

void RemoteCore::readNext()
{
    if (m_waiting.isEmpty())
        gather(nextBatch());
}

// An empty batch means: nothing yet.
EventBatch RemoteCore::nextBatch()
{
    if (m_lossTold)
        return {};
    auto line = m_lines.takeLine();
    while (!line && m_socket.bytesAvailable() > 0 && !m_lines.tooLong()) {
        m_lines.append(m_socket.readAll());
        line = m_lines.takeLine();
    }
    if (line) {
        if (auto batch = eventBatchFromJson(QJsonDocument::fromJson(*line).object()); batch && !batch->isEmpty())
            return std::move(batch).value();
    }
    EventBatch batch;
    if (line || m_lines.tooLong() || m_lost) {
        batch.connectionLost = m_lossTold = true;
        m_socket.abort();
    }
    return batch;
}

void RemoteCore::gather(EventBatch batch)
{
    if (batch.isEmpty())
        return;
    m_waiting = std::move(batch);
    if (m_wake)
        m_wake();
}

void RemoteCore::loseOwner()
{
    m_lost = true;
    readNext();
}

Result<std::unique_ptr<CoreService>> connectToOwner(const QString &socketPath, const Caller &caller, int timeoutMs)
{
    auto core = RemoteCore::open(socketPath, caller, timeoutMs);
    if (!core)
        return core.error();
    return std::unique_ptr<CoreService>(std::move(core).value());
}

} // namespace qd
