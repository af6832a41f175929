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

Profile::Profile(const QString &root)
    : m_root(QDir::cleanPath(QDir(root).absolutePath())), m_database(m_root + QStringLiteral("/quarterdeck.db"))
{
}

// Two names of one file must not become two profiles with two locks: links are followed first.
Profile Profile::around(const QString &database)
{
    const QFileInfo file(QDir().absoluteFilePath(database));
    const QString folder = QFileInfo(file.absolutePath()).canonicalFilePath();
    const QString path = file.exists()    ? file.canonicalFilePath()
        : folder.isEmpty() ? QDir::cleanPath(file.absoluteFilePath())
                           : folder + u'/' + file.fileName();
    Profile profile(path + QStringLiteral(".state"));
    profile.m_database = path;
    return profile;
}

Result<Profile> Profile::named(const QString &folder, const QProcessEnvironment &environment)
{
    const QString name = folder.isEmpty() ? environment.value(QStringLiteral("QUARTERDECK_PROFILE")) : folder;
    const QString url = environment.value(QStringLiteral("DATABASE_URL"));
    if (!name.isEmpty() || url.isEmpty())
        return Profile(name.isEmpty() ? defaultRoot() : name);
    const QString scheme = QStringLiteral("sqlite:///");
    const QString path = url.mid(scheme.size());
    const bool usable = !path.isEmpty() && !path.endsWith(u'/') && !path.startsWith(u':') && !path.contains(u'?')
        && !path.contains(QChar::Null);
    if (!url.startsWith(scheme) || !usable) // the URL itself may hold a password
        return Error{QStringLiteral("database_url"), ErrorCategory::Operator,
                     QStringLiteral("DATABASE_URL must be sqlite:///relative/file or sqlite:////absolute/file, or be left out "
                                    "in favour of --profile")};
    return around(path);
}

Result<void> Profile::prepare() const
{
    umask(077);
    const QFileInfo place(QFileInfo(m_database).absolutePath());
    if (place.filePath() != m_root && (!place.isDir() || place.ownerId() != geteuid()))
        return unusable(place.filePath(), "the folder of the database is missing or belongs to somebody else");
    // A home or a shared folder that is named by mistake must not be made private and littered.
    if (!QDir(m_root).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot) && !looksLikeOne()
        && !isThere(settingsFile()))
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

JournalAnchor Profile::anchor() const
{
    const QString named = qEnvironmentVariable("XDG_STATE_HOME");
    const QString state = QDir::isAbsolutePath(named) ? named : QDir::homePath() + QStringLiteral("/.local/state");
    return JournalAnchor(state + QStringLiteral("/quarterdeck"), m_database);
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
