#pragma once

#include "core/api/coreservice.h"
#include "core/doors/localprotocol.h"
#include "core/doors/unixlistener.h"

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace qd {

class LocalConnection;

/// The door for programs of the same user on the same machine. Lives on the net thread, owned by the runtime, which
/// outlives it. It lets in only peers with our own user id, asked of the kernel before a byte is read.
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
    void acceptWaiting();
    void acceptAgainLater(int number);
    void letIn(int socket);
    void forget(LocalConnection *connection);

    CoreAccess &m_core;
    Scopes m_scopes;
    LocalDoorLimits m_limits;
    QString m_user; // of this program, and so of every peer
    UnixListener m_listener;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QList<LocalConnection *> m_connections; // children of this
};

} // namespace qd
