#include "core/store/inquiry.h"

#include "tests/core/store/rawdatabase.h"
#include "tests/core/store/storebench.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QSqlQuery>
#include <QTest>

#include <sqlite3.h>

using namespace qd;

namespace {

const auto kNever = [] { return false; };

Result<Inquiry::Answer> ask(const StoreBench &bench, const QString &sql, const Inquiry::Limits &limits = {},
                            const std::function<bool()> &stopped = kNever)
{
    return Inquiry::ask(bench.path(), sql, limits, stopped);
}

const QString kEndless = QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) ");

} // namespace

/// SQL of a person's own, friendly and hostile.
class TestInquiry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesKeepTheirKind();
    void whatIsLongIsCut();
    void rowsAndBytesAreLimited();
    void viewsAndTablesCanBeLookedUp();
    void onlyReadingIsAllowed_data();
    void onlyReadingIsAllowed();
    void nonsenseIsExplained_data();
    void nonsenseIsExplained();
    void whatNeverEndsIsEnded_data();
    void whatNeverEndsIsEnded();
    void whatEatsMemoryIsEnded_data();
    void whatEatsMemoryIsEnded();
    void itCanBeStopped();
    void nothingStaysOpen();
    void theDriverHasTheSameLibrary();
};

void TestInquiry::valuesKeepTheirKind()
{
    const StoreBench bench;
    const auto answer = ask(bench, QStringLiteral("SELECT 9007199254740993 AS big, 1.5, NULL, 'text', x'00ff10', 9e999; -- done"));
    QVERIFY2(answer.ok(), answer ? "" : qPrintable(answer.error().detail));
    QCOMPARE(answer->columns.first(), QStringLiteral("big"));
    const std::vector<QJsonValue> row = answer->rows.at(0);
    QCOMPARE(row[0].toInteger(), 9'007'199'254'740'993);
    QCOMPARE(row[1].toDouble(), 1.5);
    QVERIFY(row[2].isNull());
    QCOMPARE(row[3].toString(), QStringLiteral("text"));
    QCOMPARE(row[4].toObject(), (QJsonObject{{QStringLiteral("hex"), QStringLiteral("00ff10")}, {QStringLiteral("bytes"), 3}}));
    QCOMPARE(row[5].toString(), QStringLiteral("inf"));
    QVERIFY(!answer->cut);
}

void TestInquiry::whatIsLongIsCut()
{
    const StoreBench bench;
    const auto answer = ask(bench, QStringLiteral("SELECT printf('%.*c', 10000, 'x'), zeroblob(1000000)"));
    QVERIFY(answer.ok());
    const QJsonObject text = answer->rows.at(0).at(0).toObject();
    QCOMPARE(text[QLatin1String("text")].toString().size(), Inquiry::Limits{}.cellBytes);
    QCOMPARE(text[QLatin1String("bytes")].toInteger(), 10'000);
    const QJsonObject blob = answer->rows.at(0).at(1).toObject();
    QCOMPARE(blob[QLatin1String("hex")].toString(), QString(64, u'0'));
    QCOMPARE(blob[QLatin1String("bytes")].toInteger(), 1'000'000);
}

void TestInquiry::rowsAndBytesAreLimited()
{
    const StoreBench bench;
    const auto rows = ask(bench, kEndless + QStringLiteral("SELECT i FROM n LIMIT 1001"));
    QVERIFY(rows.ok());
    QCOMPARE(int(rows->rows.size()), 1'000);
    QVERIFY(rows->cut);
    const auto fits = ask(bench, kEndless + QStringLiteral("SELECT i FROM n LIMIT 1000"));
    QVERIFY(fits.ok() && fits->rows.size() == 1'000 && !fits->cut);
    const auto bytes = ask(bench, kEndless + QStringLiteral("SELECT printf('%.*c', 4000, 'x') FROM n LIMIT 900"),
                           {.bytes = 100'000});
    QVERIFY(bytes.ok());
    QVERIFY(bytes->cut);
    QVERIFY(bytes->rows.size() >= 20 && bytes->rows.size() <= 30);
}

void TestInquiry::viewsAndTablesCanBeLookedUp()
{
    StoreBench bench;
    QCOMPARE(bench.add(StoreBench::draft(), QStringLiteral("k")), QString());
    for (const char *sql : {"SELECT name FROM sqlite_master", "SELECT count(*) FROM tasks", "PRAGMA table_info(task)", "EXPLAIN QUERY PLAN SELECT id FROM task", "VALUES (1)",
                            "WITH t AS (SELECT id FROM task) SELECT count(*) FROM t", "SELECT id FROM task WHERE key LIKE '%k%'"}) {
        const auto answer = ask(bench, QString::fromLatin1(sql));
        QVERIFY2(answer.ok(), answer ? sql : qPrintable(QLatin1String(sql) + answer.error().detail));
        QVERIFY2(!answer->rows.empty(), sql);
    }
}

void TestInquiry::onlyReadingIsAllowed_data()
{
    QTest::addColumn<QString>("sql");
    int number = 0;
    for (const char *sql : {
             "DELETE FROM task", "UPDATE task SET title = 'x'", "INSERT INTO agent DEFAULT VALUES", "DROP TABLE journal",
             "CREATE TABLE x (y)", "CREATE TEMP TABLE x (y)", "CREATE TEMP VIEW x AS SELECT 1", "ALTER TABLE task ADD COLUMN x",
             "ATTACH 'file:/tmp/quarterdeck-attached.db' AS other", "ATTACH ':memory:' AS other", "DETACH main",
             "VACUUM INTO '/tmp/quarterdeck-vacuum.db'", "VACUUM", "REINDEX", "ANALYZE", "BEGIN", "COMMIT", "SAVEPOINT s",
             "PRAGMA writable_schema = 1", "PRAGMA query_only = 0", "PRAGMA journal_mode = DELETE", "PRAGMA wal_checkpoint(TRUNCATE)",
             "PRAGMA user_version = 9", "PRAGMA temp_store_directory = '/'", "SELECT 1 FROM pragma_journal_mode", "SELECT name FROM pragma_table_info('task')",
             "SELECT load_extension('/tmp/x.so')", "SELECT instr(title, 'x') FROM task", "SELECT replace('a', 'b', 'c')",
             "SELECT trim('aaa', 'a')", "EXPLAIN DELETE FROM task", "SELECT 1; SELECT 2", "SELECT 1; DELETE FROM task",
             "SELECT 1; nonsense", "WITH t AS (SELECT 1) DELETE FROM task",
         })
        QTest::addRow("%02d %s", ++number, sql) << QString::fromLatin1(sql);
}

void TestInquiry::onlyReadingIsAllowed()
{
    QFETCH(QString, sql);
    StoreBench bench;
    QCOMPARE(bench.add(StoreBench::draft(), QStringLiteral("k")), QString());
    const QStringList before = RawDatabase(bench.path()).rows(QStringLiteral("SELECT type, name, sql FROM sqlite_master"));
    const auto answer = ask(bench, sql);
    QVERIFY(!answer.ok());
    // A pragma that is no table is nothing that could be allowed.
    const QStringList codes{QStringLiteral("query_forbidden"), QStringLiteral("query_invalid")};
    QVERIFY2(codes.contains(answer.error().code), qPrintable(answer.error().code));
    if (!sql.contains(QLatin1String("pragma_")))
        QCOMPARE(answer.error().code, codes.first());
    QVERIFY(!answer.error().detail.isEmpty());
    QCOMPARE(RawDatabase(bench.path()).rows(QStringLiteral("SELECT type, name, sql FROM sqlite_master")), before);
    QCOMPARE(RawDatabase(bench.path()).rows(QStringLiteral("SELECT title FROM task")), QStringList{QStringLiteral("title")});
    QVERIFY(!QFile::exists(QStringLiteral("/tmp/quarterdeck-vacuum.db")));
}

void TestInquiry::nonsenseIsExplained_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QString &sql, const char *code, const char *says) {
        QTest::newRow(name) << sql << QString::fromLatin1(code) << QString::fromLatin1(says);
    };
    QStringList columns;
    for (int i = 0; i < 201; ++i)
        columns += QString::number(i);
    row("empty", QStringLiteral(" "), "query_invalid", "nothing");
    row("comment", QStringLiteral("-- SELECT 1"), "query_invalid", "nothing");
    row("syntax", QStringLiteral("SELEC 1"), "query_invalid", "SELEC");
    row("table", QStringLiteral("SELECT 1 FROM taks"), "query_invalid", "taks");
    row("NUL", QStringLiteral("SELECT 1") + QChar(u'\0'), "query_invalid", "character");
    row("columns", QStringLiteral("SELECT ") + columns.join(u','), "query_invalid", "too many columns");
    row("parameter", QStringLiteral("SELECT ?"), "query_invalid", "too many SQL variables");
    row("deep", QStringLiteral("SELECT ") + QString(300, u'(') + u'1' + QString(300, u')'), "query_invalid", "");
}

void TestInquiry::nonsenseIsExplained()
{
    QFETCH(QString, sql);
    QFETCH(QString, code);
    QFETCH(QString, says);
    const auto answer = ask(StoreBench(), sql);
    QCOMPARE(codeOf(answer), code);
    QVERIFY2(answer.error().detail.contains(says), qPrintable(answer.error().detail));
}

void TestInquiry::whatNeverEndsIsEnded_data()
{
    QTest::addColumn<QString>("sql");
    QTest::newRow("recursion") << kEndless + QStringLiteral("SELECT count(*) FROM n");
    QTest::newRow("product") << QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1000) "
                                               "SELECT count(*) FROM n a, n b, n c, n d");
    QTest::newRow("one long text") << kEndless + QStringLiteral("SELECT group_concat(i) FROM n");
    QTest::newRow("random") << kEndless + QStringLiteral("SELECT max(length(randomblob(1000))) FROM n");
}

void TestInquiry::whatNeverEndsIsEnded()
{
    QFETCH(QString, sql);
    QElapsedTimer timer;
    timer.start();
    const auto answer = ask(StoreBench(), sql, {.ms = 200});
    QCOMPARE(codeOf(answer), QStringLiteral("query_timeout"));
    QCOMPARE(answer.error().category, ErrorCategory::Transient);
    QVERIFY2(timer.elapsed() >= 200 && timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed())));
}

void TestInquiry::whatEatsMemoryIsEnded_data()
{
    QTest::addColumn<QString>("sql");
    QTest::newRow("zeroblob") << QStringLiteral("SELECT zeroblob(1000000000)");
    QTest::newRow("randomblob") << QStringLiteral("SELECT randomblob(1000000000)");
    QTest::newRow("sorting") << kEndless + QStringLiteral("SELECT zeroblob(1000000) FROM n ORDER BY 1, i DESC");
    QTest::newRow("distinct") << kEndless + QStringLiteral("SELECT count(*) FROM (SELECT DISTINCT i || zeroblob(100000) FROM n)");
}

void TestInquiry::whatEatsMemoryIsEnded()
{
    QFETCH(QString, sql);
    const StoreBench bench;
    const qint64 before = sqlite3_memory_used();
    sqlite3_memory_highwater(1);
    const auto answer = ask(bench, sql, {.ms = 60'000});
    QCOMPARE(codeOf(answer), QStringLiteral("query_too_large"));
    const qint64 most = sqlite3_memory_highwater(0) - before;
    QVERIFY2(most < 2 * Inquiry::Limits{}.memory, qPrintable(QString::number(most)));
    QVERIFY(sqlite3_memory_used() - before < 1'000'000);
}

void TestInquiry::itCanBeStopped()
{
    int looks = 0;
    const auto answer = ask(StoreBench(), kEndless + QStringLiteral("SELECT count(*) FROM n"), {.ms = 60'000},
                            [&] { return ++looks > 10; });
    QCOMPARE(codeOf(answer), QStringLiteral("query_stopped"));
    QCOMPARE(looks, 11);
}

// The writer can empty the write-ahead log: nobody reads from it any more, however the question ended.
void TestInquiry::nothingStaysOpen()
{
    StoreBench bench;
    for (const QString &sql : {QStringLiteral("SELECT id FROM task"), kEndless + QStringLiteral("SELECT i FROM n, task"),
                               kEndless + QStringLiteral("SELECT count(*) FROM n"), QStringLiteral("DELETE FROM task")}) {
        QCOMPARE(bench.add(StoreBench::draft(), sql.left(100)), QString());
        (void)ask(bench, sql, {.ms = 50});
        const auto emptied = bench.store->database().checkpoint();
        QVERIFY2(emptied.ok(), emptied ? "" : qPrintable(emptied.error().detail));
    }
}

// Two copies of SQLite in one program would take each other's locks away.
void TestInquiry::theDriverHasTheSameLibrary()
{
    const StoreBench bench;
    QCOMPARE(RawDatabase(bench.path()).rows(QStringLiteral("SELECT sqlite_source_id()")),
             QStringList{QString::fromLatin1(sqlite3_sourceid())});
}

QTEST_GUILESS_MAIN(TestInquiry)
#include "tst_inquiry.moc"
