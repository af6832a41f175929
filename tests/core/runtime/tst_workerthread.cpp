#include "core/runtime/workerthread.h"

#include "core/base/mailbox.h"

#include <QTest>

#include <atomic>

using namespace qd;

namespace {

Mailbox<int> inbox;
std::atomic<int> taken = 0;

class Worker : public QObject
{
    Q_OBJECT

public:
    [[nodiscard]] Result<void> start() { return {}; }
    Q_INVOKABLE void drain() { taken += int(inbox.takeAll().size()); }
};

using Thread = WorkerThread<Worker>;

void post(Thread &thread, int item)
{
    if (inbox.push(item))
        thread.wake();
}

} // namespace

class TestWorkerThread : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { taken = 0; }

    void whatIsPostedIsTaken()
    {
        Thread thread([] { return std::make_unique<Worker>(); });
        QVERIFY(thread.startWorker().ok());
        post(thread, 1);
        QTRY_COMPARE(taken.load(), 1);
        post(thread, 2);
        QTRY_COMPARE(taken.load(), 2);
        thread.quit();
        thread.join();
    }

    // A mailbox wakes its reader once, for the first of what waits: if nobody hears that, nobody comes ever.
    void whatWasPostedBeforeTheStartIsTaken()
    {
        Thread thread([] { return std::make_unique<Worker>(); });
        post(thread, 1);
        QVERIFY(thread.startWorker().ok());
        post(thread, 2);
        QTRY_COMPARE(taken.load(), 2);
        thread.quit();
        thread.join();
    }
};

QTEST_GUILESS_MAIN(TestWorkerThread)
#include "tst_workerthread.moc"
