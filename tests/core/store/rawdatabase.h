#pragma once

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QStringList>
#include <QUuid>

namespace qd {

/// The file as any other program sees it: SQLite's defaults and none of our checks.
class RawDatabase
{
public:
    explicit RawDatabase(const QString &path)
        : m_name(QUuid::createUuid().toString()), m_connection(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name))
    {
        m_connection.setDatabaseName(path);
        if (!m_connection.open())
            qFatal("%s", qPrintable(m_connection.lastError().text()));
    }
    RawDatabase(const RawDatabase &) = delete;
    RawDatabase &operator=(const RawDatabase &) = delete;
    ~RawDatabase()
    {
        m_connection.close();
        m_connection = {};
        QSqlDatabase::removeDatabase(m_name);
    }

    /// \return what SQLite says against it, empty = done
    QString execute(const QString &statement)
    {
        QSqlQuery query(m_connection);
        return query.exec(statement) ? QString() : query.lastError().databaseText();
    }

    /// Each row as one text, its values between bars; "!" and the reason if it cannot be asked.
    QStringList rows(const QString &statement)
    {
        QSqlQuery query(m_connection);
        if (!query.exec(statement))
            return {u'!' + query.lastError().databaseText()};
        QStringList rows;
        while (query.next()) {
            QStringList values;
            for (int i = 0; i < query.record().count(); ++i)
                values += query.isNull(i) ? QStringLiteral("null") : query.value(i).toString();
            rows += values.join(u'|');
        }
        return rows;
    }

    QStringList columns(const QString &table)
    {
        return rows(QStringLiteral("SELECT name FROM pragma_table_info('%1') ORDER BY cid").arg(table));
    }

    /// Every row of every table, in the columns named here or in all.
    QStringList content(const QStringList &tables)
    {
        QStringList all;
        for (const QString &table : tables)
            for (const QString &row : rows(QStringLiteral("SELECT * FROM %1 ORDER BY 1, 2").arg(table)))
                all += table + u'|' + row;
        return all;
    }

    QStringList tables()
    {
        return rows(QStringLiteral("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"));
    }

private:
    QString m_name;
    QSqlDatabase m_connection;
};

} // namespace qd
