#include "core/base/smallfile.h"

#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace qd {
namespace {

/// \param fromEnd the last bytes rather than the first
FileTail pieceOf(const QString &path, qsizetype mostBytes, bool fromEnd)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (file < 0)
        return {};
    QByteArray bytes(mostBytes, '\0');
    struct stat status{};
    const bool plain = ::fstat(file, &status) == 0 && S_ISREG(status.st_mode);
    const off_t from = fromEnd ? qMax<off_t>(0, status.st_size - mostBytes) : 0;
    const ssize_t count = plain ? ::pread(file, bytes.data(), size_t(bytes.size()), from) : 0;
    ::close(file);
    return {bytes.left(qMax<ssize_t>(count, 0)), plain ? status.st_size : 0};
}

} // namespace

QByteArray headOfFile(const QString &path, qsizetype mostBytes)
{
    return pieceOf(path, mostBytes, false).bytes;
}

FileTail tailOfFile(const QString &path, qsizetype mostBytes)
{
    return pieceOf(path, mostBytes, true);
}

} // namespace qd
