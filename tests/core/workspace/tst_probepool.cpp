#include "core/workspace/probepool.h"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <latch>

using namespace qd;

/// Threads for work that may hang.
class TestProbePool : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyJobIsDone()
    {
        constexpr int kJobs = 1'000;
        auto done = std::make_shared<std::atomic<int>>(0);
        ProbePool pool(4);
        for (int i = 0; i < kJobs; ++i)
            pool.run([done] { ++*done; });
        QTRY_COMPARE(done->load(), kJobs);
    }

    void oneThatHangsDoesNotKeepTheOthers()
    {
        auto release = std::make_shared<std::latch>(1);
        auto done = std::make_shared<std::atomic<int>>(0);
        ProbePool pool(2);
        pool.run([release] { release->wait(); });
        for (int i = 0; i < 10; ++i)
            pool.run([done] { ++*done; });
        QTRY_COMPARE(done->load(), 10);
        release->count_down();
    }

    void noMoreThanAllowedWorkAtOnce()
    {
        auto busy = std::make_shared<std::atomic<int>>(0);
        auto most = std::make_shared<std::atomic<int>>(0);
        auto done = std::make_shared<std::atomic<int>>(0);
        ProbePool pool(3);
        for (int i = 0; i < 300; ++i) {
            pool.run([=] {
                const int now = ++*busy;
                int seen = most->load();
                while (now > seen && !most->compare_exchange_weak(seen, now)) { }
                std::this_thread::yield();
                --*busy;
                ++*done;
            });
        }
        QTRY_COMPARE(done->load(), 300);
        QVERIFY2(*most >= 1 && *most <= 3, qPrintable(QString::number(*most)));
    }

    void itsEndWaitsForWhatHasBegunAndDropsTheRest()
    {
        auto begun = std::make_shared<std::latch>(1);
        auto release = std::make_shared<std::latch>(1);
        auto done = std::make_shared<std::atomic<int>>(0);
        std::thread releaser;
        {
            ProbePool pool(1);
            pool.run([=] {
                begun->count_down();
                release->wait();
                ++*done;
            });
            pool.run([=] { *done += 100; });
            begun->wait();
            releaser = std::thread([=] { release->count_down(); });
        }
        releaser.join();
        QVERIFY2(*done == 1 || *done == 101, qPrintable(QString::number(*done))); // the second may have been quick
    }

    // The end of the program must not hang because a disk does.
    void itsEndLeavesBehindWhatHangs()
    {
        auto begun = std::make_shared<std::latch>(1);
        auto release = std::make_shared<std::latch>(1);
        auto gone = std::make_shared<std::latch>(1);
        QElapsedTimer timer;
        {
            ProbePool pool(1);
            pool.run([=] {
                begun->count_down();
                release->wait();
                gone->count_down();
            });
            begun->wait();
            timer.start();
        }
        QVERIFY2(timer.elapsed() >= 5'000 && timer.elapsed() < 30'000, qPrintable(QString::number(timer.elapsed())));
        release->count_down();
        gone->wait();
    }
};

QTEST_GUILESS_MAIN(TestProbePool)
#include "tst_probepool.moc"
