#pragma once

#include "core/base/result.h"
#include "core/store/statement.h"

#include <QSqlDatabase>
#include <QThread>

#include <functional>
#include <initializer_list>
#include <memory>
#include <unordered_map>
#include <vector>

namespace qd {

/// One connection to the profile's SQLite file, owned and used by one thread. Statements are prepared once and kept;
/// every read copies its rows and finishes, because an open read pins the write-ahead log.
/// Errors: `database_busy`, `database_full`, `database_io` (Transient), `database_constraint` (Permanent),
/// `database_foreign`, `database_newer`, `database_unusable` (Operator: no such file, a folder, no right to write),
/// `database_moved` (Operator: the file was moved or deleted under us), `database_corrupt`, `database_failed` (Internal).
class Database
{
public:
    enum class Access { ReadWrite, ReadOnly };

    static constexpr int kApplicationId = 0x51644b31; ///< "QdK1" in the file's header

    /// Opens, sets every pragma and reads it back. A new file is for us alone. `path` may be ":memory:" in tests.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString &path, Access access);
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;
    ~Database();

    using Values = Statement::Values;

    /// Runs a statement that returns no rows. \return how many rows it changed
    [[nodiscard]] Result<qint64> execute(Sql sql, Values values = {});
    /// Runs a query and copies all of its rows.
    [[nodiscard]] Result<std::vector<SqlRow>> query(Sql sql, Values values = {});
    /// As query(), row by row, for answers that are too long to copy.
    [[nodiscard]] Result<void> forEach(Sql sql, Values values, const std::function<void(const SqlCursor &)> &visit);

    /// For inTransaction() only. A ROLLBACK that fails is owed: begin() makes up for it, so that what comes later never
    /// becomes part of a transaction that was given up.
    [[nodiscard]] Result<void> begin();
    [[nodiscard]] Result<void> commit();
    void rollBack();

    /// Is our file still the one that has its name? SQLite goes on writing into a file that was moved or deleted, and says
    /// that all is well; so every transaction asks first. One look at a name. Error `database_moved` (Operator).
    [[nodiscard]] Result<void> checkInPlace() const;

    /// Writes a compact copy of what is committed to a file that is new or empty, see backUp(). Not in a transaction.
    [[nodiscard]] Result<void> vacuumInto(const QString &path);

    /// For the text of migrations only.
    [[nodiscard]] Result<void> executeScript(const QString &statement);
    /// Needed after a migration: prepared statements do not survive a change of schema.
    void forgetStatements();

    [[nodiscard]] Result<int> userVersion();
    [[nodiscard]] Result<void> setUserVersion(int version);
    /// Moves the write-ahead log into the file. Only the writer may do it, and only between transactions.
    /// `database_busy` while somebody still reads from the log.
    [[nodiscard]] Result<void> checkpoint();

    /// True as soon as a statement has met damage.
    [[nodiscard]] bool sawDamage() const { return m_sawDamage; }

    /// Called before each statement; an error it returns takes the place of the statement. For fault tests.
    using Gate = std::function<Result<void>(const char *sql)>;
    void setGate(Gate gate) { m_gate = std::move(gate); }

private:
    Database(const QString &connectionName, Access access);
    [[nodiscard]] Result<void> configure();
    [[nodiscard]] Result<void> checkIdentity();
    [[nodiscard]] Result<void> rememberPlace(const QString &path);
    [[nodiscard]] Result<void> useWriteAheadLog();
    [[nodiscard]] Error failed(const QSqlError &error, const char *sql);
    [[nodiscard]] Error failed(const char *sql);
    [[nodiscard]] Result<Statement *> prepared(Sql sql);
    [[nodiscard]] Error giveUp(Sql sql);
    [[nodiscard]] Result<void> pragma(const char *name, int value);
    [[nodiscard]] Result<QVariant> scalar(const QString &statement);

    QString m_connectionName;
    Access m_access;
    QByteArray m_path;      ///< empty = in memory
    quint64 m_device = 0;
    quint64 m_inode = 0;
    QSqlDatabase m_connection;
    sqlite3 *m_sqlite = nullptr; ///< that connection's, for statements
    std::unordered_map<const char *, Statement> m_statements; // keyed by the literal's address
    Gate m_gate;
    bool m_rollbackOwed = false;
    bool m_sawDamage = false;
    QThread *m_thread = QThread::currentThread();
};

} // namespace qd
