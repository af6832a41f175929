#include "core/process/orphanreaper.h"

#include <QTest>

#include <unistd.h>

using namespace qd;

class TestOrphanReaper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesWhatNobodyWaitsFor();
};

void TestOrphanReaper::takesWhatNobodyWaitsFor()
{
    OrphanReaper reaper;
    reaper.step(0);
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(0);
    QTRY_VERIFY(readStat(child) && !readStat(child)->alive());
    reaper.step(1);
    reaper.step(OrphanReaper::kPeriodMs); // seen for the first time: its own parent's code may be about to wait for it
    QVERIFY(readStat(child));
    reaper.step(2 * OrphanReaper::kPeriodMs - 1);
    QVERIFY(readStat(child));
    reaper.step(2 * OrphanReaper::kPeriodMs);
    QVERIFY(!readStat(child));
}

QTEST_GUILESS_MAIN(TestOrphanReaper)
#include "tst_orphanreaper.moc"
