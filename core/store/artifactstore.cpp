#include "core/store/artifactstore.h"

#include "core/store/filesync.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryFile>

#include <unistd.h>

namespace qd {
namespace {

Error unwritable(const QString &what)
{
    return {QStringLiteral("artifact_unwritable"), ErrorCategory::Transient, what};
}

Result<Sha256> hashOf(QFile &file)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!hash.addData(&file))
        return Error{QStringLiteral("artifact_unreadable"), ErrorCategory::Transient, file.errorString()};
    return *Sha256::fromHex(QString::fromLatin1(hash.result().toHex()));
}

} // namespace

QString ArtifactStore::pathOf(const Sha256 &hash) const
{
    return QStringLiteral("%1/%2/%3").arg(m_root, hash.hex().left(2), hash.hex().mid(2));
}

Result<Artifact> ArtifactStore::put(const QString &name, const QByteArray &bytes) const
{
    const Artifact artifact{name, Sha256::of(bytes), bytes.size()};
    if (check(artifact.hash) == ArtifactStatus::Intact)
        return artifact;
    QTemporaryFile file(m_root + QStringLiteral("/incoming-XXXXXX"));
    if (!file.open() || file.write(bytes) != bytes.size() || !file.flush() || fsync(file.handle()) != 0)
        return unwritable(file.errorString());
    if (auto placed = place(file.fileName(), artifact.hash); !placed)
        return placed.error();
    file.setAutoRemove(false);
    return artifact;
}

Result<Artifact> ArtifactStore::adopt(const QString &name, const QString &path) const
{
    // A link would be moved in as a link, and a pipe would keep us waiting.
    if (const QFileInfo info(path); !info.isFile() || info.isSymLink())
        return unwritable(QStringLiteral("%1 is not a regular file").arg(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unwritable(QStringLiteral("%1: %2").arg(path, file.errorString()));
    const auto hash = hashOf(file);
    if (!hash)
        return hash.error();
    const Artifact artifact{name, *hash, file.size()};
    if (check(artifact.hash) == ArtifactStatus::Intact) {
        file.remove();
        return artifact;
    }
    if (fsync(file.handle()) != 0)
        return unwritable(path);
    if (auto placed = place(path, artifact.hash); !placed)
        return placed.error();
    return artifact;
}

Result<void> ArtifactStore::place(const QString &file, const Sha256 &hash) const
{
    const QString target = pathOf(hash);
    const QString folder = target.left(target.lastIndexOf(u'/'));
    if (!makeDurableFolder(folder))
        return unwritable(folder);
    QFile::setPermissions(file, QFile::ReadOwner);
    if (std::rename(QFile::encodeName(file).constData(), QFile::encodeName(target).constData()) != 0)
        return unwritable(target);
    return syncFolder(folder) ? Result<void>() : Result<void>(unwritable(folder));
}

// It waits for the disk only if one of the folders may be new there: each start of an attempt comes through here.
bool ArtifactStore::makeDurableFolder(const QString &folder) const
{
    const std::lock_guard lock(m_mutex);
    if (!QFileInfo(folder).isDir()) {
        m_rootIsOwed = true;
        if (!QDir().mkpath(m_root) || !QDir().mkdir(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
            return false;
    }
    if (m_rootIsOwed && !syncFolder(m_root))
        return false;
    m_rootIsOwed = false;
    return true;
}

Result<QByteArray> ArtifactStore::head(const Sha256 &hash, qint64 limit) const
{
    QFile file(pathOf(hash));
    if (!file.open(QIODevice::ReadOnly))
        return Error{QStringLiteral("artifact_missing"), ErrorCategory::Internal, hash.hex()};
    return file.read(limit);
}

Result<QByteArray> ArtifactStore::read(const Sha256 &hash) const
{
    QFile file(pathOf(hash));
    if (!file.open(QIODevice::ReadOnly))
        return Error{QStringLiteral("artifact_missing"), ErrorCategory::Internal, hash.hex()};
    QByteArray bytes = file.readAll();
    if (Sha256::of(bytes) != hash)
        return Error{QStringLiteral("artifact_changed"), ErrorCategory::Internal, hash.hex()};
    return bytes;
}

std::vector<Sha256> ArtifactStore::olderThan(int folder, qint64 before) const
{
    const QString name = QStringLiteral("%1").arg(folder, 2, 16, QLatin1Char('0'));
    std::vector<Sha256> found;
    const QFileInfoList files = QDir(m_root + u'/' + name).entryInfoList(QDir::Files | QDir::NoSymLinks, QDir::NoSort);
    for (const QFileInfo &file : files) {
        const auto hash = Sha256::fromHex(name + file.fileName());
        if (hash && file.lastModified().toMSecsSinceEpoch() < before)
            found.push_back(*hash);
    }
    return found;
}

ArtifactStatus ArtifactStore::check(const Sha256 &hash) const
{
    QFile file(pathOf(hash));
    if (!file.open(QIODevice::ReadOnly))
        return ArtifactStatus::Missing;
    const auto found = hashOf(file);
    return found && *found == hash ? ArtifactStatus::Intact : ArtifactStatus::Changed;
}

} // namespace qd
