#pragma once

#include <QString>

#include <initializer_list>
#include <string_view>
#include <unordered_map>
#include <variant>

struct sqlite3;
struct sqlite3_stmt;

namespace qd::bench {

/// What any program could do with the file of a store at best: SQLite's own interface, statements prepared once, values
/// bound as they lie in memory, and the settings of the product's writer. It ends the program if SQLite says no.
class ControlDatabase
{
public:
    /// \param path the database of a profile, with its tables
    explicit ControlDatabase(const QString &path);
    ControlDatabase(const ControlDatabase &) = delete;
    ControlDatabase &operator=(const ControlDatabase &) = delete;
    ~ControlDatabase();

    /// Text must live until the statement has run.
    using Value = std::variant<std::nullptr_t, qint64, std::string_view>;
    using Values = std::initializer_list<Value>;

    /// \param sql a literal: its address is its name
    void execute(const char *sql, Values values = {});
    /// Reads every column of every row, as whoever shows them must. \return the number in the first column of the last
    /// row
    qint64 read(const char *sql, Values values = {});

    template <typename Visit> void forEach(const char *sql, Values values, Visit visit)
    {
        sqlite3_stmt *statement = bound(sql, values);
        while (step(statement))
            visit(statement);
        reset(statement);
    }

    static qint64 integer(sqlite3_stmt *statement, int column);
    static std::string_view text(sqlite3_stmt *statement, int column);

private:
    [[nodiscard]] sqlite3_stmt *bound(const char *sql, Values values);
    /// \return is there a row?
    bool step(sqlite3_stmt *statement);
    static void reset(sqlite3_stmt *statement);
    void expect(bool good) const;

    sqlite3 *m_database = nullptr;
    std::unordered_map<const char *, sqlite3_stmt *> m_statements;
};

} // namespace qd::bench
