#include "tests/rigs/deathwatch.h"
#include "tests/rigs/loadedowner.h"
#include "tests/rigs/machineload.h"
#include "tests/support/rigreport.h"

using namespace qd;
using namespace qd::test;

namespace {

constexpr int kAgents = 20;
constexpr qint64 kNoneAfterMs = 1'000;

} // namespace

/// The console dies by kill -9 while twenty agents work that do not want to end.
class TestOwnerDeath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("QT_QPA_PLATFORM", "offscreen"); }
    void nobodyOutlivesTheConsole();

private:
    [[nodiscard]] static int survivorsOfAPlainOwner();
};

// The control: the same agent, started by an owner that has nothing but QProcess.
int TestOwnerDeath::survivorsOfAPlainOwner()
{
    const ProgramRig rig;
    Program owner(QStringLiteral(MORTALOWNER), {QStringLiteral("plain"), QStringLiteral("none"), QStringLiteral(NASTYAGENT), rig.folder(),
                                                rig.markValue(), rig.markValue()});
    const QList<QByteArray> mark{"QUARTERDECK_RUN=" + rig.markValue().toUtf8()};
    if (!QTest::qWaitFor([&owner] { return owner.out().contains("ready"); }))
        return -1;
    owner.end();
    const bool gone = msUntilNone(mark, kNoneAfterMs) >= 0;
    const int survivors = gone ? 0 : int(runningWith(mark.first()).size());
    killAllWith(mark.first());
    return survivors;
}

void TestOwnerDeath::nobodyOutlivesTheConsole()
{
    const int rounds = rigSize(4, 500);
    int left = 0;
    int watched = 0;
    qint64 slowest = 0;
    for (int round = 0; round < rounds; ++round) {
        LoadedOwner owner;
#ifdef QUARTERDECK
        QVERIFY(owner.start(QStringLiteral(QUARTERDECK), {}, {kAgents, 0, 0}));
#else
        QVERIFY(owner.start({kAgents, 0, 0}));
#endif
        DeathWatch watch(owner.rig().mark());
        watched += watch.watched();
        QElapsedTimer timer;
        timer.start();
        owner.program().send(SIGKILL);
        const qint64 ms = watch.msUntilNone(timer, kNoneAfterMs);
        left += ms < 0 ? 1 : 0;
        slowest = std::max(slowest, ms);
    }
    const int survivors = survivorsOfAPlainOwner();
    reportRig({QStringLiteral("owner-death"), QStringLiteral("A crash of the console leaves nothing running"),
               QStringLiteral("%1 consoles killed over %2 processes: %3 left somebody; nobody after at most %4 ms; %5")
                   .arg(rounds).arg(watched).arg(left).arg(slowest).arg(machineLoad()),
               QStringLiteral("0 left somebody after %1 ms").arg(kNoneAfterMs),
               QStringLiteral("an owner with nothing but QProcess: %1 of 4 processes left").arg(survivors), left == 0 && survivors > 0});
    QVERIFY(survivors > 0);
    QCOMPARE(left, 0);
}

QTEST_GUILESS_MAIN(TestOwnerDeath)
#include "tst_ownerdeath.moc"
