#pragma once

#include "app/console/visit.h"
#include "core/doors/peerlistener.h"

#include <functional>

namespace qd {

/// What one visitor may cost. Visitors are programs of our own user: the limits keep a faulty one from taking the
/// window along.
struct ConsoleDoorLimits {
    qsizetype lineBytes = kMostVisitBytes;
    int visitMs = 3'000; ///< from connecting to a complete line, and again from the answer to its being read
    int visitors = 16;   ///< at once
};

/// Where a second start of the console on the same profile comes in: it says which files it was given, and this one
/// shows them. Lives on the GUI thread; owned by main().
class ConsoleDoor : public QObject
{
    Q_OBJECT

public:
    using Receive = std::function<Result<void>(const Visit &)>;

    /// \param receive shows the visit, or says why not; the visitor is told
    explicit ConsoleDoor(Receive receive, ConsoleDoorLimits limits = {}, QObject *parent = nullptr);

    /// Opens the door. The caller holds the lock of the console. Errors: see UnixListener::listen().
    [[nodiscard]] Result<void> listen(const QString &socketPath);

    [[nodiscard]] int visitorCount() const { return m_visitors; }

private:
    void letIn(int socket);

    Receive m_receive;
    ConsoleDoorLimits m_limits;
    PeerListener m_listener;
    int m_visitors = 0;
};

} // namespace qd
