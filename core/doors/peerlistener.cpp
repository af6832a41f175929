#include "core/doors/peerlistener.h"

#include "core/base/log.h"
#include "core/doors/peer.h"

#include <QTimer>

#include <cerrno>

#include <unistd.h>

namespace qd {
namespace {

constexpr int kAcceptPauseMs = 100; // a listener without free descriptors stays readable: without a pause it spins

} // namespace

PeerListener::~PeerListener()
{
    m_notifier.reset(); // before its descriptor closes
}

Result<void> PeerListener::listen(const QString &socketPath)
{
    m_notifier.reset();
    if (auto listening = m_listener.listen(socketPath); !listening)
        return listening;
    m_notifier = std::make_unique<QSocketNotifier>(m_listener.descriptor(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &PeerListener::acceptWaiting);
    return {};
}

void PeerListener::acceptWaiting()
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

void PeerListener::acceptAgainLater(int number)
{
    qCWarning(lcDoors) << "cannot accept a connection, errno" << number;
    m_notifier->setEnabled(false);
    QTimer::singleShot(kAcceptPauseMs, m_notifier.get(), [this] { m_notifier->setEnabled(true); });
}

void PeerListener::letIn(int socket)
{
    const std::optional<uid_t> user = peerUser(socket);
    if (user == ::geteuid()) {
        Q_EMIT peerCame(socket);
        return;
    }
    qCWarning(lcDoors) << "refused a connection of user" << (user ? qint64(*user) : -1);
    ::close(socket);
}

} // namespace qd
