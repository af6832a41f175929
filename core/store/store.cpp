#include "core/store/store.h"

#include "core/store/backupfolder.h"
#include "core/store/migrations.h"
#include "core/store/rowhash.h"
#include "core/store/transaction.h"

namespace qd {
namespace {

// Reads every page once (86 MB: 50 ms), so that damage is found before anything is decided from it. The conditions of
// CHECK are left out: they were kept when a row was written, and judging 100,000 rows anew takes twice as long as all
// the rest.
Result<void> checkSoundness(Database &database)
{
    if (const auto off = database.query("PRAGMA ignore_check_constraints = 1"); !off)
        return off.error();
    const auto found = database.query("PRAGMA quick_check(1)");
    if (const auto on = database.query("PRAGMA ignore_check_constraints = 0"); !on)
        return on.error();
    if (!found)
        return found.error();
    if (found->size() == 1 && found->front().text(0) == QLatin1String("ok"))
        return {};
    return Error{QStringLiteral("database_corrupt"), ErrorCategory::Internal,
                 found->empty() ? QStringLiteral("no answer to quick_check") : found->front().text(0)};
}

Error noIdentity()
{
    return {QStringLiteral("database_corrupt"), ErrorCategory::Internal, QStringLiteral("no row of identity or lease")};
}

} // namespace

Store::Store(std::unique_ptr<Database> database) : m_database(std::move(database)) { }

Result<std::unique_ptr<Store>> Store::open(const QString &path, const QString &profileId, qint64 now)
{
    const bool isFile = path != QLatin1String(":memory:");
    const ClosedMark mark(path);
    const bool isAsWeLeftIt = isFile && mark.holds();
    if (isFile)
        mark.remove();
    auto database = Database::open(path, Database::Access::ReadWrite);
    if (!database)
        return database.error();
    if (auto sound = isAsWeLeftIt ? Result<void>() : checkSoundness(**database); !sound)
        return sound.error();
    const QString backups = isFile ? BackupFolder::beside(path).path() : QString();
    if (auto migrated = migrate(**database, profileId, now, backups); !migrated)
        return migrated.error();
    if (auto hashing = hashRowsWritten(**database); !hashing)
        return hashing.error();
    auto store = std::unique_ptr<Store>(new Store(*std::move(database)));
    if (isFile) {
        store->m_mark = mark;
        store->m_reserve.emplace(path + QStringLiteral(".reserve"));
    }
    if (auto noted = store->noteOthers(); !noted)
        return noted.error();
    if (auto loaded = store->reload(); !loaded)
        return loaded.error();
    store->m_stale = false;
    return store;
}

Result<void> Store::closeInOrder()
{
    auto done = m_database->checkpoint();
    if (done && m_mark && !m_database->sawDamage() && m_database->checkInPlace())
        m_mark->set();
    return done;
}

Result<void> Store::reserveSpace()
{
    auto held = m_reserve ? m_reserve->hold() : Result<void>();
    if (held)
        m_cramped = false;
    return held;
}

void Store::noteFullDisk()
{
    m_cramped = true;
    if (m_reserve)
        m_reserve->release();
}

Result<void> Store::reload()
{
    if (auto done = m_tasks.reload(); !done)
        return done;
    if (auto done = m_attempts.reload(); !done)
        return done;
    return m_journal.reload();
}

// SQLite counts what other connections have committed.
Result<void> Store::noteOthers()
{
    const auto rows = m_database->query("PRAGMA data_version");
    if (!rows)
        return rows.error();
    const qint64 version = rows->empty() ? 0 : rows->front().integer(0);
    m_stale = m_stale || version != m_othersVersion;
    m_othersVersion = version;
    return {};
}

Result<void> Store::transact(const std::function<Result<void>()> &work)
{
    if (m_parts) {
        auto done = work();
        if (!done && *m_parts)
            m_parts = done;
        return done;
    }
    const TaskStore::Cache tasks = m_tasks.cache();
    const qint64 lastAttempt = m_attempts.lastId();
    const JournalStore::Head head = m_journal.head();
    QString whyUnknown;
    const auto inStep = [&]() -> Result<void> {
        if (auto noted = noteOthers(); !noted)
            return noted;
        if (m_stale) { // read anew only here, where nothing of an unclear transaction is left, and nobody else writes
            if (auto loaded = reload(); !loaded)
                return loaded;
        }
        auto worked = work();
        return worked ? m_tasks.writeCounts() : worked;
    };
    auto done = inTransaction(*m_database, inStep, &whyUnknown);
    if (done) {
        m_stale = false;
        return done;
    }
    constexpr QLatin1String kFull("database_full");
    if (done.error().code == kFull || whyUnknown == kFull) // the log of SQLite is written with the commit
        noteFullDisk();
    m_tasks.restore(tasks);
    m_attempts.restore(lastAttempt);
    m_journal.restore(head);
    m_stale = m_stale || done.error().code == QLatin1String("commit_unknown");
    return done;
}

Result<void> Store::together(const std::function<Result<void>()> &work)
{
    return transact([&]() -> Result<void> {
        m_parts.emplace();
        auto done = work();
        auto parts = *std::exchange(m_parts, std::nullopt);
        return parts ? done : parts;
    });
}

Result<void> Store::rehearse(const std::function<Result<void>()> &work)
{
    Result<void> done;
    const auto ended = transact([&]() -> Result<void> {
        done = work();
        return done ? Result<void>(Error{}) : done; // an end without a commit
    });
    return !done || ended.error().code.isEmpty() ? done : ended;
}

Result<QString> Store::profileId()
{
    const auto rows = m_database->query("SELECT profile FROM store_identity WHERE id = 1");
    if (!rows)
        return rows.error();
    if (rows->empty())
        return noIdentity();
    return rows->front().text(0);
}

Result<qint64> Store::madeAt()
{
    const auto rows = m_database->query("SELECT created_at FROM store_identity WHERE id = 1");
    if (!rows)
        return rows.error();
    if (rows->empty())
        return noIdentity();
    return rows->front().integer(0);
}

Result<void> Store::beginHistory(const QString &profileId, const QString &incarnation, qint64 epoch)
{
    const auto named = m_database->execute("UPDATE store_identity SET profile = ?, incarnation = ? WHERE id = 1", {profileId, incarnation});
    if (!named)
        return named.error();
    if (*named != 1)
        return noIdentity();
    const auto moved = m_database->execute("UPDATE lease SET owner = '', expires_at = 0, epoch = ? WHERE name = 'engine' AND epoch < ?",
                                           {epoch, epoch});
    if (!moved)
        return moved.error();
    return *moved == 1 ? Result<void>() : Result<void>(noIdentity());
}

} // namespace qd
