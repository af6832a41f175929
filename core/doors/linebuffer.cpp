#include "core/doors/linebuffer.h"

namespace qd {

void LineBuffer::append(QByteArrayView bytes)
{
    if (m_tooLong)
        return;
    m_bytes.remove(0, m_start);
    m_scanned -= m_start;
    m_start = 0;
    m_bytes.append(bytes);
}

std::optional<QByteArray> LineBuffer::takeLine()
{
    const qsizetype end = m_tooLong ? -1 : m_bytes.indexOf('\n', m_scanned);
    m_scanned = end < 0 ? m_bytes.size() : end + 1;
    m_tooLong = m_tooLong || (end < 0 ? m_scanned : end) - m_start > m_mostBytes;
    if (m_tooLong)
        m_bytes.clear();
    if (m_tooLong || end < 0)
        return std::nullopt;
    QByteArray line = m_bytes.mid(m_start, end - m_start);
    m_start = m_scanned;
    return line;
}

} // namespace qd
