#pragma once

#include "core/base/result.h"
#include "core/store/journalanchor.h"

#include <QProcessEnvironment>
#include <QString>

namespace qd {

/// The one folder under which all of a workspace's state lives, and the names in it. A value.
class Profile
{
public:
    explicit Profile(const QString &root);

    /// Of a database file that lies elsewhere: everything else is in a folder of the same name with ".state" behind it.
    [[nodiscard]] static Profile around(const QString &database);
    /// The one in this folder; if it is empty, the one of `$QUARTERDECK_PROFILE`, else beside the file that `$DATABASE_URL`
    /// names ("sqlite:///relative.db", "sqlite:////absolute.db"), else the user's data folder.
    /// Error `database_url` (Operator) for a database of another kind.
    [[nodiscard]] static Result<Profile> named(const QString &folder, const QProcessEnvironment &environment);

    /// Makes the folders, for us alone. Errors: `profile_unusable` (Operator).
    [[nodiscard]] Result<void> prepare() const;
    /// Whether a profile of ours is there, however broken.
    [[nodiscard]] bool exists() const;

    [[nodiscard]] const QString &root() const { return m_root; }
    [[nodiscard]] QString database() const { return m_database; }
    [[nodiscard]] QString ownerLock() const { return m_database + QStringLiteral(".lock"); }
    [[nodiscard]] QString artifacts() const { return m_root + QStringLiteral("/artifacts"); }
    [[nodiscard]] QString spool() const { return m_root + QStringLiteral("/spool"); }       ///< output of running agents
    [[nodiscard]] QString scratch() const { return m_root + QStringLiteral("/scratch"); }   ///< where tasks without a workspace work
    [[nodiscard]] QString idFile() const { return m_root + QStringLiteral("/profile.id"); }
    [[nodiscard]] QString backups() const { return m_root + QStringLiteral("/backups"); }   ///< see BackupFolder
    [[nodiscard]] QString killLatch() const { return m_root + QStringLiteral("/HALTED"); }
    [[nodiscard]] QString settingsFile() const { return m_root + QStringLiteral("/quarterdeck.toml"); }
    [[nodiscard]] QString windowState() const { return m_root + QStringLiteral("/window.ini"); }
    [[nodiscard]] QString socketFolder() const { return m_root + QStringLiteral("/door"); }
    [[nodiscard]] QString consoleLock() const { return m_root + QStringLiteral("/console.lock"); } ///< of the one console
    [[nodiscard]] QString consoleSocket() const { return socketFolder() + QStringLiteral("/desk.sock"); }
    [[nodiscard]] QString socket() const { return socketFolder() + QStringLiteral("/core.sock"); }

    /// The anchor of the journal: with the user's state, `$XDG_STATE_HOME/quarterdeck`, so that who takes, copies or
    /// exchanges a profile does not have it.
    [[nodiscard]] JournalAnchor anchor() const;

    /// As named() where nothing is, without a look at `$DATABASE_URL`.
    [[nodiscard]] static QString defaultRoot();

private:
    [[nodiscard]] bool looksLikeOne() const;

    QString m_root;
    QString m_database;
};

} // namespace qd
