#include "core/doors/unixlistener.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace qd {
namespace {

Error refusal(const char *code, const QString &detail)
{
    return {QString::fromLatin1(code), ErrorCategory::Operator, detail};
}

Error systemFailure(const char *call, int number)
{
    return refusal("socket_failed", QStringLiteral("%1: %2").arg(QString::fromLatin1(call),
                                                                 QString::fromLocal8Bit(std::strerror(number))));
}

sockaddr_un addressOf(const QByteArray &path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.constData(), size_t(path.size()));
    return address;
}

int newSocket()
{
    return ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
}

Result<void> ensurePrivateDirectory(const QString &directory)
{
    const QByteArray path = QFile::encodeName(directory);
    if (!QDir().mkpath(QFileInfo(directory).path()))
        return refusal("socket_directory_unsafe", QStringLiteral("%1 cannot be created").arg(directory));
    if (::mkdir(path.constData(), 0700) != 0 && errno != EEXIST)
        return systemFailure("mkdir", errno);
    const int descriptor = ::open(path.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (descriptor < 0)
        return refusal("socket_directory_unsafe", QStringLiteral("%1 is not a directory of its own").arg(directory));
    struct stat status{};
    const bool known = ::fstat(descriptor, &status) == 0;
    ::close(descriptor);
    if (!known || status.st_uid != ::geteuid() || (status.st_mode & 07777) != 0700)
        return refusal("socket_directory_unsafe",
                       QStringLiteral("%1 must belong to the user of this program and have mode 0700").arg(directory));
    return {};
}

// A socket file outlives its program. Only one that nobody answers on may go.
Result<void> removeLeftover(const QByteArray &path)
{
    struct stat status{};
    if (::lstat(path.constData(), &status) != 0)
        return errno == ENOENT ? Result<void>() : systemFailure("lstat", errno);
    if (!S_ISSOCK(status.st_mode))
        return refusal("socket_path_taken", QStringLiteral("%1 is not a socket").arg(QFile::decodeName(path)));
    const int probe = newSocket();
    if (probe < 0)
        return systemFailure("socket", errno);
    const sockaddr_un address = addressOf(path);
    const int outcome = ::connect(probe, reinterpret_cast<const sockaddr *>(&address), sizeof address);
    const bool nobody = outcome != 0 && errno == ECONNREFUSED;
    ::close(probe);
    if (!nobody)
        return refusal("socket_path_taken",
                       QStringLiteral("another program answers on %1").arg(QFile::decodeName(path)));
    return ::unlink(path.constData()) == 0 ? Result<void>() : systemFailure("unlink", errno);
}

} // namespace

Result<void> UnixListener::listen(const QString &path)
{
    const QByteArray encoded = QFile::encodeName(path);
    if (encoded.size() > kMostPathBytes)
        return refusal("socket_path_too_long", QStringLiteral("%1 has %2 bytes, a socket path has at most %3")
                                                   .arg(path).arg(encoded.size()).arg(kMostPathBytes));
    if (auto ready = ensurePrivateDirectory(QFileInfo(path).path()); !ready)
        return ready;
    if (auto clear = removeLeftover(encoded); !clear)
        return clear;
    close();
    m_descriptor = newSocket();
    if (m_descriptor < 0)
        return systemFailure("socket", errno);
    const sockaddr_un address = addressOf(encoded);
    if (::bind(m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
        const int number = errno;
        close();
        return systemFailure("bind", number);
    }
    m_path = encoded;
    if (::listen(m_descriptor, SOMAXCONN) != 0) {
        const int number = errno;
        close();
        return systemFailure("listen", number);
    }
    return {};
}

void UnixListener::close()
{
    if (m_descriptor >= 0)
        ::close(std::exchange(m_descriptor, -1));
    if (!m_path.isEmpty())
        ::unlink(std::exchange(m_path, {}).constData());
}

int UnixListener::accept() const
{
    return ::accept4(m_descriptor, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
}

} // namespace qd
