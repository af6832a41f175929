#include "core/store/closedmark.h"

#include <QByteArrayList>
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
    struct stat file {};
    const bool logWaits = QFileInfo(m_database + QStringLiteral("-wal")).size() > 0;
    if (logWaits || ::stat(QFile::encodeName(m_database).constData(), &file) != 0)
        return {};
    const QByteArrayList parts{QByteArray::number(quint64(file.st_dev)), QByteArray::number(quint64(file.st_ino)),
                               QByteArray::number(qint64(file.st_size)), textOf(file.st_mtim), textOf(file.st_ctim)};
    return parts.join(' ') + '\n';
}

} // namespace qd
