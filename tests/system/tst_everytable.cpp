#include "tests/system/programrig.h"

#include <QSqlDatabase>
#include <QSqlQuery>

using namespace qd::test;

namespace {

constexpr char kWaitsForApproval[] = "---\nmode: real\ncommand: [/bin/true]\n---\n# Asks before it acts\n";
constexpr char kFails[] = "---\nmax_attempts: 1\nrehearse:\n  - fail: 1\n---\n# Fails\n";
constexpr char kFirst[] = "---\nkey: first\nrehearse:\n  - succeed: one\n---\n# First\n";
constexpr char kSecond[] = "---\nkey: second\ndepends_on: [first]\nrehearse:\n  - succeed: two\n---\n# Second\n";

/// The database as any program may look at it, once its owner has ended.
class Looker
{
public:
    explicit Looker(const QString &file) : m_database(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), file))
    {
        m_database.setDatabaseName(file);
        m_database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
        m_database.open();
    }
    ~Looker()
    {
        const QString name = m_database.connectionName();
        m_database = {};
        QSqlDatabase::removeDatabase(name);
    }

    [[nodiscard]] QStringList names(const char *type) const
    {
        return column(QStringLiteral("SELECT name FROM sqlite_schema WHERE type = '%1' AND name NOT LIKE 'sqlite_%' ORDER BY name")
                          .arg(QLatin1String(type)));
    }
    /// Every row of a table, its values written as SQL writes them.
    [[nodiscard]] QStringList rows(const QString &table) const
    {
        const QStringList columns = column(QStringLiteral("SELECT 'quote(\"' || name || '\")' FROM pragma_table_info('%1')").arg(table));
        return column(QStringLiteral("SELECT %1 FROM \"%2\"").arg(columns.join(QStringLiteral(" || '|' || ")), table));
    }

private:
    [[nodiscard]] QStringList column(const QString &sql) const
    {
        QSqlQuery query(m_database);
        if (!query.exec(sql))
            qWarning() << sql;
        QStringList values;
        while (query.next())
            values += query.value(0).toString();
        return values;
    }

    QSqlDatabase m_database;
};

} // namespace

/// X13: of the seven tables of an original five were never written. Here an ordinary day of the program writes all.
class TestEveryTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOrdinaryDayWritesEveryTable();

private:
    void spendADay(const ProgramRig &rig) const;
};

void TestEveryTable::spendADay(const ProgramRig &rig) const
{
    for (const char *task : {kFirst, kSecond, kFails, kWaitsForApproval})
        QCOMPARE(rig.ask(words("add -"), task).code, 0);
    QCOMPARE(rig.ask(words("agent add spare --kinds code --setting command=[\"/bin/true\"]")).code, 0);
    QCOMPARE(rig.allowReal().code, 0);
    QCOMPARE(rig.ask(words("run --until-idle")).code, 0);
    QCOMPARE(rig.taskState(4), QStringLiteral("held"));
    QCOMPARE(rig.ask(words("approve 4")).code, 0);
    QCOMPARE(rig.ask(words("run --until-idle --arm-for 1m --arm-count 1 --confirm REAL")).code, 0);
    QCOMPARE(rig.taskState(4), QStringLiteral("succeeded"));
    QCOMPARE(rig.ask(words("pause --reason evening")).code, 0);
    const QString copy = rig.folder() + QStringLiteral("/copy.db");
    QCOMPARE(rig.ask({QStringLiteral("backup"), copy}).code, 0);
    QCOMPARE(rig.ask(QStringList{QStringLiteral("restore"), copy} + words("--confirm RESTORE")).code, 0); // gives the store a new identity
}

void TestEveryTable::anOrdinaryDayWritesEveryTable()
{
    ProgramRig untouched;
    QCOMPARE(untouched.ask(words("list")).code, 0);
    ProgramRig rig;
    QCOMPARE(rig.ask(words("list")).code, 0);
    spendADay(rig);
    if (QTest::currentTestFailed())
        return;

    const Looker before(untouched.database());
    const Looker after(rig.database());
    const QStringList tables = after.names("table");
    QVERIFY(tables.size() >= 15);
    QCOMPARE(tables, before.names("table"));
    QStringList unwritten;
    for (const QString &table : tables) {
        if (after.rows(table).isEmpty() || after.rows(table) == before.rows(table))
            unwritten += table;
    }
    QCOMPARE(unwritten.join(QLatin1Char(' ')), QString());

    QStringList silent;
    for (const QString &view : after.names("view")) {
        if (after.rows(view).isEmpty())
            silent += view;
    }
    QCOMPARE(silent.join(QLatin1Char(' ')), QStringLiteral("aol_lease")); // nobody holds it now
    QVERIFY(rig.verifies());
}

QTEST_GUILESS_MAIN(TestEveryTable)
#include "tst_everytable.moc"
