#include "tests/support/enginebench.h"

#include <QTest>

using namespace qd;

namespace {

QStringList eventsOf(EngineBench &bench, TaskId task)
{
    const auto rows = bench.store->database().query("SELECT event FROM journal WHERE object = ? ORDER BY seq", {displayId(task)});
    QStringList events;
    for (const SqlRow &row : rows ? *rows : std::vector<SqlRow>())
        events += row.text(0);
    return events;
}

} // namespace

/// What becomes of a task when the engine was lost in the middle of an effect that can be asked about.
class TestProber : public QObject
{
    Q_OBJECT

    std::unique_ptr<EngineBench> m_bench;
    TaskId m_task;

    /// A REAL task is running, and the engine is lost.
    void loseTrack(int maxAttempts = 3, EffectClass effectClass = EffectClass::Checkable)
    {
        m_bench->command.effectClass = effectClass;
        m_task = m_bench->addCommand(Mode::Real, 5, maxAttempts);
        m_bench->startEngine();
        m_bench->step();
        m_bench->arm();
        m_bench->settleDown();
        QCOMPARE(m_bench->state(m_task), TaskState::Running);
        beginAgain();
    }

    void beginAgain()
    {
        m_bench->loseEngine();
        m_bench->clock.advance(60'000); // its lease is over
        m_bench->startEngine();
    }

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<EngineBench>();
        m_bench->loseEngine();
    }

    void aProbeMovesTheTaskOn_data()
    {
        QTest::addColumn<ProbeAnswer>("found");
        QTest::addColumn<int>("maxAttempts");
        QTest::addColumn<TaskState>("state");
        QTest::newRow("it happened") << ProbeAnswer::Happened << 3 << TaskState::Succeeded;
        QTest::newRow("it did not, once more") << ProbeAnswer::NotHappened << 3 << TaskState::Queued;
        QTest::newRow("it did not, attempts used up") << ProbeAnswer::NotHappened << 1 << TaskState::Dead;
        QTest::newRow("it cannot tell") << ProbeAnswer::Unclear << 3 << TaskState::Unknown;
    }

    void aProbeMovesTheTaskOn()
    {
        QFETCH(ProbeAnswer, found);
        QFETCH(int, maxAttempts);
        QFETCH(TaskState, state);
        m_bench->inspector.found = found;
        loseTrack(maxAttempts);
        m_bench->settleDown();
        QCOMPARE(m_bench->state(m_task), state);
        QCOMPARE(m_bench->attempts(m_task).size(), size_t(1)); // the next one waits for its time
        QCOMPARE(m_bench->attempts(m_task)[0].state, AttemptState::Lost);
        const bool keepsError = found != ProbeAnswer::Happened;
        QCOMPARE(m_bench->task(m_task).error.has_value(), keepsError);
        if (found == ProbeAnswer::Unclear)
            QCOMPARE(eventsOf(*m_bench, m_task).last(), QStringLiteral("probe_unclear"));
    }

    void whoCannotBeAskedIsAPersonsMatter()
    {
        m_bench->inspector.found = ProbeAnswer::Happened;
        m_bench->inspector.probeError = Error{QStringLiteral("agent_cannot_tell"), ErrorCategory::Permanent, {}};
        loseTrack();
        m_bench->settleDown();
        QCOMPARE(m_bench->state(m_task), TaskState::Unknown);
        QVERIFY(eventsOf(*m_bench, m_task).contains(QStringLiteral("probe_unclear")));
    }

    void anUnsafeEffectIsNeverAskedAbout()
    {
        m_bench->inspector.found = ProbeAnswer::Happened;
        loseTrack(3, EffectClass::Unsafe);
        m_bench->settleDown();
        QCOMPARE(m_bench->state(m_task), TaskState::Unknown);
        QVERIFY(!eventsOf(*m_bench, m_task).contains(QStringLiteral("probe_unclear")));
    }

    // Nobody has to settle it again: the program was lost before the answer came.
    void anAnswerThatWasLostIsAskedForAgain()
    {
        m_bench->inspector.probesAtOnce = false;
        loseTrack();
        m_bench->settleDown();
        QCOMPARE(m_bench->inspector.probing.size(), size_t(1));
        QVERIFY(!m_bench->engine->idle());
        beginAgain();
        m_bench->inspector.probesAtOnce = true;
        m_bench->inspector.found = ProbeAnswer::Happened;
        m_bench->settleDown();
        QCOMPARE(m_bench->state(m_task), TaskState::Succeeded);
    }

    void aPersonMayBeFaster()
    {
        m_bench->inspector.probesAtOnce = false;
        loseTrack();
        m_bench->settleDown();
        const AttemptId attempt = m_bench->inspector.probing.front();
        QVERIFY(m_bench->desk->resolve(QStringLiteral("operator"), {m_task}, QStringLiteral("not_happened"), QStringLiteral("looked")).ok());
        m_bench->inspector.endProbing(attempt, {ProbeAnswer::Happened, {}});
        m_bench->settleDown();
        QCOMPARE(m_bench->state(m_task), TaskState::Failed);
        QVERIFY(m_bench->engine->idle());
    }

    void aProbeThatHangsIsEnded()
    {
        m_bench->inspector.probesAtOnce = false;
        loseTrack();
        m_bench->settleDown();
        const AttemptId attempt = m_bench->inspector.probing.front();
        m_bench->clock.advance(Prober::kPatienceMs + 1'000);
        m_bench->settleDown();
        QCOMPARE(m_bench->inspector.probesStopped, std::vector<AttemptId>{attempt});
        m_bench->inspector.endProbing(attempt, {ProbeAnswer::Happened, {}}); // it was stopped: it may have said less
        m_bench->settleDown();
        QCOMPARE(m_bench->state(m_task), TaskState::Unknown);
    }

    void nothingIsAskedWhilePausedOrKilled()
    {
        loseTrack();
        m_bench->flags.set(RunWish::Halted);
        m_bench->settleDown();
        QVERIFY(m_bench->inspector.probing.empty());
        QCOMPARE(m_bench->state(m_task), TaskState::Unknown);
        QVERIFY(!eventsOf(*m_bench, m_task).contains(QStringLiteral("probe_unclear")));
    }

    void oneThatWasCancelledIsNotTriedAgain()
    {
        m_bench->inspector.found = ProbeAnswer::NotHappened;
        m_bench->command.effectClass = EffectClass::Checkable;
        m_task = m_bench->addCommand(Mode::Real);
        m_bench->startEngine();
        m_bench->step();
        m_bench->arm();
        m_bench->settleDown();
        QVERIFY(m_bench->desk->cancel(QStringLiteral("operator"), {m_task}, {}).ok());
        const AttemptId attempt = m_bench->attempts(m_task)[0].id;
        m_bench->command.end(m_bench->engine->agents(), attempt, {EndCause::Cancelled, {}, {}, {}});
        m_bench->settleDown();
        QCOMPARE(m_bench->state(m_task), TaskState::Failed);
    }
};

QTEST_GUILESS_MAIN(TestProber)
#include "tst_prober.moc"
