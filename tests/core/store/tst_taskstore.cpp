#include "core/rules/order.h"
#include "tests/core/store/storebench.h"
#include "tests/support/enumerators.h"
#include "tests/support/fakerandom.h"

#include <QElapsedTimer>

#include <algorithm>

using namespace qd;

namespace {

constexpr qint64 kNow = 1'700'000'000'000;
const QString kLane = QStringLiteral("kind:command");

TaskStore::Change under(qint64 epoch, const QString &agent = {})
{
    TaskStore::Change change;
    change.epoch = epoch;
    change.agent = agent;
    return change;
}

TaskStore::Change begun()
{
    TaskStore::Change change;
    change.beginsAttempt = true;
    return change;
}

} // namespace

/// The queue's rows: the one compare-and-set, the order, the lanes, and what a claim costs.
class TestTaskStore : public QObject
{
    Q_OBJECT

    std::unique_ptr<StoreBench> m_bench;
    TaskStore &tasks() { return m_bench->store->tasks(); }
    Database &database() { return m_bench->store->database(); }

    Task add(const QString &key, int priority = 5, std::optional<qint64> notBefore = {}, qint64 now = kNow, bool hold = false)
    {
        TaskDraft draft = StoreBench::draft();
        draft.priority = priority;
        draft.notBefore = notBefore;
        draft.hold = hold;
        Task task;
        if (const QString failed = m_bench->add(draft, key, &task, now); !failed.isEmpty())
            qFatal("%s", qPrintable(failed));
        return task;
    }
    Result<void> move(Task &task, TaskEvent event, TaskStore::Change change = {})
    {
        if (change.now == 0)
            change.now = kNow;
        return m_bench->store->transact([&] { return tasks().move(task, event, change); });
    }
    void put(TaskId id, TaskState state)
    {
        QVERIFY(database().execute("UPDATE task SET state = ?, ready = 0 WHERE id = ?", {toText(state), id.value}).ok());
        QVERIFY(database().execute("UPDATE task_count SET tasks = (SELECT count(*) FROM task WHERE task.state = task_count.state)").ok());
    }
    std::vector<qint64> readyIds(int limit = 1'000, Mode mode = Mode::Proof)
    {
        std::vector<qint64> ids;
        const auto found = tasks().ready(kLane, mode, limit);
        for (const TaskStore::Ready &ready : *found)
            ids.push_back(ready.id.value);
        return ids;
    }
    QString plan(Sql statement, Database::Values values)
    {
        QString text;
        const auto rows = database().query(statement, values);
        for (const SqlRow &row : *rows)
            text += row.text(3) + u'\n';
        return text;
    }

private Q_SLOTS:
    void init() { m_bench = std::make_unique<StoreBench>(); }

    void everyPairOfStateAndEventFollowsTheTable()
    {
        const Task fresh = add(QStringLiteral("k"));
        int legal = 0;
        for (int s = 0; s < enumeratorCount<TaskState>(); ++s) {
            for (int e = 0; e < enumeratorCount<TaskEvent>(); ++e) {
                const auto from = TaskState(s);
                const auto event = TaskEvent(e);
                put(fresh.id, from);
                Task task = *tasks().read(fresh.id);
                const Task before = task;
                const auto expected = transition(from, event);
                const auto done = move(task, event);
                QCOMPARE(done.ok(), expected.ok());
                QCOMPARE(tasks().read(fresh.id)->state, expected ? *expected : from);
                QCOMPARE(task.state, expected ? *expected : from);
                QCOMPARE(codeOf(done), expected ? QStringLiteral("ok") : QStringLiteral("illegal_transition"));
                if (!expected)
                    QCOMPARE(task.updatedAt, before.updatedAt);
                legal += expected ? 1 : 0;
            }
        }
        QCOMPARE(legal, 34);
    }

    void aRowThatHasChangedIsAConflict()
    {
        const Task seen = add(QStringLiteral("k"));
        Task first = seen;
        Task second = seen;
        QVERIFY(move(first, TaskEvent::Claim, under(1, QStringLiteral("a"))).ok());
        QCOMPARE(codeOf(move(second, TaskEvent::Claim, under(2))), QStringLiteral("conflict"));
        QCOMPARE(second.state, TaskState::Queued); // what the caller knows is unchanged too
        QCOMPARE(tasks().read(seen.id)->epoch, 1);
        Task old = first;
        QVERIFY(move(first, TaskEvent::Unclaim).ok());
        QVERIFY(move(first, TaskEvent::Claim, under(3)).ok());
        QCOMPARE(codeOf(move(old, TaskEvent::Unclaim)), QStringLiteral("conflict")); // the same state under another epoch
        Task gone = seen;
        gone.id = TaskId{99};
        QCOMPARE(codeOf(move(gone, TaskEvent::Claim)), QStringLiteral("conflict"));
        QCOMPARE(codeOf(tasks().read(TaskId{99})), QStringLiteral("not_found"));
        QCOMPARE(codeOf(tasks().lastAttempt(TaskId{99})), QStringLiteral("not_found"));
    }

    void attemptsAndTheirBudget()
    {
        Task task = add(QStringLiteral("k"));
        const Error error{QStringLiteral("bad"), ErrorCategory::Transient, QStringLiteral("detail")};
        for (int n = 1; n <= 2; ++n) {
            QVERIFY(move(task, TaskEvent::Claim, under(n, QStringLiteral("a"))).ok());
            QVERIFY(move(task, TaskEvent::Start, begun()).ok());
            QCOMPARE(task.attempts, n);
            QCOMPARE(*tasks().lastAttempt(task.id), n);
            TaskStore::Change failed;
            failed.error = error;
            QVERIFY(move(task, n == 1 ? TaskEvent::Retry : TaskEvent::Exhaust, failed).ok());
        }
        QVERIFY(tasks().read(task.id)->error == error);
        TaskStore::Change requeued;
        requeued.newBudget = true;
        QVERIFY(move(task, TaskEvent::Requeue, requeued).ok());
        const Task back = *tasks().read(task.id);
        QCOMPARE(back.attempts, 0);
        QCOMPARE(*tasks().lastAttempt(task.id), 2); // numbers go on
        QVERIFY(!back.error.has_value());
        QCOMPARE(back.agent, QStringLiteral("a"));
        QVERIFY(summaryOf(back) == summaryOf(task));
    }

    void aTaskIsReadyWhenItsTimeHasCome()
    {
        Task later = add(QStringLiteral("later"), 5, kNow + 100);
        const Task past = add(QStringLiteral("past"), 5, kNow - 1);
        const Task held = add(QStringLiteral("held"), 5, {}, kNow, true);
        QCOMPARE(readyIds(), std::vector<qint64>{past.id.value});
        QCOMPARE(*tasks().promoteDue(kNow + 99), qint64(0));
        QVERIFY(*tasks().hasWork(kLane, Mode::Proof, kNow));
        QCOMPARE(*tasks().promoteDue(kNow + 100), qint64(1));
        QCOMPARE(*tasks().promoteDue(kNow + 100), qint64(0));
        QCOMPARE(readyIds(), (std::vector<qint64>{later.id.value, past.id.value}));
        QVERIFY(move(later, TaskEvent::Claim).ok());
        QCOMPARE(readyIds(), std::vector<qint64>{past.id.value});
        QVERIFY(move(later, TaskEvent::Start, begun()).ok());
        TaskStore::Change retry;
        retry.now = kNow + 200;
        retry.notBefore = kNow + 500;
        QVERIFY(move(later, TaskEvent::Retry, retry).ok());
        QCOMPARE(tasks().read(later.id)->notBefore, std::optional(kNow + 500));
        QCOMPARE(readyIds(), std::vector<qint64>{past.id.value});
        QCOMPARE(*tasks().promoteDue(kNow + 500), qint64(1));
        QCOMPARE(readyIds().size(), size_t(2));
        QCOMPARE(tasks().read(held.id)->state, TaskState::Held);
    }

    void whatIsDueAndWhatIsReadyIsSeenWithoutTakingIt()
    {
        const QStringList lanes{kLane, QStringLiteral("agent:nobody's \"lane\"")};
        QVERIFY(!*tasks().hasDue(kNow + 1'000));
        QVERIFY(!*tasks().hasReady(lanes, true));
        add(QStringLiteral("k"), 5, kNow + 100);
        QVERIFY(!*tasks().hasDue(kNow + 99));
        QVERIFY(*tasks().hasDue(kNow + 100));
        QVERIFY(!*tasks().hasReady(lanes, true));
        QCOMPARE(*tasks().promoteDue(kNow + 100), qint64(1));
        QVERIFY(!*tasks().hasDue(kNow + 100));
        QVERIFY(*tasks().hasReady(lanes, false));
        QVERIFY(!*tasks().hasReady({QStringLiteral("kind:code")}, true));
        QVERIFY(!*tasks().hasReady({}, true));
    }

    void hasWorkLooksAtLaneModeAndTime()
    {
        QVERIFY(!*tasks().hasWork(kLane, Mode::Proof, kNow + 1'000));
        add(QStringLiteral("k"), 5, kNow + 100);
        QVERIFY(!*tasks().hasWork(kLane, Mode::Proof, kNow + 99));
        QVERIFY(*tasks().hasWork(kLane, Mode::Proof, kNow + 100));
        QVERIFY(!*tasks().hasWork(kLane, Mode::Real, kNow + 100));
        QVERIFY(!*tasks().hasWork(QStringLiteral("kind:code"), Mode::Proof, kNow + 100));
    }

    void aNamedAgentIsALaneOfItsOwn()
    {
        TaskDraft draft = StoreBench::draft();
        draft.spec.agent = QStringLiteral("kind:command"); // a name that looks like a lane
        QCOMPARE(m_bench->add(draft, QStringLiteral("k")), QString());
        QVERIFY(readyIds().empty());
        QCOMPARE(tasks().ready(laneOfAgent(draft.spec.agent), Mode::Proof, 9)->size(), size_t(1));
    }

    void theOrderIsThatOfTheRules()
    {
        FakeRandom random(7);
        std::vector<TaskStore::Ready> expected;
        for (int i = 0; i < 500; ++i) {
            const int priority = random.below(11);
            const qint64 created = kNow + random.below(20) * (kAgeingStepMs / 4); // many ties
            const Task task = add(QString::number(i), priority, {}, created);
            expected.push_back({task.id, orderKey(priority, created)});
        }
        std::sort(expected.begin(), expected.end());
        std::vector<qint64> ids;
        for (const TaskStore::Ready &ready : expected)
            ids.push_back(ready.id.value);
        QCOMPARE(readyIds(), ids);
        ids.resize(3);
        QCOMPARE(readyIds(3), ids);
    }

    void aKeyIsUniquePerMode()
    {
        TaskDraft draft = StoreBench::draft();
        QCOMPARE(m_bench->add(draft, QStringLiteral("k")), QString());
        QCOMPARE(m_bench->add(draft, QStringLiteral("k")), QStringLiteral("database_constraint"));
        draft.mode = Mode::Real;
        QCOMPARE(m_bench->add(draft, QStringLiteral("k")), QString());
        QCOMPARE((*tasks().findByKey(QStringLiteral("k"), Mode::Real))->id, TaskId{2});
        QCOMPARE((*tasks().findByKey(QStringLiteral("k"), Mode::Proof))->id, TaskId{1});
        QVERIFY(!tasks().findByKey(QStringLiteral("K"), Mode::Proof)->has_value());
    }

    void orphansAreClaimedOrRunningUnderAnEarlierEpoch()
    {
        std::vector<Task> all;
        for (int i = 0; i < 4; ++i)
            all.push_back(add(QString::number(i)));
        QVERIFY(move(all[0], TaskEvent::Claim, under(1)).ok());
        QVERIFY(move(all[1], TaskEvent::Claim, under(1)).ok());
        QVERIFY(move(all[1], TaskEvent::Start, begun()).ok());
        QVERIFY(move(all[2], TaskEvent::Claim, under(2)).ok());
        const auto orphans = tasks().orphans(2);
        QCOMPARE(orphans->size(), size_t(2));
        QCOMPARE(orphans->at(0).id, all[0].id);
        QCOMPARE(orphans->at(1).id, all[1].id);
        QVERIFY(tasks().orphans(1)->empty());
    }

    void adoptingIsForRunningTasksThatNobodyTouched()
    {
        Task task = add(QStringLiteral("k"));
        QVERIFY(move(task, TaskEvent::Claim, under(1)).ok());
        Task claimed = task;
        QCOMPARE(codeOf(tasks().adopt(claimed, 2)), QStringLiteral("conflict"));
        QVERIFY(move(task, TaskEvent::Start, begun()).ok());
        Task stale = task;
        QVERIFY(tasks().adopt(task, 5).ok());
        QCOMPARE(task.epoch, 5);
        QCOMPARE(tasks().read(task.id)->epoch, 5);
        QCOMPARE(codeOf(tasks().adopt(stale, 6)), QStringLiteral("conflict"));
        QVERIFY(move(task, TaskEvent::Succeed).ok()); // and what was adopted can be settled
    }

    // Once by its key and once by its id: counted twice when it is added, so counted down twice when it has succeeded.
    void oneTaskThatIsNamedTwiceIsMetTwice()
    {
        Task first = add(QStringLiteral("a"));
        TaskDraft draft = StoreBench::draft();
        draft.spec.dependsOn = {QStringLiteral("a"), displayId(first.id)};
        Task second;
        QCOMPARE(m_bench->add(draft, QStringLiteral("b"), &second, kNow), QString());
        const auto done = inUnitOfWork(*m_bench->store, kNow, QStringLiteral("test"), [&](UnitOfWork &unit) -> Result<void> {
            for (const TaskEvent event : {TaskEvent::Claim, TaskEvent::Start, TaskEvent::Succeed}) {
                if (auto moved = unit.move(first, event, under(1)); !moved)
                    return moved;
            }
            return {};
        });
        QVERIFY(done.ok());
        QCOMPARE(tasks().read(second.id)->openDependencies, 0);
        QCOMPARE(tasks().ready(kLane, Mode::Proof, 5)->size(), size_t(1));
    }

    void circlesAreFoundByWhoeverClosesThem()
    {
        const auto adding = [&](const QString &key, const QStringList &needs) {
            TaskDraft draft = StoreBench::draft();
            draft.spec.dependsOn = needs;
            return m_bench->add(draft, key, nullptr, kNow);
        };
        QCOMPARE(adding(QStringLiteral("a"), {QStringLiteral("b")}), QString());
        QCOMPARE(adding(QStringLiteral("b"), {QStringLiteral("c")}), QString());
        QCOMPARE(adding(QStringLiteral("c"), {QStringLiteral("a")}), QStringLiteral("dependency_cycle"));
        QCOMPARE(adding(QStringLiteral("d"), {QStringLiteral("d")}), QStringLiteral("dependency_cycle"));
        QCOMPARE(adding(QStringLiteral("c"), {QStringLiteral("e")}), QString());
        QCOMPARE(adding(QStringLiteral("e"), {}), QString());
    }

    void aClaimReadsOneIndexAndSortsNothing()
    {
        const QString ready = plan("EXPLAIN QUERY PLAN SELECT id, order_key FROM task WHERE ready = 1 AND lane = ? AND stage = ? "
                                   "ORDER BY order_key, id LIMIT ?", {kLane, QStringLiteral("proof"), 3});
        QVERIFY2(ready.contains(QStringLiteral("task_ready")) && !ready.contains(QStringLiteral("TEMP B-TREE")), qPrintable(ready));
        const QString due = plan("EXPLAIN QUERY PLAN UPDATE task SET ready = 1 WHERE state = 'queued' AND ready = 0 AND open_dependencies = 0 AND not_before <= ?", {kNow});
        QVERIFY2(due.contains(QStringLiteral("task_scheduled")), qPrintable(due));
        const QString orphans = plan("EXPLAIN QUERY PLAN SELECT id FROM task WHERE state IN ('claimed', 'running') AND epoch < ? ORDER BY epoch, id", {kNow});
        QVERIFY2(orphans.contains(QStringLiteral("task_active")) && !orphans.contains(QStringLiteral("TEMP B-TREE")), qPrintable(orphans));
        const QString late = plan("EXPLAIN QUERY PLAN SELECT id FROM task WHERE state IN ('held', 'queued') AND deadline IS NOT NULL "
                                  "AND deadline <= ? ORDER BY deadline LIMIT ?", {kNow, 3});
        QVERIFY2(late.contains(QStringLiteral("task_deadline")) && !late.contains(QStringLiteral("TEMP B-TREE")), qPrintable(late));
        const QString key = plan("EXPLAIN QUERY PLAN SELECT id FROM task WHERE key = ? AND mode = ?", {kLane, kLane});
        QVERIFY2(key.contains(QStringLiteral("task_key")), qPrintable(key));
    }

    // The plan above is of a copy of the statement: the time of the real one shows that nothing is scanned.
    void aClaimCostsTheSameBesideManyWaitingTasks()
    {
        for (int i = 0; i < 20; ++i)
            add(QString::number(i));
        const double before = claimMicroseconds();
        QVERIFY(database().executeScript(QStringLiteral(
            "INSERT INTO task (key, mode, title, kind, lane, spec, spec_sha256, state, ready, priority, order_key, not_before, max_attempts, "
            "created_at, updated_at) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) "
            "SELECT 'many-' || i, 'proof', 't', 'command', 'kind:command', '{}', lower(hex(zeroblob(32))), "
            "CASE i % 2 WHEN 0 THEN 'held' ELSE 'queued' END, 0, 5, i, 9000000000000, 3, 0, 0 FROM n")).ok());
        const double after = claimMicroseconds();
        qInfo("ready + promote: %.1f us beside 20 tasks, %.1f us beside 100,020", before, after);
        QCOMPARE(readyIds(3), (std::vector<qint64>{1, 2, 3}));
        QVERIFY2(after < before * 5 + 200, "a scan of 100,000 rows takes several milliseconds");
    }

    // Whoever waits for a new task's key is looked up by the key.
    void anAdditionNeverReadsTheQueue()
    {
        const double before = additionMicroseconds(QStringLiteral("before"));
        QVERIFY(database().executeScript(QStringLiteral(
            "INSERT INTO task (key, mode, title, kind, lane, spec, spec_sha256, state, ready, priority, order_key, max_attempts, "
            "created_at, updated_at) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) "
            "SELECT 'many-' || i, 'proof', 't', 'command', 'kind:command', '{}', lower(hex(zeroblob(32))), 'queued', 1, 5, i, 3, 0, 0 "
            "FROM n")).ok());
        QVERIFY(m_bench->store->transact([&] { return tasks().reload(); }));
        const double after = additionMicroseconds(QStringLiteral("after"));
        qInfo("an addition: %.1f us beside no tasks, %.1f us beside 100,000", before, after);
        QVERIFY2(after < before * 5 + 200, "a scan of 100,000 rows takes several milliseconds");
    }

private:
    double additionMicroseconds(const QString &stem)
    {
        constexpr int kRounds = 100;
        QElapsedTimer timer;
        timer.start();
        const auto done = inUnitOfWork(*m_bench->store, kNow, QStringLiteral("test"), [&](UnitOfWork &unit) -> Result<void> {
            for (int i = 0; i < kRounds; ++i) {
                if (const auto task = unit.insert(StoreBench::draft(), QStringLiteral("%1-%2").arg(stem).arg(i)); !task)
                    return task.error();
            }
            return {};
        });
        if (!done)
            qFatal("%s", qPrintable(done.error().detail));
        return double(timer.nsecsElapsed()) / 1'000 / kRounds;
    }

    double claimMicroseconds()
    {
        constexpr int kRounds = 200;
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < kRounds; ++i) {
            if (!tasks().promoteDue(kNow) || tasks().ready(kLane, Mode::Proof, 3)->size() != 3)
                qFatal("a claim failed");
        }
        return double(timer.nsecsElapsed()) / 1'000 / kRounds;
    }
};

QTEST_GUILESS_MAIN(TestTaskStore)
#include "tst_taskstore.moc"
