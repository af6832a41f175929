#include "app/console/consoleseat.h"

#include "core/doors/linebuffer.h"
#include "core/doors/peer.h"
#include "core/doors/unixlistener.h"
#include "core/runtime/profile.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QThread>

#include <array>
#include <cerrno>
#include <cstring>
#include <optional>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace qd {
namespace {

constexpr unsigned long kRetryMs = 20;
constexpr qsizetype kMostAnswerBytes = 64 * 1024;

/// A descriptor that closes itself.
class Socket
{
public:
    Socket() : m_descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)) { }
    Socket(const Socket &) = delete;
    Socket &operator=(const Socket &) = delete;
    ~Socket()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }

    [[nodiscard]] int descriptor() const { return m_descriptor; }
    [[nodiscard]] bool connectTo(const QString &path) const
    {
        const QByteArray name = QFile::encodeName(path);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        if (m_descriptor < 0 || name.size() > UnixListener::kMostPathBytes)
            return false;
        std::memcpy(address.sun_path, name.constData(), size_t(name.size()));
        return ::connect(m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    }
    /// \return false when the time is over
    [[nodiscard]] bool waitFor(short events, const QDeadlineTimer &deadline) const
    {
        pollfd one{m_descriptor, events, 0};
        int ready = 0;
        do
            ready = ::poll(&one, 1, int(deadline.remainingTime()));
        while (ready < 0 && errno == EINTR);
        return ready > 0;
    }

private:
    int m_descriptor;
};

bool wouldBlock()
{
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

bool writeAll(const Socket &socket, const QByteArray &bytes, const QDeadlineTimer &deadline)
{
    qsizetype written = 0;
    while (written < bytes.size() && socket.waitFor(POLLOUT, deadline)) {
        const ssize_t count = ::send(socket.descriptor(), bytes.constData() + written, size_t(bytes.size() - written), MSG_NOSIGNAL);
        if (count < 0 && !wouldBlock())
            break;
        written += std::max<ssize_t>(0, count);
    }
    return written == bytes.size();
}

std::optional<QByteArray> readLine(const Socket &socket, const QDeadlineTimer &deadline)
{
    LineBuffer lines(kMostAnswerBytes);
    std::array<char, 4'096> chunk{};
    while (!lines.tooLong() && socket.waitFor(POLLIN, deadline)) {
        const ssize_t count = ::recv(socket.descriptor(), chunk.data(), chunk.size(), 0);
        if (count == 0 || (count < 0 && !wouldBlock()))
            break;
        lines.append(QByteArrayView(chunk.data(), std::max<ssize_t>(0, count)));
        if (auto line = lines.takeLine())
            return line;
    }
    return std::nullopt;
}

/// Nothing if nobody opens, or went away without a word: then the other console is starting or ending.
std::optional<Result<void>> visitAt(const QString &path, const QByteArray &line, const QDeadlineTimer &deadline)
{
    const Socket socket;
    if (!socket.connectTo(path))
        return std::nullopt;
    if (peerUser(socket.descriptor()) != ::geteuid())
        return Error{QStringLiteral("console_foreign"), ErrorCategory::Operator, QStringLiteral("%1 belongs to another user").arg(path)};
    if (!writeAll(socket, line, deadline))
        return std::nullopt;
    const auto answer = readLine(socket, deadline);
    return answer ? std::optional(answerFromLine(*answer)) : std::nullopt;
}

} // namespace

Result<std::unique_ptr<OwnerLock>> takeSeatOrVisit(const Profile &profile, const Visit &visit, int patienceMs)
{
    if (auto prepared = profile.prepare(); !prepared)
        return prepared.error();
    const QByteArray line = toLine(visit) + '\n';
    if (line.size() > kMostVisitBytes)
        return Error{QStringLiteral("visit_too_large"), ErrorCategory::Permanent, QStringLiteral("these are too many files at once")};
    const QDeadlineTimer deadline(patienceMs);
    for (;;) {
        auto seat = OwnerLock::acquire(profile.consoleLock());
        if (seat || seat.error().code != QLatin1String("owned_elsewhere"))
            return seat;
        if (const auto shown = visitAt(profile.consoleSocket(), line, deadline))
            return *shown ? Result<std::unique_ptr<OwnerLock>>(nullptr) : shown->error();
        if (deadline.hasExpired())
            return Error{QStringLiteral("console_silent"), ErrorCategory::Transient,
                         QStringLiteral("the console of this profile does not answer: %1").arg(seat.error().detail)};
        QThread::msleep(kRetryMs);
    }
}

} // namespace qd
