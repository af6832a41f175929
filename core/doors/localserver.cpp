#include "core/doors/localserver.h"

#include "core/api/taskcodec.h"
#include "core/base/log.h"
#include "core/doors/localconnection.h"
#include "core/doors/peer.h"

#include <QJsonDocument>

#include <sys/socket.h>
#include <unistd.h>

namespace qd {
namespace {

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
    connect(&m_listener, &PeerListener::peerCame, this, &LocalServer::letIn);
}

LocalServer::~LocalServer()
{
    qDeleteAll(m_connections);
}

Result<void> LocalServer::listen(const QString &socketPath)
{
    return m_listener.listen(socketPath);
}

void LocalServer::letIn(int socket)
{
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
