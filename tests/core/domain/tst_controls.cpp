#include "core/domain/controls.h"

#include "tests/support/fakeclock.h"

#include <QTest>

using namespace qd;

class TestControls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDefaultIsProof()
    {
        const FakeClock clock;
        QVERIFY(!Controls().real.open(clock.wallMs()));
        QVERIFY(!Controls().real.open(0));
    }

    void theWindowEndsByTime()
    {
        FakeClock clock;
        const RealWindow window{clock.wallMs() + 1'000, 5, QStringLiteral("console:alice")};
        QVERIFY(window.open(clock.wallMs()));
        clock.advance(999);
        QVERIFY(window.open(clock.wallMs()));
        clock.advance(1);
        QVERIFY(!window.open(clock.wallMs()));
    }

    void theWindowEndsByCount()
    {
        RealWindow window{1'000, 1, QString()};
        QVERIFY(window.open(0));
        window.remaining = 0;
        QVERIFY(!window.open(0));
        window.remaining = -1;
        QVERIFY(!window.open(0));
    }
};

QTEST_GUILESS_MAIN(TestControls)
#include "tst_controls.moc"
