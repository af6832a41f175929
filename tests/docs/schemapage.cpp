#include "tests/docs/schemapage.h"

#include "core/store/database.h"

#include <QRegularExpression>

namespace qd {
namespace {

constexpr qsizetype kWidth = 120;

/// One statement with the comment lines above it.
struct Statement {
    QString comment;
    QStringList lines;
};

QString commentIn(const QString &line)
{
    return line.trimmed().mid(2).trimmed();
}

bool isComment(const QString &line)
{
    return line.trimmed().startsWith(QLatin1String("--"));
}

Statement statementOf(const QString &paragraph)
{
    Statement statement;
    QStringList words;
    for (const QString &line : paragraph.split(u'\n')) {
        if (statement.lines.isEmpty() && isComment(line))
            words += commentIn(line);
        else if (!line.trimmed().isEmpty())
            statement.lines += line;
    }
    statement.comment = words.join(u' ');
    return statement;
}

/// "id INTEGER …", "key AS idempotency_key," or an expression over lines that ends in AS and a name.
QString columnIn(const QString &text)
{
    static const QRegularExpression kAlias(QStringLiteral("\\bAS (\\w+)\\s*,?\\s*$"));
    static const QRegularExpression kFirst(QStringLiteral("^\\s*(\\w+)"));
    const auto alias = kAlias.match(text);
    return alias.hasMatch() ? alias.captured(1) : kFirst.match(text).captured(1);
}

void readColumns(const QString &table, const QStringList &lines, SchemaComments &out)
{
    QStringList comment;
    QString text;
    const auto take = [&] {
        if (!comment.isEmpty() && !text.isEmpty())
            out.insert(table + u'.' + columnIn(text), comment.join(u' '));
    };
    for (const QString &line : lines) {
        if (line.startsWith(QLatin1String("FROM ")) || line.startsWith(u')'))
            break;
        if (!isComment(line)) {
            text += line + u'\n';
            continue;
        }
        if (!text.isEmpty()) {
            take();
            comment.clear();
            text.clear();
        }
        comment += commentIn(line);
    }
    take();
}

void rename(SchemaComments &comments, const QString &from, const QString &to)
{
    const QStringList names = comments.keys();
    for (const QString &name : names) {
        if (name == from || name.startsWith(from + u'.'))
            comments.insert(to + name.mid(from.size()), comments.take(name));
    }
}

void readStatement(const Statement &statement, SchemaComments &out)
{
    static const QRegularExpression kCreate(QStringLiteral("^CREATE (?:UNIQUE )?(TABLE|VIEW|INDEX|TRIGGER) (\\w+)"));
    static const QRegularExpression kAdd(QStringLiteral("^ALTER TABLE (\\w+) ADD COLUMN (\\w+)"));
    static const QRegularExpression kRename(QStringLiteral("^ALTER TABLE (\\w+) RENAME TO (\\w+)"));
    const QString first = statement.lines.value(0);
    if (const auto create = kCreate.match(first); create.hasMatch()) {
        out.insert(create.captured(2), statement.comment);
        if (create.captured(1) == u"TABLE" || create.captured(1) == u"VIEW")
            readColumns(create.captured(2), statement.lines.mid(1), out);
    } else if (const auto add = kAdd.match(first); add.hasMatch()) {
        out.insert(add.captured(1) + u'.' + add.captured(2), statement.comment);
    } else if (const auto renamed = kRename.match(first); renamed.hasMatch()) {
        rename(out, renamed.captured(1), renamed.captured(2));
    }
}

QString wrapped(const QString &text)
{
    QString lines;
    qsizetype width = 0;
    for (const QString &word : text.split(u' ')) {
        const bool fits = width == 0 || width + 1 + word.size() <= kWidth;
        lines += (width == 0 ? QString() : QString(fits ? u' ' : u'\n')) + word;
        width = fits && width > 0 ? width + 1 + word.size() : word.size();
    }
    return lines;
}

class Writer
{
public:
    Writer(Database &database, const SchemaComments &comments) : m_database(database), m_comments(comments) { }

    SchemaPage page()
    {
        const auto rows = m_database.query("SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view') "
                                           "AND name NOT LIKE 'sqlite%' ORDER BY type, rowid");
        for (const SqlRow &row : rows ? *rows : std::vector<SqlRow>())
            writeTable(row.text(0), row.text(1) == u"view");
        writeOthers();
        return m_page;
    }

private:
    QString said(const QString &name)
    {
        const QString comment = m_comments.value(name);
        if (comment.isEmpty())
            m_page.silent += name;
        return comment;
    }

    void writeTable(const QString &name, bool isView)
    {
        m_page.text += QStringLiteral("## `%1`\n\n%2\n\n").arg(name, wrapped(said(name)));
        m_page.text += isView ? QStringLiteral("| Column | Meaning |\n|---|---|\n") : QStringLiteral("| Column | Type | Meaning |\n|---|---|---|\n");
        const auto columns = m_database.query("SELECT name, type, pk > 0 OR \"notnull\" FROM pragma_table_info(?) ORDER BY cid", {name});
        for (const SqlRow &column : columns ? *columns : std::vector<SqlRow>()) {
            const QString type = column.text(1) + (column.integer(2) != 0 ? QString() : QStringLiteral(", null"));
            m_page.text += QStringLiteral("| `%1` |%2 %3 |\n").arg(column.text(0), isView ? QString() : u' ' + type + QStringLiteral(" |"),
                                                                  said(name + u'.' + column.text(0)));
        }
        m_page.text += u'\n';
    }

    void writeOthers()
    {
        static const QRegularExpression kColumns(QStringLiteral("(\\([^)]*\\))(?: WHERE (.*))?$"), QRegularExpression::DotMatchesEverythingOption);
        m_page.text += QStringLiteral("## Indexes and triggers\n\n| Name | On | Why |\n|---|---|---|\n");
        const auto rows = m_database.query("SELECT name, tbl_name, type, sql FROM sqlite_master "
                                           "WHERE type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY type, tbl_name, name");
        for (const SqlRow &row : rows ? *rows : std::vector<SqlRow>()) {
            const auto columns = kColumns.match(row.text(3).section(QStringLiteral(" ON "), 1));
            QString on = u'`' + row.text(1) + u'`';
            if (row.text(2) == u"index")
                on += u' ' + columns.captured(1)
                    + (columns.captured(2).isEmpty() ? QString() : QStringLiteral(" where ") + columns.captured(2).simplified())
                    + (row.text(3).startsWith(QLatin1String("CREATE UNIQUE")) ? QStringLiteral(", unique") : QString());
            m_page.text += QStringLiteral("| `%1` | %2 | %3 |\n").arg(row.text(0), on, said(row.text(0)));
        }
    }

    Database &m_database;
    const SchemaComments &m_comments;
    SchemaPage m_page;
};

} // namespace

SchemaComments schemaComments(const QStringList &scripts)
{
    static const QRegularExpression kParagraph(QStringLiteral("\n\\s*\n"));
    SchemaComments comments;
    for (const QString &script : scripts) {
        for (const QString &paragraph : script.split(kParagraph, Qt::SkipEmptyParts))
            readStatement(statementOf(paragraph), comments);
    }
    return comments;
}

SchemaPage schemaPage(Database &database, const SchemaComments &comments)
{
    return Writer(database, comments).page();
}

} // namespace qd
