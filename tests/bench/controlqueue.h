#pragma once

#include "tests/bench/controldatabase.h"

#include <map>
#include <vector>

namespace qd::bench {

/// The queue without the product: the rows that the product writes for the same work, by the same statements, and what
/// must be read to decide. Hashes and JSON stand there ready: what they cost is the product's.
class ControlQueue
{
public:
    /// \param path the database of a profile, with its tables
    explicit ControlQueue(const QString &path);

    void begin() { m_database.execute("BEGIN IMMEDIATE"); }
    /// Counters are written once, at the end.
    void commit();
    void rollBack()
    {
        m_uncounted.clear();
        m_database.execute("ROLLBACK");
    }

    /// A task of a kind that the agent `rehearsal` does, with its line in the journal.
    void add();
    /// The first statement of every transaction of an engine.
    void guard();
    /// What is due, and what a person wishes.
    void lookAround();
    /// Takes the next tasks. \return their ids
    std::vector<qint64> claim(int most);
    void start(qint64 task);
    void settle(qint64 task);
    void recordTick(qint64 tasks);
    void journal(std::string_view event, std::string_view object, std::string_view data);

    [[nodiscard]] ControlDatabase &database() { return m_database; }

private:
    void check(qint64 attempt, std::string_view phase, int rows);

    ControlDatabase m_database;
    std::map<std::string_view, qint64> m_uncounted; ///< by state
    qint64 m_lastTask = 0;
    qint64 m_lastEntry = 0;
    qint64 m_lastTick = 0;
};

} // namespace qd::bench
