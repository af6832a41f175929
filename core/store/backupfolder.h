#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace qd {

/// The folder beside a database in which the program itself keeps copies of it. Only the daily ones are ever removed; what
/// was kept before a migration or a restore stays until a person removes it. A value.
class BackupFolder
{
public:
    static constexpr int kDailyKept = 7;

    explicit BackupFolder(QString path) : m_path(std::move(path)) { }
    [[nodiscard]] static BackupFolder beside(const QString &database);

    [[nodiscard]] const QString &path() const { return m_path; }
    /// Makes the folder, for us alone. Error `backup_failed` (Transient).
    [[nodiscard]] Result<void> prepare() const;

    /// A path that nothing has yet: "<prefix>-20260102T030405Z.db".  \param now wall ms UTC
    [[nodiscard]] QString freePath(const QString &prefix, qint64 now) const;
    [[nodiscard]] QString freeDailyPath(qint64 now) const;

    /// When the newest daily copy was made, wall ms UTC; empty = there is none.
    [[nodiscard]] std::optional<qint64> newestDaily() const;
    /// Removes all daily copies but the newest. \return how many
    int pruneDaily() const;

    /// Does it hold a database that was put aside by a restore? Artifacts that only that one knows must stay.
    [[nodiscard]] bool keepsReplaced() const;
    /// For what a restore puts aside.
    [[nodiscard]] QString freeReplacedPath(qint64 now) const;

private:
    [[nodiscard]] QStringList named(const QString &prefix) const; ///< complete copies, oldest first
    QString m_path;
};

} // namespace qd
