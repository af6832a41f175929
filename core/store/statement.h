#pragma once

#include "core/store/sqlvalue.h"

#include <initializer_list>

struct sqlite3;
struct sqlite3_stmt;

namespace qd {

/// The row at which a statement stands. Valid until the statement goes on.
class SqlCursor
{
public:
    explicit SqlCursor(sqlite3_stmt *statement) : m_statement(statement) { }

    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] QVariant value(int column) const;
    [[nodiscard]] int columns() const;

    /// There was no memory for a text: what was read of this row is not what is stored.
    [[nodiscard]] bool isShort() const { return m_isShort; }

private:
    sqlite3_stmt *m_statement;
    mutable bool m_isShort = false;
};

/// A prepared statement, by SQLite's own interface: Qt's driver describes every column of every answer anew, which was
/// half of what the core did, and does not tell when memory for a text was refused. Used by its connection's thread;
/// goes before the connection is closed.
class Statement
{
public:
    using Values = std::initializer_list<SqlValue>;

    /// Not valid if it could not be prepared: the connection knows why. Nor if it is more than one statement.
    Statement(sqlite3 *connection, const char *sql);
    ~Statement();
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&) = delete;
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    [[nodiscard]] bool isValid() const { return m_statement != nullptr; }
    /// The values in the order of their question marks. False: the connection knows why.
    [[nodiscard]] bool bind(Values values);

    enum class Step { Row, Done, Failed };
    [[nodiscard]] Step step();
    [[nodiscard]] SqlCursor cursor() const { return SqlCursor(m_statement); }
    /// Ends the read, which would pin the write-ahead log, and forgets the values.
    void finish();

private:
    [[nodiscard]] bool bind(int position, const QVariant &value);

    sqlite3_stmt *m_statement = nullptr;
};

} // namespace qd
