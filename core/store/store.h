#pragma once

#include "core/store/agentstore.h"
#include "core/store/approvalstore.h"
#include "core/store/attemptstore.h"
#include "core/store/closedmark.h"
#include "core/store/controlstore.h"
#include "core/store/database.h"
#include "core/store/dependencystore.h"
#include "core/store/journalstore.h"
#include "core/store/leasestore.h"
#include "core/store/settingstore.h"
#include "core/store/spacereserve.h"
#include "core/store/taskstore.h"
#include "core/store/tickstore.h"

#include <functional>
#include <memory>

namespace qd {

/// The writer's side of the memory: the one connection that writes, and a store per family of rows on it.
/// Made and used on the core thread.
class Store
{
public:
    /// Opens, checks and migrates. Every page is looked at, unless the file is as closeInOrder() left it: a look takes
    /// long over many tasks, and every `qdeck` that asks something opens. A file of an older schema is copied to the
    /// folder `backups` beside it before. `path` may be ":memory:" in tests.
    [[nodiscard]] static Result<std::unique_ptr<Store>> open(const QString &path, const QString &profileId, qint64 now);

    /// Runs `work` in one transaction. If it fails, nothing is written and what memory knew is taken back; after
    /// `commit_unknown`, or if another connection has written, memory is read anew. See inTransaction().
    [[nodiscard]] Result<void> transact(const std::function<Result<void>()> &work);

    /// Runs `work` in one transaction, of which every transact() inside is a part: many changes that wait for the disk
    /// once. If one part fails, all of them are taken back and its error is returned: then try them one by one.
    [[nodiscard]] Result<void> together(const std::function<Result<void>()> &work);

    /// The disk was full, and the reserve was given up to bring what runs to its end: nothing new is to be begun until
    /// reserveSpace() has it again.
    [[nodiscard]] bool isCramped() const { return m_cramped; }
    /// Takes the reserve, or takes it again; not part of open(), because a copy that is looked at needs none.
    /// Errors as of SpaceReserve::hold().
    [[nodiscard]] Result<void> reserveSpace();

    /// Runs `work` and takes all of it back: what would happen, by the very way in which it would.
    [[nodiscard]] Result<void> rehearse(const std::function<Result<void>()> &work);

    /// Moves the write-ahead log into the file, and marks it as closed. Nothing may be written afterwards.
    /// Errors as of Database::checkpoint(): then the next start looks at every page.
    [[nodiscard]] Result<void> closeInOrder();

    [[nodiscard]] Database &database() { return *m_database; }
    [[nodiscard]] TaskStore &tasks() { return m_tasks; }
    [[nodiscard]] AttemptStore &attempts() { return m_attempts; }
    [[nodiscard]] LeaseStore &lease() { return m_lease; }
    [[nodiscard]] ControlStore &controls() { return m_controls; }
    [[nodiscard]] TickStore &ticks() { return m_ticks; }
    [[nodiscard]] AgentStore &agents() { return m_agents; }
    [[nodiscard]] ApprovalStore &approvals() { return m_approvals; }
    [[nodiscard]] DependencyStore &dependencies() { return m_dependencies; }
    [[nodiscard]] SettingStore &settings() { return m_settings; }
    [[nodiscard]] JournalStore &journal() { return m_journal; }

    /// Random at the file's making; marks this profile's processes.
    [[nodiscard]] Result<QString> profileId();
    /// When the file was made, wall ms UTC.
    [[nodiscard]] Result<qint64> madeAt();

    /// For a restore: what comes from here on is told apart from what came after the copy was made.
    /// In a transaction.  \param epoch larger than every one that was ever granted
    [[nodiscard]] Result<void> beginHistory(const QString &profileId, const QString &incarnation, qint64 epoch);

private:
    explicit Store(std::unique_ptr<Database> database);
    [[nodiscard]] Result<void> reload();
    [[nodiscard]] Result<void> noteOthers();
    void noteFullDisk();

    std::unique_ptr<Database> m_database;
    TaskStore m_tasks{*m_database};
    AttemptStore m_attempts{*m_database};
    LeaseStore m_lease{*m_database};
    ControlStore m_controls{*m_database};
    TickStore m_ticks{*m_database};
    AgentStore m_agents{*m_database};
    ApprovalStore m_approvals{*m_database};
    DependencyStore m_dependencies{*m_database};
    SettingStore m_settings{*m_database};
    JournalStore m_journal{*m_database};
    std::optional<ClosedMark> m_mark;      ///< none of a database in memory
    std::optional<SpaceReserve> m_reserve; ///< none of a database in memory
    std::optional<Result<void>> m_parts; ///< of together(): fine, or the first that failed. Empty = outside of it
    bool m_cramped = false;
    qint64 m_othersVersion = 0; ///< changes when another connection has committed
    bool m_stale = false; ///< memory must be read anew before the next transaction
};

} // namespace qd
