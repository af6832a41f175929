#include "tests/core/store/storebench.h"
#include "tests/support/fakerandom.h"

#include <QJsonArray>

#include <set>

using namespace qd;

namespace {

const Error kChangedMyMind{QStringLiteral("changed_my_mind"), ErrorCategory::Permanent, {}};
const Error kInjected{QStringLiteral("database_io"), ErrorCategory::Transient, QStringLiteral("injected")};

} // namespace

/// Transactions over all stores: what memory knows follows what is written, whatever happens to a commit.
class TestStore : public QObject
{
    Q_OBJECT

    std::unique_ptr<StoreBench> m_bench;
    Store &store() { return *m_bench->store; }
    Database &database() { return store().database(); }

    QueueCounts counted()
    {
        QueueCounts counts;
        const auto rows = database().query("SELECT state, count(*) FROM task GROUP BY state");
        for (const SqlRow &row : *rows)
            counts.of(*fromText<TaskState>(row.text(0))) = row.integer(1);
        return counts;
    }
    bool memoryIsRight()
    {
        const auto newest = database().query("SELECT coalesce(max(id), 0) FROM task");
        const auto seq = database().query("SELECT coalesce(max(seq), 0) FROM journal");
        const auto attempt = database().query("SELECT coalesce(max(id), 0) FROM attempt");
        const auto found = verify(database(), ArtifactStore(m_bench->folder.path()));
        return store().tasks().cache().counts.byState == counted().byState
            && store().tasks().cache().lastId == newest->front().integer(0)
            && store().journal().head().seq == seq->front().integer(0)
            && store().attempts().lastId() == attempt->front().integer(0)
            && found->journalBrokenAt == 0 && found->databaseIntegrity == QLatin1String("ok"); // tasks move without attempts here
    }

    /// Fails one COMMIT, that was written or was not, and with it the ROLLBACK after it if so wished.
    void failCommit(bool written, bool alsoRollback)
    {
        auto fired = std::make_shared<bool>(false);
        database().setGate([this, written, alsoRollback, fired](const char *sql) -> Result<void> {
            const bool isRollback = qstrcmp(sql, "ROLLBACK") == 0;
            if (*fired && !(isRollback && alsoRollback))
                return {};
            if (!*fired && qstrcmp(sql, "COMMIT") != 0)
                return {};
            if (!std::exchange(*fired, true) && written)
                static_cast<void>(database().executeScript(QStringLiteral("COMMIT")));
            return kInjected;
        });
    }

private Q_SLOTS:
    void init() { m_bench = std::make_unique<StoreBench>(); }

    void whatIsDoneTogetherIsOneTransaction()
    {
        int commits = 0;
        database().setGate([&commits](const char *sql) {
            commits += qstrcmp(sql, "COMMIT") == 0 ? 1 : 0;
            return Result<void>();
        });
        QVERIFY(store().together([&]() -> Result<void> {
            for (const char *key : {"a", "b", "c"}) {
                if (!m_bench->add(StoreBench::draft(), QString::fromLatin1(key)).isEmpty())
                    return kChangedMyMind;
            }
            return {};
        }));
        QCOMPARE(commits, 1);
        QCOMPARE(counted().of(TaskState::Queued), 3);
        QVERIFY(memoryIsRight());
        QCOMPARE(m_bench->add(StoreBench::draft(), QStringLiteral("d")), QString());
        QCOMPARE(commits, 2); // and what comes later is not a part of it
    }

    // Also when whoever works does not say that a part has failed.
    void aPartThatFailsTakesAllOfItBack()
    {
        for (const bool told : {true, false}) {
            const auto done = store().together([&]() -> Result<void> {
                if (!m_bench->add(StoreBench::draft(), QStringLiteral("a")).isEmpty())
                    return Error{};
                const auto part = store().transact([] { return Result<void>(kChangedMyMind); });
                return told ? part : Result<void>();
            });
            QCOMPARE(done.ok() ? QString() : done.error().code, kChangedMyMind.code);
            QCOMPARE(counted().of(TaskState::Queued), 0);
            QVERIFY(memoryIsRight());
        }
        QCOMPARE(m_bench->add(StoreBench::draft(), QStringLiteral("a")), QString());
        QVERIFY(memoryIsRight());
    }

    void anUnclearCommitOfMuchTogetherIsLookedInto()
    {
        for (const bool written : {true, false}) {
            const qint64 before = counted().of(TaskState::Queued);
            failCommit(written, false);
            const auto done = store().together([&]() -> Result<void> {
                const QString failed = m_bench->add(StoreBench::draft(), QStringLiteral("k-%1").arg(int(written)));
                return failed.isEmpty() ? Result<void>() : Result<void>(kChangedMyMind);
            });
            QCOMPARE(done.ok() ? QString() : done.error().code, QStringLiteral("commit_unknown"));
            database().setGate({});
            QVERIFY(store().transact([] { return Result<void>(); }));
            QCOMPARE(counted().of(TaskState::Queued), before + (written ? 1 : 0));
            QVERIFY(memoryIsRight());
        }
    }

    void whatGoesInComesOut()
    {
        TaskDraft draft = StoreBench::draft(QStringLiteral("A title; with 'quotes' and \u20ac"));
        draft.spec.instructions = QString(QChar(0xfeff)) + QStringLiteral("line\r\n\ttab \x1b[0m ") + QChar(0xffff) + QChar(0xfffe);
        draft.spec.agent = QStringLiteral("somebody");
        draft.spec.workspace = QStringLiteral("/a b/c");
        draft.spec.command = {QStringLiteral("prog"), QString(), QStringLiteral("--x=\n"), QString(QChar(0xfeff)) + u'y', QString::fromUcs4(U"\U0010ffff")};
        draft.spec.standardInput = QString(QChar(0xfeff));
        draft.spec.environment = {{QStringLiteral("A"), QString(QChar(0xffff))}, {QStringLiteral("B"), QString()}};
        draft.spec.timeoutMs = 1'000;
        draft.spec.idleTimeoutMs = 86'400'000;
        draft.spec.tags = {QStringLiteral("t")};
        draft.spec.metadata = {{QString(QChar(0xfeff)) + u'k', QJsonArray{1.5, qint64(9'007'199'254'740'993), QString(QChar(0xfeff)), QJsonValue()}}};
        draft.priority = 10;
        draft.notBefore = 253'402'300'799'999;
        draft.maxAttempts = 100;
        draft.mode = Mode::Real;
        draft.source = QStringLiteral("tasks/\u202efile.md");
        Task added;
        QCOMPARE(m_bench->add(draft, QStringLiteral("k"), &added), QString());
        m_bench->reopen();
        const auto back = store().tasks().read(added.id);
        QVERIFY2(back.ok(), qPrintable(back.ok() ? QString() : back.error().detail));
        QVERIFY(back->spec == draft.spec);
        QCOMPARE(back->specHash, added.specHash);
        QCOMPARE(back->mode, Mode::Real);
        QCOMPARE(back->priority, 10);
        QCOMPARE(back->notBefore, draft.notBefore);
        QCOMPARE(back->maxAttempts, 100);
        QCOMPARE(back->source, draft.source);
        QCOMPARE(back->createdAt, 1'000);
        QVERIFY(!back->error.has_value());
    }

    // Nobody else ever writes, because one program owns a profile. If somebody did, what memory knows must not stop us.
    void whatAnotherWriterDidIsReadAnew()
    {
        auto other = Store::open(m_bench->path(), QString(32, u'b'), 1'000);
        QVERIFY(other.ok());
        QCOMPARE(m_bench->add(StoreBench::draft(QStringLiteral("first")), QStringLiteral("k1")), QString());
        const auto record = [](UnitOfWork &unit) { return unit.record(QStringLiteral("wish_set"), QStringLiteral("controls"), {}); };
        const auto done = inUnitOfWork(**other, 2'000, QStringLiteral("other"), record);
        QVERIFY2(done.ok(), qPrintable(done.ok() ? QString() : done.error().detail));
        QCOMPARE((*other)->tasks().cache().counts.total(), 1);
        QCOMPARE(m_bench->add(StoreBench::draft(QStringLiteral("second")), QStringLiteral("k2")), QString());
        QVERIFY(memoryIsRight());
    }

    // Names of files can be anything that is not a slash or a NUL.
    void aHostileSourceIsReadAsItWasReported_data()
    {
        QTest::addColumn<QString>("source");
        QTest::newRow("half a pair") << QStringLiteral("a") + QChar(0xd800);
        QTest::newRow("mark of order") << QString(QChar(0xfeff)) + QStringLiteral("x.md");
        QTest::newRow("ffff") << QString(QChar(0xffff));
        QTest::newRow("newline") << QStringLiteral("a\nb\x1b.md");
    }

    void aHostileSourceIsReadAsItWasReported()
    {
        QFETCH(QString, source);
        TaskDraft draft = StoreBench::draft();
        draft.source = source;
        Task added;
        QCOMPARE(m_bench->add(draft, QStringLiteral("k"), &added), QString());
        QCOMPARE(store().tasks().read(added.id)->source, added.source);
        QVERIFY(memoryIsRight());
    }

    void aDamagedRowIsNeverRead_data()
    {
        QTest::addColumn<QString>("set");
        QTest::newRow("another command") << QStringLiteral("spec = replace(spec, 'true', 'trux')");
        QTest::newRow("another title") << QStringLiteral("spec = replace(spec, 'title\"}', 'TITLE\"}')");
        QTest::newRow("no JSON") << QStringLiteral("spec = 'x'");
        QTest::newRow("another hash") << QStringLiteral("spec_sha256 = lower(hex(zeroblob(32)))");
    }

    void aDamagedRowIsNeverRead()
    {
        QFETCH(QString, set);
        Task damaged, sound;
        QCOMPARE(m_bench->add(StoreBench::draft(), QStringLiteral("a"), &damaged), QString());
        QCOMPARE(m_bench->add(StoreBench::draft(), QStringLiteral("b"), &sound), QString());
        for (Task *task : {&damaged, &sound})
            QVERIFY(store().transact([&] { return store().tasks().move(*task, TaskEvent::Claim, {}); }).ok());
        QVERIFY(database().executeScript(QStringLiteral("UPDATE task SET %1 WHERE id = 1").arg(set)).ok());
        QCOMPARE(codeOf(store().tasks().read(damaged.id)), QStringLiteral("database_corrupt"));
        const auto orphans = store().tasks().orphans(1);
        QCOMPARE(orphans->size(), size_t(1)); // and it holds up nobody
        QCOMPARE(orphans->front().id, sound.id);
    }

    void aRollbackTakesBackWhatMemoryKnew()
    {
        QCOMPARE(m_bench->add(StoreBench::draft(), QStringLiteral("a")), QString());
        const auto failed = inUnitOfWork(store(), 1, QStringLiteral("t"), [&](UnitOfWork &unit) -> Result<void> {
            for (int i = 0; i < 5; ++i) {
                if (auto task = unit.insert(StoreBench::draft(), QString::number(i)); !task)
                    return task.error();
            }
            return kChangedMyMind;
        });
        QCOMPARE(codeOf(failed), kChangedMyMind.code);
        QVERIFY(memoryIsRight());
        Task next;
        QCOMPARE(m_bench->add(StoreBench::draft(), QStringLiteral("b"), &next), QString());
        QCOMPARE(next.id, TaskId{2});
    }

    void idsAreNeverUsedTwice()
    {
        std::set<TaskId> seen;
        for (int round = 0; round < 4; ++round) {
            for (int i = 0; i < 3; ++i) {
                Task task;
                QCOMPARE(m_bench->add(StoreBench::draft(), QStringLiteral("%1-%2").arg(round).arg(i), &task), QString());
                QVERIFY(seen.insert(task.id).second);
                m_bench->add(StoreBench::draft(), QStringLiteral("0-0")); // refused, and rolled back
            }
            m_bench->reopen();
        }
        QCOMPARE(seen.rbegin()->value, qint64(12));
    }

    void theCountersEqualTheTable()
    {
        FakeRandom random(4711);
        std::vector<Task> tasks;
        int moved = 0;
        for (int round = 0; round < 1'000; ++round) {
            const bool fails = random.below(3) == 0;
            std::vector<Task> after = tasks;
            const auto done = inUnitOfWork(store(), round, QStringLiteral("t"), [&](UnitOfWork &unit) -> Result<void> {
                for (int n = random.below(4); n >= 0; --n) {
                    if (after.empty() || random.below(4) == 0) {
                        TaskDraft draft = StoreBench::draft();
                        draft.hold = random.below(4) == 0;
                        auto task = unit.insert(draft, QStringLiteral("%1-%2").arg(round).arg(n));
                        if (!task)
                            return task.error();
                        after.push_back(*std::move(task));
                        continue;
                    }
                    Task &task = after[size_t(random.below(int(after.size())))];
                    const auto event = TaskEvent(random.below(19));
                    const auto result = unit.move(task, event, {});
                    moved += result.ok() ? 1 : 0;
                    if (!result && result.error().code != QLatin1String("illegal_transition"))
                        return result;
                }
                return fails ? Result<void>(kChangedMyMind) : Result<void>();
            });
            QCOMPARE(done.ok(), !fails);
            if (done)
                tasks = after;
            QCOMPARE(store().tasks().cache().counts.byState, counted().byState);
        }
        QVERIFY(moved > 100);
        QVERIFY(memoryIsRight());
        m_bench->reopen();
        QVERIFY(memoryIsRight());
    }

    void anUnclearCommitIsReadAgain_data()
    {
        QTest::addColumn<bool>("written");
        QTest::addColumn<bool>("alsoRollback");
        QTest::newRow("written") << true << false;
        QTest::newRow("not written") << false << false;
        QTest::newRow("not written, and not rolled back either") << false << true;
        QTest::newRow("written, and the rollback fails as well") << true << true;
    }

    void anUnclearCommitIsReadAgain()
    {
        QFETCH(bool, written);
        QFETCH(bool, alsoRollback);
        QCOMPARE(m_bench->add(StoreBench::draft(), QStringLiteral("a")), QString());
        failCommit(written, alsoRollback);
        QCOMPARE(m_bench->add(StoreBench::draft(), QStringLiteral("b")), QStringLiteral("commit_unknown"));
        database().setGate({});
        QCOMPARE(m_bench->add(StoreBench::draft(), QStringLiteral("c")), QString());
        QVERIFY(memoryIsRight());
        QCOMPARE(store().tasks().findByKey(QStringLiteral("b"), Mode::Proof)->has_value(), written);
        QCOMPARE(store().tasks().cache().counts.total(), qint64(written ? 3 : 2));
        m_bench->reopen();
        QVERIFY(memoryIsRight());
    }

    void aFailedRollbackIsMadeUpFor()
    {
        database().setGate([](const char *sql) { return qstrcmp(sql, "ROLLBACK") == 0 ? Result<void>(kInjected) : Result<void>(); });
        const auto failed = inUnitOfWork(store(), 1, QStringLiteral("t"), [&](UnitOfWork &unit) -> Result<void> {
            auto task = unit.insert(StoreBench::draft(), QStringLiteral("lost"));
            return task ? Result<void>(kChangedMyMind) : Result<void>(task.error());
        });
        QCOMPARE(codeOf(failed), kChangedMyMind.code);
        database().setGate({});
        Task task;
        QCOMPARE(m_bench->add(StoreBench::draft(), QStringLiteral("next"), &task), QString());
        QCOMPARE(task.id, TaskId{1});
        QVERIFY(memoryIsRight());
        QVERIFY(!store().tasks().findByKey(QStringLiteral("lost"), Mode::Proof)->has_value());
    }

    void aTransactionInsideAnotherIsRefusedAndHarmsNothing()
    {
        const auto done = inUnitOfWork(store(), 1, QStringLiteral("t"), [&](UnitOfWork &unit) -> Result<void> {
            if (store().transact([] { return Result<void>(); }).ok())
                return kChangedMyMind;
            const auto task = unit.insert(StoreBench::draft(), QStringLiteral("a"));
            return task ? Result<void>() : Result<void>(task.error());
        });
        QVERIFY(done.ok());
        QVERIFY(memoryIsRight());
        QCOMPARE(store().tasks().cache().counts.total(), qint64(1));
    }

    void changesAreTellableOnlyAfterTheCommit()
    {
        Task added;
        const auto done = inUnitOfWork(store(), 7, QStringLiteral("t"), [&](UnitOfWork &unit) -> Result<void> {
            auto task = unit.insert(StoreBench::draft(), QStringLiteral("a"));
            if (!task)
                return task.error();
            added = *task;
            return unit.move(added, TaskEvent::Cancel, {});
        });
        QCOMPARE(done->size(), size_t(2));
        QCOMPARE(done->at(0).state, TaskState::Queued);
        QCOMPARE(done->at(1).state, TaskState::Cancelled);
        QCOMPARE(done->at(1).updatedAt, 7);
        const auto entries = TaskReader(database()).journal(QStringLiteral("T-1"), 0, 10);
        QCOMPARE(entries->size(), size_t(2));
        QCOMPARE(entries->at(0).event, QStringLiteral("task_added"));
        QCOMPARE(entries->at(0).data[QLatin1String("spec_sha256")].toString(), added.specHash.hex());
        QCOMPARE(entries->at(1).event, QStringLiteral("task_cancelled"));
    }
};

QTEST_GUILESS_MAIN(TestStore)
#include "tst_store.moc"
