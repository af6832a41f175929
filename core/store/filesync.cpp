#include "core/store/filesync.h"

#include <QFile>

#include <fcntl.h>
#include <unistd.h>

namespace qd {
namespace {

bool sync(const QString &path, int flags)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | flags);
    const bool synced = file >= 0 && ::fsync(file) == 0;
    if (file >= 0)
        ::close(file);
    return synced;
}

} // namespace

bool syncFile(const QString &path)
{
    return sync(path, 0);
}

bool syncFolder(const QString &folder)
{
    return sync(folder, O_DIRECTORY);
}

} // namespace qd
