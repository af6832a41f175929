#include "core/process/linesampler.h"

#include <algorithm>

namespace qd {
namespace {

/// Where to fold, so that no UTF-8 sequence is torn: at most three bytes earlier.
qsizetype foldPoint(const QByteArray &text)
{
    qsizetype point = LineSampler::kFoldAt;
    while (point > LineSampler::kFoldAt - 3 && (uchar(text[point]) & 0xC0) == 0x80)
        --point;
    return point;
}

} // namespace

QList<QByteArray> LineSampler::feed(const QByteArray &bytes, qint64 nowMs)
{
    QList<QByteArray> lines;
    if (nowMs - m_windowStart >= kWindowMs) {
        m_windowStart = nowMs;
        m_inWindow = 0;
        noteSkipped(lines);
    }
    qsizetype begin = 0;
    while (begin < bytes.size()) {
        const qsizetype lineEnd = bytes.indexOf('\n', begin);
        const qsizetype end = lineEnd < 0 ? bytes.size() : lineEnd;
        // In slices, so that the partial line stays short whatever comes.
        const qsizetype count = std::min(end - begin, kFoldAt + 1 - m_partial.size());
        m_partial.append(bytes.constData() + begin, count);
        begin += count;
        if (m_partial.size() > kFoldAt) {
            const qsizetype point = foldPoint(m_partial);
            offer(m_partial.left(point), lines);
            m_partial.remove(0, point);
        } else if (begin == lineEnd) {
            offer(std::exchange(m_partial, {}), lines);
            ++begin;
        }
    }
    return lines;
}

QList<QByteArray> LineSampler::finish()
{
    QList<QByteArray> lines;
    noteSkipped(lines);
    if (!m_partial.isEmpty())
        lines += std::exchange(m_partial, {});
    return lines;
}

void LineSampler::offer(QByteArray line, QList<QByteArray> &lines)
{
    if (m_inWindow >= kLinesPerWindow) {
        ++m_skipped;
        return;
    }
    ++m_inWindow;
    if (line.endsWith('\r'))
        line.chop(1);
    lines += std::move(line);
}

void LineSampler::noteSkipped(QList<QByteArray> &lines)
{
    if (m_skipped > m_skippedNoted)
        lines += "[" + QByteArray::number(m_skipped - m_skippedNoted) + " lines not shown]";
    m_skippedNoted = m_skipped;
}

} // namespace qd
