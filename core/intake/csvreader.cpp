#include "core/intake/csvreader.h"

#include "core/intake/intakelimits.h"

namespace qd {

Error CsvReader::failure(const char *code, const QString &detail)
{
    m_at = m_text.size();
    return {QLatin1String(code), ErrorCategory::Permanent, QStringLiteral("line %1: %2").arg(m_line).arg(detail)};
}

bool CsvReader::isLineEnd() const
{
    return m_at >= m_text.size() || m_text[m_at] == '\n'
        || (m_text[m_at] == '\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n');
}

void CsvReader::passLineEnd()
{
    if (m_at >= m_text.size())
        return;
    m_at += m_text[m_at] == '\r' ? 2 : 1;
    ++m_line;
}

void CsvReader::passBlankLines()
{
    while (m_at < m_text.size() && isLineEnd())
        passLineEnd();
}

Result<std::optional<QByteArrayList>> CsvReader::next()
{
    passBlankLines();
    m_recordLine = m_line;
    if (m_at >= m_text.size())
        return std::optional<QByteArrayList>();
    QByteArrayList cells;
    for (;;) {
        if (cells.size() >= IntakeLimits::kColumns)
            return failure("csv_columns", QStringLiteral("more than %1 columns").arg(IntakeLimits::kColumns));
        const Result<QByteArray> cell = takeCell();
        if (!cell)
            return cell.error();
        cells += *cell;
        if (isLineEnd())
            break;
        ++m_at; // takeCell() stops at a comma or at the end of the line
    }
    passLineEnd();
    return std::optional(cells);
}

Result<QByteArray> CsvReader::takeCell()
{
    if (m_at < m_text.size() && m_text[m_at] == '"')
        return takeQuoted();
    const qsizetype begin = m_at;
    while (!isLineEnd() && m_text[m_at] != ',') {
        if (m_text[m_at] == '"')
            return failure("csv_syntax", QStringLiteral("a quote inside a cell that does not begin with one"));
        if (m_text[m_at] == '\r')
            return failure("csv_syntax", QStringLiteral("a carriage return without its line feed"));
        ++m_at;
    }
    return m_text.mid(begin, m_at - begin);
}

Result<QByteArray> CsvReader::takeQuoted()
{
    QByteArray cell;
    for (++m_at; m_at < m_text.size(); ++m_at) {
        const char c = m_text[m_at];
        if (c == '"' && (m_at + 1 >= m_text.size() || m_text[m_at + 1] != '"')) {
            ++m_at;
            if (isLineEnd() || m_text[m_at] == ',')
                return cell;
            return failure("csv_syntax", QStringLiteral("text behind the closing quote of a cell"));
        }
        m_at += c == '"' ? 1 : 0; // the first of two stands for both
        m_line += c == '\n' ? 1 : 0;
        cell += c;
    }
    return failure("csv_syntax", QStringLiteral("a quote that is not closed"));
}

} // namespace qd
