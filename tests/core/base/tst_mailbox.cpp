#include "core/base/mailbox.h"

#include <QTest>

#include <array>
#include <memory>
#include <thread>
#include <vector>

using namespace qd;

namespace {

constexpr int kSenders = 4;
constexpr int kLettersEach = 20'000;

struct Letter {
    int sender = 0;
    int number = 0;
};

} // namespace

class TestMailbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyTheFirstLetterWakes()
    {
        Mailbox<int> box;
        QVERIFY(box.push(1));
        QVERIFY(!box.push(2));
        QCOMPARE(box.takeAll(), (std::deque<int>{1, 2}));
        QVERIFY(box.push(3));
    }

    void anEmptyBoxGivesNothing()
    {
        Mailbox<int> box;
        QVERIFY(box.takeAll().empty());
        (void)box.push(1);
        (void)box.takeAll();
        QVERIFY(box.takeAll().empty());
    }

    void carriesWhatCannotBeCopied()
    {
        Mailbox<std::unique_ptr<int>> box;
        QVERIFY(box.push(std::make_unique<int>(5)));
        QCOMPARE(*box.takeAll().front(), 5);
    }

    // Nothing is lost, nothing overtakes, and each filling of the box is announced exactly once.
    void manySendersOneReader()
    {
        Mailbox<Letter> box;
        std::atomic<int> wakes = 0;
        std::atomic<int> finished = 0;
        std::vector<std::thread> senders;
        for (int sender = 0; sender < kSenders; ++sender) {
            senders.emplace_back([&, sender] {
                for (int number = 0; number < kLettersEach; ++number) {
                    if (box.push({sender, number}))
                        ++wakes;
                }
                ++finished;
            });
        }

        int fillings = 0;
        std::array<int, kSenders> next{};
        bool inOrder = true;
        const auto take = [&] {
            const std::deque<Letter> letters = box.takeAll();
            fillings += letters.empty() ? 0 : 1;
            for (const Letter &letter : letters)
                inOrder = inOrder && letter.number == next[size_t(letter.sender)]++;
        };
        while (finished < kSenders)
            take();
        for (std::thread &sender : senders)
            sender.join();
        take();

        QVERIFY(inOrder);
        for (const int count : next)
            QCOMPARE(count, kLettersEach);
        QCOMPARE(wakes.load(), fillings);
    }
};

QTEST_GUILESS_MAIN(TestMailbox)
#include "tst_mailbox.moc"
