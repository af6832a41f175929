#include "app/qdeck/servicenotifier.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <utility>

namespace qd {
namespace {

bool isUp(EngineState state)
{
    return state != EngineState::Acquiring && state != EngineState::Stopped;
}

QString textOf(const EngineStatus &status)
{
    return QStringLiteral("%1, %2: %3 queued, %4 running")
        .arg(toText(status.state), status.controls.real.open(status.at) ? QStringLiteral("REAL") : QStringLiteral("PROOF"))
        .arg(status.queue.of(TaskState::Queued)).arg(status.queue.of(TaskState::Running));
}

} // namespace

ServiceNotifier::ServiceNotifier(const QByteArray &address) : m_address(address)
{
    if (!m_address.isEmpty())
        m_socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
}

ServiceNotifier::~ServiceNotifier()
{
    if (m_socket >= 0)
        ::close(m_socket);
}

void ServiceNotifier::tell(const EngineStatus &status)
{
    QByteArray message;
    if (isUp(status.state) && !std::exchange(m_ready, m_ready || isUp(status.state)))
        message += "READY=1\n";
    if (status.at != std::exchange(m_lastAt, status.at))
        message += "WATCHDOG=1\n";
    if (const QString text = textOf(status); text != std::exchange(m_text, text))
        message += "STATUS=" + text.toUtf8() + '\n';
    send(message);
}

void ServiceNotifier::stopping()
{
    if (!std::exchange(m_stopping, true))
        send("STOPPING=1\n");
}

// Nobody may be listening any more, and that is nothing to stop for.
void ServiceNotifier::send(const QByteArray &message) const
{
    sockaddr_un address{};
    if (m_socket < 0 || message.isEmpty() || size_t(m_address.size()) >= sizeof address.sun_path)
        return;
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, m_address.constData(), size_t(m_address.size()));
    if (address.sun_path[0] == '@')
        address.sun_path[0] = '\0';
    const auto length = socklen_t(offsetof(sockaddr_un, sun_path)) + socklen_t(m_address.size());
    ::sendto(m_socket, message.constData(), size_t(message.size()), MSG_NOSIGNAL | MSG_DONTWAIT,
             reinterpret_cast<const sockaddr *>(&address), length);
}

} // namespace qd
