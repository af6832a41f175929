#pragma once

#include <QString>

#include <vector>

namespace qd {

/// Questions to the database that are worth keeping: some that come with the program, and a person's own, which are kept
/// beside the state of the window. GUI thread.
class SavedQueries
{
public:
    struct Query {
        QString name;
        QString sql;
        bool own = false;

        friend bool operator==(const Query &, const Query &) = default;
    };

    /// \param file an INI file
    explicit SavedQueries(QString file) : m_file(std::move(file)) { }

    static constexpr int kMostOwn = 100;

    /// Those of the program first.
    [[nodiscard]] std::vector<Query> all() const;
    /// Under a name that is there already it takes the place of that one. False for a name of the program's own, for an
    /// empty one, and if there are too many.
    [[nodiscard]] bool save(const QString &name, const QString &sql) const;
    void remove(const QString &name) const;

private:
    void write(const std::vector<Query> &own) const;

    QString m_file;
};

} // namespace qd
