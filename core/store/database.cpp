#include "core/store/database.h"

#include "core/base/log.h"
#include "core/store/journalchain.h"
#include "core/store/nativehandle.h"
#include "core/store/rowhash.h"

#include <QFile>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

namespace qd {
namespace {

constexpr int kBusyMs = 2'000;
constexpr int kReaderBusyMs = 200;
const QLatin1String kInMemory(":memory:");

struct Setting {
    const char *name;
    int value;
};
constexpr Setting kSettings[] = {
    {"foreign_keys", 1}, {"trusted_schema", 0}, {"cell_size_check", 1}, {"temp_store", 2}, {"mmap_size", 0},
    {"recursive_triggers", 1}, // without it REPLACE deletes past the triggers of the journal
};
constexpr Setting kWriterSettings[] = {
    {"synchronous", 2}, {"wal_autocheckpoint", 1'000}, {"journal_size_limit", 16 * 1024 * 1024},
};

// \param code SQLite's, extended
Error errorOf(int code, const QString &text, const char *sql)
{
    const QString detail = QStringLiteral("%1 [%2] in: %3").arg(text).arg(code).arg(QString::fromUtf8(sql).left(120).simplified());
    switch (code & 0xff) {
    case SQLITE_BUSY: case SQLITE_LOCKED: return {QStringLiteral("database_busy"), ErrorCategory::Transient, detail};
    case SQLITE_FULL: return {QStringLiteral("database_full"), ErrorCategory::Transient, detail};
    case SQLITE_IOERR: return {QStringLiteral("database_io"), ErrorCategory::Transient, detail};
    case SQLITE_CONSTRAINT: return {QStringLiteral("database_constraint"), ErrorCategory::Permanent, detail};
    case SQLITE_PERM: case SQLITE_READONLY: case SQLITE_CANTOPEN: return {QStringLiteral("database_unusable"), ErrorCategory::Operator, detail};
    case SQLITE_CORRUPT: case SQLITE_NOTADB: return {QStringLiteral("database_corrupt"), ErrorCategory::Internal, detail};
    default: return {QStringLiteral("database_failed"), ErrorCategory::Internal, detail};
    }
}

// The driver reports every step-time failure as a connection error: only SQLite's own number tells them apart.
Error errorOf(const QSqlError &error, const char *sql)
{
    return errorOf(error.nativeErrorCode().toInt(), error.databaseText(), sql);
}

// SQLite would make it readable for everybody; the log files beside it take over its mode. Only a name is touched here
// and never an existing file's content: closing a file that SQLite has open elsewhere in this program drops its locks.
Result<void> makePrivate(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    const int made = ::open(name.constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (made >= 0)
        ::close(made);
    struct stat status {};
    const bool found = ::stat(name.constData(), &status) == 0 && S_ISREG(status.st_mode);
    const bool shared = found && (status.st_mode & 077) != 0;
    if (!shared || ::chmod(name.constData(), 0600) == 0)
        return {};
    return Error{QStringLiteral("database_unusable"), ErrorCategory::Operator,
                 QStringLiteral("%1 cannot be made private: %2")
                     .arg(path, QString::fromLocal8Bit(std::strerror(errno)))};
}

// Qt finds its drivers on the first call, without a lock: of two threads that open their first database at the same
// moment each would have them cleaned up, and at its end the program would clean up for ever.
QString driver()
{
    static const QString kName(QStringLiteral("QSQLITE"));
    static const bool kFound = QSqlDatabase::isDriverAvailable(kName); // one thread makes it, others wait
    Q_UNUSED(kFound)
    return kName;
}

Error moved(const QByteArray &path)
{
    return {QStringLiteral("database_moved"), ErrorCategory::Operator,
            QStringLiteral("%1 is not the file any more that was opened").arg(QFile::decodeName(path))};
}

} // namespace

Database::Database(const QString &connectionName, Access access)
    : m_connectionName(connectionName),
      m_access(access),
      m_connection(QSqlDatabase::addDatabase(driver(), connectionName))
{
}

Database::~Database()
{
    Q_ASSERT(QThread::currentThread() == m_thread);
    m_statements.clear();
    m_connection.close();
    m_connection = {};
    QSqlDatabase::removeDatabase(m_connectionName);
}

Result<std::unique_ptr<Database>> Database::open(const QString &path, Access access)
{
    auto database = std::unique_ptr<Database>(new Database(QUuid::createUuid().toString(), access));
    QSqlDatabase &connection = database->m_connection;
    if (!connection.isValid())
        return Error{QStringLiteral("database_failed"), ErrorCategory::Internal, QStringLiteral("Qt's SQLite driver is not installed")};
    if (access == Access::ReadWrite && path != kInMemory) {
        if (auto made = makePrivate(path); !made)
            return made.error();
    }
    connection.setDatabaseName(path);
    connection.setConnectOptions(access == Access::ReadOnly
                                     ? QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=%1").arg(kReaderBusyMs)
                                     : QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(kBusyMs));
    if (!connection.open())
        return errorOf(connection.lastError(), "open");
    database->m_sqlite = nativeHandle(connection);
    if (!database->m_sqlite)
        return Error{QStringLiteral("database_failed"), ErrorCategory::Internal, QStringLiteral("this is not Qt's own SQLite driver")};
    if (auto hashing = addRowHash(connection); !hashing)
        return hashing.error();
    if (auto chaining = addJournalChain(connection); !chaining)
        return chaining.error();
    if (auto configured = database->configure(); !configured)
        return configured.error();
    if (auto remembered = database->rememberPlace(path); !remembered)
        return remembered.error();
    return database;
}

Result<void> Database::rememberPlace(const QString &path)
{
    if (path == kInMemory)
        return {};
    m_path = QFile::encodeName(path);
    struct stat status {};
    if (::stat(m_path.constData(), &status) != 0)
        return moved(m_path);
    m_device = status.st_dev;
    m_inode = status.st_ino;
    return {};
}

Result<void> Database::checkInPlace() const
{
    if (m_path.isEmpty())
        return {};
    struct stat status {};
    if (::stat(m_path.constData(), &status) == 0 && status.st_dev == m_device && status.st_ino == m_inode)
        return {};
    return moved(m_path);
}

Result<void> Database::configure()
{
    if (auto ours = checkIdentity(); !ours)
        return ours;
    if (m_access == Access::ReadWrite) {
        if (auto logged = useWriteAheadLog(); !logged)
            return logged;
    }
    for (const Setting &setting : kSettings) {
        if (auto set = pragma(setting.name, setting.value); !set)
            return set;
    }
    if (m_access == Access::ReadOnly)
        return pragma("query_only", 1);
    for (const Setting &setting : kWriterSettings) {
        if (auto set = pragma(setting.name, setting.value); !set)
            return set;
    }
    return {};
}

Result<void> Database::checkIdentity()
{
    const auto id = scalar(QStringLiteral("PRAGMA application_id"));
    const auto tables = scalar(QStringLiteral("SELECT count(*) FROM sqlite_master"));
    if (!id || !tables)
        return id ? tables.error() : id.error();
    const bool isNew = id->toInt() == 0 && tables->toInt() == 0 && m_access == Access::ReadWrite;
    if (id->toInt() == kApplicationId || isNew)
        return {};
    return Error{QStringLiteral("database_foreign"), ErrorCategory::Operator,
                 QStringLiteral("this file is another program's database")};
}

Result<void> Database::useWriteAheadLog()
{
    const auto mode = scalar(QStringLiteral("PRAGMA journal_mode = WAL"));
    if (!mode)
        return mode.error();
    if (mode->toString() == QLatin1String("wal") || m_connection.databaseName() == kInMemory)
        return {};
    return Error{QStringLiteral("database_failed"), ErrorCategory::Internal,
                 QStringLiteral("the file system refuses a write-ahead log")};
}

// SQLite ignores a pragma that it does not know or like, so each is read back.
Result<void> Database::pragma(const char *name, int value)
{
    const QString read = QStringLiteral("PRAGMA ") + QLatin1String(name);
    if (const auto set = scalar(read + QStringLiteral(" = %1").arg(value)); !set)
        return set.error();
    const auto found = scalar(read);
    if (!found)
        return found.error();
    if (found->toInt() == value)
        return {};
    return Error{QStringLiteral("database_failed"), ErrorCategory::Internal,
                 QStringLiteral("%1 = %2 was not accepted").arg(QLatin1String(name)).arg(value)};
}

Error Database::failed(const QSqlError &error, const char *sql)
{
    Error told = errorOf(error, sql);
    m_sawDamage = m_sawDamage || told.code == QLatin1String("database_corrupt");
    return told;
}

Result<QVariant> Database::scalar(const QString &statement)
{
    QSqlQuery query(m_connection);
    query.setForwardOnly(true);
    if (!query.exec(statement))
        return failed(query.lastError(), statement.toUtf8().constData());
    QVariant value = query.next() ? query.value(0) : QVariant();
    query.finish();
    return value;
}

Error Database::failed(const char *sql)
{
    const int code = sqlite3_extended_errcode(m_sqlite);
    const QString text = code == SQLITE_OK ? QStringLiteral("more than one statement") : QString::fromUtf8(sqlite3_errmsg(m_sqlite));
    Error told = errorOf(code, text, sql);
    m_sawDamage = m_sawDamage || told.code == QLatin1String("database_corrupt");
    return told;
}

Result<Statement *> Database::prepared(Sql sql)
{
    Q_ASSERT(QThread::currentThread() == m_thread);
    if (m_gate) {
        if (auto open = m_gate(sql.text()); !open)
            return open.error();
    }
    auto found = m_statements.find(sql.text());
    if (found == m_statements.end()) {
        Statement statement(m_sqlite, sql.text());
        if (!statement.isValid())
            return failed(sql.text());
        found = m_statements.emplace(sql.text(), std::move(statement)).first;
    }
    return &found->second;
}

Error Database::giveUp(Sql sql)
{
    Error error = failed(sql.text()); // before the statement's end, which says how that went
    m_statements.erase(sql.text());
    return error;
}

Result<qint64> Database::execute(Sql sql, Values values)
{
    const auto statement = prepared(sql);
    if (!statement)
        return statement.error();
    if (!(*statement)->bind(values))
        return giveUp(sql);
    Statement::Step step = Statement::Step::Row;
    while (step == Statement::Step::Row)
        step = (*statement)->step();
    if (step == Statement::Step::Failed)
        return giveUp(sql);
    const qint64 changed = sqlite3_changes64(m_sqlite); // read at once: it belongs to the connection, not to the statement
    (*statement)->finish();
    return changed;
}

Result<std::vector<SqlRow>> Database::query(Sql sql, Values values)
{
    std::vector<SqlRow> rows;
    auto done = forEach(sql, values, [&rows](const SqlCursor &row) {
        std::vector<QVariant> columns;
        columns.reserve(size_t(row.columns()));
        for (int i = 0; i < row.columns(); ++i)
            columns.push_back(row.value(i));
        rows.emplace_back(std::move(columns));
    });
    if (!done)
        return done.error();
    return rows;
}

Result<void> Database::forEach(Sql sql, Values values, const std::function<void(const SqlCursor &)> &visit)
{
    const auto statement = prepared(sql);
    if (!statement)
        return statement.error();
    if (!(*statement)->bind(values))
        return giveUp(sql);
    Statement::Step step = (*statement)->step();
    for (; step == Statement::Step::Row; step = (*statement)->step()) {
        const SqlCursor cursor = (*statement)->cursor();
        visit(cursor);
        if (cursor.isShort())
            return giveUp(sql);
    }
    if (step == Statement::Step::Failed)
        return giveUp(sql);
    (*statement)->finish();
    return {};
}

Result<void> Database::begin()
{
    if (m_rollbackOwed)
        rollBack();
    if (auto there = checkInPlace(); !there)
        return there;
    // IMMEDIATE: a deferred transaction that reads first and writes later fails as soon as anyone else has written.
    if (const auto begun = execute("BEGIN IMMEDIATE"); !begun)
        return begun.error();
    m_rollbackOwed = false;
    return {};
}

Result<void> Database::commit()
{
    const auto committed = execute("COMMIT");
    return committed ? Result<void>() : Result<void>(committed.error());
}

void Database::rollBack()
{
    // SQLite has rolled back by itself after some errors: then this fails, and nothing is left to undo.
    const auto done = execute("ROLLBACK");
    m_rollbackOwed = !done;
    if (!done)
        qCDebug(lcStore, "rollback: %s", qPrintable(done.error().detail));
}

Result<void> Database::executeScript(const QString &statement)
{
    if (m_gate) {
        if (auto open = m_gate("migration"); !open)
            return open;
    }
    QSqlQuery query(m_connection);
    if (!query.exec(statement))
        return failed(query.lastError(), statement.toUtf8().constData());
    return {};
}

void Database::forgetStatements()
{
    m_statements.clear();
}

Result<int> Database::userVersion()
{
    const auto version = query("PRAGMA user_version"); // asked before every start of an attempt
    if (!version)
        return version.error();
    return int(version->front().integer(0));
}

Result<void> Database::setUserVersion(int version)
{
    return executeScript(QStringLiteral("PRAGMA user_version = %1").arg(version));
}

// The copy is a database, too, and it is written: a connection that refuses to write would refuse it.
Result<void> Database::vacuumInto(const QString &path)
{
    const bool guarded = m_access == Access::ReadOnly;
    if (guarded) {
        if (auto opened = pragma("query_only", 0); !opened)
            return opened;
    }
    const auto copied = execute("VACUUM INTO ?", {path});
    if (guarded) {
        if (auto closed = pragma("query_only", 1); !closed)
            return closed;
    }
    return copied ? Result<void>() : Result<void>(copied.error());
}

Result<void> Database::checkpoint()
{
    const auto busy = scalar(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")); // a value, and not an error
    if (!busy)
        return busy.error();
    if (busy->toInt() == 0)
        return {};
    return Error{QStringLiteral("database_busy"), ErrorCategory::Transient,
                 QStringLiteral("somebody still reads from the write-ahead log")};
}

} // namespace qd
