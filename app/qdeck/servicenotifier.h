#pragma once

#include "core/api/enginestatus.h"

#include <QByteArray>
#include <QString>

namespace qd {

/// Tells a service manager how `qdeck run` is: the protocol of sd_notify(3), one datagram a message. A sign of life goes
/// out only when the engine has spoken since the last one, so what the manager watches is the tick and not this program.
class ServiceNotifier
{
public:
    /// \param address of the manager's socket as $NOTIFY_SOCKET has it: a path, or a name behind '@'; empty = nobody listens
    explicit ServiceNotifier(const QByteArray &address);
    ServiceNotifier(const ServiceNotifier &) = delete;
    ServiceNotifier &operator=(const ServiceNotifier &) = delete;
    ~ServiceNotifier();

    void tell(const EngineStatus &status);
    /// The engine is to end. Said once.
    void stopping();

private:
    void send(const QByteArray &message) const;

    QByteArray m_address;
    int m_socket = -1;
    bool m_ready = false;
    bool m_stopping = false;
    qint64 m_lastAt = 0; ///< EngineStatus::at of the last sign of life
    QString m_text;      ///< as the manager shows it
};

} // namespace qd
