#include "core/domain/stopflags.h"

#include <QTest>

#include <latch>
#include <thread>
#include <vector>

using namespace qd;

class TestStopFlags : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wishesFollowEachOther()
    {
        StopFlags flags;
        QCOMPARE(flags.wish(), RunWish::Run);
        for (const RunWish wish : {RunWish::Pause, RunWish::Drain, RunWish::Run}) {
            flags.set(wish);
            QCOMPARE(flags.wish(), wish);
            QVERIFY(!flags.killed());
        }
    }

    void killLatches()
    {
        StopFlags flags;
        flags.set(RunWish::Halted);
        for (const RunWish wish : {RunWish::Run, RunWish::Pause, RunWish::Drain, RunWish::Halted}) {
            flags.set(wish);
            QVERIFY(flags.killed());
        }
    }

    void aResetComesUpPaused()
    {
        StopFlags flags;
        flags.set(RunWish::Halted);
        flags.reset();
        QVERIFY(!flags.killed());
        QCOMPARE(flags.wish(), RunWish::Pause);
        flags.set(RunWish::Run);
        QCOMPARE(flags.wish(), RunWish::Run);
    }

    // Resume pressed at the same moment as kill, on another thread, must lose in every interleaving.
    void killWinsEveryRace()
    {
        for (int round = 0; round < 200; ++round) {
            StopFlags flags;
            std::latch start(3);
            std::vector<std::thread> threads;
            for (const RunWish wish : {RunWish::Run, RunWish::Drain, RunWish::Halted}) {
                threads.emplace_back([&, wish] {
                    start.arrive_and_wait();
                    flags.set(wish);
                });
            }
            for (std::thread &thread : threads)
                thread.join();
            QVERIFY(flags.killed());
        }
    }
};

QTEST_GUILESS_MAIN(TestStopFlags)
#include "tst_stopflags.moc"
