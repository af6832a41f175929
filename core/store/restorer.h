#pragma once

#include "core/base/random.h"
#include "core/base/result.h"
#include "core/store/journalanchor.h"

#include <QString>

#include <functional>

namespace qd {

/// What a restore has done.
struct Restored {
    QString keptAs;      ///< where the database lies that was there before; empty = there was none
    qint64 epoch = 0;    ///< the next grant of the lease has a larger one
    QString incarnation; ///< of the history that begins here
};

/// How far the epoch goes on at a restore: the grants since the copy was made are not known, and none may come again.
inline constexpr qint64 kRestoredEpochStep = 1'000'000;

/// Puts a copy of the database in the place of the present one, which is kept beside it, see BackupFolder. The file is
/// checked first: ours, not newer, sound, with a whole journal. It is brought up to this schema, keeps the profile's
/// own identity, and comes up paused and disarmed. Until the very last step the present database is in its place.
/// The caller holds the owner's lock. Artifacts are not touched.
/// Errors: those of Database::open(), `database_newer` (Operator), `database_corrupt`, `journal_broken` (Internal),
/// `backup_failed`, `restore_failed` (Transient).
class Restorer
{
public:
    /// \param database path of the one that is replaced
    /// \param profile id of the profile, if there is no database any more to tell it; empty = a new one  \param now wall ms UTC  \param actor who does it, for the journal
    Restorer(QString database, QString profile, Random &random, qint64 now, QString actor);

    [[nodiscard]] Result<Restored> restore(const QString &copy);

    /// The anchor of the database that is replaced: it goes over to the new one, in such a way that no crash makes them
    /// contradict each other. An anchor that is there and cannot be written refuses the restore: `anchor_unwritable`.
    void setAnchor(const JournalAnchor &anchor) { m_anchor = anchor; }

    /// Called before each step with its name; an error it returns takes the step's place. For fault tests.
    using Gate = std::function<Result<void>(const char *step)>;
    void setGate(Gate gate) { m_gate = std::move(gate); }

private:
    /// What the database that is there knows of itself.
    struct Present {
        bool exists = false;
        QString profile; ///< empty = it cannot be read
        qint64 epoch = 0;
    };

    [[nodiscard]] Result<void> step(const char *name) const { return m_gate ? m_gate(name) : Result<void>(); }
    [[nodiscard]] Result<void> checkAndCopy(const QString &copy) const;
    [[nodiscard]] Present foldPresent() const;
    [[nodiscard]] Result<void> adapt(const QString &copy, const Present &present);
    [[nodiscard]] qint64 anchoredEntry() const;
    [[nodiscard]] Result<void> announce();
    void reanchor() const;
    [[nodiscard]] Result<void> keepPresent();
    void undoKeep() const;
    [[nodiscard]] Result<void> replace() const;

    QString m_database;
    QString m_profile;
    QString m_incoming; ///< the copy on its way, beside the database
    Random &m_random;
    qint64 m_now;
    QString m_actor;
    Restored m_restored;
    std::optional<JournalAnchor> m_anchor;
    JournalStore::Head m_head; ///< of the journal of the copy, once it is adapted
    Gate m_gate;
};

} // namespace qd
