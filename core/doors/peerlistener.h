#pragma once

#include "core/doors/unixlistener.h"

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace qd {

/// A UnixListener in an event loop, which lets in only peers with our own user id, asked of the kernel before a byte is
/// read. Lives on the thread of its owner, a door.
class PeerListener : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~PeerListener() override;

    /// Errors: see UnixListener::listen().
    [[nodiscard]] Result<void> listen(const QString &socketPath);

Q_SIGNALS:
    /// \param socket connected, non-blocking, close-on-exec; whoever receives it owns it
    void peerCame(int socket);

private:
    void acceptWaiting();
    void acceptAgainLater(int number);
    void letIn(int socket);

    UnixListener m_listener;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace qd
