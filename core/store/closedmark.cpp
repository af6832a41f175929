#include "core/store/closedmark.h"

#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>

namespace qd {
namespace {

QByteArray textOf(const timespec &time)
{
    return QByteArray::number(qint64(time.tv_sec)) + '.' + QByteArray::number(qint64(time.tv_nsec));
}

} // namespace

bool ClosedMark::holds() const
{
    QFile file(path());
    const QByteArray said = file.open(QIODevice::ReadOnly) ? file.read(256) : QByteArray();
    return !said.isEmpty() && said == expected();
}

void ClosedMark::set() const
{
    const QByteArray text = expected();
    QFile file(path());
    if (text.isEmpty() || !file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return;
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(text);
}

void ClosedMark::remove() const
{
    QFile::remove(path());
}

// The time of change cannot be set by hand, unlike the one of writing.
QByteArray ClosedMark::expected() const
{
    struct stat status {};
    if (QFileInfo(m_database + QStringLiteral("-wal")).size() > 0 || ::stat(QFile::encodeName(m_database).constData(), &status) != 0)
        return {};
    return QByteArray::number(quint64(status.st_dev)) + ' ' + QByteArray::number(quint64(status.st_ino)) + ' '
        + QByteArray::number(qint64(status.st_size)) + ' ' + textOf(status.st_mtim) + ' ' + textOf(status.st_ctim) + '\n';
}

} // namespace qd
