#include "core/store/spacereserve.h"

#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#include <fcntl.h>

#include <cstring>

namespace qd {
namespace {

Error missing(const QString &why)
{
    return {QStringLiteral("reserve_missing"), ErrorCategory::Transient,
            QStringLiteral("no space is reserved for a full disk: ") + why};
}

} // namespace

bool SpaceReserve::isHeld() const
{
    return QFileInfo(m_path).size() == kBytes;
}

Result<void> SpaceReserve::hold() const
{
    if (isHeld())
        return {};
    const QStorageInfo disk(QFileInfo(m_path).path());
    if (disk.bytesAvailable() < 2 * kBytes)
        return missing(QStringLiteral("%1 bytes are free").arg(disk.bytesAvailable()));
    QFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return missing(file.errorString());
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    const int failure = ::posix_fallocate(file.handle(), 0, kBytes); // a size alone would take no space
    if (failure == 0)
        return {};
    release();
    return missing(QString::fromLocal8Bit(std::strerror(failure)));
}

void SpaceReserve::release() const
{
    QFile::remove(m_path);
}

} // namespace qd
