#include "core/store/ownerlock.h"

#include "core/base/clock.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QSysInfo>

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace qd {
namespace {

QByteArray holderText()
{
    return QStringLiteral("%1 pid %2 on %3, boot %4, since %5\n")
        .arg(QCoreApplication::applicationName())
        .arg(QCoreApplication::applicationPid())
        .arg(QSysInfo::machineHostName(), bootId(), QDateTime::currentDateTimeUtc().toString(Qt::ISODate))
        .toUtf8();
}

QString readHolder(int file)
{
    std::array<char, 512> text{};
    const ssize_t length = pread(file, text.data(), text.size(), 0);
    return length > 0 ? QString::fromUtf8(text.data(), int(length)).simplified() : QStringLiteral("another program");
}

} // namespace

Result<std::unique_ptr<OwnerLock>> OwnerLock::acquire(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return Error{QStringLiteral("profile_unusable"), ErrorCategory::Operator,
                     QStringLiteral("%1: %2").arg(path, QString::fromLocal8Bit(std::strerror(errno)))};
    if (flock(file, LOCK_EX | LOCK_NB) != 0) {
        const bool held = errno == EWOULDBLOCK;
        const QString holder = held ? readHolder(file) : QString::fromLocal8Bit(std::strerror(errno));
        ::close(file);
        return Error{held ? QStringLiteral("owned_elsewhere") : QStringLiteral("profile_unusable"),
                     ErrorCategory::Operator, holder};
    }
    const QByteArray text = holderText();
    if (ftruncate(file, 0) != 0 || pwrite(file, text.constData(), size_t(text.size()), 0) != text.size()) {
        ::close(file);
        return Error{QStringLiteral("profile_unusable"), ErrorCategory::Transient, QStringLiteral("cannot write %1").arg(path)};
    }
    return std::unique_ptr<OwnerLock>(new OwnerLock(file));
}

OwnerLock::~OwnerLock()
{
    ::close(m_file); // the file stays: removing it would let two programs lock two different files of one name
}

} // namespace qd
