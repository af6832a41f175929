#include "tests/house/sourcefile.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>

namespace qd {
namespace {

struct Views {
    QString code;
    QString literals;
};

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

/// Goes once through C++ text and sorts each character into a view.
class CppReader
{
public:
    explicit CppReader(const QString &text) : m_text(text) { }

    Views read()
    {
        while (m_at < m_text.size()) {
            if (startsWith(u"//"))
                skip(lineEnd());
            else if (startsWith(u"/*"))
                skip(endOf(u"*/", m_at + 2));
            else if (isWordCharacter(m_text[m_at]))
                readWord();
            else if (m_text[m_at] == u'"' || m_text[m_at] == u'\'')
                readQuoted(m_text[m_at]);
            else
                putCode(1);
        }
        return m_views;
    }

private:
    bool startsWith(QStringView token) const { return QStringView(m_text).mid(m_at).startsWith(token); }

    qsizetype endOf(QStringView token, qsizetype from) const
    {
        const qsizetype found = m_text.indexOf(token, from);
        return found < 0 ? m_text.size() : found + token.size();
    }

    qsizetype lineEnd() const
    {
        const qsizetype found = m_text.indexOf(u'\n', m_at);
        return found < 0 ? m_text.size() : found;
    }

    void put(qsizetype count, bool toCode, bool toLiterals)
    {
        for (; count > 0 && m_at < m_text.size(); --count, ++m_at) {
            const QChar c = m_text[m_at];
            m_views.code += toCode || c == u'\n' ? c : QChar(u' ');
            m_views.literals += toLiterals || c == u'\n' ? c : QChar(u' ');
        }
    }

    void putCode(qsizetype count) { put(count, true, false); }
    void putLiteral(qsizetype count) { put(count, false, true); }
    void skip(qsizetype end) { put(end - m_at, false, false); }

    // A word may be the prefix of a literal; within a number an apostrophe only groups digits.
    void readWord()
    {
        const bool number = m_text[m_at].isDigit();
        qsizetype end = m_at;
        while (end < m_text.size() && (isWordCharacter(m_text[end]) || (number && m_text[end] == u'\'')))
            ++end;
        const bool raw = !number && m_text[end - 1] == u'R' && end < m_text.size() && m_text[end] == u'"';
        putCode(end - m_at);
        if (raw)
            readRaw();
    }

    void readRaw()
    {
        const qsizetype open = m_text.indexOf(u'(', m_at);
        if (open < 0)
            return putCode(1);
        const QString close = u')' + m_text.mid(m_at + 1, open - m_at - 1) + u'"';
        const qsizetype end = endOf(close, open);
        putCode(1);
        skip(open + 1);
        putLiteral(end - close.size() - m_at);
        skip(end - 1);
        putCode(1);
    }

    void readQuoted(QChar quote)
    {
        putCode(1);
        while (m_at < m_text.size() && m_text[m_at] != quote && m_text[m_at] != u'\n')
            putLiteral(m_text[m_at] == u'\\' ? 2 : 1);
        putCode(1);
    }

    const QString &m_text;
    qsizetype m_at = 0;
    Views m_views;
};

QString withoutSqlComments(QString text)
{
    static const QRegularExpression comment(QStringLiteral("--[^\n]*|/\\*.*?\\*/"),
                                            QRegularExpression::DotMatchesEverythingOption);
    for (auto match = comment.match(text); match.hasMatch(); match = comment.match(text)) {
        for (qsizetype i = match.capturedStart(); i < match.capturedEnd(); ++i)
            text[i] = text[i] == u'\n' ? u'\n' : u' ';
    }
    return text;
}

} // namespace

SourceFile::SourceFile(QString path, QString text) : m_path(std::move(path))
{
    if (isSql()) {
        m_literals = withoutSqlComments(text);
        m_code = m_literals;
        return;
    }
    Views views = CppReader(text).read();
    m_code = std::move(views.code);
    m_literals = std::move(views.literals);
    findIncludes(text);
}

QString SourceFile::folder() const
{
    return m_path.section(u'/', 0, -2);
}

int SourceFile::lineAt(qsizetype position) const
{
    return 1 + int(QStringView(m_code).left(position).count(u'\n'));
}

void SourceFile::findIncludes(const QString &text)
{
    static const QRegularExpression include(QStringLiteral("^[ \t]*#[ \t]*include[ \t]*([<\"])([^>\"\n]+)[>\"]"),
                                            QRegularExpression::MultilineOption);
    for (auto matches = include.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        const bool commentedOut = !QStringView(m_code).mid(match.capturedStart(),
            match.capturedLength()).contains(u'#');
        if (!commentedOut)
            m_includes.push_back({match.captured(2), match.captured(1) == u"<", lineAt(match.capturedStart(1))});
    }
}

std::vector<SourceFile> readSources(const QString &root, std::initializer_list<QStringView> folders)
{
    QStringList paths;
    for (const QStringView folder : folders) {
        QDirIterator files(QDir(root).filePath(folder.toString()),
                           {QStringLiteral("*.h"), QStringLiteral("*.cpp"), QStringLiteral("*.sql")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext())
            paths += QDir(root).relativeFilePath(files.next());
    }
    paths.sort();
    std::vector<SourceFile> sources;
    for (const QString &path : paths) {
        QFile file(QDir(root).filePath(path));
        if (file.open(QIODevice::ReadOnly))
            sources.emplace_back(path, QString::fromUtf8(file.readAll()));
    }
    return sources;
}

} // namespace qd
