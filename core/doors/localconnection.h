#pragma once

#include "core/api/coreservice.h"
#include "core/doors/linebuffer.h"
#include "core/doors/localprotocol.h"

#include <QHash>
#include <QLocalSocket>
#include <QObject>
#include <QTimer>

namespace qd {

/// One peer of the local door. Lives on the net thread, owned by LocalServer.
class LocalConnection : public QObject
{
    Q_OBJECT

public:
    /// \param socket connected, of a peer that may come in; taken over
    LocalConnection(int socket, const QString &user, CoreAccess &core, Scopes scopes, const LocalDoorLimits &limits,
                    QObject *parent);
    ~LocalConnection() override;

Q_SIGNALS:
    /// Nothing more will happen here. Sent once.
    void closed();

private Q_SLOTS:
    void sendEvents();

private:
    void readLines();
    void handle(const QByteArray &line);
    void greet(const QJsonObject &message);
    void hand(const QJsonObject &message);
    void answerWith(RequestId request, const char *code, ErrorCategory category);
    void send(const QJsonObject &message);
    void refuse(const char *code, const QString &detail);
    void close();

    QString m_user;
    CoreAccess &m_core;
    Scopes m_scopes;
    LocalDoorLimits m_limits;
    LineBuffer m_lines;
    QLocalSocket m_socket;
    QTimer m_helloTimer;
    QHash<RequestId, RequestId> m_inFlight; // the core's number → the peer's
    bool m_closed = false;
    std::unique_ptr<CoreService> m_service; // from the hello on; goes first, so that nothing wakes a dying object
};

} // namespace qd
