#include "tests/core/process/processrig.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <semaphore>
#include <vector>

#include <sys/syscall.h>

using namespace qd;
using namespace qd::test;
using std::chrono::milliseconds;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr qint64 kLimitMs = 3'000; // what is measured then is the sanitizer
#else
constexpr qint64 kLimitMs = 300;
#endif

} // namespace

class TestExecutioner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(prepareProcessOwner()); }

    void killsTwentyNastyAgentsAtOnce();
    void killsWhileTheOwnerHangs();
    void killsAStoppedBox();
    void givesAGrace();
    void aShorterOrderShortensTheGrace();
    void killsARunThatIsAddedLater();
    void anOrderWithoutRunsIsQuiet();
};

void TestExecutioner::killsTwentyNastyAgentsAtOnce()
{
    constexpr int kAgents = 20;
    const ProcessRig rig;
    std::counting_semaphore<> done(0);
    Executioner executioner([&done] { done.release(); });
    std::vector<std::unique_ptr<Watched>> runs;
    for (int i = 0; i < kAgents; ++i) {
        runs.push_back(std::make_unique<Watched>(executioner));
        QVERIFY(runs.back()->process.start(rig.nasty(QStringLiteral("tree churn flood"))).ok());
    }
    const auto ready = [](const auto &run) { return run->saidReady(); };
    QTRY_VERIFY_WITH_TIMEOUT(std::all_of(runs.begin(), runs.end(), ready), 20'000);
    const qsizetype alive = rig.running().size();
    QVERIFY(alive >= kAgents * 6); // box, four of the tree, one that forks

    executioner.kill(milliseconds(0));
    QVERIFY(done.try_acquire_for(std::chrono::seconds(10))); // no event is handled meanwhile
    const std::vector<DeathProof> proofs = executioner.takeProofs();
    QCOMPARE(rig.running(), QList<int>());
    QCOMPARE(proofs.size(), size_t(kAgents));
    qint64 longest = 0;
    int killed = 0;
    for (const DeathProof &proof : proofs) {
        QCOMPARE(proof.survivors, 0);
        longest = std::max(longest, proof.msToZero);
        killed += proof.processesKilled;
    }
    qInfo("%d agents with %d processes (%d counted as killed): none left after %d ms", kAgents, int(alive), killed,
          int(longest));
    QVERIFY(killed >= kAgents);
    QVERIFY2(longest < kLimitMs, qPrintable(QString::number(longest)));
    for (const auto &run : runs) {
        QTRY_COMPARE(run->reports, 1);
        QVERIFY(run->report.endedByOrder);
    }
}

void TestExecutioner::killsWhileTheOwnerHangs()
{
    const ProcessRig rig;
    std::counting_semaphore<> done(0);
    Executioner executioner([&done] { done.release(); });
    Watched run(executioner);
    ProcessSpec spec = rig.nasty(QStringLiteral("tree churn flood"));
    spec.attempt = AttemptId{7};
    QVERIFY(run.process.start(spec).ok());
    QTRY_VERIFY(run.saidReady());
    executioner.kill(milliseconds(0));
    QVERIFY(done.try_acquire_for(std::chrono::seconds(10))); // no event is handled meanwhile
    const auto proofs = executioner.takeProofs();
    QCOMPARE(proofs.size(), size_t(1));
    QCOMPARE(proofs[0].attempt, AttemptId{7});
    QCOMPARE(proofs[0].survivors, 0);
    QCOMPARE(rig.running(), QList<int>());
    QCOMPARE(run.reports, 0);
    QVERIFY(executioner.takeProofs().empty());
}

void TestExecutioner::killsAStoppedBox()
{
    const ProcessRig rig;
    const QList<int> childrenBefore = childrenOf(::getpid());
    std::counting_semaphore<> done(0);
    Executioner executioner([&done] { done.release(); });
    Watched run(executioner);
    QVERIFY(run.process.start(rig.nasty(QStringLiteral("tree stopbox"))).ok());
    QTRY_VERIFY(run.saidReady());
    const int box = boxAmong(rig.running());
    QTRY_COMPARE(stateOf(box), 'T'); // the control: it will not obey anybody
    executioner.kill(milliseconds(0));
    QVERIFY(done.try_acquire_for(std::chrono::seconds(10)));
    const std::vector<DeathProof> proofs = executioner.takeProofs();
    QCOMPARE(rig.running(), QList<int>());
    QCOMPARE(proofs[0].processesKilled, 4);
    QCOMPARE(proofs[0].survivors, 0);
    QVERIFY2(proofs[0].msToZero < kLimitMs, qPrintable(QString::number(proofs[0].msToZero)));
    QTRY_COMPARE(run.reports, 1);
    QVERIFY(run.report.boxLost);
    QVERIFY(run.report.endedByOrder);
    for (const int child : childrenOf(::getpid()))
        QVERIFY2(childrenBefore.contains(child), "a zombie is left to us");
}

void TestExecutioner::givesAGrace()
{
    const ProcessRig rig;
    std::counting_semaphore<> done(0);
    Executioner executioner([&done] { done.release(); });
    Watched run(executioner);
    const QString script = QStringLiteral("trap 'exit 5' TERM; echo ready; while :; do sleep 0.02; done");
    QVERIFY(run.process.start(rig.spec(QStringLiteral("sh"), {QStringLiteral("-c"), script})).ok());
    QTRY_VERIFY(run.saidReady());
    executioner.kill(milliseconds(30'000));
    QTRY_COMPARE(run.reports, 1);
    QCOMPARE(run.report.exitCode, 5);
    QVERIFY(done.try_acquire_for(std::chrono::seconds(10)));
    const std::vector<DeathProof> proofs = executioner.takeProofs();
    QCOMPARE(proofs.size(), size_t(1));
    QCOMPARE(proofs[0].survivors, 0);
}

void TestExecutioner::aShorterOrderShortensTheGrace()
{
    const ProcessRig rig;
    Executioner executioner;
    Watched run(executioner);
    QVERIFY(run.process.start(rig.nasty(QStringLiteral("tree"))).ok());
    QTRY_VERIFY(run.saidReady());
    executioner.kill(milliseconds(60'000));
    executioner.kill(milliseconds(0));
    QTRY_COMPARE(run.reports, 1);
    QCOMPARE(rig.running(), QList<int>());
    QVERIFY(run.report.msToZero < 60'000);
}

void TestExecutioner::killsARunThatIsAddedLater()
{
    const ProcessRig rig;
    Executioner other;
    Watched run(other);
    QVERIFY(run.process.start(rig.nasty(QStringLiteral("tree"))).ok());
    QTRY_VERIFY(run.saidReady());
    const int box = boxAmong(rig.running());

    // As if the start had raced with the order: the run turns up when the order has been carried out.
    std::counting_semaphore<> done(0);
    Executioner executioner([&done] { done.release(); });
    executioner.kill(milliseconds(0));
    QVERIFY(executioner.isLatched());
    const auto stat = readStat(box);
    QVERIFY(stat.has_value());
    executioner.add({stat->id, FileDescriptor(int(::syscall(SYS_pidfd_open, box, 0))), FileDescriptor(),
                     FileDescriptor(), rig.profileVariable().toStdString(), AttemptId{9}});
    QVERIFY(done.try_acquire_for(std::chrono::seconds(10)));
    const std::vector<DeathProof> proofs = executioner.takeProofs();
    QCOMPARE(proofs.size(), size_t(1));
    QCOMPARE(proofs[0].survivors, 0);
    QCOMPARE(rig.running(), QList<int>());
    QTRY_COMPARE(run.reports, 1);
}

void TestExecutioner::anOrderWithoutRunsIsQuiet()
{
    std::atomic<int> wakes = 0;
    {
        Executioner executioner([&wakes] { ++wakes; });
        executioner.kill(milliseconds(0));
    }
    QCOMPARE(wakes.load(), 0);
}

QTEST_GUILESS_MAIN(TestExecutioner)
#include "tst_executioner.moc"
