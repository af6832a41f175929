#include "core/runtime/smallfile.h"

#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace qd {

QByteArray headOfFile(const QString &path, qsizetype mostBytes)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (file < 0)
        return {};
    QByteArray head(mostBytes, '\0');
    struct stat status{};
    const bool plain = ::fstat(file, &status) == 0 && S_ISREG(status.st_mode);
    const ssize_t count = plain ? ::read(file, head.data(), size_t(head.size())) : 0;
    ::close(file);
    return head.left(qMax<ssize_t>(count, 0));
}

} // namespace qd
