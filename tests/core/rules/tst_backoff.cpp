#include "core/rules/backoff.h"

#include "tests/support/fakerandom.h"

#include <QTest>

#include <limits>

using namespace qd;

class TestBackoff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doublesUpToTheCap_data()
    {
        QTest::addColumn<int>("failedAttempts");
        QTest::addColumn<qint64>("middle");
        QTest::newRow("first") << 1 << qint64(5'000);
        QTest::newRow("second") << 2 << qint64(10'000);
        QTest::newRow("third") << 3 << qint64(20'000);
        QTest::newRow("sixth") << 6 << qint64(160'000);
        QTest::newRow("seventh is capped") << 7 << qint64(300'000);
        QTest::newRow("hundredth") << 100 << qint64(300'000);
        QTest::newRow("endless") << std::numeric_limits<int>::max() << qint64(300'000);
        QTest::newRow("none yet") << 0 << qint64(5'000);
        QTest::newRow("nonsense") << std::numeric_limits<int>::min() + 1 << qint64(5'000);
    }

    void doublesUpToTheCap()
    {
        QFETCH(int, failedAttempts);
        QFETCH(qint64, middle);
        QCOMPARE(retryDelayMs(RetryRules(), failedAttempts, 0.5), middle);
        QCOMPARE(retryDelayMs(RetryRules(), failedAttempts, 0.0), middle * 8 / 10);
    }

    void theRulesAreHeeded_data()
    {
        QTest::addColumn<qint64>("base");
        QTest::addColumn<qint64>("most");
        QTest::addColumn<int>("failedAttempts");
        QTest::addColumn<qint64>("middle");
        QTest::newRow("another base") << qint64(100) << qint64(300'000) << 3 << qint64(400);
        QTest::newRow("another cap") << qint64(100) << qint64(150) << 3 << qint64(150);
        QTest::newRow("a base above the cap") << qint64(900) << qint64(150) << 1 << qint64(150);
        QTest::newRow("no wait at all") << qint64(0) << qint64(300'000) << 100 << qint64(0);
        QTest::newRow("the longest of both") << qint64(86'400'000) << qint64(86'400'000) << 100 << qint64(86'400'000);
    }

    void theRulesAreHeeded()
    {
        QFETCH(qint64, base);
        QFETCH(qint64, most);
        QFETCH(int, failedAttempts);
        QFETCH(qint64, middle);
        const RetryRules rules{base, most};
        QCOMPARE(retryDelayMs(rules, failedAttempts, 0.5), middle);
        QVERIFY(retryDelayMs(rules, failedAttempts, 0.999'999) <= longestRetryDelayMs(rules));
    }

    void chanceStaysWithinAFifth()
    {
        FakeRandom random(7);
        qint64 least = std::numeric_limits<qint64>::max();
        qint64 most = 0;
        for (int i = 0; i < 10'000; ++i) {
            const qint64 delay = retryDelayMs(RetryRules(), 1, random.unit());
            least = std::min(least, delay);
            most = std::max(most, delay);
        }
        QVERIFY(least >= 4'000 && least < 4'050); // the whole width is used, or retries would come in step
        QVERIFY(most <= 6'000 && most > 5'950);
    }
};

QTEST_GUILESS_MAIN(TestBackoff)
#include "tst_backoff.moc"
