#pragma once

#include "core/base/result.h"

#include <QString>

namespace qd {

/// The one folder under which all of a workspace's state lives, and the names in it. A value.
class Profile
{
public:
    explicit Profile(const QString &root);

    /// Makes the folders, for us alone. Errors: `profile_unusable` (Operator).
    [[nodiscard]] Result<void> prepare() const;
    /// Whether a profile of ours is there, however broken.
    [[nodiscard]] bool exists() const;

    [[nodiscard]] const QString &root() const { return m_root; }
    [[nodiscard]] QString database() const { return m_root + QStringLiteral("/quarterdeck.db"); }
    [[nodiscard]] QString ownerLock() const { return m_root + QStringLiteral("/quarterdeck.db.lock"); }
    [[nodiscard]] QString artifacts() const { return m_root + QStringLiteral("/artifacts"); }
    [[nodiscard]] QString spool() const { return m_root + QStringLiteral("/spool"); }       ///< output of running agents
    [[nodiscard]] QString scratch() const { return m_root + QStringLiteral("/scratch"); }   ///< where tasks without a workspace work
    [[nodiscard]] QString idFile() const { return m_root + QStringLiteral("/profile.id"); }
    [[nodiscard]] QString backups() const { return m_root + QStringLiteral("/backups"); }   ///< see BackupFolder
    [[nodiscard]] QString killLatch() const { return m_root + QStringLiteral("/HALTED"); }
    [[nodiscard]] QString windowState() const { return m_root + QStringLiteral("/window.ini"); }
    [[nodiscard]] QString socketFolder() const { return m_root + QStringLiteral("/door"); }
    [[nodiscard]] QString socket() const { return socketFolder() + QStringLiteral("/core.sock"); }

    /// Where the profile lives when nobody names one: `$QUARTERDECK_PROFILE`, else the user's data folder.
    [[nodiscard]] static QString defaultRoot();

private:
    [[nodiscard]] bool looksLikeOne() const;

    QString m_root;
};

} // namespace qd
