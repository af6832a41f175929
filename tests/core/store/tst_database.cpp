#include "tests/core/store/storebench.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSqlQuery>

using namespace qd;

namespace {

constexpr qint64 kMostLogBytes = 16 * 1024 * 1024;

QString one(Database &database, Sql sql, Database::Values values = {})
{
    const auto rows = database.query(sql, values);
    return rows && rows->size() == 1 ? rows->front().text(0) : QStringLiteral("?") + codeOf(rows);
}

} // namespace

/// One connection: its settings, its values and its reads (the rows S1 to S9 of the measurements).
class TestDatabase : public QObject
{
    Q_OBJECT

    std::unique_ptr<StoreBench> m_bench;
    Database &database() { return m_bench->store->database(); }

private Q_SLOTS:
    void init() { m_bench = std::make_unique<StoreBench>(); }

    void s1_everySettingIsInForceOnTheWriter()
    {
        QCOMPARE(one(database(), "PRAGMA journal_mode"), QStringLiteral("wal"));
        QCOMPARE(one(database(), "PRAGMA synchronous"), QStringLiteral("2"));
        QCOMPARE(one(database(), "PRAGMA foreign_keys"), QStringLiteral("1"));
        QCOMPARE(one(database(), "PRAGMA busy_timeout"), QStringLiteral("2000"));
        QCOMPARE(one(database(), "PRAGMA trusted_schema"), QStringLiteral("0"));
        QCOMPARE(one(database(), "PRAGMA cell_size_check"), QStringLiteral("1"));
        QCOMPARE(one(database(), "PRAGMA recursive_triggers"), QStringLiteral("1"));
        QCOMPARE(one(database(), "PRAGMA temp_store"), QStringLiteral("2"));
        QCOMPARE(one(database(), "PRAGMA mmap_size"), QStringLiteral("0"));
        QCOMPARE(one(database(), "PRAGMA query_only"), QStringLiteral("0"));
        QCOMPARE(one(database(), "PRAGMA journal_size_limit"), QString::number(kMostLogBytes));
        QCOMPARE(one(database(), "PRAGMA application_id").toInt(), Database::kApplicationId);
    }

    void s1_everySettingIsInForceOnAReader()
    {
        const auto reader = m_bench->reader();
        QCOMPARE(one(*reader, "PRAGMA journal_mode"), QStringLiteral("wal"));
        QCOMPARE(one(*reader, "PRAGMA foreign_keys"), QStringLiteral("1"));
        QCOMPARE(one(*reader, "PRAGMA busy_timeout"), QStringLiteral("200"));
        QCOMPARE(one(*reader, "PRAGMA trusted_schema"), QStringLiteral("0"));
        QCOMPARE(one(*reader, "PRAGMA query_only"), QStringLiteral("1"));
    }

    void aReaderCannotWrite()
    {
        const auto reader = m_bench->reader();
        QCOMPARE(codeOf(reader->execute("UPDATE control SET wish = 'pause'")), QStringLiteral("database_unusable"));
        QVERIFY(!reader->executeScript(QStringLiteral("CREATE TABLE evil (id INTEGER)")).ok());
        QVERIFY(reader->executeScript(QStringLiteral("PRAGMA query_only = OFF")).ok()); // even then the file is opened for reading
        QCOMPARE(codeOf(reader->execute("UPDATE control SET wish = 'drain'")), QStringLiteral("database_unusable"));
        QCOMPARE(one(database(), "SELECT wish FROM control"), QStringLiteral("run"));
    }

    void s4_aReadNeverPinsTheLog()
    {
        const auto reader = m_bench->reader();
        QVERIFY(writeMuch([&] {
            QVERIFY(reader->query("SELECT seq, data FROM journal ORDER BY seq DESC LIMIT 50").ok());
            QVERIFY(one(*reader, "SELECT revision FROM control WHERE id = 1").toLongLong() >= 0);
        }));
        QVERIFY2(logBytes() <= kMostLogBytes, qPrintable(QString::number(logBytes())));
        QCOMPARE(codeOf(database().checkpoint()), QStringLiteral("ok"));
        QCOMPARE(logBytes(), qint64(0));
    }

    // The test of the test: a query that is left open does pin it, and the checkpoint says so.
    void s4_anUnfinishedReadWouldPinIt()
    {
        {
            QSqlDatabase raw = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("raw"));
            raw.setDatabaseName(m_bench->path());
            QVERIFY(raw.open());
            QSqlQuery query(raw);
            QVERIFY(query.exec(QStringLiteral("SELECT name FROM lease")) && query.next()); // one row of one, and yet it is open
            QVERIFY(writeMuch([] { }));
            QVERIFY2(logBytes() > kMostLogBytes, qPrintable(QString::number(logBytes())));
            QCOMPARE(codeOf(database().checkpoint()), QStringLiteral("database_busy"));
            query.finish();
        }
        QSqlDatabase::removeDatabase(QStringLiteral("raw"));
    }

    void s5_aReadHoldsNoLock()
    {
        auto second = Database::open(m_bench->path(), Database::Access::ReadWrite);
        QVERIFY(second.ok());
        QCOMPARE(one(database(), "SELECT name FROM lease"), QStringLiteral("engine"));
        QCOMPARE(codeOf((*second)->execute("UPDATE control SET revision = revision + 1")), QStringLiteral("ok"));
        QCOMPARE(one(database(), "SELECT revision FROM control"), QStringLiteral("1"));
    }

    void s6_theCountOfChangedRowsBelongsToTheStatement()
    {
        QCOMPARE(*database().execute("UPDATE agent SET slots = 3"), qint64(3));
        QCOMPARE(*database().execute("UPDATE agent SET slots = 3 WHERE id = 99"), qint64(0));
        QCOMPARE(*database().execute("UPDATE agent SET slots = 4 WHERE id = 1"), qint64(1));
        QVERIFY(database().query("SELECT id FROM agent").ok());
        QCOMPARE(*database().execute("UPDATE agent SET slots = 3"), qint64(3)); // the same statement again
    }

    void s7_valuesAreStoredAsWhatTheyAre()
    {
        const auto typeOf = [&](const SqlValue &value) { return one(database(), "SELECT typeof(?)", {value}); };
        QCOMPARE(typeOf(5), QStringLiteral("integer"));
        QCOMPARE(typeOf(std::numeric_limits<qint64>::max()), QStringLiteral("integer"));
        QCOMPARE(typeOf(std::optional<qint64>(7)), QStringLiteral("integer"));
        QCOMPARE(typeOf(std::optional<qint64>()), QStringLiteral("null"));
        QCOMPARE(typeOf(QStringLiteral("5")), QStringLiteral("text"));
        QCOMPARE(typeOf(QString()), QStringLiteral("text")); // a null string is an empty one, never NULL
        QCOMPARE(typeOf(std::optional<QString>()), QStringLiteral("null"));
        QCOMPARE(typeOf(std::optional<QString>(QString())), QStringLiteral("text"));
        QCOMPARE(one(database(), "SELECT 5 = ?", {qint64(5)}), QStringLiteral("1"));
        for (const qint64 number : {std::numeric_limits<qint64>::min(), (qint64(1) << 53) + 1, qint64(0), std::numeric_limits<qint64>::max()})
            QCOMPARE(database().query("SELECT ?", {number})->front().integer(0), number);
    }

    void s7_theColumnsOfARowHaveTheTypesOfTheSchema()
    {
        TaskDraft draft = StoreBench::draft();
        draft.notBefore = 5'000'000'000'000;
        QCOMPARE(m_bench->add(draft, QStringLiteral("k")), QString());
        QCOMPARE(one(database(), "SELECT typeof(id) || typeof(order_key) || typeof(not_before) || typeof(created_at) || typeof(ready) FROM task"),
                 QStringLiteral("integerintegerintegerintegerinteger"));
        QCOMPARE(one(database(), "SELECT typeof(key) || typeof(spec) || typeof(state) || typeof(spec_sha256) FROM task"),
                 QStringLiteral("texttexttexttext"));
        QCOMPARE(one(database(), "SELECT typeof(seq) || typeof(at) || typeof(data) || typeof(hash) FROM journal"),
                 QStringLiteral("integerintegertexttext"));
    }

    void s8_whatIsBoundIsWhatIsRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nul inside") << QString::fromUtf16(u"a\0b", 3);
        QTest::newRow("nul alone") << QString(QChar(0));
        QTest::newRow("high half") << QStringLiteral("a") + QChar(0xd800) + QStringLiteral("b");
        QTest::newRow("low half") << QString(QChar(0xdc00));
        QTest::newRow("half at the end") << QStringLiteral("a") + QChar(0xd83d);
        QTest::newRow("mark of order") << QString(QChar(0xfeff)) + QStringLiteral("a");
        QTest::newRow("mark inside") << QStringLiteral("a") + QChar(0xfeff);
        QTest::newRow("fffe") << QStringLiteral("a") + QChar(0xfffe) + QStringLiteral("b");
        QTest::newRow("ffff") << QStringLiteral("a") + QChar(0xffff);
        QTest::newRow("plane 16") << QString::fromUcs4(U"\U0010ffff\U0001fffe");
        QTest::newRow("bidi and tags") << QString::fromUcs4(U"\u202e\U000e0041x\u200b");
        QTest::newRow("quotes") << QStringLiteral("'; DROP TABLE task; --\" \\ ?1 :a");
        QTest::newRow("empty") << QString();
    }

    void s8_whatIsBoundIsWhatIsRead()
    {
        QFETCH(QString, text);
        const auto rows = database().query("SELECT ?", {text});
        QCOMPARE(rows->front().text(0), storedText(text));
        QCOMPARE(storedText(storedText(text)), storedText(text));
        // Inside JSON nothing is lost that canonical JSON can say at all.
        const QJsonArray json{text.isValidUtf16() ? text : storedText(text)};
        const QString back = database().query("SELECT ?", {storedJson(json)})->front().text(0);
        QCOMPARE(QJsonDocument::fromJson(back.toUtf8()).array(), json);
    }

    void s9_aStatementThatIsNoneIsAnError()
    {
        QCOMPARE(codeOf(database().execute("SELEC 1")), QStringLiteral("database_failed"));
        QCOMPARE(codeOf(database().query("SELECT nothing FROM nowhere")), QStringLiteral("database_failed"));
    }

    void s10_twoStatementsAreRefused()
    {
        QVERIFY(!database().executeScript(QStringLiteral("UPDATE control SET revision = 7; UPDATE control SET revision = 8")).ok());
        QVERIFY(!database().execute("UPDATE control SET revision = 7; UPDATE control SET revision = 8").ok());
        QCOMPARE(one(database(), "SELECT revision FROM control"), QStringLiteral("0"));
    }

    void strictTablesAndChecksRefuseWrongData_data()
    {
        QTest::addColumn<QString>("statement");
        const auto row = [](const char *name, const char *sql) { QTest::newRow(name) << QString::fromLatin1(sql); };
        row("text as a number", "UPDATE control SET revision = 'many'");
        row("blob as text", "UPDATE control SET set_by = x'00ff'");
        row("null", "UPDATE control SET set_by = NULL");
        row("no such wish", "UPDATE control SET wish = 'go'");
        row("a second control row", "INSERT INTO control (id, wish, revision, set_at, set_by) VALUES (2, 'run', 0, 0, '')");
        row("a second identity", "INSERT INTO store_identity (id, profile, created_at) VALUES (2, 'x', 0)");
        row("no such state", "UPDATE task SET state = 'waiting'");
        row("no such mode", "UPDATE task SET mode = 'test'");
        row("ready and not queued", "UPDATE task SET state = 'held', ready = 1");
        row("priority 11", "UPDATE task SET priority = 11");
        row("no attempts", "UPDATE task SET max_attempts = 0");
        row("an empty key", "UPDATE task SET key = ''");
        row("a short hash", "UPDATE task SET spec_sha256 = 'abc'");
        row("an attempt without task",
            "INSERT INTO attempt (task, number, epoch, agent, mode, state, started_at, effect_class) "
            "VALUES (99, 1, 1, 'a', 'proof', 'running', 0, 'pure')");
        row("an artifact nobody knows", "INSERT INTO attempt_artifact (attempt, name, sha256) VALUES (99, 'a', 'b')");
        row("no slots", "UPDATE agent SET slots = 0");
        row("two agents of one name", "UPDATE agent SET name = 'same'");
        row("no such outcome",
            "INSERT INTO tick (epoch, started_at, duration_ms, outcome, claimed, started, succeeded, failed, idle_before) "
            "VALUES (1, 1, 1, 'good', 0, 0, 0, 0, 0)");
    }

    void strictTablesAndChecksRefuseWrongData()
    {
        QFETCH(QString, statement);
        QCOMPARE(m_bench->add(StoreBench::draft(), QStringLiteral("k")), QString());
        QCOMPARE(codeOf(database().executeScript(statement)), QStringLiteral("database_constraint"));
    }

    void aForgottenStatementIsPreparedAnew()
    {
        QCOMPARE(one(database(), "SELECT count(*) FROM agent"), QStringLiteral("3"));
        QVERIFY(database().executeScript(QStringLiteral("ALTER TABLE agent ADD COLUMN note TEXT NOT NULL DEFAULT ''")).ok());
        database().forgetStatements();
        QCOMPARE(one(database(), "SELECT count(*) FROM agent"), QStringLiteral("3"));
        QCOMPARE(one(database(), "SELECT note FROM agent WHERE id = 1"), QString());
    }

    void aGateTakesThePlaceOfTheStatement()
    {
        database().setGate([](const char *) -> Result<void> { return Error{QStringLiteral("database_full"), ErrorCategory::Transient, {}}; });
        QCOMPARE(codeOf(database().execute("UPDATE control SET revision = 9")), QStringLiteral("database_full"));
        database().setGate({});
        QCOMPARE(one(database(), "SELECT revision FROM control"), QStringLiteral("0"));
    }

private:
    [[nodiscard]] qint64 logBytes() const { return QFileInfo(m_bench->path() + QStringLiteral("-wal")).size(); }

    bool writeMuch(const std::function<void()> &beside)
    {
        const QString filler(6'000, u'x');
        for (int i = 0; i < 3'000; ++i) {
            const auto done = m_bench->store->transact([&] {
                return m_bench->store->journal().append(i, filler.left(1'500), QStringLiteral("filler"), {}, {{QStringLiteral("text"), filler}});
            });
            if (!done)
                return false;
            if (i % 50 == 0)
                beside();
        }
        return true;
    }
};

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
