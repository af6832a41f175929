#include "core/store/backupfolder.h"
#include "tests/core/store/rawdatabase.h"
#include "tests/core/store/schemaone.h"

using namespace qd;

/// A file that an earlier version has left: nothing of it is lost, it is copied first, and an upgrade that fails has not
/// begun.
class TestUpgrade : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("q.db")); }
    [[nodiscard]] QString backups() const { return m_folder->filePath(QStringLiteral("backups")); }
    [[nodiscard]] QStringList copies() const { return QDir(backups()).entryList(QDir::Files, QDir::Name); }

    static Result<void> injected() { return Error{QStringLiteral("database_io"), ErrorCategory::Transient, QStringLiteral("injected")}; }

    static Result<void> upgrade(Database &database, const QString &backups)
    {
        return migrate(database, QStringLiteral("other"), 1'000, backups);
    }

    /// Every row of the first schema, in the columns that it had.
    [[nodiscard]] static QStringList firstRows(const QString &path)
    {
        static const QStringList kQueries{
            QStringLiteral("SELECT id, profile, created_at FROM store_identity"),
            QStringLiteral("SELECT id, key, mode, title, kind, lane, spec, spec_sha256, state, ready, priority, order_key, not_before, "
                           "attempts, last_attempt, max_attempts, agent, epoch, source, error_code, created_at, updated_at FROM task ORDER BY id"),
            QStringLiteral("SELECT id, task, number, epoch, agent, mode, state, started_at, ended_at, effect_sha256, effect_class, "
                           "error_code, error_category, error_detail FROM attempt ORDER BY id"),
            QStringLiteral("SELECT sha256, size, created_at FROM artifact ORDER BY sha256"),
            QStringLiteral("SELECT attempt, name, sha256 FROM attempt_artifact ORDER BY attempt, name"),
            QStringLiteral("SELECT id, name, transport, enabled, kinds, slots, settings FROM agent WHERE id <= 2 ORDER BY id"),
            QStringLiteral("SELECT name, owner, epoch, expires_at, boot_id FROM lease"),
            QStringLiteral("SELECT wish, real_until, real_remaining, armed_by, revision, set_at, set_by FROM control"),
            QStringLiteral("SELECT number, epoch, started_at, duration_ms, outcome, claimed, started, succeeded, failed, idle_before, note FROM tick"),
            QStringLiteral("SELECT seq, at, actor, event, object, data, previous, hash FROM journal ORDER BY seq"),
        };
        RawDatabase raw(path);
        QStringList rows;
        for (const QString &query : kQueries)
            rows += raw.rows(query);
        return rows;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>(StoreBench::fastFolder());
        SchemaOne::make(path());
    }

    void everyRowIsStillThere()
    {
        const QStringList before = firstRows(path());
        QVERIFY(before.size() > SchemaOne::kTasks * 2);
        QVERIFY2(before.filter(QStringLiteral("!")).isEmpty(), qPrintable(before.filter(QStringLiteral("!")).join(u'\n')));
        {
            const auto store = Store::open(path(), QStringLiteral("other"), 1'000);
            QVERIFY2(store.ok(), qPrintable(codeOf(store)));
            QCOMPARE((*store)->tasks().cache().counts.total(), qint64(SchemaOne::kTasks));
            QCOMPARE((*store)->tasks().cache().counts.of(TaskState::Queued), qint64(4));
            QCOMPARE((*store)->tasks().cache().counts.of(TaskState::Running), qint64(2));
        }
        QCOMPARE(firstRows(path()), before);
    }

    void whatIsNewFollowsFromWhatWasThere()
    {
        const auto store = Store::open(path(), QStringLiteral("other"), 1'000);
        RawDatabase raw(path());
        QCOMPARE(raw.rows(QStringLiteral("PRAGMA foreign_key_check")), QStringList());
        QCOMPARE(raw.rows(QStringLiteral("PRAGMA user_version")), QStringList{QString::number(kSchemaVersion)});
        QCOMPARE(raw.rows(QStringLiteral("SELECT state, tasks FROM task_count ORDER BY state")),
                 raw.rows(QStringLiteral("SELECT state, count(*) FROM task GROUP BY state ORDER BY state")));
        // Only the task that asks for REAL and acts alone goes straight to it.
        QCOMPARE(raw.rows(QStringLiteral("SELECT state FROM task WHERE stage = 'real'")), QStringList{QStringLiteral("queued")});
        QCOMPARE(raw.rows(QStringLiteral("SELECT DISTINCT state FROM task WHERE hold_reason = 'operator'")),
                 QStringList{QStringLiteral("held")});
        QCOMPARE(raw.rows(QStringLiteral("SELECT length(incarnation) FROM store_identity")), QStringList{QStringLiteral("32")});
        // What names an attempt names it in the new table, and cannot name one that is not there.
        QVERIFY(raw.execute(QStringLiteral("PRAGMA foreign_keys = 1")).isEmpty());
        QVERIFY(raw.execute(QStringLiteral("INSERT INTO attempt_artifact SELECT 9999, 'x', sha256 FROM artifact LIMIT 1"))
                    .contains(QStringLiteral("FOREIGN KEY")));
        QVERIFY(raw.execute(QStringLiteral("DELETE FROM attempt WHERE id = 1")).contains(QStringLiteral("FOREIGN KEY")));
        const auto attempts = (*store)->attempts().ofTask(TaskId{7});
        QVERIFY(attempts.ok());
        QCOMPARE(attempts->size(), size_t(2));
        QCOMPARE(attempts->front().artifacts.size(), size_t(2));
    }

    void itIsVerifiedAndGoesOn()
    {
        const auto store = Store::open(path(), QStringLiteral("other"), 1'000);
        const auto verified = verify((*store)->database(), ArtifactStore(m_folder->path()));
        QVERIFY(verified.ok());
        QCOMPARE(verified->journalBrokenAt, 0);
        QCOMPARE(verified->inconsistencies, QStringList());
        const auto added = inUnitOfWork(**store, 2'000, QStringLiteral("test"), [](UnitOfWork &unit) -> Result<void> {
            const auto task = unit.insert(StoreBench::draft(), QStringLiteral("new"));
            return task ? Result<void>() : Result<void>(task.error());
        });
        QCOMPARE(codeOf(added), QStringLiteral("ok"));
        QCOMPARE((*store)->tasks().orphans(10)->size(), size_t(4)); // two claimed, two running
    }

    void itIsCopiedFirst()
    {
        const QStringList before = firstRows(path());
        QVERIFY(Store::open(path(), QStringLiteral("other"), 1'700'000'000'000).ok());
        QCOMPARE(copies(), QStringList{QStringLiteral("before-schema-%1-20231114T221320Z.db").arg(kSchemaVersion)});
        const QString copy = backups() + u'/' + copies().first();
        QCOMPARE(firstRows(copy), before);
        QCOMPARE(RawDatabase(copy).rows(QStringLiteral("PRAGMA user_version")), QStringList{QStringLiteral("1")});
        QCOMPARE(QFileInfo(copy).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QVERIFY(Store::open(path(), QStringLiteral("other"), 1'700'000'000'000).ok());
        QCOMPARE(copies().size(), 1); // what is new enough is not copied
    }

    void withoutACopyItDoesNotBegin()
    {
        const QStringList before = firstRows(path());
        {
            QFile inTheWay(backups());
            QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        }
        QCOMPARE(codeOf(Store::open(path(), QStringLiteral("other"), 1'000)), QStringLiteral("backup_failed"));
        QCOMPARE(firstRows(path()), before);
        QCOMPARE(RawDatabase(path()).rows(QStringLiteral("PRAGMA user_version")), QStringList{QStringLiteral("1")});
        QVERIFY(QFile::remove(backups()));
        QCOMPARE(codeOf(Store::open(path(), QStringLiteral("other"), 1'000)), QStringLiteral("ok"));
    }

    void aCopyThatFailsHalfwayIsNoCopy()
    {
        auto database = Database::open(path(), Database::Access::ReadWrite);
        (*database)->setGate([](const char *sql) { return qstrcmp(sql, "VACUUM INTO ?") == 0 ? injected() : Result<void>(); });
        QCOMPARE(codeOf(upgrade(**database, backups())), QStringLiteral("backup_failed"));
        QCOMPARE(copies(), QStringList());
        QCOMPARE(*(*database)->userVersion(), 1);
    }

    void whicheverStatementFailsTheOldSchemaIsWhole_data()
    {
        QTest::addColumn<bool>("persistent");
        QTest::newRow("once") << false;
        QTest::newRow("from then on") << true;
    }

    void whicheverStatementFailsTheOldSchemaIsWhole()
    {
        QFETCH(bool, persistent);
        const QStringList before = firstRows(path());
        const QStringList schema = RawDatabase(path()).rows(QStringLiteral("SELECT type, name, sql FROM sqlite_master ORDER BY name"));
        int failing = 1;
        for (bool hit = true; hit; ++failing) {
            QVERIFY(failing < 200);
            hit = false;
            {
                auto database = Database::open(path(), Database::Access::ReadWrite);
                QVERIFY(database.ok());
                int call = 0;
                (*database)->setGate([&](const char *) {
                    const bool fails = ++call == failing || (persistent && call > failing);
                    hit = hit || fails;
                    return fails ? injected() : Result<void>();
                });
                const bool upgraded = upgrade(**database, {}).ok();
                QCOMPARE(upgraded, !hit);
            }
            if (!hit)
                break;
            QCOMPARE(firstRows(path()), before);
            QCOMPARE(RawDatabase(path()).rows(QStringLiteral("SELECT type, name, sql FROM sqlite_master ORDER BY name")), schema);
            QCOMPARE(RawDatabase(path()).rows(QStringLiteral("PRAGMA user_version")), QStringList{QStringLiteral("1")});
        }
        QVERIFY2(failing > 50, "every statement must have had its turn");
        QCOMPARE(codeOf(Store::open(path(), QStringLiteral("other"), 1'000)), QStringLiteral("ok"));
        QCOMPARE(firstRows(path()), before);
    }

    void aNewerFileIsNeitherCopiedNorTouched()
    {
        RawDatabase(path()).execute(QStringLiteral("PRAGMA user_version = %1").arg(kSchemaVersion + 1));
        QCOMPARE(codeOf(Store::open(path(), QStringLiteral("other"), 1'000)), QStringLiteral("database_newer"));
        QVERIFY(!QFileInfo::exists(backups()));
    }
};

QTEST_GUILESS_MAIN(TestUpgrade)
#include "tst_upgrade.moc"
