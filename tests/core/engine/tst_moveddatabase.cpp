#include "tests/support/enginebench.h"

#include <QFile>
#include <QTest>

using namespace qd;

/// The database loses its name under a running engine (S17): nothing new begins, nothing that ends is lost.
class TestMovedDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingBeginsUntilItIsBack()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("q.db"));
        const QString aside = folder.filePath(QStringLiteral("aside.db"));
        EngineBench bench(1, path);
        const TaskId running = bench.addRehearsal();
        bench.settleDown();
        QCOMPARE(bench.state(running), TaskState::Running);
        const qint64 epoch = bench.engine->status().leaseEpoch;
        const TaskId waiting = bench.addRehearsal();
        QVERIFY(QFile::rename(path, aside));
        bench.log.clear();
        bench.settleDown();
        QCOMPARE(bench.state(waiting), TaskState::Queued);
        QCOMPARE(bench.rehearsal.deeds.size(), size_t(1));
        QCOMPARE(bench.engine->status().state, EngineState::Acquiring);
        QVERIFY(!bench.log.empty() && bench.log.back().level == LogLevel::Error);
        QCOMPARE(bench.addRehearsal(), TaskId{}); // nobody is told that something was kept

        // What runs ends meanwhile; its end is written down when there is a place for it.
        bench.rehearsal.end(bench.engine->agents(), bench.rehearsal.deeds[0].attempt, {EndCause::Answered, {}, {}, {}});
        bench.settleDown();
        QCOMPARE(bench.state(running), TaskState::Running);
        QVERIFY(QFile::rename(aside, path));
        bench.settleDown();
        QCOMPARE(bench.state(running), TaskState::Succeeded);
        QCOMPARE(bench.state(waiting), TaskState::Running);
        QVERIFY(bench.engine->status().leaseEpoch > epoch);
    }

    void aKillIsObeyedAllTheSame()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("q.db"));
        EngineBench bench(1, path);
        bench.addRehearsal();
        bench.settleDown();
        QVERIFY(QFile::remove(path));
        bench.flags.set(RunWish::Halted);
        bench.settleDown();
        QCOMPARE(bench.engine->status().state, EngineState::Killed);
        QCOMPARE(bench.rehearsal.stopped.size(), size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestMovedDatabase)
#include "tst_moveddatabase.moc"
