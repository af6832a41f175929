#include "tests/bench/controldatabase.h"

#include <QFile>

#include <sqlite3.h>

namespace qd::bench {

ControlDatabase::ControlDatabase(const QString &path)
{
    expect(sqlite3_open_v2(QFile::encodeName(path).constData(), &m_database, SQLITE_OPEN_READWRITE, nullptr)
           == SQLITE_OK);
    for (const char *setting :
         {"PRAGMA busy_timeout = 2000", "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",
          "PRAGMA foreign_keys = 1", "PRAGMA wal_autocheckpoint = 1000", "PRAGMA temp_store = 2",
          "PRAGMA trusted_schema = 0", "PRAGMA cell_size_check = 1", "PRAGMA recursive_triggers = 1"})
        expect(sqlite3_exec(m_database, setting, nullptr, nullptr, nullptr) == SQLITE_OK);
}

ControlDatabase::~ControlDatabase()
{
    for (const auto &[sql, statement] : m_statements)
        sqlite3_finalize(statement);
    sqlite3_close(m_database);
}

void ControlDatabase::expect(bool good) const
{
    if (!good)
        qFatal("control: %s", sqlite3_errmsg(m_database));
}

sqlite3_stmt *ControlDatabase::bound(const char *sql, Values values)
{
    sqlite3_stmt *&statement = m_statements[sql];
    if (!statement)
        expect(sqlite3_prepare_v3(m_database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) == SQLITE_OK);
    int position = 0;
    for (const Value &value : values) {
        ++position;
        if (const auto *number = std::get_if<qint64>(&value))
            sqlite3_bind_int64(statement, position, *number);
        else if (const auto *text = std::get_if<std::string_view>(&value))
            sqlite3_bind_text(statement, position, text->data(), int(text->size()), SQLITE_STATIC);
        else
            sqlite3_bind_null(statement, position);
    }
    return statement;
}

bool ControlDatabase::step(sqlite3_stmt *statement)
{
    const int outcome = sqlite3_step(statement);
    expect(outcome == SQLITE_ROW || outcome == SQLITE_DONE);
    return outcome == SQLITE_ROW;
}

void ControlDatabase::reset(sqlite3_stmt *statement) { sqlite3_reset(statement); }

void ControlDatabase::execute(const char *sql, Values values)
{
    forEach(sql, values, [](sqlite3_stmt *) {});
}

qint64 ControlDatabase::read(const char *sql, Values values)
{
    qint64 last = 0;
    forEach(sql, values, [&last](sqlite3_stmt *statement) {
        last = integer(statement, 0);
        for (int column = 1; column < sqlite3_column_count(statement); ++column) {
            if (sqlite3_column_type(statement, column) == SQLITE_TEXT)
                static_cast<void>(sqlite3_column_text(statement, column));
        }
    });
    return last;
}

qint64 ControlDatabase::integer(sqlite3_stmt *statement, int column) { return sqlite3_column_int64(statement, column); }

std::string_view ControlDatabase::text(sqlite3_stmt *statement, int column)
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(statement, column));
    return {text, size_t(sqlite3_column_bytes(statement, column))};
}

} // namespace qd::bench
