#pragma once

#include <QByteArray>
#include <QList>

namespace qd {

/// Turns a stream of any speed into a trickle of lines for the live log: at most kLinesPerWindow lines in each
/// kWindowMs, long lines folded, the rest counted. The caller owns the clock.
class LineSampler
{
public:
    static constexpr int kFoldAt = 4'096; ///< bytes
    static constexpr int kLinesPerWindow = 50;
    static constexpr qint64 kWindowMs = 100;

    /// The lines to show now, without line ends. A line that says how many were skipped stands where they would.
    [[nodiscard]] QList<QByteArray> feed(const QByteArray &bytes, qint64 nowMs);
    /// At the end of the stream: what is left without a line end.
    [[nodiscard]] QList<QByteArray> finish();
    [[nodiscard]] qint64 skipped() const { return m_skipped; }

private:
    void offer(QByteArray line, QList<QByteArray> &lines);
    void noteSkipped(QList<QByteArray> &lines);

    QByteArray m_partial;
    qint64 m_windowStart = 0;
    int m_inWindow = 0;
    qint64 m_skipped = 0;
    qint64 m_skippedNoted = 0;
};

} // namespace qd
