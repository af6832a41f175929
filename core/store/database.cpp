#include "core/store/database.h"

#include "core/base/log.h"

#include <QSqlError>
#include <QSqlRecord>
#include <QUuid>

namespace qd {
namespace {

constexpr int kBusyMs = 2'000;
constexpr int kReaderBusyMs = 200;

// The driver reports every step-time failure as a connection error: only SQLite's own number tells them apart.
Error errorOf(const QSqlError &error, const char *sql)
{
    const int primary = error.nativeErrorCode().toInt() & 0xff;
    const QString detail = QStringLiteral("%1 [%2] in: %3")
                               .arg(error.databaseText(), error.nativeErrorCode(), QString::fromUtf8(sql).left(120).simplified());
    switch (primary) {
    case 5: case 6: return {QStringLiteral("database_busy"), ErrorCategory::Transient, detail};
    case 13: return {QStringLiteral("database_full"), ErrorCategory::Transient, detail};
    case 10: return {QStringLiteral("database_io"), ErrorCategory::Transient, detail};
    case 19: return {QStringLiteral("database_constraint"), ErrorCategory::Permanent, detail};
    case 11: case 26: return {QStringLiteral("database_corrupt"), ErrorCategory::Internal, detail};
    default: return {QStringLiteral("database_failed"), ErrorCategory::Internal, detail};
    }
}

} // namespace

Database::Database(const QString &connectionName)
    : m_connectionName(connectionName), m_connection(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connectionName))
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
    auto database = std::unique_ptr<Database>(new Database(QUuid::createUuid().toString()));
    QSqlDatabase &connection = database->m_connection;
    if (!connection.isValid())
        return Error{QStringLiteral("database_failed"), ErrorCategory::Internal, QStringLiteral("Qt's SQLite driver is not installed")};
    connection.setDatabaseName(path);
    connection.setConnectOptions(access == Access::ReadOnly
                                     ? QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=%1").arg(kReaderBusyMs)
                                     : QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(kBusyMs));
    if (!connection.open())
        return errorOf(connection.lastError(), "open");
    if (auto configured = database->configure(access); !configured)
        return configured.error();
    return database;
}

Result<void> Database::configure(Access access)
{
    const auto id = scalar(QStringLiteral("PRAGMA application_id"));
    const auto tables = scalar(QStringLiteral("SELECT count(*) FROM sqlite_master"));
    if (!id || !tables)
        return id ? tables.error() : id.error();
    if (id->toInt() != kApplicationId && (tables->toInt() > 0 || access == Access::ReadOnly))
        return Error{QStringLiteral("database_foreign"), ErrorCategory::Operator, QStringLiteral("this file is another program's database")};
    for (const char *statement : {"PRAGMA foreign_keys = ON", "PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON",
                                  "PRAGMA temp_store = MEMORY", "PRAGMA mmap_size = 0"}) {
        if (auto set = pragma(statement); !set)
            return set;
    }
    if (access == Access::ReadOnly)
        return pragma("PRAGMA query_only = ON");
    const auto journalMode = scalar(QStringLiteral("PRAGMA journal_mode = WAL"));
    if (!journalMode)
        return journalMode.error();
    if (journalMode->toString() != QLatin1String("wal") && m_connection.databaseName() != QLatin1String(":memory:"))
        return Error{QStringLiteral("database_failed"), ErrorCategory::Internal, QStringLiteral("the file system refuses a write-ahead log")};
    for (const char *statement : {"PRAGMA synchronous = FULL", "PRAGMA wal_autocheckpoint = 1000", "PRAGMA journal_size_limit = 16777216"}) {
        if (auto set = pragma(statement); !set)
            return set;
    }
    const auto synchronous = scalar(QStringLiteral("PRAGMA synchronous"));
    if (!synchronous || synchronous->toInt() != 2)
        return Error{QStringLiteral("database_failed"), ErrorCategory::Internal, QStringLiteral("synchronous = FULL was not accepted")};
    return {};
}

Result<void> Database::pragma(const char *statement)
{
    const auto done = scalar(QString::fromLatin1(statement));
    return done ? Result<void>() : Result<void>(done.error());
}

Result<QVariant> Database::scalar(const QString &statement)
{
    QSqlQuery query(m_connection);
    query.setForwardOnly(true);
    if (!query.exec(statement))
        return errorOf(query.lastError(), statement.toUtf8().constData());
    QVariant value = query.next() ? query.value(0) : QVariant();
    query.finish();
    return value;
}

Result<QSqlQuery *> Database::run(Sql sql, Values values)
{
    Q_ASSERT(QThread::currentThread() == m_thread);
    if (m_gate) {
        if (auto open = m_gate(sql.text()); !open)
            return open.error();
    }
    auto found = m_statements.find(sql.text());
    if (found == m_statements.end()) {
        QSqlQuery query(m_connection);
        query.setForwardOnly(true);
        if (!query.prepare(QString::fromUtf8(sql.text())))
            return errorOf(query.lastError(), sql.text());
        found = m_statements.emplace(sql.text(), std::move(query)).first;
    }
    QSqlQuery &query = found->second;
    int position = 0;
    for (const SqlValue &value : values)
        query.bindValue(position++, value.variant());
    if (!query.exec()) {
        const Error error = errorOf(query.lastError(), sql.text());
        query.finish();
        return error;
    }
    return &query;
}

Result<qint64> Database::execute(Sql sql, Values values)
{
    auto query = run(sql, values);
    if (!query)
        return query.error();
    const qint64 changed = (*query)->numRowsAffected(); // read at once: it belongs to the connection, not to the query
    (*query)->finish();
    return changed;
}

Result<std::vector<SqlRow>> Database::query(Sql sql, Values values)
{
    std::vector<SqlRow> rows;
    auto done = forEach(sql, values, [&](const QSqlQuery &query) {
        const int count = query.record().count();
        std::vector<QVariant> columns;
        columns.reserve(size_t(count));
        for (int i = 0; i < count; ++i)
            columns.push_back(query.value(i));
        rows.emplace_back(std::move(columns));
    });
    if (!done)
        return done.error();
    return rows;
}

Result<void> Database::forEach(Sql sql, Values values, const std::function<void(const QSqlQuery &)> &visit)
{
    auto query = run(sql, values);
    if (!query)
        return query.error();
    while ((*query)->next())
        visit(**query);
    const QSqlError failure = (*query)->lastError();
    (*query)->finish();
    if (failure.isValid())
        return errorOf(failure, sql.text());
    return {};
}

Result<void> Database::executeScript(const QString &statement)
{
    if (m_gate) {
        if (auto open = m_gate("migration"); !open)
            return open;
    }
    QSqlQuery query(m_connection);
    if (!query.exec(statement))
        return errorOf(query.lastError(), statement.toUtf8().constData());
    return {};
}

void Database::forgetStatements()
{
    m_statements.clear();
}

Result<int> Database::userVersion()
{
    const auto version = scalar(QStringLiteral("PRAGMA user_version"));
    if (!version)
        return version.error();
    return version->toInt();
}

Result<void> Database::setUserVersion(int version)
{
    return executeScript(QStringLiteral("PRAGMA user_version = %1").arg(version));
}

Result<void> Database::checkpoint()
{
    const auto done = scalar(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
    return done ? Result<void>() : Result<void>(done.error());
}

} // namespace qd
