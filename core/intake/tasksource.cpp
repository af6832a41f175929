#include "core/intake/tasksource.h"

#include "core/intake/intakelimits.h"
#include "core/intake/taskformat.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <unistd.h>

namespace qd {
namespace {

class FileDescriptor
{
public:
    explicit FileDescriptor(int fd) : m_fd(fd) { }
    FileDescriptor(const FileDescriptor &) = delete;
    FileDescriptor &operator=(const FileDescriptor &) = delete;
    ~FileDescriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    [[nodiscard]] int get() const { return m_fd; }

private:
    int m_fd;
};

Error refusal(const char *code, const QString &detail, ErrorCategory category = ErrorCategory::Permanent)
{
    return {QLatin1String(code), category, detail};
}

Error systemError(int number)
{
    const QString detail = QString::fromLocal8Bit(std::strerror(number));
    switch (number) {
    case ENOENT:
    case ENOTDIR: return refusal("file_missing", detail);
    case EACCES:
    case EPERM: return refusal("file_denied", detail);
    case ELOOP: return refusal("file_symlink", detail);
    default: return refusal("file_unreadable", detail);
    }
}

Result<void> checkKind(const struct stat &status)
{
    switch (status.st_mode & S_IFMT) {
    case S_IFREG: return {};
    case S_IFLNK: return refusal("file_symlink", QStringLiteral("a link; give the file itself"));
    case S_IFDIR: return refusal("file_directory", QStringLiteral("a folder"));
    case S_IFIFO: return refusal("file_fifo", QStringLiteral("a pipe"));
    case S_IFSOCK: return refusal("file_socket", QStringLiteral("a socket"));
    default: return refusal("file_device", QStringLiteral("a device"));
    }
}

// Files of the kernel call themselves regular, but have no size, may have no end and may act when read.
bool isPseudo(int fd)
{
    struct statfs system {};
    if (::fstatfs(fd, &system) != 0)
        return false;
    switch (static_cast<unsigned long>(system.f_type)) {
    case PROC_SUPER_MAGIC:
    case SYSFS_MAGIC:
    case DEBUGFS_MAGIC:
    case TRACEFS_MAGIC:
    case SECURITYFS_MAGIC:
    case CGROUP_SUPER_MAGIC:
    case CGROUP2_SUPER_MAGIC: return true;
    default: return false;
    }
}

Result<void> checkOpened(int fd, const struct stat &status)
{
    if (const Result<void> kind = checkKind(status); !kind)
        return kind;
    if (isPseudo(fd))
        return refusal("file_pseudo", QStringLiteral("a view into the kernel, not a file"));
    if (status.st_size > IntakeLimits::kFileBytes)
        return refusal("file_too_large", QStringLiteral("%1 bytes; at most %2 are taken")
                                             .arg(status.st_size).arg(IntakeLimits::kFileBytes));
    return {};
}

// One byte more than the size is asked for: getting it means that the file grew.
Result<QByteArray> readUpTo(int fd, qint64 size)
{
    QByteArray bytes(size + 1, Qt::Uninitialized);
    qint64 filled = 0;
    while (filled < bytes.size()) {
        const ssize_t got = ::read(fd, bytes.data() + filled, size_t(bytes.size() - filled));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return systemError(errno);
        if (got == 0)
            break;
        filled += got;
    }
    bytes.truncate(filled);
    return bytes;
}

bool sameMoment(const timespec &a, const timespec &b)
{
    return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

bool isUnchanged(const struct stat &before, const struct stat &after, qint64 bytesRead)
{
    return bytesRead == before.st_size && after.st_size == before.st_size
        && sameMoment(before.st_mtim, after.st_mtim) && sameMoment(before.st_ctim, after.st_ctim);
}

Result<QByteArray> readWhole(const QByteArray &path)
{
    // Looked at before it is opened, because opening a device can already be a deed.
    struct stat before {};
    if (::lstat(path.constData(), &before) != 0)
        return systemError(errno);
    if (const Result<void> kind = checkKind(before); !kind)
        return kind.error();
    const FileDescriptor file(::open(path.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    if (file.get() < 0 || ::fstat(file.get(), &before) != 0)
        return systemError(errno);
    if (const Result<void> opened = checkOpened(file.get(), before); !opened)
        return opened.error();
    Result<QByteArray> bytes = readUpTo(file.get(), before.st_size);
    struct stat after {};
    if (!bytes || ::fstat(file.get(), &after) != 0)
        return bytes ? systemError(errno) : bytes.error();
    if (!isUnchanged(before, after, bytes->size()))
        return refusal("file_changed", QStringLiteral("written to while it was read"), ErrorCategory::Transient);
    return bytes;
}

// Lists links, pipes and the like as well, so that they are refused by name and not left out in silence.
Result<QStringList> taskFilesIn(const QString &folder)
{
    const QDir directory(folder);
    if (!QFileInfo(folder).isReadable())
        return refusal("folder_unreadable", QStringLiteral("the folder cannot be listed"));
    QStringList patterns = taskFileSuffixes();
    for (QString &pattern : patterns)
        pattern.prepend(QLatin1String("*."));
    QStringList names = directory.entryList(patterns, QDir::Files | QDir::System);
    if (names.isEmpty())
        return refusal("folder_empty", QStringLiteral("no %1 file directly inside").arg(patterns.join(QStringLiteral(", "))));
    names.sort();
    for (QString &name : names)
        name = directory.filePath(name);
    return names;
}

} // namespace

Result<SourceDocument> readTaskFile(const QString &path)
{
    if (path.isEmpty() || path.contains(QChar(u'\0')))
        return refusal("file_name", QStringLiteral("no name that a file can have"));
    Result<QByteArray> bytes = readWhole(QFile::encodeName(path));
    if (!bytes)
        return bytes.error();
    return SourceDocument{path, *std::move(bytes), QFileInfo(path).absolutePath()};
}

ExpandedPaths expandPaths(const QStringList &paths)
{
    ExpandedPaths expanded;
    for (const QString &path : paths) {
        const QFileInfo info(path);
        if (!info.isDir() || info.isSymLink()) {
            expanded.files += path;
        } else if (const Result<QStringList> inside = taskFilesIn(path)) {
            expanded.files += *inside;
        } else {
            expanded.errors.push_back({path, 0, {}, inside.error()});
        }
    }
    expanded.files.removeDuplicates();
    if (expanded.files.size() > IntakeLimits::kFilesPerDrop) {
        const QString detail = QStringLiteral("%1 files; at most %2 at once")
                                   .arg(expanded.files.size()).arg(IntakeLimits::kFilesPerDrop);
        expanded.errors.push_back({QString(), 0, {}, refusal("too_many_files", detail)});
        expanded.files.clear();
    }
    return expanded;
}

} // namespace qd
