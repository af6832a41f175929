#include "app/console/consoledoor.h"

#include "core/doors/linebuffer.h"

#include <QLocalSocket>
#include <QTimer>

#include <unistd.h>

namespace qd {
namespace {

/// One visitor until it has gone: a line in, a line out. Deletes itself.
class Visitor : public QObject
{
public:
    Visitor(int socket, const ConsoleDoor::Receive &receive, const ConsoleDoorLimits &limits, QObject *parent)
        : QObject(parent), m_receive(receive), m_line(limits.lineBytes)
    {
        connect(&m_socket, &QLocalSocket::readyRead, this, &Visitor::read);
        connect(&m_socket, &QLocalSocket::disconnected, this, &QObject::deleteLater);
        connect(&m_patience, &QTimer::timeout, this, &QObject::deleteLater);
        m_patience.setSingleShot(true);
        m_patience.start(limits.visitMs);
        m_socket.setReadBufferSize(limits.lineBytes);
        m_socket.setSocketDescriptor(socket);
    }

    ~Visitor() override
    {
        m_socket.disconnect(this); // its end must not call back into a half destroyed object
    }

private:
    void read()
    {
        m_line.append(m_socket.readAll());
        const auto line = m_line.takeLine();
        if (m_line.tooLong())
            return answer(Error{QStringLiteral("line_too_long"), ErrorCategory::Permanent, {}});
        if (!line)
            return;
        const auto visit = visitFromLine(*line);
        answer(visit ? m_receive(*visit) : Result<void>(visit.error()));
    }

    void answer(const Result<void> &result)
    {
        disconnect(&m_socket, &QLocalSocket::readyRead, this, nullptr);
        m_patience.start();
        m_socket.write(answerLine(result) + '\n');
        m_socket.flush();
        m_socket.disconnectFromServer(); // after the last byte
    }

    const ConsoleDoor::Receive &m_receive; // of the door, which outlives its visitors
    LineBuffer m_line;
    QLocalSocket m_socket;
    QTimer m_patience;
};

} // namespace

ConsoleDoor::ConsoleDoor(Receive receive, ConsoleDoorLimits limits, QObject *parent)
    : QObject(parent), m_receive(std::move(receive)), m_limits(limits)
{
    connect(&m_listener, &PeerListener::peerCame, this, &ConsoleDoor::letIn);
}

Result<void> ConsoleDoor::listen(const QString &socketPath)
{
    return m_listener.listen(socketPath);
}

void ConsoleDoor::letIn(int socket)
{
    if (m_visitors >= m_limits.visitors) {
        ::close(socket);
        return;
    }
    ++m_visitors;
    auto *visitor = new Visitor(socket, m_receive, m_limits, this);
    connect(visitor, &QObject::destroyed, this, [this] { --m_visitors; });
}

} // namespace qd
