#include "core/base/random.h"

#include "tests/support/fakerandom.h"

#include <QSet>
#include <QTest>

using namespace qd;

class TestRandom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMachinesChanceDiffersEachTime()
    {
        SystemRandom random;
        QSet<QByteArray> seen;
        for (int i = 0; i < 100; ++i)
            seen.insert(random.hex(16));
        QCOMPARE(seen.size(), 100);
    }

    void hexIsTwoLowerCaseDigitsPerByte()
    {
        SystemRandom random;
        const QByteArray hex = random.hex(16);
        QCOMPARE(hex.size(), 32);
        QCOMPARE(QByteArray::fromHex(hex).toHex(), hex);
        QCOMPARE(random.hex(0), QByteArray());
    }

    void unitStaysBelowOne()
    {
        SystemRandom machine;
        FakeRandom fake(3);
        for (int i = 0; i < 10'000; ++i) {
            for (Random *random : {static_cast<Random *>(&machine), static_cast<Random *>(&fake)}) {
                const double unit = random->unit();
                QVERIFY(unit >= 0.0 && unit < 1.0);
            }
        }
    }

    void aSeedRepeatsItself()
    {
        FakeRandom one(42);
        FakeRandom two(42);
        FakeRandom other(43);
        const QByteArray first = one.hex(16);
        QCOMPARE(two.hex(16), first);
        QVERIFY(other.hex(16) != first);
        QCOMPARE(one.unit(), two.unit());
    }

    void everySeedIsUsable()
    {
        QSet<quint64> firsts;
        for (quint64 seed = 0; seed < 1'000; ++seed)
            firsts.insert(FakeRandom(seed).next());
        QCOMPARE(firsts.size(), 1'000);
    }
};

QTEST_GUILESS_MAIN(TestRandom)
#include "tst_random.moc"
