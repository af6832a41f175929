#include "core/doors/localserver.h"

#include "core/api/taskcodec.h"
#include "core/base/log.h"
#include "core/doors/localconnection.h"
#include "core/doors/peer.h"

#include <QJsonDocument>
#include <QTimer>

#include <cerrno>

#include <sys/socket.h>
#include <unistd.h>

namespace qd {
namespace {

constexpr int kAcceptPauseMs = 100; // a listener without free descriptors stays readable: without a pause it spins

void turnAway(int socket)
{
    const Error error{QStringLiteral("too_many_connections"), ErrorCategory::Transient,
                      QStringLiteral("the door is full")};
    const QByteArray line =
        QJsonDocument(QJsonObject{{QStringLiteral("error"), toJson(error)}}).toJson(QJsonDocument::Compact) + '\n';
    if (::send(socket, line.constData(), size_t(line.size()), MSG_NOSIGNAL | MSG_DONTWAIT) < 0)
        qCDebug(lcDoors) << "a peer left before it was turned away";
    ::close(socket);
}

} // namespace

LocalServer::LocalServer(CoreAccess &core, Scopes scopes, LocalDoorLimits limits, QObject *parent)
    : QObject(parent), m_core(core), m_scopes(scopes), m_limits(limits), m_user(userName(::geteuid()))
{
}

LocalServer::~LocalServer()
{
    m_notifier.reset(); // before its descriptor closes
    qDeleteAll(m_connections);
}

Result<void> LocalServer::listen(const QString &socketPath)
{
    m_notifier.reset();
    if (auto listening = m_listener.listen(socketPath); !listening)
        return listening;
    m_notifier = std::make_unique<QSocketNotifier>(m_listener.descriptor(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &LocalServer::acceptWaiting);
    return {};
}

void LocalServer::acceptWaiting()
{
    for (;;) {
        const int socket = m_listener.accept();
        if (socket >= 0) {
            letIn(socket);
            continue;
        }
        if (errno == EINTR || errno == ECONNABORTED)
            continue;
        if (errno != EAGAIN && errno != EWOULDBLOCK)
            acceptAgainLater(errno);
        return;
    }
}

void LocalServer::acceptAgainLater(int number)
{
    qCWarning(lcDoors) << "cannot accept a connection, errno" << number;
    m_notifier->setEnabled(false);
    QTimer::singleShot(kAcceptPauseMs, m_notifier.get(), [this] { m_notifier->setEnabled(true); });
}

void LocalServer::letIn(int socket)
{
    const std::optional<uid_t> user = peerUser(socket);
    if (user != ::geteuid()) {
        qCWarning(lcDoors) << "refused a connection of user" << (user ? qint64(*user) : -1);
        ::close(socket);
        return;
    }
    if (connectionCount() >= m_limits.connections) {
        turnAway(socket);
        return;
    }
    auto *connection = new LocalConnection(socket, m_user, m_core, m_scopes, m_limits, this);
    m_connections += connection;
    connect(connection, &LocalConnection::closed, this, [this, connection] { forget(connection); });
}

void LocalServer::forget(LocalConnection *connection)
{
    m_connections.removeOne(connection);
    connection->deleteLater();
}

} // namespace qd
