#include "core/runtime/profile.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <sys/stat.h>
#include <unistd.h>

namespace qd {
namespace {

Error unusable(const QString &folder, const char *why)
{
    return {QStringLiteral("profile_unusable"), ErrorCategory::Operator,
            QStringLiteral("%1: %2").arg(folder, QLatin1String(why))};
}

Result<void> makePrivate(const QString &folder)
{
    if (!QDir().mkpath(folder))
        return unusable(folder, "the folder cannot be made");
    if (QFileInfo(folder).ownerId() != geteuid())
        return unusable(folder, "the folder belongs to somebody else");
    if (!QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        return unusable(folder, "the folder cannot be made private");
    return {};
}

bool isThere(const QString &path)
{
    const QFileInfo info(path);
    return info.exists() || info.isSymLink();
}

} // namespace

Profile::Profile(const QString &root) : m_root(QDir::cleanPath(QDir(root).absolutePath())) { }

Result<void> Profile::prepare() const
{
    umask(077);
    // A home or a shared folder that is named by mistake must not be made private and littered.
    if (!QDir(m_root).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot) && !looksLikeOne())
        return unusable(m_root, "the folder holds other things and is no profile");
    if (auto made = makePrivate(m_root); !made)
        return made;
    for (const QString &folder : {artifacts(), spool(), scratch(), backups(), socketFolder()}) {
        if (QFileInfo(folder).isSymLink())
            return unusable(folder, "the folder is a link");
        if (auto made = makePrivate(folder); !made)
            return made;
    }
    return {};
}

bool Profile::looksLikeOne() const
{
    return isThere(artifacts()) || isThere(ownerLock()) || isThere(database()) || isThere(killLatch());
}

bool Profile::exists() const
{
    return QFileInfo(m_root).ownerId() == geteuid() && looksLikeOne();
}

QString Profile::defaultRoot()
{
    const QString named = qEnvironmentVariable("QUARTERDECK_PROFILE");
    if (!named.isEmpty())
        return named;
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/quarterdeck/default");
}

} // namespace qd
