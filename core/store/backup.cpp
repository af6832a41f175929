#include "core/store/backup.h"

#include "core/store/database.h"
#include "core/store/filesync.h"

#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace qd {
namespace {

Error failed(const QString &path, const QString &why)
{
    return {QStringLiteral("backup_failed"), ErrorCategory::Transient, QStringLiteral("%1: %2").arg(path, why)};
}

QString lastFailure()
{
    return QString::fromLocal8Bit(std::strerror(errno));
}

/// Makes an empty file that was not there before.
Result<void> make(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file >= 0) {
        ::close(file);
        return {};
    }
    if (errno == EEXIST)
        return Error{QStringLiteral("file_exists"), ErrorCategory::Permanent, path};
    return failed(path, lastFailure());
}

Result<void> copyAndCheck(Database &from, const QString &path)
{
    if (auto copied = from.vacuumInto(path); !copied)
        return copied;
    if (!syncFile(path))
        return failed(path, QStringLiteral("it does not reach the disk"));
    auto copy = Database::open(path, Database::Access::ReadOnly);
    return copy ? checkIntegrity(**copy) : Result<void>(copy.error());
}

} // namespace

Result<void> backUp(Database &from, const QString &path)
{
    // The name is taken first, so that nothing is ever overwritten; what has it is complete, or empty.
    if (auto taken = make(path); !taken)
        return taken;
    const QString part = path + QStringLiteral(".part");
    if (auto made = make(part); !made) {
        QFile::remove(path);
        return failed(part, made.error().detail);
    }
    auto cleanUp = qScopeGuard([&] {
        QFile::remove(part);
        QFile::remove(path);
    });
    if (const auto copied = copyAndCheck(from, part); !copied)
        return failed(path, copied.error().detail);
    if (std::rename(QFile::encodeName(part).constData(), QFile::encodeName(path).constData()) != 0)
        return failed(path, lastFailure());
    if (!syncFolder(QFileInfo(path).path()))
        return failed(path, QStringLiteral("its name does not reach the disk"));
    cleanUp.dismiss();
    return {};
}

Result<void> checkIntegrity(Database &database)
{
    const auto found = database.query("PRAGMA integrity_check(1)");
    if (!found)
        return found.error();
    const QString answer = found->empty() ? QStringLiteral("no answer to integrity_check") : found->front().text(0);
    if (answer == QLatin1String("ok"))
        return {};
    return Error{QStringLiteral("database_corrupt"), ErrorCategory::Internal, answer};
}

} // namespace qd
