#include "core/engine/claimer.h"
#include "tests/core/engine/faultscenarios.h"

#include <QTest>

using namespace qd;

using Fault = FaultRig::Fault;

namespace {

const QString kActor = QStringLiteral("operator");

} // namespace

/// Every kind of transaction, with every one of its calls failing once and for good.
class TestFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theStoreStaysWholeAndTheNextStepRecovers_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<Fault>("fault");
        for (const QString &scenario : faultscenarios::names()) {
            const QByteArray name = scenario.toUtf8();
            QTest::addRow("%s, once", name.constData()) << scenario << Fault::Once;
            QTest::addRow("%s, once, though written", name.constData()) << scenario << Fault::OnceWritten;
            QTest::addRow("%s, for good", name.constData()) << scenario << Fault::Persistent;
            QTest::addRow("%s, for good, though written", name.constData()) << scenario << Fault::PersistentWritten;
        }
    }

    void theStoreStaysWholeAndTheNextStepRecovers()
    {
        QFETCH(QString, name);
        QFETCH(Fault, fault);
        const QStringList wrong = FaultRig::play(faultscenarios::named(name), fault);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QStringLiteral("; "))));
    }

    // The test of the test: a store that keeps half of what failed is caught in each kind of transaction that writes twice.
    void halfATransactionIsCaught_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"claim and prove", "start for real", "settle", "exhaust", "recover", "cancel", "requeue", "arm", "kill record"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void halfATransactionIsCaught()
    {
        QFETCH(QString, name);
        QVERIFY(!FaultRig::play(faultscenarios::named(name), Fault::HalfKept).isEmpty());
    }

    // And so is an engine that writes without its fence after another one has taken over.
    void aWriteWithoutItsFenceIsCaught()
    {
        for (const bool fenced : {true, false}) {
            EngineBench bench;
            bench.step();
            const Fence frozen{bench.store->lease().read()->owner, bench.store->lease().read()->epoch};
            bench.clock.advance(Lease::kTtlMs + 1);
            FakeInspector inspector;
            Engine second(*bench.context, bench.roster, inspector);
            inspector.listener = &second.inspections();
            second.step();
            const TaskId id = bench.addCommand();
            const RunBoard board;
            const Claimer claimer(bench.roster, board, bench.clock);
            const auto done = inUnitOfWork(*bench.store, bench.clock.wallMs(), kActor, [&](UnitOfWork &unit) -> Result<void> {
                if (auto guarded = fenced ? unit.store().lease().guard(frozen) : Result<void>(); !guarded)
                    return guarded;
                const auto claims = claimer.claim(unit, frozen.epoch, {}, 1);
                return claims ? Result<void>() : Result<void>(claims.error());
            });
            QCOMPARE(done.ok(), !fenced);
            const bool stale = bench.state(id) == TaskState::Claimed && bench.task(id).epoch < bench.store->lease().read()->epoch;
            QCOMPARE(stale, !fenced);
        }
    }

    void aStandbyThatTakesOverWritesItsLedger()
    {
        EngineBench bench;
        for (int i = 0; i < 5; ++i) {
            bench.addCommand();
            bench.step();
        }
        FakeInspector inspector;
        Engine second(*bench.context, bench.roster, inspector);
        inspector.listener = &second.inspections();
        for (int i = 0; i < 5; ++i) {
            bench.addCommand();
            bench.step();
        }
        bench.clock.advance(Lease::kTtlMs + 1);
        bench.addCommand();
        second.step();
        const auto ticks = bench.store->ticks().newest(100);
        QCOMPARE(ticks->size(), size_t(11));
        QCOMPARE(ticks->front().number, 11);
        QCOMPARE(ticks->front().epoch, 2);
    }

    void anEngineThatCouldNotReadTheLedgerWritesOnInIt()
    {
        EngineBench bench;
        bench.addCommand();
        bench.step();
        bench.loseEngine();
        bench.store->database().setGate([](const char *) -> Result<void> { return Error{QStringLiteral("database_io"), ErrorCategory::Transient, {}}; });
        bench.startEngine();
        bench.store->database().setGate({});
        bench.clock.advance(Lease::kTtlMs + 1);
        bench.addCommand();
        bench.settleDown();
        const auto ticks = bench.store->ticks().newest(100);
        QCOMPARE(ticks->size(), size_t(3)); // that of the first, and those that take and begin both tasks
        QCOMPARE(ticks->front().epoch, 2);
        QCOMPARE(ticks->front().started, 2);
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
