#include "core/engine/claimer.h"

#include "core/store/taskreader.h"
#include "tests/support/enginebench.h"

#include <QJsonArray>
#include <QTest>

using namespace qd;

namespace {

constexpr qint64 kEpoch = 7;

} // namespace

/// Who takes what: order, lanes, seats, modes.
class TestClaimer : public QObject
{
    Q_OBJECT

    std::unique_ptr<EngineBench> m_bench;
    RunBoard m_board;

    std::vector<Claim> claim(int most, int real = 0)
    {
        Controls controls;
        controls.real = {m_bench->clock.wallMs() + 1'000, real, QStringLiteral("test")};
        std::vector<Claim> taken;
        const Claimer claimer(m_bench->roster, m_board, m_bench->clock);
        const auto done = inUnitOfWork(*m_bench->store, m_bench->clock.wallMs(), QStringLiteral("t"), [&](UnitOfWork &unit) -> Result<void> {
            auto claims = claimer.claim(unit, kEpoch, controls, most);
            if (!claims)
                return claims.error();
            taken = *std::move(claims);
            return {};
        });
        if (!done)
            qFatal("%s", qPrintable(done.error().detail));
        return taken;
    }
    static std::vector<qint64> ids(const std::vector<Claim> &claims)
    {
        std::vector<qint64> ids;
        for (const Claim &claim : claims)
            ids.push_back(claim.task.id.value);
        return ids;
    }
    void setAgents(const std::vector<Agent> &agents) { m_bench->roster.setAgents(agents); }
    static Agent agent(const char *name, int slotCount, std::vector<TaskKind> kinds, bool enabled = true)
    {
        Agent agent;
        agent.name = QLatin1String(name);
        agent.slotCount = slotCount;
        agent.kinds = std::move(kinds);
        agent.enabled = enabled;
        return agent;
    }
    TaskId addFor(const char *agent)
    {
        TaskDraft draft;
        draft.spec.title = QStringLiteral("t");
        draft.spec.kind = TaskKind::Command;
        draft.spec.command = {QStringLiteral("true")};
        draft.spec.agent = QLatin1String(agent);
        return m_bench->add(draft);
    }
    void occupy(const char *agent, qint64 attempt)
    {
        Run run;
        run.attempt.id = AttemptId{attempt};
        run.attempt.agent = QLatin1String(agent);
        m_board.add(std::move(run));
    }

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<EngineBench>();
        m_board = RunBoard();
    }

    void whatIsTakenIsWritten()
    {
        const TaskId id = m_bench->addCommand();
        const auto claims = claim(3);
        QCOMPARE(ids(claims), std::vector<qint64>{id.value});
        QCOMPARE(claims[0].attemptNumber, 1);
        QCOMPARE(claims[0].agent.name, QStringLiteral("command"));
        const Task task = m_bench->task(id);
        QCOMPARE(task.state, TaskState::Claimed);
        QCOMPARE(task.epoch, kEpoch);
        QCOMPARE(task.agent, QStringLiteral("command"));
        QVERIFY(claim(3).empty()); // and cannot be taken twice
    }

    void theMostUrgentOfAllLanesGoFirst()
    {
        setAgents({agent("one", 9, {TaskKind::Command}), agent("two", 9, {TaskKind::Rehearsal})});
        const TaskId low = m_bench->addCommand(Mode::Proof, 2);
        const TaskId middle = m_bench->addRehearsal();
        const TaskId named = addFor("two");
        const TaskId high = m_bench->addCommand(Mode::Proof, 8);
        QCOMPARE(ids(claim(3)), (std::vector<qint64>{high.value, middle.value, named.value}));
        QCOMPARE(ids(claim(3)), std::vector<qint64>{low.value});
    }

    void aNamedTaskWaitsForItsAgent()
    {
        setAgents({agent("one", 9, {TaskKind::Command}), agent("two", 1, {TaskKind::Command})});
        addFor("nobody");
        const TaskId mine = addFor("two");
        const TaskId alsoMine = addFor("two");
        const TaskId any = m_bench->addCommand();
        const auto claims = claim(9);
        QCOMPARE(ids(claims), (std::vector<qint64>{mine.value, any.value})); // and blocks nobody behind it
        QCOMPARE(claims[0].agent.name, QStringLiteral("two"));
        QCOMPARE(claims[1].agent.name, QStringLiteral("one"));
        QCOMPARE(m_bench->state(alsoMine), TaskState::Queued);
    }

    void nobodyGetsMoreThanItsSeats()
    {
        setAgents({agent("one", 2, {TaskKind::Command}), agent("two", 3, {TaskKind::Command})});
        for (int i = 0; i < 9; ++i)
            m_bench->addCommand();
        occupy("two", 1);
        occupy("one", 2);
        occupy("one", 3);
        const auto claims = claim(9);
        QCOMPARE(claims.size(), size_t(2));
        for (const Claim &claim : claims)
            QCOMPARE(claim.agent.name, QStringLiteral("two"));
        occupy("two", 4);
        occupy("two", 5);
        QVERIFY(claim(9).empty());
    }

    void theScoreAndItsReasonsAreInTheJournal()
    {
        Agent plain = agent("plain", 5, {TaskKind::Command});
        Agent knowing = agent("knowing", 1, {TaskKind::Command});
        knowing.specialties = {QStringLiteral("shell")};
        setAgents({plain, knowing});
        TaskDraft draft;
        draft.spec.title = QStringLiteral("Mend the Shell script");
        draft.spec.kind = TaskKind::Command;
        draft.spec.command = {QStringLiteral("true")};
        const TaskId id = m_bench->add(draft);
        const auto claims = claim(3);
        QCOMPARE(claims.size(), size_t(1));
        QCOMPARE(claims[0].agent.name, QStringLiteral("knowing"));
        TaskReader reader(m_bench->store->database());
        const auto entries = reader.journal(displayId(id), 0, 10);
        QVERIFY(entries.ok());
        const JournalEntry &entry = entries->back();
        QCOMPARE(entry.event, QStringLiteral("task_claimed"));
        QCOMPARE(entry.data[QLatin1String("agent")].toString(), QStringLiteral("knowing"));
        QCOMPARE(entry.data[QLatin1String("score")].toDouble(), 65.0);
        QCOMPARE(entry.data[QLatin1String("suitability")].toDouble(), 65.0);
        QCOMPARE(entry.data[QLatin1String("load")].toDouble(), 0.0);
        QCOMPARE(entry.data[QLatin1String("reasons")].toArray().first().toString(), QStringLiteral("knows about shell"));
    }

    void whoRestsIsNotAsked()
    {
        setAgents({agent("one", 5, {TaskKind::Command})});
        for (int i = 0; i < 3; ++i)
            m_bench->addCommand();
        for (int i = 0; i < AgentStatus::kUnhealthyAfter; ++i)
            m_bench->roster.noteEnd(QStringLiteral("one"), AttemptState::Lost, {}, m_bench->clock.bootMs());
        QVERIFY(claim(9).empty());
        const Claimer claimer(m_bench->roster, m_board, m_bench->clock);
        QVERIFY(*claimer.hasWork(*m_bench->store, false, m_bench->clock.wallMs())); // it is worth waiting for
        m_bench->clock.advance(Roster::kRestMs);
        QCOMPARE(claim(9).size(), size_t(1)); // to see whether it can again
    }

    void theOneWithMostRoomIsTakenFirst()
    {
        setAgents({agent("one", 1, {TaskKind::Command}), agent("two", 3, {TaskKind::Command})});
        for (int i = 0; i < 4; ++i)
            m_bench->addCommand();
        const auto claims = claim(9);
        QCOMPARE(claims.size(), size_t(4));
        QCOMPARE(claims[0].agent.name, QStringLiteral("two")); // among equals
        QCOMPARE(claims[1].agent.name, QStringLiteral("one")); // has less in hand by now
    }

    void disabledAgentsAndMissingHandsTakeNothing()
    {
        Agent handless = agent("handless", 5, {TaskKind::Command});
        handless.transport = Transport::Rehearsal;
        Roster roster;
        roster.addTransport(Transport::Command, m_bench->command);
        roster.setAgents({agent("asleep", 5, {TaskKind::Command}, false), handless});
        m_bench->addCommand();
        const Claimer claimer(roster, m_board, m_bench->clock);
        const auto done = inUnitOfWork(*m_bench->store, 1, {}, [&](UnitOfWork &unit) -> Result<void> {
            const auto claims = claimer.claim(unit, kEpoch, {}, 5);
            return claims && claims->empty() ? Result<void>() : Error{};
        });
        QVERIFY(done.ok());
        QVERIFY(!*claimer.hasWork(*m_bench->store, true, m_bench->clock.wallMs() + 1));
    }

    void realTasksAreTakenOnlyAsOftenAsArmed()
    {
        const TaskId real1 = m_bench->addCommand(Mode::Real, 9);
        const TaskId real2 = m_bench->addCommand(Mode::Real, 9);
        const TaskId proof = m_bench->addCommand(Mode::Proof, 1);
        setAgents({agent("one", 9, {TaskKind::Command})});
        QCOMPARE(ids(claim(9, 1)), (std::vector<qint64>{real1.value, proof.value}));
        QVERIFY(claim(9, 0).empty());
        QCOMPARE(ids(claim(9, 5)), std::vector<qint64>{real2.value});
    }

    void aClosedWindowTakesNothingReal()
    {
        m_bench->addCommand(Mode::Real);
        Controls controls;
        controls.real = {m_bench->clock.wallMs(), 5, {}}; // ends now
        const Claimer claimer(m_bench->roster, m_board, m_bench->clock);
        const auto done = inUnitOfWork(*m_bench->store, m_bench->clock.wallMs(), {}, [&](UnitOfWork &unit) -> Result<void> {
            const auto claims = claimer.claim(unit, kEpoch, controls, 5);
            return claims && claims->empty() ? Result<void>() : Error{};
        });
        QVERIFY(done.ok());
    }

    void aDamagedRowHoldsUpNobody()
    {
        const TaskId damaged = m_bench->addCommand(Mode::Proof, 10);
        const TaskId sound = m_bench->addCommand();
        QVERIFY(m_bench->store->database().executeScript(QStringLiteral("UPDATE task SET spec = '{}' WHERE id = %1").arg(damaged.value)).ok());
        QCOMPARE(ids(claim(3)), std::vector<qint64>{sound.value});
    }

    void theReasonOfTheLastFailureStays()
    {
        const TaskId id = m_bench->addRehearsal();
        m_bench->settleDown();
        m_bench->rehearsal.end(m_bench->engine->agents(), m_bench->rehearsal.alive.begin()->first,
                               {EndCause::Answered, Error{QStringLiteral("bad"), ErrorCategory::Transient, {}}, {}, {}});
        m_bench->settleDown();
        m_bench->clock.advance(10'000);
        QVERIFY(m_bench->store->tasks().promoteDue(m_bench->clock.wallMs()).ok());
        const auto claims = claim(3);
        QCOMPARE(claims.size(), size_t(1));
        QCOMPARE(claims[0].attemptNumber, 2);
        QCOMPARE(m_bench->task(id).error->code, QStringLiteral("bad"));
    }

    void hasWorkKnowsModesAndTimes()
    {
        const Claimer claimer(m_bench->roster, m_board, m_bench->clock);
        const qint64 now = m_bench->clock.wallMs();
        QVERIFY(!*claimer.hasWork(*m_bench->store, true, now));
        const TaskId real = m_bench->addCommand(Mode::Real);
        QVERIFY(!*claimer.hasWork(*m_bench->store, false, now));
        QVERIFY(*claimer.hasWork(*m_bench->store, true, now));
        QVERIFY(real.isValid());
        TaskDraft later;
        later.spec.title = QStringLiteral("t");
        later.spec.kind = TaskKind::Rehearsal;
        later.notBefore = now + 50;
        m_bench->add(later);
        QVERIFY(!*claimer.hasWork(*m_bench->store, false, now + 49));
        QVERIFY(*claimer.hasWork(*m_bench->store, false, now + 50));
    }
};

QTEST_GUILESS_MAIN(TestClaimer)
#include "tst_claimer.moc"
