#include "core/rules/leasetrust.h"

#include "tests/support/fakeclock.h"

#include <QTest>

using namespace qd;

namespace {

QString thisBoot()
{
    return QStringLiteral("this-boot");
}

Lease grantedAt(qint64 now)
{
    return {QStringLiteral("a1b2"), 3, now + Lease::kTtlMs, thisBoot()};
}

} // namespace

class TestLeaseTrust : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHolderStopsWellBeforeAnotherBegins()
    {
        FakeClock clock;
        const qint64 asked = clock.bootMs();
        clock.advance(4'000); // the answer took its time; the lease counts from here, trust from the question
        const Lease lease = grantedAt(clock.bootMs());
        QCOMPARE(leaseTrustedUntil(asked), asked + 20'000);
        QVERIFY(lease.expiresAt - leaseTrustedUntil(asked) >= 10'000);
        QVERIFY(!leaseExpired(lease, leaseTrustedUntil(asked), thisBoot()));
    }

    void aLeaseLastsUntilItsLastMillisecond()
    {
        FakeClock clock;
        const Lease lease = grantedAt(clock.bootMs());
        QVERIFY(!leaseExpired(lease, clock.bootMs(), thisBoot()));
        clock.advance(Lease::kTtlMs);
        QVERIFY(!leaseExpired(lease, clock.bootMs(), thisBoot()));
        clock.advance(1);
        QVERIFY(leaseExpired(lease, clock.bootMs(), thisBoot()));
    }

    void aLeaseOfAnotherBootHasExpired()
    {
        const FakeClock clock;
        QVERIFY(leaseExpired(grantedAt(clock.bootMs()), clock.bootMs(), QStringLiteral("next-boot")));
    }

    void aLeaseOfNobodyIsFree()
    {
        const FakeClock clock;
        Lease lease = grantedAt(clock.bootMs());
        lease.owner.clear();
        QVERIFY(leaseExpired(lease, clock.bootMs(), thisBoot()));
        QVERIFY(leaseExpired(Lease(), clock.bootMs(), thisBoot()));
    }

    void theWallClockHasNoSay()
    {
        FakeClock clock;
        const Lease lease = grantedAt(clock.bootMs());
        clock.setWallMs(clock.wallMs() + 3'600'000);
        QVERIFY(!leaseExpired(lease, clock.bootMs(), thisBoot()));
    }
};

QTEST_GUILESS_MAIN(TestLeaseTrust)
#include "tst_leasetrust.moc"
