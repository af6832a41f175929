#include "core/store/migrations.h"

#include "core/base/log.h"
#include "core/store/backup.h"
#include "core/store/backupfolder.h"
#include "core/store/database.h"
#include "core/store/transaction.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

static void initResources()
{
    Q_INIT_RESOURCE(migrations); // a static library's resources are dropped by the linker unless named
}

namespace qd {
namespace {

Result<QString> scriptOf(int version)
{
    const QDir folder(QStringLiteral(":/sql"));
    const QStringList names = folder.entryList({QStringLiteral("%1_*.sql").arg(version, 3, 10, QLatin1Char('0'))});
    QFile file(names.isEmpty() ? QString() : folder.filePath(names.first()));
    if (names.size() != 1 || !file.open(QIODevice::ReadOnly))
        return Error{QStringLiteral("database_failed"), ErrorCategory::Internal, QStringLiteral("migration %1 is missing").arg(version)};
    return QString::fromUtf8(file.readAll());
}

QStringList statementsOf(const QString &script)
{
    static const QRegularExpression kComment(QStringLiteral("--[^\n]*"));
    static const QRegularExpression kParagraph(QStringLiteral("\n\\s*\n"));
    QStringList statements;
    for (QString paragraph : script.split(kParagraph, Qt::SkipEmptyParts)) {
        paragraph = paragraph.remove(kComment).trimmed();
        if (!paragraph.isEmpty())
            statements += paragraph;
    }
    return statements;
}

Result<void> applyStep(Database &database, int version)
{
    const auto script = scriptOf(version);
    if (!script)
        return script.error();
    for (const QString &statement : statementsOf(*script)) {
        if (auto done = database.executeScript(statement); !done)
            return done;
    }
    return database.setUserVersion(version);
}

Result<void> identify(Database &database, const QString &profileId, qint64 now)
{
    if (auto marked = database.executeScript(QStringLiteral("PRAGMA application_id = %1").arg(Database::kApplicationId)); !marked)
        return marked;
    const auto inserted = database.execute("INSERT INTO store_identity (id, profile, created_at) VALUES (1, ?, ?)", {profileId, now});
    return inserted ? Result<void>() : Result<void>(inserted.error());
}

Result<void> applySteps(Database &database, int found, const QString &profileId, qint64 now)
{
    for (int version = found + 1; version <= kSchemaVersion; ++version) {
        qCInfo(lcStore, "migrating to schema %d", version);
        if (auto applied = applyStep(database, version); !applied)
            return applied;
        if (auto identified = version == 1 ? identify(database, profileId, now) : Result<void>(); !identified)
            return identified;
    }
    return {};
}

Result<void> keepCopy(Database &database, const QString &backups, qint64 now)
{
    const BackupFolder folder(backups);
    if (auto prepared = folder.prepare(); !prepared)
        return prepared;
    return backUp(database, folder.freePath(QStringLiteral("before-schema-%1").arg(kSchemaVersion), now));
}

} // namespace

Result<void> migrate(Database &database, const QString &profileId, qint64 now, const QString &backups)
{
    initResources();
    const auto found = database.userVersion();
    if (!found)
        return found.error();
    if (*found > kSchemaVersion)
        return Error{QStringLiteral("database_newer"), ErrorCategory::Operator,
                     QStringLiteral("schema %1 is newer than this program's %2").arg(*found).arg(kSchemaVersion)};
    if (*found == kSchemaVersion)
        return {};
    if (*found > 0 && !backups.isEmpty()) {
        if (auto kept = keepCopy(database, backups, now); !kept)
            return kept;
    }
    auto done = inTransaction(database, [&] { return applySteps(database, *found, profileId, now); });
    database.forgetStatements();
    return done;
}

} // namespace qd
