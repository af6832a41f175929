#include "tests/core/store/storebench.h"

#include <QJsonArray>

using namespace qd;

/// The chain of the journal: what is written fits, what somebody changes shows, at the right number.
class TestJournalStore : public QObject
{
    Q_OBJECT

    static constexpr int kEntries = 9;

    std::unique_ptr<StoreBench> m_bench;
    Database &database() { return m_bench->store->database(); }

    Result<void> append(const QString &event, const QJsonObject &data = {}, const QString &actor = QStringLiteral("tester"))
    {
        return m_bench->store->transact([&] { return m_bench->store->journal().append(42, actor, event, QStringLiteral("T-1"), data); });
    }
    qint64 brokenAt()
    {
        const auto found = verify(database(), ArtifactStore(m_bench->folder.path()));
        return found ? found->journalBrokenAt : -1;
    }
    void sabotage(const QString &statement)
    {
        QVERIFY(database().executeScript(QStringLiteral("DROP TRIGGER IF EXISTS journal_is_append_only_update")).ok());
        QVERIFY(database().executeScript(QStringLiteral("DROP TRIGGER IF EXISTS journal_is_append_only_delete")).ok());
        const auto done = database().executeScript(statement);
        QVERIFY2(done.ok(), qPrintable(done.ok() ? QString() : done.error().detail));
    }

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<StoreBench>();
        for (int i = 1; i <= kEntries; ++i)
            QVERIFY(append(QStringLiteral("event_%1").arg(i), i % 2 ? QJsonObject{{QStringLiteral("n"), i}} : QJsonObject{}).ok());
    }

    void entriesAreNumberedAndChained()
    {
        const auto entries = TaskReader(database()).journal({}, 0, 100);
        QCOMPARE(entries->size(), size_t(kEntries));
        Sha256 previous;
        for (size_t i = 0; i < entries->size(); ++i) {
            const JournalEntry &entry = (*entries)[i];
            QCOMPARE(entry.seq, qint64(i) + 1);
            QCOMPARE(entry.previous, previous);
            QCOMPARE(entry.hash, chainHash(entry));
            previous = entry.hash;
        }
        QCOMPARE(m_bench->store->journal().head().hash, previous);
        QCOMPARE(brokenAt(), qint64(0));
    }

    void aRollbackLeavesNoGap()
    {
        const auto failed = m_bench->store->transact([&]() -> Result<void> {
            for (int i = 0; i < 3; ++i) {
                if (auto done = m_bench->store->journal().append(1, {}, QStringLiteral("lost"), {}, {}); !done)
                    return done;
            }
            return Error{QStringLiteral("changed_my_mind"), ErrorCategory::Permanent, {}};
        });
        QCOMPARE(codeOf(failed), QStringLiteral("changed_my_mind"));
        QVERIFY(append(QStringLiteral("after")).ok());
        QCOMPARE(m_bench->store->journal().head().seq, qint64(kEntries + 1));
        QCOMPARE(brokenAt(), qint64(0));
    }

    void theChainGoesOnAfterOpeningAgain()
    {
        m_bench->reopen();
        QVERIFY(append(QStringLiteral("after")).ok());
        QCOMPARE(brokenAt(), qint64(0));
        QCOMPARE(verify(*m_bench->reader(), ArtifactStore(m_bench->folder.path()))->journalEntries, qint64(kEntries + 1));
    }

    // What agents and file names can bring must not make the journal look forged.
    void hostileTextDoesNotBreakTheChain_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nul") << QString::fromUtf16(u"a\0b", 3);
        QTest::newRow("half a pair") << QStringLiteral("a") + QChar(0xd800) + QStringLiteral("b");
        QTest::newRow("half at the end") << QString(QChar(0xdc00));
        QTest::newRow("mark of order") << QString(QChar(0xfeff)) + QStringLiteral("a");
        QTest::newRow("two marks") << QString(2, QChar(0xfeff));
        QTest::newRow("ffff") << QStringLiteral("a") + QChar(0xffff) + QChar(0xfffe);
        QTest::newRow("controls") << QStringLiteral("\x1b[2J\r\n\t\x7f\x01");
        QTest::newRow("bidi") << QString::fromUcs4(U"\u202e\U000e0041\u2028");
        QTest::newRow("quotes") << QStringLiteral("\"\\\\\",\"seq\":9}'; --");
        QTest::newRow("long") << QString(1'000'000, QChar(0x20ac));
    }

    void hostileTextDoesNotBreakTheChain()
    {
        QFETCH(QString, text);
        QVERIFY(append(QStringLiteral("hostile"), {{QStringLiteral("reason"), text}, {text, QJsonArray{text, 1.5, qint64(1) << 60}}}, text).ok());
        QVERIFY(append(QStringLiteral("after")).ok());
        QCOMPARE(brokenAt(), qint64(0));
        m_bench->reopen();
        QVERIFY(append(QStringLiteral("reopened")).ok());
        QCOMPARE(brokenAt(), qint64(0));
    }

    void theTriggersRefuse_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::newRow("update") << QStringLiteral("UPDATE journal SET actor = 'nobody' WHERE seq = 3");
        QTest::newRow("delete") << QStringLiteral("DELETE FROM journal WHERE seq = 3");
        QTest::newRow("delete all") << QStringLiteral("DELETE FROM journal");
        QTest::newRow("replace") << QStringLiteral("INSERT OR REPLACE INTO journal (seq, at, actor, event, object, data, previous, hash) "
                                                   "VALUES (3, 0, '', '', '', '{}', '', '')");
        QTest::newRow("update or replace") << QStringLiteral("UPDATE OR REPLACE journal SET seq = 4 WHERE seq = 3");
        QTest::newRow("upsert") << QStringLiteral("INSERT INTO journal (seq, at, actor, event, object, data, previous, hash) "
                                                  "VALUES (3, 0, '', '', '', '{}', '', '') ON CONFLICT (seq) DO UPDATE SET actor = ''");
    }

    void theTriggersRefuse()
    {
        QFETCH(QString, statement);
        QCOMPARE(codeOf(database().executeScript(statement)), QStringLiteral("database_constraint"));
        QCOMPARE(brokenAt(), qint64(0));
    }

    void everyChangeIsFoundWhereItIs_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<qint64>("at");
        const auto change = [](const char *name, const char *set) {
            for (const int seq : {1, 4, 5, kEntries}) {
                QTest::addRow("%s of %d", name, seq)
                    << QStringLiteral("UPDATE journal SET %1 WHERE seq = %2").arg(QLatin1String(set)).arg(seq) << qint64(seq);
            }
        };
        change("time", "at = at + 1");
        change("actor", "actor = 'nobody'");
        change("actor's case", "actor = 'Tester'");
        change("actor's end", "actor = actor || char(0)");
        change("event", "event = event || ' '");
        change("object", "object = 'T-2'");
        change("no object", "object = ''");
        change("data", "data = '{\"n\":99}'");
        change("data's white space", "data = data || ' '");
        change("data that is none", "data = 'somebody wrote this'");
        change("data of another shape", "data = '[]'");
        change("data twice", "data = '{\"n\":7,\"n\":' || (seq) || '}'");
        change("hash", "hash = lower(hex(zeroblob(32)))");
        change("hash in capitals", "hash = upper(hash)");
        change("no hash", "hash = ''");
        change("previous", "previous = lower(hex(zeroblob(32)))");
        change("previous that is none", "previous = 'x'");
        change("number", "seq = seq + 1000");
        QTest::newRow("first gone") << QStringLiteral("DELETE FROM journal WHERE seq = 1") << qint64(1);
        QTest::newRow("one gone") << QStringLiteral("DELETE FROM journal WHERE seq = 4") << qint64(4);
        QTest::newRow("all but the last gone") << QStringLiteral("DELETE FROM journal WHERE seq < 9") << qint64(1);
        QTest::newRow("one before the first") << QStringLiteral(
            "INSERT INTO journal (seq, at, actor, event, object, data, previous, hash) VALUES (0, 0, '', '', '', '{}', '', '')") << qint64(1);
        QTest::newRow("one after the last") << QStringLiteral(
            "INSERT INTO journal (seq, at, actor, event, object, data, previous, hash) SELECT 10, at, actor, event, object, data, previous, hash "
            "FROM journal WHERE seq = 9") << qint64(10);
    }

    void everyChangeIsFoundWhereItIs()
    {
        QFETCH(QString, statement);
        QFETCH(qint64, at);
        sabotage(statement);
        QCOMPARE(brokenAt(), at);
    }

    void exchangedEntriesAreFound()
    {
        sabotage(QStringLiteral("UPDATE journal SET seq = 1000 WHERE seq = 4"));
        sabotage(QStringLiteral("UPDATE journal SET seq = 4 WHERE seq = 6"));
        sabotage(QStringLiteral("UPDATE journal SET seq = 6 WHERE seq = 1000"));
        QCOMPARE(brokenAt(), qint64(4));
    }

    // What is exchanged within one entry has the same letters and another meaning.
    void exchangedFieldsAreFound()
    {
        sabotage(QStringLiteral("UPDATE journal SET actor = event, event = actor WHERE seq = 5"));
        QCOMPARE(brokenAt(), qint64(5));
    }

    // A chain alone cannot show that its end is missing: the count that verify gives is what there is to compare.
    void aMissingEndShowsInTheCountOnly()
    {
        sabotage(QStringLiteral("DELETE FROM journal WHERE seq > 7"));
        const auto found = verify(database(), ArtifactStore(m_bench->folder.path()));
        QCOMPARE(found->journalBrokenAt, qint64(0));
        QCOMPARE(found->journalEntries, qint64(7));
    }

    void artifactsThatAreMissingOrChangedAreNamed()
    {
        const ArtifactStore artifacts(m_bench->folder.path());
        const auto intact = artifacts.put(QStringLiteral("a"), "intact");
        const auto changed = artifacts.put(QStringLiteral("b"), "changed");
        for (const Artifact &artifact : {*intact, *changed, Artifact{QStringLiteral("c"), Sha256::of("missing"), 7}})
            QVERIFY(database().execute("INSERT INTO artifact (sha256, size, created_at) VALUES (?, ?, ?)",
                                       {artifact.hash.hex(), artifact.size, qint64(0)}).ok());
        QVERIFY(QFile::remove(artifacts.pathOf(changed->hash)));
        QFile file(artifacts.pathOf(changed->hash));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("CHANGED") == 7);
        file.close();
        const auto found = verify(database(), artifacts);
        QCOMPARE(found->artifactsChecked, qint64(3));
        QCOMPARE(found->artifactsMissing, QStringList{Sha256::of("missing").hex()});
        QCOMPARE(found->artifactsMismatched, QStringList{changed->hash.hex()});
        QCOMPARE(found->databaseIntegrity, QStringLiteral("ok"));
        QVERIFY(!found->ok());
    }
};

QTEST_GUILESS_MAIN(TestJournalStore)
#include "tst_journalstore.moc"
