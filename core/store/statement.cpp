#include "core/store/statement.h"

#include <sqlite3.h>

#include <utility>

namespace qd {

qint64 SqlCursor::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

QString SqlCursor::text(int column) const
{
    if (isNull(column))
        return {};
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    m_isShort = m_isShort || !bytes;
    return QString::fromUtf8(bytes, sqlite3_column_bytes(m_statement, column));
}

bool SqlCursor::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

QVariant SqlCursor::value(int column) const
{
    switch (sqlite3_column_type(m_statement, column)) {
    case SQLITE_INTEGER: return integer(column);
    case SQLITE_FLOAT: return sqlite3_column_double(m_statement, column);
    case SQLITE_NULL: return {};
    default: return text(column); // nothing is stored as a blob; what somebody else has put there is read as text
    }
}

int SqlCursor::columns() const
{
    return sqlite3_column_count(m_statement);
}

Statement::Statement(sqlite3 *connection, const char *sql)
{
    const char *rest = "";
    sqlite3_prepare_v3(connection, sql, -1, SQLITE_PREPARE_PERSISTENT, &m_statement, &rest);
    if (!QByteArrayView(rest).trimmed().isEmpty()) // a second statement would silently never run
        sqlite3_finalize(std::exchange(m_statement, nullptr));
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

Statement::Statement(Statement &&other) noexcept : m_statement(std::exchange(other.m_statement, nullptr)) { }

bool Statement::bind(Values values)
{
    int position = 0;
    for (const SqlValue &value : values) {
        if (!bind(++position, value.variant()))
            return false;
    }
    return true;
}

bool Statement::bind(int position, const QVariant &value)
{
    if (value.isNull())
        return sqlite3_bind_null(m_statement, position) == SQLITE_OK;
    if (value.typeId() != QMetaType::QString)
        return sqlite3_bind_int64(m_statement, position, value.toLongLong()) == SQLITE_OK;
    const QByteArray text = value.toString().toUtf8();
    return sqlite3_bind_text(m_statement, position, text.constData(), int(text.size()), SQLITE_TRANSIENT) == SQLITE_OK;
}

Statement::Step Statement::step()
{
    switch (sqlite3_step(m_statement)) {
    case SQLITE_ROW: return Step::Row;
    case SQLITE_DONE: return Step::Done;
    default: return Step::Failed;
    }
}

void Statement::finish()
{
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
}

} // namespace qd
