#pragma once

#include <QByteArray>
#include <QFile>
#include <QHash>
#include <QString>

#include <map>

#include <sqlite3.h>

namespace qd::test {

/// A sum over every value of every row of each table, whatever their order: two databases with equal sums hold the same.
/// Past all of the product's code, by a connection that only reads. An empty answer: it cannot be read.
class TableSums
{
public:
    using Sums = std::map<QByteArray, quint64>;

    explicit TableSums(const QString &path)
    {
        if (sqlite3_open_v2(QFile::encodeName(path).constData(), &m_handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK)
            m_broken = true;
        sqlite3_busy_timeout(m_handle, 10'000);
    }
    TableSums(const TableSums &) = delete;
    TableSums &operator=(const TableSums &) = delete;
    ~TableSums() { sqlite3_close(m_handle); }

    /// All of it as of one moment.
    [[nodiscard]] Sums read()
    {
        Sums sums;
        static_cast<void>(sumOf("BEGIN"));
        sqlite3_stmt *names = prepare("SELECT name FROM sqlite_master WHERE type = 'table'");
        while (sqlite3_step(names) == SQLITE_ROW)
            sums.emplace(reinterpret_cast<const char *>(sqlite3_column_text(names, 0)), 0);
        sqlite3_finalize(names);
        for (auto &[name, sum] : sums)
            sum = sumOf("SELECT * FROM \"" + name + '"');
        static_cast<void>(sumOf("COMMIT"));
        return m_broken ? Sums() : sums;
    }

private:
    sqlite3_stmt *prepare(const QByteArray &sql)
    {
        sqlite3_stmt *made = nullptr;
        m_broken |= sqlite3_prepare_v2(m_handle, sql.constData(), int(sql.size()), &made, nullptr) != SQLITE_OK;
        return made;
    }

    quint64 sumOf(const QByteArray &sql)
    {
        sqlite3_stmt *statement = prepare(sql);
        quint64 sum = 0;
        int code = SQLITE_DONE;
        while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
            size_t row = 1;
            for (int i = 0; i < sqlite3_column_count(statement); ++i) {
                const void *bytes = sqlite3_column_text(statement, i);
                row = qHashBits(bytes ? bytes : "null", bytes ? size_t(sqlite3_column_bytes(statement, i)) : 4,
                                row * 31 + size_t(sqlite3_column_type(statement, i)));
            }
            sum += row;
        }
        m_broken |= code != SQLITE_DONE;
        sqlite3_finalize(statement);
        return sum;
    }

    sqlite3 *m_handle = nullptr;
    bool m_broken = false;
};

} // namespace qd::test
