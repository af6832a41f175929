#pragma once

#include <QByteArray>
#include <QElapsedTimer>

#include <algorithm>
#include <cstring>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace qd::test {

/// A peer of the local door that speaks raw bytes. System calls alone and no event loop, so that a forked child can be one.
class RawPeer
{
public:
    explicit RawPeer(const QByteArray &path) : m_socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        const sockaddr_un address = addressOf(path);
        m_connected = ::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    }
    RawPeer(const RawPeer &) = delete;
    RawPeer &operator=(const RawPeer &) = delete;
    ~RawPeer() { ::close(m_socket); }

    [[nodiscard]] static sockaddr_un addressOf(const QByteArray &path)
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path, path.constData(), std::min(size_t(path.size()), sizeof address.sun_path - 1));
        return address;
    }

    [[nodiscard]] bool connected() const { return m_connected; }
    [[nodiscard]] int socket() const { return m_socket; }

    /// Writes all of it, or until the door closes or has not read for `mostMs`. How much it took.
    qsizetype send(const QByteArray &bytes, int mostMs = kPatienceMs) const
    {
        qsizetype sent = 0;
        pollfd writable{m_socket, POLLOUT, 0};
        while (sent < bytes.size() && ::poll(&writable, 1, mostMs) > 0) {
            const ssize_t took = ::send(m_socket, bytes.constData() + sent, size_t(bytes.size() - sent), MSG_NOSIGNAL | MSG_DONTWAIT);
            if (took < 0 && errno != EAGAIN)
                break;
            sent += std::max<ssize_t>(took, 0);
        }
        return sent;
    }
    void saysNoMore() const { ::shutdown(m_socket, SHUT_WR); }

    /// The next line with its end, or what came until the door closed. What is incomplete after `mostMs` is kept.
    [[nodiscard]] QByteArray line(int mostMs = kPatienceMs)
    {
        QElapsedTimer timer;
        timer.start();
        pollfd readable{m_socket, POLLIN, 0};
        while (!m_received.contains('\n') && ::poll(&readable, 1, int(std::max<qint64>(0, mostMs - timer.elapsed()))) > 0) {
            QByteArray chunk(64 * 1024, Qt::Uninitialized);
            const ssize_t came = ::recv(m_socket, chunk.data(), size_t(chunk.size()), MSG_DONTWAIT);
            if (came <= 0 && !(came < 0 && errno == EAGAIN)) {
                m_gone = true;
                break;
            }
            m_received.append(chunk.constData(), std::max<ssize_t>(came, 0));
        }
        const qsizetype end = m_received.indexOf('\n') + 1;
        if (end == 0 && !m_gone)
            return {};
        const QByteArray taken = m_received.left(end == 0 ? m_received.size() : end);
        m_received.remove(0, taken.size());
        return taken;
    }
    /// The door has closed the connection, as line() has seen.
    [[nodiscard]] bool gone() const { return m_gone; }

    static constexpr int kPatienceMs = 10'000;

private:
    int m_socket;
    bool m_connected = false;
    bool m_gone = false;
    QByteArray m_received;
};

} // namespace qd::test
