#include "tests/support/enginebench.h"

#include <QTest>

using namespace qd;

namespace {

const AgentEnding kDone{EndCause::Answered, {}, {}, {}};
const AgentEnding kFailed{EndCause::Answered, Error{QStringLiteral("command_failed"), ErrorCategory::Transient, {}}, {}, {}};

/// As many rehearsals run as their agent has seats, and as many more wait.
class FullHouse
{
public:
    static constexpr int kSeats = 4; ///< those of the agent that every store begins with

    FullHouse()
    {
        bench.settings.actionsPerTick = 2 * kSeats;
        for (int i = 0; i < 2 * kSeats; ++i)
            bench.addRehearsal();
        bench.settleDown();
    }
    [[nodiscard]] int running() const { return int(bench.rehearsal.alive.size()); }
    void endAll(const AgentEnding &ending)
    {
        while (!bench.rehearsal.alive.empty())
            bench.rehearsal.end(bench.engine->agents(), bench.rehearsal.alive.begin()->first, ending);
        bench.engine->step(); // results are looked at
    }
    [[nodiscard]] Tick newestTick() { return bench.store->ticks().newest(1)->front(); }

    EngineBench bench;
};

} // namespace

class TestDispatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Each transaction is a wait for the disk.
    void whatEndsAndWhatIsTakenNextIsOneTransaction()
    {
        FullHouse house;
        QCOMPARE(house.running(), FullHouse::kSeats);
        int commits = 0;
        house.bench.store->database().setGate([&commits](const char *sql) {
            commits += qstrcmp(sql, "COMMIT") == 0 ? 1 : 0;
            return Result<void>();
        });
        house.endAll(kDone);
        QCOMPARE(commits, 1);
        house.bench.store->database().setGate({});
        QCOMPARE(house.newestTick().succeeded, FullHouse::kSeats);
        QCOMPARE(house.newestTick().claimed, FullHouse::kSeats);
        house.bench.step();
        QCOMPARE(house.running(), FullHouse::kSeats);
    }

    // Whether its agent must rest is known when the failure is on record.
    void theSeatOfAFailureIsFreeInTheNextTick()
    {
        FullHouse house;
        house.endAll(kFailed);
        QCOMPARE(house.newestTick().failed, FullHouse::kSeats);
        QCOMPARE(house.newestTick().claimed, 0);
        QVERIFY(house.bench.wanted);
    }

    void whatCannotBeginKeepsNothingFromItsEnd()
    {
        FullHouse house;
        house.bench.rehearsal.end(house.bench.engine->agents(), house.bench.rehearsal.alive.begin()->first, kDone);
        house.bench.step(); // takes another one
        house.bench.rehearsal.end(house.bench.engine->agents(), house.bench.rehearsal.alive.begin()->first, kDone);
        house.bench.store->database().setGate([](const char *sql) -> Result<void> {
            if (QByteArrayView(sql).startsWith("INSERT INTO attempt "))
                return Error{QStringLiteral("database_io"), ErrorCategory::Transient, {}};
            return {};
        });
        house.bench.step();
        QCOMPARE(house.newestTick().succeeded, 1);
        QCOMPARE(house.newestTick().started, 0);
        QCOMPARE(house.newestTick().note, QStringLiteral("database_io"));
        QCOMPARE(house.bench.store->tasks().cache().counts.of(TaskState::Succeeded), 2);
        house.bench.store->database().setGate({});
        house.bench.settleDown();
        QCOMPARE(house.running(), FullHouse::kSeats);
    }

    // Its line is written before it is over.
    void aTickThatGoesOnForLongSaysSo()
    {
        EngineBench bench;
        bench.addRehearsal();
        bench.step();
        bench.rehearsal.whenBegun = [&](const ScriptedTransport::Deed &) { bench.clock.advance(700); };
        bench.step();
        const Tick tick = bench.store->ticks().newest(1)->front();
        QCOMPARE(tick.started, 1);
        QCOMPARE(tick.durationMs, 700);
        QCOMPARE(bench.engine->status().lastTick, tick);
    }

    void whatIsTakenWhileNothingCanBeginWaitsItsTurn()
    {
        FullHouse house;
        const TaskId late = house.bench.addRehearsal();
        house.endAll(kDone);
        house.bench.settleDown();
        QCOMPARE(house.running(), FullHouse::kSeats);
        QCOMPARE(house.bench.state(late), TaskState::Queued);
        house.endAll(kDone);
        house.bench.settleDown();
        QCOMPARE(house.bench.state(late), TaskState::Running);
    }
};

QTEST_GUILESS_MAIN(TestDispatcher)
#include "tst_dispatcher.moc"
