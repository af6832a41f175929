#pragma once

#include "core/domain/logline.h"

#include <QAbstractTableModel>

#include <array>
#include <deque>
#include <map>
#include <set>
#include <vector>

namespace qd {

/// Which lines of the ring are shown.
struct LogFilter {
    LogLevel leastLevel = LogLevel::Debug;
    QString source;    ///< only this one; empty = all
    qint64 since = 0;  ///< wall ms UTC; 0 = all
    qint64 tick = 0;   ///< only lines about this one; 0 = all
    bool marked = false; ///< only lines that a person marked

    friend bool operator==(const LogFilter &, const LogFilter &) = default;
};

/// The newest lines of the live log, kMostLines unless told otherwise, with a line of their own where lines were lost.
/// Shows what a filter lets through; while frozen, what arrives waits unseen. Each line has a serial that only grows and
/// stays its own. GUI thread; owned by its page.
class LogModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Level, Source, Task, Message };
    static constexpr int kColumns = Message + 1;
    static constexpr int kMostLines = 20'000;
    static constexpr int kMostSources = 200; ///< that are told apart; agents give the names

    explicit LogModel(QObject *parent = nullptr) : LogModel(kMostLines, parent) { }
    explicit LogModel(int mostLines, QObject *parent = nullptr);

    void append(const std::vector<LogLine> &lines, qint64 dropped);
    void setFilter(const LogFilter &filter);
    [[nodiscard]] const LogFilter &filter() const { return m_filter; }
    void setFrozen(bool frozen);
    [[nodiscard]] bool isFrozen() const { return m_frozen; }
    /// Lines that came since it was frozen.
    [[nodiscard]] qint64 waiting() const { return m_waiting; }

    [[nodiscard]] const LogLine &at(int row) const;
    [[nodiscard]] qint64 serialAt(int row) const { return m_visible[size_t(row)]; }
    /// -1 = the line is not shown, or is gone
    [[nodiscard]] int rowOf(qint64 serial) const;
    void toggleMark(int row);
    [[nodiscard]] bool isMarked(int row) const { return m_marked.contains(serialAt(row)); }
    /// The next row of at least `level` after `from` (direction 1) or before it (-1); -1 if there is none.
    [[nodiscard]] int nextOfLevel(int from, LogLevel level, int direction) const;

    /// How many lines of the ring have this level, shown or not.
    [[nodiscard]] qint64 countOf(LogLevel level) const { return m_levelCounts[size_t(level)]; }
    [[nodiscard]] const std::map<QString, qint64> &sourceCounts() const { return m_sourceCounts; }
    [[nodiscard]] qint64 lineCount() const { return qint64(m_lines.size()); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void waitingChanged();

private:
    void show(std::vector<LogLine> lines);
    void dropOldest(size_t amount);
    void dropShownBefore(qint64 serial);
    void count(const LogLine &line, int sign);
    [[nodiscard]] bool onlyTimePassed(const LogFilter &filter) const;
    [[nodiscard]] bool isShown(const LogLine &line, qint64 serial) const;
    [[nodiscard]] QString cellText(const LogLine &line, int row, int column) const;

    size_t m_mostLines;
    std::deque<LogLine> m_lines;
    qint64 m_firstSerial = 0;     ///< of m_lines.front(); serials only grow
    std::deque<qint64> m_visible; ///< serials of the shown lines
    std::deque<LogLine> m_held;   ///< came while frozen
    std::set<qint64> m_marked;
    std::array<qint64, EnumWords<LogLevel>::kWords.size()> m_levelCounts{};
    std::map<QString, qint64> m_sourceCounts;
    qint64 m_waiting = 0;
    LogFilter m_filter;
    bool m_frozen = false;
};

} // namespace qd
