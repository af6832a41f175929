#include "tests/docs/markdownfile.h"

#include <QRegularExpression>

namespace qd {
namespace {

QString anchorOf(const QString &heading)
{
    static const QRegularExpression kDropped(QStringLiteral("[^\\w\\- ]"));
    return heading.toLower().remove(kDropped).replace(u' ', u'-');
}

} // namespace

MarkdownFile::MarkdownFile(QString path, const QString &text) : m_path(std::move(path))
{
    bool inBlock = false;
    int number = 0;
    for (const QString &line : text.split(u'\n')) {
        m_lines.push_back({line, ++number});
        if (line.startsWith(u"```")) {
            const QString info = line.mid(3).trimmed();
            inBlock = !inBlock;
            if (inBlock)
                m_blocks.push_back({info.section(u' ', 0, 0), info.section(u' ', 1), {}, number + 1});
        } else if (inBlock) {
            m_blocks.back().text += line + u'\n';
        } else {
            readLine(m_lines.back());
        }
    }
}

QString MarkdownFile::folder() const
{
    return m_path.contains(u'/') ? m_path.section(u'/', 0, -2) : QString();
}

void MarkdownFile::readLine(const Piece &line)
{
    static const QRegularExpression kHeading(QStringLiteral("^#{1,6} (.+)$"));
    static const QRegularExpression kSpan(QStringLiteral("`([^`]+)`"));
    static const QRegularExpression kLink(QStringLiteral("\\]\\(([^)\\s]+)\\)"));
    if (const auto heading = kHeading.match(line.text); heading.hasMatch()) {
        m_section = heading.captured(1);
        m_anchors += anchorOf(m_section);
    }
    for (auto spans = kSpan.globalMatch(line.text); spans.hasNext();)
        m_spans.push_back({spans.next().captured(1), line.line});
    for (auto links = kLink.globalMatch(line.text); links.hasNext();)
        m_links.push_back({links.next().captured(1), line.line});
    if (line.text.startsWith(u'|'))
        readRow(line);
}

void MarkdownFile::readRow(const Piece &line)
{
    QStringList cells = line.text.split(u'|');
    cells.removeFirst();
    cells.removeLast();
    for (QString &cell : cells)
        cell = cell.trimmed();
    m_rows.push_back({cells, line.line, m_section});
}

QString codeIn(const QString &cell)
{
    const bool isCode = cell.size() > 2 && cell.count(u'`') == 2 && cell.startsWith(u'`') && cell.endsWith(u'`');
    return isCode ? cell.mid(1, cell.size() - 2) : QString();
}

} // namespace qd
