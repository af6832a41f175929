#include "core/rules/order.h"

#include <QTest>

using namespace qd;

namespace {

constexpr qint64 kNow = 1'700'000'000'000;
constexpr qint64 kMinute = 60'000;

} // namespace

class TestOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMoreUrgentGoesFirst()
    {
        for (int priority = 0; priority < 10; ++priority)
            QVERIFY(orderKey(priority + 1, kNow) < orderKey(priority, kNow));
    }

    void withinAPriorityTheOlderGoesFirst()
    {
        QVERIFY(orderKey(5, kNow - 1) < orderKey(5, kNow));
    }

    void halfAnHourOfWaitingIsWorthOneLevel()
    {
        QVERIFY(orderKey(5, kNow - 29 * kMinute) > orderKey(6, kNow));
        QCOMPARE(orderKey(5, kNow - 30 * kMinute), orderKey(6, kNow));
        QVERIFY(orderKey(5, kNow - 31 * kMinute) < orderKey(6, kNow));
    }

    void theLeastUrgentIsNeverStarved()
    {
        QVERIFY(orderKey(0, kNow - 301 * kMinute) < orderKey(10, kNow));
    }
};

QTEST_GUILESS_MAIN(TestOrder)
#include "tst_order.moc"
