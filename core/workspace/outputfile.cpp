#include "core/workspace/outputfile.h"

#include <QCryptographicHash>
#include <QFile>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace qd {
namespace {

constexpr qint64 kChunk = 256 * 1024;

QString parentOf(const QString &path)
{
    const qsizetype slash = path.lastIndexOf(u'/');
    return slash <= 0 ? QStringLiteral("/") : path.left(slash);
}

// Reads to the end, hashing and, if there is a copy, copying. Null if something fails or time is up.
Sha256 digest(QFile &file, QFile *copy, const QDeadlineTimer &deadline)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (qint64 read = 0; !deadline.hasExpired();) {
        const QByteArray chunk = file.read(kChunk);
        if (chunk.isEmpty())
            return file.error() != QFileDevice::NoError ? Sha256()
                                                        : *Sha256::fromHex(QString::fromLatin1(hash.result().toHex()));
        hash.addData(chunk);
        read += chunk.size();
        if (copy && (read > kKeptBytes || copy->write(chunk) != chunk.size()))
            return {}; // it grew under our hands, or the disk is full
    }
    return {};
}

Sha256 digestWithCopy(QFile &file, const QString &copyTo, const QDeadlineTimer &deadline)
{
    QFile copy(copyTo);
    if (!copy.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return {};
    const Sha256 hash = digest(file, &copy, deadline);
    if (!hash.isNull() && copy.flush())
        return hash;
    copy.remove();
    return {};
}

QString faultOf(const HeldPath &output, const HeldPath &workspace)
{
    if (!output.exists())
        return output.fault();
    if (!output.liesInside(workspace))
        return QStringLiteral("lies outside of the workspace");
    return output.isRegularFile() ? QString() : QStringLiteral("is something else than a file");
}

} // namespace

HeldPath::HeldPath(const QString &path)
{
    m_fd = ::open(QFile::encodeName(path).constData(), O_PATH | O_CLOEXEC);
    if (m_fd >= 0 && ::fstat(m_fd, &m_status) == 0)
        return;
    m_fault = errno == ENOENT ? QStringLiteral("does not exist") : qt_error_string(errno);
    m_status = {};
}

HeldPath::~HeldPath()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

QByteArray HeldPath::ownLink() const
{
    return "/proc/self/fd/" + QByteArray::number(m_fd);
}

bool HeldPath::isWritable() const
{
    return exists() && ::access(ownLink().constData(), isDirectory() ? W_OK | X_OK : W_OK) == 0;
}

QString HeldPath::realPath() const
{
    QByteArray path(PATH_MAX, '\0');
    const ssize_t length = exists() ? ::readlink(ownLink().constData(), path.data(), size_t(path.size())) : -1;
    return length > 0 && length < path.size() ? QFile::decodeName(path.left(length)) : QString();
}

bool HeldPath::liesInside(const HeldPath &folder) const
{
    const QString root = folder.realPath();
    const QString here = realPath();
    return !root.isEmpty() && !here.isEmpty() && (here == root || here.startsWith(root == QLatin1String("/") ? root : root + u'/'));
}

int HeldPath::openForReading() const
{
    return exists() ? ::open(ownLink().constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK) : -1;
}

QString faultOfPlace(const QString &output, const HeldPath &workspace)
{
    if (!workspace.isDirectory())
        return QStringLiteral("the workspace is no directory");
    if (const HeldPath file(output); file.exists()) {
        if (!file.liesInside(workspace))
            return QStringLiteral("leads out of the workspace");
        if (!file.isRegularFile())
            return QStringLiteral("is something else than a file");
        return file.isWritable() ? QString() : QStringLiteral("cannot be written");
    }
    for (QString folder = parentOf(output); ; folder = parentOf(folder)) {
        const HeldPath place(folder);
        if (!place.exists() && folder != QLatin1String("/"))
            continue; // whoever writes the file may make its folders
        if (!place.liesInside(workspace))
            return QStringLiteral("would lie outside of the workspace");
        return place.isDirectory() && place.isWritable() ? QString() : folder + QStringLiteral(" cannot be written");
    }
}

OutputLook lookAtOutput(const QString &output, const HeldPath &workspace, const QString &copyTo,
                        const QDeadlineTimer &deadline)
{
    OutputLook look;
    look.view.path = output;
    const HeldPath held(output);
    look.view.fault = faultOf(held, workspace);
    look.view.size = held.size();
    if (!look.view.fault.isEmpty())
        return look;
    QFile file;
    if (const int descriptor = held.openForReading();
        descriptor < 0 || !file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle)) {
        look.view.fault = QStringLiteral("cannot be read");
        return look;
    }
    if (held.size() <= kKeptBytes) {
        look.view.hash = digestWithCopy(file, copyTo, deadline);
        look.view.kept = !look.view.hash.isNull();
        look.copy = look.view.kept ? copyTo : QString();
    }
    if (!look.view.kept && file.seek(0))
        look.view.hash = digest(file, nullptr, deadline);
    if (file.seek(0))
        look.scan = scanForMarkers(file, kKeptBytes);
    return look;
}

} // namespace qd
