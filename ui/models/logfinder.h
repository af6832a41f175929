#pragma once

#include <QBasicTimer>
#include <QObject>
#include <QRegularExpression>

#include <deque>
#include <optional>

namespace qd {

class LogModel;
struct LogLine;

/// Finds text in the shown lines of a log, some milliseconds at a time, so that no log is too long for it; lines that come
/// later are searched as they come, hits that leave the ring are forgotten. GUI thread; owned by its page.
class LogFinder : public QObject
{
    Q_OBJECT

public:
    static constexpr int kMostOfLine = 4'096; ///< characters of a line that are looked at
    static constexpr int kTurnMs = 4;         ///< of work before the event loop goes round

    explicit LogFinder(LogModel &model, QObject *parent = nullptr);

    /// \param pattern empty = nothing is searched  \return false: it is no regular expression, and nothing is found
    bool search(const QString &pattern, bool isRegex);
    [[nodiscard]] bool isSearching() const { return m_turn.isActive(); }
    [[nodiscard]] bool hasPattern() const { return m_pattern.has_value() || !m_text.isEmpty(); }
    [[nodiscard]] int count() const { return int(m_hits.size()); }
    /// Which hit this row is, from 0; -1 = none.
    [[nodiscard]] int hitAt(int row) const;
    [[nodiscard]] int rowOfHit(int hit) const;
    /// The first hit at or behind this row (`count()` if there is none).
    [[nodiscard]] int firstHitFrom(int row) const;

Q_SIGNALS:
    /// More was found, hits have left, or the search has ended.
    void changed();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void restart();
    void forgetGone();
    [[nodiscard]] bool matches(const LogLine &line) const;

    LogModel &m_model;
    QString m_text;
    std::optional<QRegularExpression> m_pattern;
    std::deque<qint64> m_hits; ///< serials
    qint64 m_next = 0;         ///< serial of the first line that was not looked at
    QBasicTimer m_turn;
};

} // namespace qd
