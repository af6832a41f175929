#include "tests/support/sim/simstore.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace qd {
namespace {

constexpr qint64 kMadeAt = 1'700'000'000'000;

// In memory where there is such a place: thousands of lives need no real disk.
QString fastFolder()
{
    const QString memory = QStringLiteral("/dev/shm");
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + QStringLiteral("/quarterdeck-XXXXXX");
}

} // namespace

SimStore::SimStore() : m_folder(fastFolder()), m_artifacts(m_folder.path())
{
    auto opened = Store::open(QStringLiteral(":memory:"), QStringLiteral("sim"), kMadeAt);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().detail));
    m_store = *std::move(opened);
    edit("DROP TRIGGER journal_is_append_only_delete"); // or it could not be emptied
    learnOrder();
    rememberRows();
}

void SimStore::learnOrder()
{
    const auto rows = database().query(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
    QStringList left;
    for (const SqlRow &row : *rows)
        left += row.text(0);
    while (!left.isEmpty()) {
        for (const QString &table : QStringList(left)) {
            const auto naming = database().query(
                "SELECT m.name FROM sqlite_master m, pragma_foreign_key_list(m.name) f "
                "WHERE m.type = 'table' AND f.\"table\" = ? AND m.name <> ?", {table, table});
            const auto isLeft = [&](const SqlRow &row) { return left.contains(row.text(0)); };
            if (std::any_of(naming->begin(), naming->end(), isLeft))
                continue;
            left.removeOne(table);
            m_tables += table;
        }
    }
}

// What a new store begins with comes back after each emptying.
void SimStore::rememberRows()
{
    QStringList filling;
    for (const QString &table : std::as_const(m_tables)) {
        edit(QStringLiteral("CREATE TEMP TABLE new_%1 AS SELECT * FROM %1").arg(table));
        m_emptying += QStringLiteral("DELETE FROM %1").arg(table);
        filling.prepend(QStringLiteral("INSERT INTO main.%1 SELECT * FROM temp.new_%1").arg(table));
    }
    m_emptying += filling;
}

void SimStore::empty()
{
    database().setGate({});
    const auto done = m_store->transact([&]() -> Result<void> {
        for (const QString &statement : std::as_const(m_emptying)) {
            if (auto ran = database().executeScript(statement); !ran)
                return ran;
        }
        if (auto loaded = m_store->tasks().reload(); !loaded)
            return loaded;
        if (auto loaded = m_store->attempts().reload(); !loaded)
            return loaded;
        return m_store->journal().reload();
    });
    if (!done)
        qFatal("%s", qPrintable(done.error().detail));
    if (const auto reserved = m_store->reserveSpace(); !reserved)
        qFatal("%s", qPrintable(reserved.error().detail));
}

QString SimStore::spool(const QByteArray &bytes)
{
    QFile file(m_folder.filePath(QStringLiteral("spooled-%1").arg(++m_spooled)));
    if (file.open(QIODevice::WriteOnly))
        file.write(bytes);
    return file.fileName();
}

void SimStore::edit(const QString &statement)
{
    if (const auto done = database().executeScript(statement); !done)
        qFatal("%s", qPrintable(done.error().detail));
}

qint64 SimStore::count(Sql query)
{
    const auto rows = database().query(query);
    return rows && !rows->empty() ? rows->front().integer(0) : -1;
}

} // namespace qd
