#include "core/process/leftovers.h"
#include "tests/core/process/processrig.h"
#include "tests/support/slowness.h"

#include <QProcess>
#include <QTest>

#include <algorithm>

using namespace qd;
using namespace qd::test;

class TestLeftovers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killsWhatADeadOwnerLeft();
    void leavesOtherProfilesAlone();
    void leavesItselfAndThoseAboveAlone();
    void withoutAProfileNothingIsKilled();
    void boxesOfADeafOwnerEndTheirTrees();
    void agentsOfADeafOwnerHaveTheGrace();
    void whatABoxCannotDoIsDoneForIt();

private:
    /// A nasty tree that no box watches, as if box and owner had been killed; 4 processes, 3 after the first is dead.
    static bool leaveTree(const ProcessRig &rig);
};

bool TestLeftovers::leaveTree(const ProcessRig &rig)
{
    QProcess process;
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("QUARTERDECK_PROFILE_ID"), rig.profile());
    process.setProcessEnvironment(environment);
    process.start(kNastyAgent, {QStringLiteral("tree"), QStringLiteral("leave")});
    return process.waitForFinished();
}

void TestLeftovers::killsWhatADeadOwnerLeft()
{
    const ProcessRig rig;
    QVERIFY(leaveTree(rig));
    const QList<int> left = rig.running();
    QCOMPARE(left.size(), 3);
    const auto killed = killLeftovers(rig.profile());
    QCOMPARE(rig.running(), QList<int>());
    QCOMPARE(killed.size(), size_t(3));
    for (const Leftover &one : killed) {
        QVERIFY(left.contains(one.id.pid));
        QVERIFY(one.id.startTime > 0);
        QVERIFY(one.killed);
        QCOMPARE(one.commandLine, kNastyAgent + QStringLiteral(" tree leave"));
    }
    QVERIFY(killLeftovers(rig.profile()).empty());
}

void TestLeftovers::leavesOtherProfilesAlone()
{
    const ProcessRig rig;
    const ProcessRig other;
    QVERIFY(leaveTree(rig));
    QVERIFY(killLeftovers(other.profile()).empty());
    QVERIFY(killLeftovers(rig.profile().chopped(1)).empty());
    QCOMPARE(rig.running().size(), 3);
}

void TestLeftovers::leavesItselfAndThoseAboveAlone()
{
    // The next owner may itself have been started by an agent of the dead one.
    const ProcessRig rig;
    QProcess shell;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QUARTERDECK_PROFILE_ID"), rig.profile());
    shell.setProcessEnvironment(environment);
    const QString script = QStringLiteral("\"$0\" withoutAProfileNothingIsKilled; exit $?");
    shell.start(QStringLiteral("sh"), {QStringLiteral("-c"), script, QCoreApplication::applicationFilePath()});
    QVERIFY(shell.waitForFinished());
    QCOMPARE(shell.exitStatus(), QProcess::NormalExit);
    QCOMPARE(shell.exitCode(), 0);
}

void TestLeftovers::withoutAProfileNothingIsKilled()
{
    const QString inherited = qEnvironmentVariable("QUARTERDECK_PROFILE_ID");
    QVERIFY(killLeftovers(inherited).empty()); // empty, or that of leavesItselfAndThoseAboveAlone()
}

// The owner is this program, and it is deaf while it does not return to its event loop.
void TestLeftovers::boxesOfADeafOwnerEndTheirTrees()
{
    const ProcessRig rig;
    Executioner executioner;
    Watched run(executioner);
    QVERIFY(run.process.start(rig.nasty(QStringLiteral("tree"))).ok());
    QTRY_VERIFY(run.saidReady());
    const auto killed = killBesideOwner(rig.profile(), std::chrono::milliseconds(0));
    QCOMPARE(rig.running(), QList<int>());
    // The box too; and where it looks for leaks at its end, the process that helps it.
    QVERIFY2(killed.size() == 5 || (kSlowness > 1 && killed.size() == 6), qPrintable(QString::number(killed.size())));
    for (const Leftover &one : killed)
        QVERIFY(one.killed);
    QTRY_COMPARE(run.reports, 1);
    QVERIFY(run.report.endedByOrder && !run.report.boxLost); // it has told its owner, and reaped
    QCOMPARE(run.report.leftoversKilled, 3);
    QCOMPARE(childrenOf(int(::getpid())), QList<int>());
}

void TestLeftovers::agentsOfADeafOwnerHaveTheGrace()
{
    const ProcessRig rig;
    Executioner executioner;
    Watched run(executioner);
    const QString script = QStringLiteral("trap 'echo asked; exit 3' TERM; echo ready; while :; do sleep 0.02; done");
    QVERIFY(run.process.start(rig.spec(QStringLiteral("sh"), {QStringLiteral("-c"), script})).ok());
    QTRY_VERIFY(run.saidReady());
    const auto killed = killBesideOwner(rig.profile(), std::chrono::milliseconds(20'000));
    QCOMPARE(rig.running(), QList<int>());
    QVERIFY(killed.size() >= 2);
    QTRY_COMPARE(run.reports, 1);
    QVERIFY(run.lines.contains("asked"));
    QCOMPARE(run.report.exitCode, 3);
}

void TestLeftovers::whatABoxCannotDoIsDoneForIt()
{
    const ProcessRig rig;
    Executioner executioner;
    Watched run(executioner);
    QVERIFY(run.process.start(rig.nasty(QStringLiteral("tree stopbox"))).ok());
    QTRY_VERIFY(run.saidReady());
    QTRY_COMPARE(stateOf(boxAmong(rig.running())), 'T');
    const auto killed = killBesideOwner(rig.profile(), std::chrono::milliseconds(0));
    QCOMPARE(rig.running(), QList<int>());
    QCOMPARE(killed.size(), size_t(5));
    QTRY_COMPARE(run.reports, 1);
    QVERIFY(run.report.boxLost);
}

QTEST_GUILESS_MAIN(TestLeftovers)
#include "tst_leftovers.moc"
