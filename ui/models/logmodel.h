#pragma once

#include "core/domain/logline.h"

#include <QAbstractTableModel>

#include <deque>
#include <vector>

namespace qd {

/// The newest lines of the live log, kMostLines unless told otherwise, with a line of their own where lines were lost.
/// Shows the lines from a least level on; while frozen, what arrives waits unseen. GUI thread; owned by its page.
class LogModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Level, Source, Task, Message };
    static constexpr int kColumns = Message + 1;
    static constexpr int kMostLines = 20'000;

    explicit LogModel(QObject *parent = nullptr) : LogModel(kMostLines, parent) { }
    explicit LogModel(int mostLines, QObject *parent = nullptr);

    void append(const std::vector<LogLine> &lines, qint64 dropped);
    void setLeastLevel(LogLevel level);
    void setFrozen(bool frozen);
    [[nodiscard]] bool isFrozen() const { return m_frozen; }
    /// Lines that came since it was frozen.
    [[nodiscard]] qint64 waiting() const { return m_waiting; }

    [[nodiscard]] const LogLine &at(int row) const;
    /// One line of plain text, for the clipboard.
    [[nodiscard]] QString lineText(int row) const;
    /// Rows whose message or source contains `text`, in order.
    [[nodiscard]] std::vector<int> rowsWith(const QString &text) const;
    /// The next row of at least `level` after `from` (direction 1) or before it (-1); -1 if there is none.
    [[nodiscard]] int nextOfLevel(int from, LogLevel level, int direction) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void waitingChanged();

private:
    void show(std::vector<LogLine> lines);
    void dropOldest(size_t count);
    [[nodiscard]] bool isShown(const LogLine &line) const { return line.level >= m_leastLevel; }
    [[nodiscard]] QString cellText(const LogLine &line, int column) const;

    size_t m_mostLines;
    std::deque<LogLine> m_lines;
    qint64 m_firstSerial = 0;     ///< of m_lines.front(); serials only grow
    std::deque<qint64> m_visible; ///< serials of the shown lines
    std::deque<LogLine> m_held;   ///< came while frozen
    qint64 m_waiting = 0;
    LogLevel m_leastLevel = LogLevel::Debug;
    bool m_frozen = false;
};

} // namespace qd
