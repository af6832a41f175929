#include "core/doors/localserver.h"

#include "core/api/taskcodec.h"
#include "core/base/log.h"
#include "core/doors/localconnection.h"
#include "core/doors/peer.h"

#include <QJsonDocument>

#include <algorithm>

#include <sys/resource.h>
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

// The agents and the database need files too.
int connectionsFor(int wanted)
{
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0)
        return wanted;
    return int(std::clamp<rlim_t>(files.rlim_cur / 4, 1, rlim_t(wanted)));
}

} // namespace

LocalServer::LocalServer(CoreAccess &core, Scopes scopes, LocalDoorLimits limits, QObject *parent)
    : QObject(parent), m_core(core), m_scopes(scopes), m_limits(limits), m_user(userName(::geteuid()))
{
    m_limits.connections = connectionsFor(limits.connections);
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
    if (connectionCount() >= m_limits.connections && !makeRoom()) {
        turnAway(socket);
        return;
    }
    auto *connection = new LocalConnection(socket, m_user, m_core, m_scopes, m_limits, this);
    m_connections += connection;
    connect(connection, &LocalConnection::closed, this, [this, connection] { forget(connection); });
}

// Whoever has said nothing yet gives way to the next one, the oldest first: silence cannot keep the door shut.
bool LocalServer::makeRoom()
{
    const QList<LocalConnection *> oldestFirst = m_connections;
    return std::any_of(oldestFirst.begin(), oldestFirst.end(), [](LocalConnection *one) { return one->giveWay(); });
}

void LocalServer::forget(LocalConnection *connection)
{
    m_connections.removeOne(connection);
    connection->deleteLater();
}

} // namespace qd
