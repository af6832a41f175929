#pragma once

#include "core/api/coreservice.h"
#include "core/doors/localprotocol.h"
#include "core/doors/peerlistener.h"

#include <QObject>

namespace qd {

class LocalConnection;

/// The door for programs of the same user on the same machine. Lives on the net thread, owned by the runtime, which
/// outlives it. It lets in only our own user.
class LocalServer : public QObject
{
    Q_OBJECT

public:
    /// \param scopes what every peer of this door may do
    LocalServer(CoreAccess &core, Scopes scopes, LocalDoorLimits limits = {}, QObject *parent = nullptr);
    ~LocalServer() override;

    /// Opens the door. The caller holds the lock of the profile. Errors: see UnixListener::listen().
    [[nodiscard]] Result<void> listen(const QString &socketPath);

    [[nodiscard]] int connectionCount() const { return int(m_connections.size()); }

private:
    void letIn(int socket);
    [[nodiscard]] bool makeRoom();
    void forget(LocalConnection *connection);

    CoreAccess &m_core;
    Scopes m_scopes;
    LocalDoorLimits m_limits;
    QString m_user; // of this program, and so of every peer
    PeerListener m_listener;
    QList<LocalConnection *> m_connections; // children of this
};

} // namespace qd
