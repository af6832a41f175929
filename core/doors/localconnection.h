#pragma once

#include "core/api/coreservice.h"
#include "core/doors/linebuffer.h"
#include "core/doors/localprotocol.h"

#include <QHash>
#include <QLocalSocket>
#include <QObject>
#include <QTimer>

#include <deque>

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

    /// Ends the connection for the sake of another one, if this peer has not said hello yet.
    [[nodiscard]] bool giveWay();

Q_SIGNALS:
    /// Nothing more will happen here. Sent once.
    void closed();

private Q_SLOTS:
    void sendEvents();

private:
    struct Request {
        RequestId number; // the peer's
        Operation operation;
        QJsonObject parameters;
    };
    struct Handed {
        RequestId number = 0;
        bool counts = false; // among those that the core has at once
    };

    void readLines();
    void handle(const QByteArray &line);
    void greet(const QJsonObject &message);
    void take(const QJsonObject &message);
    void queue(Request request, bool waitsForNobody);
    [[nodiscard]] bool isKnown(RequestId number) const;
    void handWaiting();
    void endWaitingQueries();
    void answerWith(RequestId request, const char *code, ErrorCategory category);
    void send(const QJsonObject &message);
    [[nodiscard]] bool readsAnswers() const;
    void refuse(const char *code, const QString &detail, ErrorCategory category = ErrorCategory::Permanent);
    void close();

    QString m_user;
    CoreAccess &m_core;
    Scopes m_scopes;
    LocalDoorLimits m_limits;
    LineBuffer m_lines;
    QLocalSocket m_socket;
    QTimer m_helloTimer;
    std::deque<Request> m_waiting;       // for their turn
    QHash<RequestId, Handed> m_inFlight; // by the core's number
    int m_atOnce = 0;
    bool m_closed = false;
    std::unique_ptr<CoreService> m_service; // from the hello on; goes first, so that nothing wakes a dying object
};

} // namespace qd
