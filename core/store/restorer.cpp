#include "core/store/restorer.h"

#include "core/store/backup.h"
#include "core/store/backupfolder.h"
#include "core/store/filesync.h"
#include "core/store/migrations.h"
#include "core/store/unitofwork.h"
#include "core/store/verifier.h"

#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <unistd.h>

namespace qd {
namespace {

const QLatin1String kLog("-wal");
const QLatin1String kIndex("-shm");

Error failed(const QString &what)
{
    return {QStringLiteral("restore_failed"), ErrorCategory::Transient,
            QStringLiteral("%1: %2").arg(what, QString::fromLocal8Bit(std::strerror(errno)))};
}

void removeAll(const QString &database)
{
    for (const QLatin1String &suffix : {QLatin1String(), kLog, kIndex, QLatin1String(".part")})
        QFile::remove(database + suffix);
}

Result<void> check(Database &copy)
{
    const auto version = copy.userVersion();
    if (!version)
        return version.error();
    if (*version > kSchemaVersion)
        return Error{QStringLiteral("database_newer"), ErrorCategory::Operator,
                     QStringLiteral("schema %1 is newer than this program's %2").arg(*version).arg(kSchemaVersion)};
    if (auto sound = checkIntegrity(copy); !sound)
        return sound;
    Verification found;
    if (auto walked = walkJournal(copy, found); !walked)
        return walked;
    if (found.journalBrokenAt == 0)
        return {};
    return Error{QStringLiteral("journal_broken"), ErrorCategory::Internal,
                 QStringLiteral("line %1 of its journal does not fit").arg(found.journalBrokenAt)};
}

Result<qint64> newestEpoch(Database &database)
{
    const auto rows = database.query("SELECT max((SELECT coalesce(max(epoch), 0) FROM lease), "
                                     "(SELECT coalesce(max(epoch), 0) FROM task), "
                                     "(SELECT coalesce(max(epoch), 0) FROM attempt), (SELECT coalesce(max(epoch), 0) FROM tick))");
    if (!rows)
        return rows.error();
    return rows->front().integer(0);
}

} // namespace

Restorer::Restorer(QString database, QString profile, Random &random, qint64 now, QString actor)
    : m_database(std::move(database)), m_profile(std::move(profile)), m_incoming(m_database + QStringLiteral(".incoming")),
      m_random(random), m_now(now), m_actor(std::move(actor))
{
}

Result<Restored> Restorer::restore(const QString &copy)
{
    m_restored = {};
    removeAll(m_incoming);
    const auto cleanUp = qScopeGuard([&] { removeAll(m_incoming); });
    if (auto copied = checkAndCopy(copy); !copied)
        return copied.error();
    const Present present = foldPresent();
    if (auto adapted = adapt(copy, present); !adapted)
        return adapted.error();
    if (auto announced = announce(); !announced)
        return announced.error();
    auto replaced = present.exists ? keepPresent() : Result<void>();
    if (replaced)
        replaced = replace();
    if (!replaced) {
        undoKeep();
        return replaced.error();
    }
    if (!syncFolder(QFileInfo(m_database).path()))
        return failed(m_database);
    reanchor();
    return m_restored;
}

Result<void> Restorer::checkAndCopy(const QString &copy) const
{
    if (auto open = step("check"); !open)
        return open;
    auto source = Database::open(copy, Database::Access::ReadOnly);
    if (!source)
        return source.error();
    if (auto sound = check(**source); !sound)
        return sound;
    if (auto open = step("copy"); !open)
        return open;
    return backUp(**source, m_incoming);
}

// Its log goes into the file and is not used any more, so that one name is all of it and can be read anywhere; the next
// start would use one again. What cannot be read is kept as it lies there.
Restorer::Present Restorer::foldPresent() const
{
    Present present;
    present.exists = QFileInfo::exists(m_database);
    if (!present.exists)
        return present;
    if (!Database::open(m_database, Database::Access::ReadOnly))
        return present; // who opens it for writing would throw a log away that SQLite cannot make sense of
    auto database = Database::open(m_database, Database::Access::ReadWrite);
    if (!database || !(*database)->checkpoint())
        return present;
    const auto identity = (*database)->query("SELECT profile FROM store_identity WHERE id = 1");
    const auto epoch = newestEpoch(**database);
    if (identity && !identity->empty())
        present.profile = identity->front().text(0);
    present.epoch = epoch ? *epoch : 0;
    (*database)->forgetStatements();
    static_cast<void>((*database)->executeScript(QStringLiteral("PRAGMA journal_mode = DELETE")));
    return present;
}

// The profile's identity stays: by it the processes are found that an earlier run has left behind, and another profile
// from which the copy may come has processes of its own.
Result<void> Restorer::adapt(const QString &copy, const Present &present)
{
    if (auto open = step("adapt"); !open)
        return open;
    {
        auto database = Database::open(m_incoming, Database::Access::ReadWrite);
        if (!database)
            return database.error();
        if (auto migrated = migrate(**database, {}, m_now, {}); !migrated)
            return migrated;
    }
    auto store = Store::open(m_incoming, {}, m_now);
    if (!store)
        return store.error();
    const auto epoch = newestEpoch((*store)->database());
    if (!epoch)
        return epoch.error();
    m_restored.epoch = std::max(*epoch, present.epoch) + kRestoredEpochStep;
    m_restored.incarnation = QString::fromLatin1(m_random.hex(16));
    const QString known = present.profile.isEmpty() ? m_profile : present.profile;
    const QString profile = known.isEmpty() ? QString::fromLatin1(m_random.hex(16)) : known;
    const auto written = inUnitOfWork(**store, m_now, m_actor, [&](UnitOfWork &unit) -> Result<void> {
        if (auto moved = unit.store().beginHistory(profile, m_restored.incarnation, m_restored.epoch); !moved)
            return moved;
        auto controls = unit.store().controls().read();
        if (!controls)
            return controls.error();
        controls->wish = controls->wish == RunWish::Halted ? RunWish::Halted : RunWish::Pause;
        controls->real = {};
        controls->setAt = m_now;
        controls->setBy = m_actor;
        if (const auto set = unit.store().controls().write(*controls); !set)
            return set.error();
        return unit.record(QStringLiteral("restored"), QStringLiteral("store"),
                           {{QStringLiteral("file"), QFileInfo(copy).fileName()},
                            {QStringLiteral("anchored"), anchoredEntry()},
                            {QStringLiteral("epoch"), m_restored.epoch},
                            {QStringLiteral("incarnation"), m_restored.incarnation}});
    });
    if (!written)
        return written.error();
    m_head = (*store)->journal().head();
    return (*store)->database().checkpoint();
}

// Of the history that ends here; 0 = nothing is known.
qint64 Restorer::anchoredEntry() const
{
    const auto record = m_anchor ? m_anchor->read() : Result<std::optional<AnchorRecord>>(std::nullopt);
    return record && *record ? (*record)->head.seq : 0;
}

// From here on both databases match the anchor, so that it does not matter when a crash comes. One that cannot be read
// gives its alarm until all is done, as it did before.
Result<void> Restorer::announce()
{
    if (auto open = step("announce"); !open)
        return open;
    const auto record = m_anchor ? m_anchor->read() : Result<std::optional<AnchorRecord>>(std::nullopt);
    if (!record || !*record)
        return {};
    AnchorRecord announced = **record;
    announced.incoming = m_head;
    return m_anchor->write(announced);
}

// If this fails the anchor goes on to name both.
void Restorer::reanchor() const
{
    if (step("anchor") && m_anchor)
        static_cast<void>(m_anchor->write({m_head, m_now, {}}));
}

Result<void> Restorer::keepPresent()
{
    if (auto open = step("keep"); !open)
        return open;
    const BackupFolder folder = BackupFolder::beside(m_database);
    if (auto prepared = folder.prepare(); !prepared)
        return prepared;
    const QString kept = folder.freeReplacedPath(m_now);
    if (::link(QFile::encodeName(m_database).constData(), QFile::encodeName(kept).constData()) != 0)
        return failed(kept);
    m_restored.keptAs = kept;
    // Only a database that cannot be read has a log now. The new one must never find it.
    if (QFileInfo::exists(m_database + kLog) && !QFile::rename(m_database + kLog, kept + kLog))
        return failed(m_database + kLog);
    QFile::remove(m_database + kIndex);
    return syncFolder(folder.path()) ? Result<void>() : Result<void>(failed(folder.path()));
}

// A second name of a database that goes on would be no copy of it.
void Restorer::undoKeep() const
{
    if (m_restored.keptAs.isEmpty())
        return;
    QFile::rename(m_restored.keptAs + kLog, m_database + kLog);
    QFile::remove(m_restored.keptAs);
}

Result<void> Restorer::replace() const
{
    if (auto open = step("replace"); !open)
        return open;
    if (!syncFile(m_incoming))
        return failed(m_incoming);
    if (std::rename(QFile::encodeName(m_incoming).constData(), QFile::encodeName(m_database).constData()) != 0)
        return failed(m_database);
    return {};
}

} // namespace qd
