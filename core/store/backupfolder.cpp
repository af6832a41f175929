#include "core/store/backupfolder.h"

#include "core/store/filesync.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTimeZone>

namespace qd {
namespace {

const QLatin1String kDaily("daily");
const QLatin1String kReplaced("before-restore");
const QLatin1String kMoment("yyyyMMdd'T'HHmmss'Z'");

} // namespace

BackupFolder BackupFolder::beside(const QString &database)
{
    return BackupFolder(QFileInfo(database).absolutePath() + QStringLiteral("/backups"));
}

Result<void> BackupFolder::prepare() const
{
    const QFileInfo folder(m_path);
    if (folder.isDir() && !folder.isSymLink())
        return {};
    const bool made = !folder.isSymLink() && QDir().mkdir(m_path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    if (made && syncFolder(folder.path()))
        return {};
    return Error{QStringLiteral("backup_failed"), ErrorCategory::Transient,
                 QStringLiteral("%1: the folder cannot be made").arg(m_path)};
}

QString BackupFolder::freePath(const QString &prefix, qint64 now) const
{
    const QString moment = QDateTime::fromMSecsSinceEpoch(now, Qt::UTC).toString(kMoment);
    const QString stem = m_path + u'/' + prefix + u'-' + moment;
    QString path = stem + QStringLiteral(".db");
    for (int i = 2; QFileInfo::exists(path) || QFileInfo::exists(path + QStringLiteral(".part")); ++i)
        path = stem + QStringLiteral(".%1.db").arg(i);
    return path;
}

QString BackupFolder::freeDailyPath(qint64 now) const
{
    return freePath(kDaily, now);
}

QString BackupFolder::freeReplacedPath(qint64 now) const
{
    return freePath(kReplaced, now);
}

QStringList BackupFolder::named(const QString &prefix) const
{
    QStringList names;
    const QFileInfoList files = QDir(m_path).entryInfoList({prefix + QStringLiteral("-*.db")}, QDir::Files | QDir::NoSymLinks, QDir::Name);
    for (const QFileInfo &file : files) {
        if (file.size() > 0) // an empty one only holds a name for a copy that was not finished
            names += file.fileName();
    }
    return names;
}

std::optional<qint64> BackupFolder::newestDaily() const
{
    const QStringList names = named(kDaily);
    if (names.isEmpty())
        return std::nullopt;
    QDateTime moment = QDateTime::fromString(names.last().section(u'-', 1).section(u'.', 0, 0), kMoment);
    moment.setTimeZone(QTimeZone::utc());
    return moment.isValid() ? std::optional(moment.toMSecsSinceEpoch()) : std::nullopt;
}

int BackupFolder::pruneDaily() const
{
    const QStringList names = named(kDaily);
    int removed = 0;
    for (const QString &name : names.first(std::max<qsizetype>(0, names.size() - kDailyKept)))
        removed += QFile::remove(m_path + u'/' + name) ? 1 : 0;
    return removed;
}

bool BackupFolder::keepsReplaced() const
{
    return !named(kReplaced).isEmpty();
}

} // namespace qd
