#include "core/store/consistency.h"
#include "tests/core/store/rawdatabase.h"
#include "tests/core/store/storebench.h"

using namespace qd;

/// What rows say of each other: a sound store has nothing to find, and each disagreement is found and named.
class TestConsistency : public QObject
{
    Q_OBJECT

    /// A queued task, a held one, one that waits for another, one that runs and one that is done.
    static void fill(StoreBench &bench)
    {
        TaskDraft held = StoreBench::draft();
        held.hold = true;
        TaskDraft waiting = StoreBench::draft();
        waiting.spec.dependsOn = {QStringLiteral("one"), QStringLiteral("not there yet")};
        QCOMPARE(bench.add(StoreBench::draft(), QStringLiteral("one")), QString());
        QCOMPARE(bench.add(held, QStringLiteral("two")), QString());
        QCOMPARE(bench.add(waiting, QStringLiteral("three")), QString());
        Task runs;
        QCOMPARE(bench.add(StoreBench::draft(), QStringLiteral("four"), &runs), QString());
        bench.begin(runs);
        Task done;
        QCOMPARE(bench.add(StoreBench::draft(), QStringLiteral("five"), &done), QString());
        Attempt attempt = bench.begin(done);
        QCOMPARE(codeOf(inUnitOfWork(*bench.store, 1, QStringLiteral("test"), [&](UnitOfWork &unit) -> Result<void> {
                     attempt.state = AttemptState::Ok;
                     if (auto finished = unit.store().attempts().finish(attempt); !finished)
                         return finished;
                     return unit.move(done, TaskEvent::Succeed, {});
                 })), QStringLiteral("ok"));
    }

    /// What the rows say of each other, and not of themselves.
    static QStringList withoutRowHashes(const QStringList &findings)
    {
        QStringList others;
        for (const QString &finding : findings) {
            if (!finding.endsWith(QLatin1String(" was changed past the program")))
                others += finding;
        }
        return others;
    }

private Q_SLOTS:
    void aSoundStoreHasNothingToFind()
    {
        StoreBench bench;
        fill(bench);
        QCOMPARE(*findInconsistencies(*bench.reader()), QStringList());
        QVERIFY(verify(*bench.reader(), ArtifactStore(bench.folder.path()))->ok());
    }

    void eachDisagreementIsFound_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<QStringList>("findings");
        const auto row = [](const char *name, const char *statement, const QStringList &findings) {
            QTest::newRow(name) << QString::fromLatin1(statement) << findings;
        };
        row("runs without an attempt", "UPDATE attempt SET state = 'lost' WHERE task = 4",
            {QStringLiteral("T-4 runs, and its newest attempt does not")});
        row("an attempt without a task that runs", "UPDATE attempt SET state = 'running' WHERE task = 5",
            {QStringLiteral("T-5 has an attempt that runs, and does not run itself")});
        row("an attempt is gone", "DELETE FROM attempt WHERE task = 5", {QStringLiteral("T-5 does not count its attempts right")});
        row("a number is left out", "UPDATE attempt SET number = 2 WHERE task = 5",
            {QStringLiteral("T-5 does not count its attempts right")});
        row("a counter", "UPDATE task_count SET tasks = 7 WHERE state = 'held'", {QStringLiteral("the count of held is not how many there are")});
        row("open dependencies", "UPDATE task SET open_dependencies = 1 WHERE id = 3",
            {QStringLiteral("T-3 does not count right what it waits for")});
        row("ready too early", "UPDATE task SET ready = 1 WHERE id = 3", {QStringLiteral("T-3 is ready, and waits for others")});
        row("forgotten", "UPDATE task SET ready = 0 WHERE id = 1", {QStringLiteral("T-1 waits for nothing, and is not ready")});
        row("a question about what is over",
            "INSERT INTO approval (task, attempt, kind, text, state, asked_at) VALUES (5, 2, 'question', '?', 'pending', 1)",
            {QStringLiteral("T-5 is asked about, and cannot be")});
        row("an effect that was never kept",
            "UPDATE attempt SET effect_sha256 = '0123456789012345678901234567890123456789012345678901234567890123' WHERE task = 5",
            {QStringLiteral("T-5 has an effect that is no artifact")});
        row("a reference into nothing", "INSERT INTO task_dependency (task, reference, needs) VALUES (2, 'x', 99)",
            {QStringLiteral("T-2 does not count right what it waits for"), QStringLiteral("task_dependency row ? names a row that is not there")});
    }

    void eachDisagreementIsFound()
    {
        QFETCH(QString, statement);
        QFETCH(QStringList, findings);
        StoreBench bench;
        fill(bench);
        QCOMPARE(RawDatabase(bench.path()).execute(statement), QString());
        QCOMPARE(withoutRowHashes(*findInconsistencies(*bench.reader())), findings);
        const auto verified = verify(*bench.reader(), ArtifactStore(bench.folder.path()));
        QVERIFY(verified.ok() && !verified->ok());
        QCOMPARE(withoutRowHashes(verified->inconsistencies), findings);
    }

    void aFloodOfFindingsIsCut()
    {
        StoreBench bench;
        for (int i = 0; i < 2 * kMostFindings; ++i)
            QCOMPARE(bench.add(StoreBench::draft(), QString::number(i)), QString());
        QCOMPARE(RawDatabase(bench.path()).execute(QStringLiteral("UPDATE task SET ready = 0")), QString());
        QCOMPARE(withoutRowHashes(*findInconsistencies(*bench.reader())).size(), qsizetype(kMostFindings));
    }

    // A task that is named by its key and by its id, and twice by each, is waited for once.
    void twoNamesOfOneTaskAreMetTogether()
    {
        StoreBench bench;
        Task first;
        QCOMPARE(bench.add(StoreBench::draft(), QStringLiteral("first"), &first), QString());
        TaskDraft second = StoreBench::draft();
        second.spec.dependsOn = {QStringLiteral("first"), QStringLiteral("T-1"), QStringLiteral("first"), QStringLiteral("T-1")};
        QCOMPARE(bench.add(second, QStringLiteral("second")), QString());
        QCOMPARE(*findInconsistencies(*bench.reader()), QStringList());
        Attempt attempt = bench.begin(first);
        QCOMPARE(codeOf(inUnitOfWork(*bench.store, 1, QStringLiteral("test"), [&](UnitOfWork &unit) -> Result<void> {
                     attempt.state = AttemptState::Ok;
                     if (auto finished = unit.store().attempts().finish(attempt); !finished)
                         return finished;
                     return unit.move(first, TaskEvent::Succeed, {});
                 })), QStringLiteral("ok"));
        QCOMPARE(bench.store->tasks().read(TaskId{2})->openDependencies, 0);
        QCOMPARE(bench.store->tasks().ready(QStringLiteral("kind:command"), Mode::Proof, 9)->size(), size_t(1));
        QCOMPARE(*findInconsistencies(*bench.reader()), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestConsistency)
#include "tst_consistency.moc"
