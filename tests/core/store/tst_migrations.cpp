#include "core/store/migrations.h"
#include "tests/core/store/storebench.h"

using namespace qd;

/// From nothing to the newest schema, with a power cut between any two statements.
class TestMigrations : public QObject
{
    Q_OBJECT

    static Result<void> injected() { return Error{QStringLiteral("database_io"), ErrorCategory::Transient, QStringLiteral("injected")}; }

    static qint64 objects(Database &database)
    {
        return database.query("SELECT count(*) FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")->front().integer(0);
    }

private Q_SLOTS:
    void aNewFileGetsTheNewestSchema()
    {
        StoreBench bench;
        Database &database = bench.store->database();
        QCOMPARE(*database.userVersion(), kSchemaVersion);
        QCOMPARE(*bench.store->profileId(), QStringLiteral("bench"));
        QCOMPARE(bench.store->lease().read()->epoch, 0);
        QCOMPARE(bench.store->controls().read()->wish, RunWish::Run);
        QVERIFY(!bench.store->controls().read()->real.open(1)); // PROOF from the first moment
        QCOMPARE(bench.store->agents().all()->size(), size_t(3));
        QVERIFY(objects(database) > 15);
    }

    void migratingTwiceChangesNothing()
    {
        StoreBench bench;
        QVERIFY(migrate(bench.store->database(), QStringLiteral("other"), 9, {}).ok());
        bench.reopen();
        QCOMPARE(*bench.store->profileId(), QStringLiteral("bench"));
    }

    // S12: the file is as before or complete, never in between, whichever statement fails.
    void s12_aStepIsDoneOrNotBegun_data()
    {
        QTest::addColumn<bool>("persistent");
        QTest::newRow("once") << false;
        QTest::newRow("from then on") << true;
    }

    void s12_aStepIsDoneOrNotBegun()
    {
        QFETCH(bool, persistent);
        int failing = 1;
        for (bool hit = true; hit; ++failing) {
            QVERIFY(failing < 200);
            const QTemporaryDir folder(StoreBench::fastFolder());
            const QString path = folder.filePath(QStringLiteral("q.db"));
            hit = false;
            {
                auto database = Database::open(path, Database::Access::ReadWrite);
                QVERIFY(database.ok());
                int call = 0;
                (*database)->setGate([&](const char *) {
                    const bool fails = ++call == failing || (persistent && call > failing);
                    hit = hit || fails;
                    return fails ? injected() : Result<void>();
                });
                const bool migrated = migrate(**database, QStringLiteral("first"), 1, {}).ok();
                QCOMPARE(migrated, !hit);
            }
            auto after = Database::open(path, Database::Access::ReadWrite);
            QVERIFY(after.ok());
            const int version = *(*after)->userVersion(); // of the last step that was done
            QCOMPARE(version == kSchemaVersion, !hit);
            QCOMPARE(objects(**after) > 0, version > 0);
            QCOMPARE((*after)->query("PRAGMA application_id")->front().integer(0), qint64(version > 0 ? Database::kApplicationId : 0));
            after = Error{};
            auto store = Store::open(path, QStringLiteral("second"), 2);
            QVERIFY2(store.ok(), qPrintable(codeOf(store)));
            QCOMPARE(*(*store)->profileId(), version > 0 ? QStringLiteral("first") : QStringLiteral("second"));
            QVERIFY(verify((*store)->database(), ArtifactStore(folder.path()))->ok());
        }
        QVERIFY2(failing > 25, "every statement of the schema must have had its turn");
    }

    void s12_anUnclearCommitIsFoundOutByOpeningAgain()
    {
        for (const bool written : {true, false}) {
            const QTemporaryDir folder(StoreBench::fastFolder());
            const QString path = folder.filePath(QStringLiteral("q.db"));
            {
                auto database = Database::open(path, Database::Access::ReadWrite);
                Database &raw = **database;
                bool fired = false;
                raw.setGate([&](const char *sql) -> Result<void> {
                    if (fired || qstrcmp(sql, "COMMIT") != 0)
                        return {};
                    fired = true;
                    if (written)
                        static_cast<void>(raw.executeScript(QStringLiteral("COMMIT")));
                    return injected();
                });
                QCOMPARE(codeOf(migrate(raw, QStringLiteral("first"), 1, {})), QStringLiteral("commit_unknown"));
            }
            auto store = Store::open(path, QStringLiteral("second"), 2);
            QVERIFY(store.ok());
            QCOMPARE(*(*store)->profileId(), written ? QStringLiteral("first") : QStringLiteral("second"));
        }
    }

    // The test of the test: if what was done so far were kept, as it is without a transaction, it would show.
    void statementByStatementWouldLeaveHalf()
    {
        const QTemporaryDir folder(StoreBench::fastFolder());
        auto database = Database::open(folder.filePath(QStringLiteral("q.db")), Database::Access::ReadWrite);
        Database &raw = **database;
        int call = 0;
        raw.setGate([&](const char *) -> Result<void> {
            if (++call != 10)
                return {};
            static_cast<void>(raw.executeScript(QStringLiteral("COMMIT")));
            return injected();
        });
        QVERIFY(!migrate(raw, QStringLiteral("first"), 1, {}).ok());
        QCOMPARE(*raw.userVersion(), 0);
        QVERIFY(objects(raw) > 0);
    }
};

QTEST_GUILESS_MAIN(TestMigrations)
#include "tst_migrations.moc"
