#include "core/runtime/longreads.h"

#include <QTest>

#include <semaphore>

using namespace qd;

namespace {

Command commandOf(const std::shared_ptr<ChangeBoard> &board, RequestId request)
{
    return {board, request, Operation::StoreVerify, {}, QStringLiteral("test"), {}};
}

} // namespace

class TestLongReads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyWaitsForALongOne();
    void whatHasNotBegunIsToldSo();
    void unusedItCostsNoThread();
};

void TestLongReads::nobodyWaitsForALongOne()
{
    const auto board = std::make_shared<ChangeBoard>(Caller{});
    std::counting_semaphore<> go(0);
    std::atomic<int> begun = 0;
    std::atomic<bool> elsewhere = false;
    LongReads reads([&, here = std::this_thread::get_id()](const Command &command) {
        elsewhere = std::this_thread::get_id() != here;
        ++begun;
        go.acquire();
        command.from->putAnswer({command.request, Payload(QJsonObject())});
    });
    reads.post(commandOf(board, 1)); // returns, although it is not done
    reads.post(commandOf(board, 2));
    QTRY_COMPARE(begun.load(), 1); // and not two
    QVERIFY(board->take().answers.empty());
    go.release(2);
    QTRY_COMPARE(begun.load(), 2);
    QVERIFY(elsewhere);
    size_t answers = 0;
    QTRY_COMPARE((answers += board->take().answers.size()), size_t(2));
}

void TestLongReads::whatHasNotBegunIsToldSo()
{
    const auto board = std::make_shared<ChangeBoard>(Caller{});
    std::counting_semaphore<> go(0);
    std::atomic<bool> begun = false;
    std::thread releaser;
    {
        LongReads reads([&](const Command &command) {
            begun = true;
            go.acquire();
            command.from->putAnswer({command.request, Payload(QJsonObject())});
        });
        reads.post(commandOf(board, 1));
        QTRY_VERIFY(begun.load());
        reads.post(commandOf(board, 2));
        releaser = std::thread([&] { go.release(); });
        // From here on it ends: the first one comes to its end, and nothing else is certain to begin.
        go.release();
    }
    releaser.join();
    const EventBatch batch = board->take();
    QCOMPARE(batch.answers.size(), size_t(2));
    QVERIFY(batch.answers[0].result.ok());
    QVERIFY(batch.answers[1].result.ok() || batch.answers[1].result.error().code == QLatin1String("core_stopped"));
}

void TestLongReads::unusedItCostsNoThread()
{
    bool called = false;
    {
        const LongReads reads([&](const Command &) { called = true; });
    }
    QVERIFY(!called);
}

QTEST_GUILESS_MAIN(TestLongReads)
#include "tst_longreads.moc"
