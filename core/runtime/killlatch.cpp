#include "core/runtime/killlatch.h"

#include "core/base/smallfile.h"
#include "core/store/filesync.h"

#include <QByteArray>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace qd {
namespace {

Error unwritable(const QString &path)
{
    return {QStringLiteral("latch_unwritable"), ErrorCategory::Internal,
            QStringLiteral("%1: %2").arg(path, QString::fromLocal8Bit(std::strerror(errno)))};
}

bool syncFolderOf(const QString &path)
{
    return syncFolder(QFileInfo(path).path());
}

} // namespace

bool KillLatch::isSet() const
{
    const QFileInfo file(m_path);
    return file.exists() || file.isSymLink(); // whatever set() would find in its way
}

Result<void> KillLatch::set(const QString &reason) const
{
    const int file = ::open(QFile::encodeName(m_path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        return errno == EEXIST ? Result<void>() : Result<void>(unwritable(m_path));
    const QString now = QDateTime::currentDateTimeUtc().toString(Qt::ISODate);
    const QByteArray text = QStringLiteral("%1 %2\n").arg(now, reason.left(1'000)).toUtf8();
    // The existence of the file is the latch: if its text does not fit on a full disk, it latches all the same.
    const bool written = ::write(file, text.constData(), size_t(text.size())) == text.size();
    const bool synced = fsync(file) == 0;
    ::close(file);
    if (!syncFolderOf(m_path) || !synced)
        return unwritable(m_path);
    static_cast<void>(written);
    return {};
}

QString KillLatch::text() const
{
    constexpr qsizetype kMostBytes = 4'000; // what set() writes at most
    return QString::fromUtf8(headOfFile(m_path, kMostBytes)).simplified();
}

Result<void> KillLatch::clear() const
{
    if (::unlink(QFile::encodeName(m_path).constData()) != 0 && errno != ENOENT)
        return unwritable(m_path);
    if (!syncFolderOf(m_path))
        return unwritable(m_path);
    return {};
}

} // namespace qd
