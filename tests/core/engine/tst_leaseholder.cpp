#include "core/engine/leaseholder.h"
#include "tests/support/enginebench.h"

#include <QTest>

using namespace qd;

using Standing = LeaseHolder::Standing;

/// Two holders on one store, and a clock that does what it wants.
class TestLeaseHolder : public QObject
{
    Q_OBJECT

    std::unique_ptr<EngineBench> m_bench;
    std::unique_ptr<LeaseHolder> m_first;
    std::unique_ptr<LeaseHolder> m_second;

    Lease stored() { return *m_bench->store->lease().read(); }
    void failStore(const char *code = "database_busy")
    {
        m_bench->store->database().setGate([code](const char *) -> Result<void> {
            return Error{QLatin1String(code), ErrorCategory::Transient, {}};
        });
    }
    void mendStore() { m_bench->store->database().setGate({}); }

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<EngineBench>();
        m_first = std::make_unique<LeaseHolder>(*m_bench->context);
        m_second = std::make_unique<LeaseHolder>(*m_bench->context);
    }

    void theFirstIsGrantedAndTheSecondRefused()
    {
        QVERIFY(!m_first->held() && !m_first->trusted());
        QCOMPARE(m_first->uphold(), Standing::Granted);
        QVERIFY(m_first->held() && m_first->trusted());
        QCOMPARE(m_second->uphold(), Standing::Refused);
        QVERIFY(!m_second->trusted());
        QCOMPARE(stored().epoch, 1);
        QCOMPARE(m_first->fence().epoch, 1);
        QCOMPARE(m_first->fence().owner.size(), 32); // random, not host and pid
        QVERIFY(stored().owner == m_first->fence().owner);
        QCOMPARE(m_second->fence().epoch, 0);
    }

    void itIsRenewedWhenDueAndNotBefore()
    {
        QCOMPARE(m_first->uphold(), Standing::Granted);
        const qint64 expires = stored().expiresAt;
        m_bench->clock.advance(Lease::kRenewMs - 1);
        QCOMPARE(m_first->uphold(), Standing::Held);
        QCOMPARE(stored().expiresAt, expires);
        m_bench->clock.advance(1);
        QCOMPARE(m_first->uphold(), Standing::Held);
        QCOMPARE(stored().expiresAt, expires + Lease::kRenewMs);
        QCOMPARE(stored().epoch, 1);
        QCOMPARE(m_first->lease()->expiresAt, stored().expiresAt);
    }

    void trustEndsBeforeTheLeaseDoes()
    {
        QCOMPARE(m_first->uphold(), Standing::Granted);
        failStore();
        m_bench->clock.advance(Lease::kTtlMs * 2 / 3 - 1);
        QCOMPARE(m_first->uphold(), Standing::Held); // the store does not answer, and there is still time
        QVERIFY(m_first->trusted());
        m_bench->clock.advance(1);
        QVERIFY(!m_first->trusted());
        QCOMPARE(m_first->uphold(), Standing::Failed);
        QVERIFY(!m_first->held());
        mendStore();
        QCOMPARE(m_second->uphold(), Standing::Refused); // nobody may begin while somebody might still believe
        m_bench->clock.advance(Lease::kTtlMs / 3 + 1);
        QCOMPARE(m_second->uphold(), Standing::Granted);
    }

    void aFrozenHolderFindsItselfFencedOut()
    {
        QCOMPARE(m_first->uphold(), Standing::Granted);
        m_bench->clock.advance(Lease::kTtlMs + 1);
        QCOMPARE(m_second->uphold(), Standing::Granted);
        QVERIFY(!m_first->trusted());
        QCOMPARE(m_first->uphold(), Standing::Failed);
        QVERIFY(!m_first->held());
        QCOMPARE(m_first->uphold(), Standing::Refused);
        QCOMPARE(stored().epoch, 2);
    }

    void aFrozenHolderThatNobodyReplacedGoesOn()
    {
        QCOMPARE(m_first->uphold(), Standing::Granted);
        m_bench->clock.advance(10 * Lease::kTtlMs);
        QCOMPARE(m_first->uphold(), Standing::Held);
        QVERIFY(m_first->trusted());
        QCOMPARE(stored().epoch, 1);
    }

    void theWallClockDecidesNothing()
    {
        QCOMPARE(m_first->uphold(), Standing::Granted);
        for (const qint64 wall : {qint64(0), qint64(4'000'000'000'000)}) {
            m_bench->clock.setWallMs(wall);
            QVERIFY(m_first->trusted());
            QCOMPARE(m_first->uphold(), Standing::Held);
            QCOMPARE(m_second->uphold(), Standing::Refused);
        }
    }

    void aLostGrantIsTakenAnewUnderANewEpoch()
    {
        QCOMPARE(m_first->uphold(), Standing::Granted);
        m_first->drop();
        QVERIFY(!m_first->trusted());
        QCOMPARE(m_first->uphold(), Standing::Granted); // its own row does not keep it out
        QCOMPARE(m_first->fence().epoch, 2);
    }

    void resigningLetsTheNextOneIn()
    {
        m_first->resign(); // nothing held: nothing happens
        QCOMPARE(m_first->uphold(), Standing::Granted);
        m_first->resign();
        QVERIFY(!m_first->held());
        QCOMPARE(m_second->uphold(), Standing::Granted);
        QCOMPARE(stored().epoch, 2);
        m_first->resign();
        QVERIFY(m_second->trusted() && stored().owner == m_second->fence().owner);
    }

    void aStoreThatDoesNotAnswerGrantsNothing()
    {
        failStore("database_io");
        QCOMPARE(m_first->uphold(), Standing::Failed);
        QVERIFY(!m_first->held() && !m_first->trusted());
        mendStore();
        QCOMPARE(m_first->uphold(), Standing::Granted);
        QCOMPARE(stored().epoch, 1);
    }

    void anUnclearGrantIsNotBelieved()
    {
        Database &database = m_bench->store->database();
        bool fired = false;
        database.setGate([&](const char *sql) -> Result<void> {
            if (fired || qstrcmp(sql, "COMMIT") != 0)
                return {};
            fired = true;
            static_cast<void>(database.executeScript(QStringLiteral("COMMIT")));
            return Error{QStringLiteral("database_io"), ErrorCategory::Transient, {}};
        });
        QCOMPARE(m_first->uphold(), Standing::Failed);
        QVERIFY(!m_first->trusted());
        mendStore();
        QCOMPARE(m_first->uphold(), Standing::Granted);
        QCOMPARE(m_first->fence().epoch, 2); // never an epoch twice
    }
};

QTEST_GUILESS_MAIN(TestLeaseHolder)
#include "tst_leaseholder.moc"
