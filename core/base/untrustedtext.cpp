#include "core/base/untrustedtext.h"

#include "core/base/terminalescapes.h"

namespace qd {
namespace {

constexpr int kCombiningRunLimit = 8; // longer stacks of marks cost seconds of layout and hide neighbouring text
constexpr int kLineLimit = 4'000;     // one endless line costs more layout than many short ones

bool isHidden(char32_t c)
{
    return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c <= 0x9f) // C0, DEL, C1
        || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e)     // zero width, bidi
        || (c >= 0x2060 && c <= 0x206f) || c == 0x2028 || c == 0x2029       // invisible operators, separators
        || c == 0x00ad || c == 0x061c || c == 0x180e || c == 0xfeff         // soft hyphen, marks, BOM
        || (c >= 0xfff0 && c <= 0xfffb) || (c & 0xfffe) == 0xfffe           // specials, non-characters
        || (c >= 0xe0000 && c <= 0xe0fff) || QChar::isSurrogate(c);         // tags, lone surrogates
}

bool isCombining(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing;
}

QString visibleEscape(char32_t c)
{
    return QStringLiteral("⟨U+%1⟩").arg(QString::number(uint(c), 16).toUpper(), 4, u'0');
}

class PlainWriter
{
public:
    explicit PlainWriter(int limit) : m_limit(limit) { }

    /// False if there is no room left for it; a character goes in whole or not at all.
    [[nodiscard]] bool put(char32_t c)
    {
        m_marks = isCombining(c) ? m_marks + 1 : 0;
        if (m_marks > kCombiningRunLimit)
            return true;
        if (c != '\n' && m_out.size() - m_lineStart >= kLineLimit && !endLine())
            return false;
        if (c == '\n')
            return endLine();
        return isHidden(c) ? add(visibleEscape(c)) : add(QChar::fromUcs4(c));
    }

    [[nodiscard]] QString take(bool cut) { return cut ? m_out + u'…' : m_out; }

private:
    bool add(QStringView piece)
    {
        if (m_out.size() + piece.size() > m_limit)
            return false;
        m_out += piece;
        return true;
    }

    bool endLine()
    {
        const bool fits = add(u"\n");
        m_lineStart = m_out.size();
        return fits;
    }

    QString m_out;
    qsizetype m_limit;
    qsizetype m_lineStart = 0;
    int m_marks = 0;
};

} // namespace

QString UntrustedText::displayPlain(int limit) const
{
    // Escapes and dropped marks only shrink text; a bounded look-ahead keeps a hostile 100 MB string cheap.
    const QString head = withoutTerminalEscapes(QStringView(m_raw).left(qsizetype(limit) * 4));
    PlainWriter writer(limit);
    qsizetype i = 0;
    for (; i < head.size(); ++i) {
        if (head[i] == u'\r' && i + 1 < head.size() && head[i + 1] == u'\n')
            continue;
        const bool pair = head[i].isHighSurrogate() && i + 1 < head.size() && head[i + 1].isLowSurrogate();
        if (!writer.put(pair ? QChar::surrogateToUcs4(head[i], head[i + 1]) : head[i].unicode()))
            break;
        i += pair ? 1 : 0;
    }
    return writer.take(i < head.size() || m_raw.size() > qsizetype(limit) * 4);
}

QString UntrustedText::displayLine(int limit) const
{
    QString line = displayPlain(limit);
    line.replace(u'\n', u' ').replace(u'\t', u' ');
    return line;
}

} // namespace qd
