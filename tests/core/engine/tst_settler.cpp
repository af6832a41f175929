#include "core/engine/settler.h"
#include "core/rules/backoff.h"
#include "core/store/taskreader.h"
#include "tests/support/enginebench.h"

#include <QJsonArray>
#include <QTest>

using namespace qd;

/// What the end of an attempt makes of its task.
class TestSettler : public QObject
{
    Q_OBJECT

    std::unique_ptr<EngineBench> m_bench;
    std::unique_ptr<Settler> m_settler;

    Result<void> inUnit(const std::function<Result<void>(UnitOfWork &)> &work)
    {
        const auto done = inUnitOfWork(*m_bench->store, m_bench->clock.wallMs(), QStringLiteral("t"), work);
        return done ? Result<void>() : Result<void>(done.error());
    }
    /// A task that runs, written by hand.
    Run runningTask(Mode mode, EffectClass effectClass, int maxAttempts = 3)
    {
        Run run;
        run.effectClass = effectClass;
        const TaskId id = m_bench->addCommand(mode, 5, maxAttempts);
        const auto done = inUnit([&](UnitOfWork &unit) -> Result<void> {
            run.task = *unit.store().tasks().read(id);
            TaskStore::Change claim;
            claim.epoch = 1;
            if (auto moved = unit.move(run.task, TaskEvent::Claim, claim); !moved)
                return moved;
            run.attempt.task = id;
            run.attempt.number = 1;
            run.attempt.epoch = 1;
            run.attempt.mode = mode;
            run.attempt.startedAt = unit.now();
            if (auto inserted = unit.store().attempts().insert(run.attempt, effectClass); !inserted)
                return inserted;
            TaskStore::Change start;
            start.beginsAttempt = true;
            return unit.move(run.task, TaskEvent::Start, start);
        });
        if (!done)
            qFatal("%s", qPrintable(done.error().detail));
        return run;
    }
    Result<void> settle(Run &run)
    {
        return inUnit([&](UnitOfWork &unit) { return m_settler->settle(unit, run); });
    }
    Attempt attemptOf(const Run &run) { return m_bench->attempts(run.task.id).back(); }

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<EngineBench>();
        m_settler = std::make_unique<Settler>(*m_bench->context);
    }

    void everyEndingHasItsOutcome_data()
    {
        QTest::addColumn<EndCause>("cause");
        QTest::addColumn<bool>("failed");
        QTest::addColumn<int>("maxAttempts");
        QTest::addColumn<EffectClass>("effectClass");
        QTest::addColumn<TaskState>("state");
        QTest::addColumn<AttemptState>("attempt");
        QTest::addColumn<QString>("code");
        using enum EndCause;
        const auto pure = EffectClass::Pure;
        const auto unsafe = EffectClass::Unsafe;
        QTest::newRow("done") << Answered << false << 3 << unsafe << TaskState::Succeeded << AttemptState::Ok << QString();
        QTest::newRow("failed") << Answered << true << 3 << unsafe << TaskState::Queued << AttemptState::Error << QStringLiteral("said");
        QTest::newRow("failed for the last time") << Answered << true << 1 << pure << TaskState::Dead << AttemptState::Error << QStringLiteral("said");
        QTest::newRow("timed out") << TimedOut << false << 3 << pure << TaskState::Queued << AttemptState::Timeout << QStringLiteral("timed_out");
        QTest::newRow("vanished") << Vanished << false << 3 << pure << TaskState::Queued << AttemptState::Lost << QStringLiteral("agent_crashed");
        QTest::newRow("vanished and unsafe") << Vanished << false << 3 << unsafe << TaskState::Unknown << AttemptState::Lost << QStringLiteral("agent_crashed");
        QTest::newRow("timed out and unsafe") << TimedOut << true << 3 << unsafe << TaskState::Unknown << AttemptState::Timeout << QStringLiteral("said");
        QTest::newRow("cancelled") << Cancelled << false << 3 << pure << TaskState::Cancelled << AttemptState::Cancelled << QStringLiteral("cancelled");
        QTest::newRow("killed") << Killed << false << 3 << pure << TaskState::Queued << AttemptState::Cancelled << QStringLiteral("killed");
        QTest::newRow("killed and unsafe") << Killed << false << 3 << unsafe << TaskState::Unknown << AttemptState::Cancelled << QStringLiteral("killed");
    }

    void everyEndingHasItsOutcome()
    {
        QFETCH(EndCause, cause);
        QFETCH(bool, failed);
        QFETCH(int, maxAttempts);
        QFETCH(EffectClass, effectClass);
        QFETCH(TaskState, state);
        QFETCH(AttemptState, attempt);
        QFETCH(QString, code);
        Run run = runningTask(Mode::Real, effectClass, maxAttempts);
        run.ending = AgentEnding{cause, {}, {}, {}};
        if (failed)
            run.ending->error = Error{QStringLiteral("said"), ErrorCategory::Transient, {}};
        m_bench->clock.advance(500);
        QVERIFY(settle(run).ok());
        const Task task = m_bench->task(run.task.id);
        QCOMPARE(task.state, state);
        QCOMPARE(task.error ? task.error->code : QString(), code);
        QCOMPARE(attemptOf(run).state, attempt);
        QCOMPARE(attemptOf(run).endedAt, std::optional(m_bench->clock.wallMs()));
        QCOMPARE(attemptOf(run).error ? attemptOf(run).error->code : QString(), code);
    }

    void aRetryWaitsForItsDelay()
    {
        Run run = runningTask(Mode::Proof, EffectClass::Pure);
        run.ending = AgentEnding{EndCause::Answered, Error{QStringLiteral("bad"), ErrorCategory::Transient, {}}, {}, {}};
        QVERIFY(settle(run).ok());
        const qint64 wait = *m_bench->task(run.task.id).notBefore - m_bench->clock.wallMs();
        QVERIFY2(wait >= retryDelayMs({}, 1, 0) && wait <= retryDelayMs({}, 1, 1), qPrintable(QString::number(wait)));
    }

    void filesOfTheEndingAreKeptWithTheAttempt()
    {
        Run run = runningTask(Mode::Proof, EffectClass::Pure);
        run.ending = AgentEnding{};
        run.artifacts = {*m_bench->artifacts.put(QStringLiteral("stdout.txt"), "out"), *m_bench->artifacts.put(QStringLiteral("stderr.txt"), "")};
        QVERIFY(settle(run).ok());
        QCOMPARE(attemptOf(run).artifacts.size(), size_t(2));
        const JournalEntry line = TaskReader(m_bench->store->database()).journal(displayId(run.task.id), 0, 1)->back();
        QCOMPARE(line.data[QLatin1String("artifacts")].toArray().size(), 2);
        QCOMPARE(line.data[QLatin1String("artifacts")][0][QLatin1String("sha256")].toString(), run.artifacts[0].hash.hex());
    }

    void anEndIsWrittenOnce()
    {
        Run run = runningTask(Mode::Proof, EffectClass::Pure);
        run.ending = AgentEnding{};
        Run copy = run;
        QVERIFY(settle(run).ok());
        const auto again = settle(copy);
        QVERIFY(!again.ok());
        QCOMPARE(again.error().code, QStringLiteral("conflict"));
        QCOMPARE(m_bench->state(run.task.id), TaskState::Succeeded);
    }

    void aFailedTransactionCanBeSettledAgain()
    {
        Run run = runningTask(Mode::Proof, EffectClass::Pure);
        run.ending = AgentEnding{};
        const Error other{QStringLiteral("later"), ErrorCategory::Transient, {}};
        QVERIFY(!inUnit([&](UnitOfWork &unit) -> Result<void> {
            const auto done = m_settler->settle(unit, run);
            return done ? other : done.error();
        }).ok());
        QCOMPARE(m_bench->state(run.task.id), TaskState::Running);
        QVERIFY(settle(run).ok());
        QCOMPARE(m_bench->state(run.task.id), TaskState::Succeeded);
    }

    void aClaimThatHadNotBegunGoesBackUncounted()
    {
        const TaskId id = m_bench->addCommand();
        Task task = m_bench->task(id);
        QVERIFY(inUnit([&](UnitOfWork &unit) { return unit.move(task, TaskEvent::Claim, {}); }).ok());
        QVERIFY(inUnit([&](UnitOfWork &unit) { return m_settler->recover(unit, task); }).ok());
        QCOMPARE(m_bench->state(id), TaskState::Queued);
        QCOMPARE(m_bench->task(id).attempts, 0);
    }

    void orphansAreDecidedByTheClassOfTheirEffect_data()
    {
        QTest::addColumn<Mode>("mode");
        QTest::addColumn<EffectClass>("effectClass");
        QTest::addColumn<TaskState>("state");
        QTest::newRow("pure") << Mode::Real << EffectClass::Pure << TaskState::Queued;
        QTest::newRow("idempotent") << Mode::Real << EffectClass::Idempotent << TaskState::Queued;
        QTest::newRow("unsafe") << Mode::Real << EffectClass::Unsafe << TaskState::Unknown;
        QTest::newRow("unsafe in proof") << Mode::Proof << EffectClass::Unsafe << TaskState::Queued;
    }

    void orphansAreDecidedByTheClassOfTheirEffect()
    {
        QFETCH(Mode, mode);
        QFETCH(EffectClass, effectClass);
        QFETCH(TaskState, state);
        Run run = runningTask(mode, effectClass);
        QVERIFY(inUnit([&](UnitOfWork &unit) { return m_settler->recover(unit, run.task); }).ok());
        QCOMPARE(m_bench->state(run.task.id), state);
        QCOMPARE(attemptOf(run).state, AttemptState::Lost);
        QCOMPARE(m_bench->task(run.task.id).error->code, QStringLiteral("engine_lost"));
    }

    void aRunningTaskWithoutAnAttemptIsDamage()
    {
        const TaskId id = m_bench->addCommand();
        QVERIFY(m_bench->store->database().executeScript(QStringLiteral("UPDATE task SET state = 'running', ready = 0")).ok());
        Task task = m_bench->task(id);
        const auto recovered = inUnit([&](UnitOfWork &unit) { return m_settler->recover(unit, task); });
        QVERIFY(!recovered.ok());
        QCOMPARE(recovered.error().code, QStringLiteral("database_corrupt"));
    }
};

QTEST_GUILESS_MAIN(TestSettler)
#include "tst_settler.moc"
