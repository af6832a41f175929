#include "tests/support/enginebench.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace qd;

namespace {

const AgentEnding kDone{EndCause::Answered, {}, {}, {}};
const AgentEnding kFailed{EndCause::Answered, Error{QStringLiteral("command_failed"), ErrorCategory::Transient, {}}, {}, {}};

} // namespace

class TestEngine : public QObject
{
    Q_OBJECT

private:
    static AttemptId only(const ScriptedTransport &transport)
    {
        return transport.alive.size() == 1 ? transport.alive.begin()->first : AttemptId{};
    }

private Q_SLOTS:
    void proofWritesTheEffectAndDoesNothing()
    {
        EngineBench bench;
        const TaskId id = bench.addCommand();
        bench.settleDown();
        QCOMPARE(bench.state(id), TaskState::Succeeded);
        QVERIFY(bench.command.deeds.empty());
        const auto attempts = bench.attempts(id);
        QCOMPARE(attempts.size(), size_t(1));
        QCOMPARE(attempts[0].state, AttemptState::Ok);
        QCOMPARE(attempts[0].artifacts.size(), size_t(1));
        QCOMPARE(attempts[0].artifacts[0].hash, attempts[0].effectHash);
        QCOMPARE(bench.artifacts.check(attempts[0].effectHash), ArtifactStatus::Intact);
    }

    void realIsNotEvenTakenUnlessArmed()
    {
        EngineBench bench;
        const TaskId id = bench.addCommand(Mode::Real);
        bench.settleDown();
        QCOMPARE(bench.state(id), TaskState::Queued);
        QVERIFY(bench.attempts(id).empty());
        bench.arm();
        bench.settleDown();
        QCOMPARE(bench.state(id), TaskState::Running);
        QCOMPARE(bench.command.deeds.size(), size_t(1));
        QCOMPARE(bench.command.deeds[0].effect, bench.attempts(id)[0].effectHash);
        bench.command.end(bench.engine->agents(), only(bench.command), kDone);
        bench.settleDown();
        QCOMPARE(bench.state(id), TaskState::Succeeded);
    }

    void theWindowClosesByCountAndByTime()
    {
        EngineBench bench;
        bench.step(); // the lease is granted: a new holder begins disarmed
        const TaskId first = bench.addCommand(Mode::Real);
        const TaskId second = bench.addCommand(Mode::Real);
        bench.arm(1);
        bench.settleDown();
        QCOMPARE(bench.state(first), TaskState::Running);
        QCOMPARE(bench.state(second), TaskState::Queued);
        bench.arm(5, 60);
        bench.clock.advance(60'001);
        bench.settleDown();
        QCOMPARE(bench.state(second), TaskState::Queued);
        QCOMPARE(bench.command.deeds.size(), size_t(1));
    }

    void withoutPermissionNothingIsReal()
    {
        EngineBench bench;
        bench.settings.allowReal = false;
        bench.step();
        const TaskId id = bench.addCommand(Mode::Real);
        QCOMPARE(bench.desk->arm(QStringLiteral("test"), 60, 5, QStringLiteral("REAL")).error().code, QStringLiteral("real_not_allowed"));
        bench.settings.allowReal = true;
        bench.arm();
        bench.settings.allowReal = false; // withdrawn, and nobody has closed the window
        bench.settleDown();
        QCOMPARE(bench.state(id), TaskState::Queued);
        QCOMPARE(bench.store->controls().read()->real.remaining, 100);
        bench.settings.allowReal = true;
        bench.settleDown();
        QCOMPARE(bench.state(id), TaskState::Running);
    }

    // Without the lease a window would be closed again by the grant that follows.
    void armingTakesTheLeaseFirst()
    {
        EngineBench bench;
        const TaskId id = bench.addCommand(Mode::Real);
        bench.arm();
        bench.settleDown();
        QCOMPARE(bench.state(id), TaskState::Running);
        QVERIFY(bench.store->controls().read()->real.open(bench.clock.wallMs()));
    }

    // What runs is brought to its end with the space that was kept back; nothing new is begun until there is space again.
    void aFullDiskLetsWorkEndAndBeginsNothing()
    {
        const QTemporaryDir folder;
        EngineBench bench(1, folder.filePath(QStringLiteral("quarterdeck.db")));
        bench.settings.maxConcurrent = 1;
        const TaskId running = bench.addRehearsal();
        const TaskId waiting = bench.addRehearsal();
        bench.settleDown();
        QCOMPARE(bench.state(running), TaskState::Running);
        bool full = true;
        const SpaceReserve reserve(folder.filePath(QStringLiteral("quarterdeck.db.reserve")));
        QVERIFY(bench.store->reserveSpace().ok());
        bench.store->database().setGate([&](const char *sql) -> Result<void> {
            const bool commits = QByteArray(sql).startsWith("COMMIT"); // that is when the log of SQLite is written
            return full && commits && reserve.isHeld() ? Error{QStringLiteral("database_full"), ErrorCategory::Transient, {}} : Result<void>();
        });
        bench.rehearsal.end(bench.engine->agents(), bench.rehearsal.alive.begin()->first, {});
        bench.settleDown();
        QVERIFY(!reserve.isHeld());
        QCOMPARE(bench.state(running), TaskState::Succeeded);
        QCOMPARE(bench.state(waiting), TaskState::Queued);
        QVERIFY(bench.engine->status().outOfSpace);
        full = false;
        QVERIFY(bench.store->reserveSpace().ok());
        bench.settleDown();
        QCOMPARE(bench.state(waiting), TaskState::Running);
        QVERIFY(!bench.engine->status().outOfSpace);
    }

    void aTickThatLastsTooLongBeginsNothingMore()
    {
        EngineBench bench;
        bench.settings.tickLimitMs = 1'000;
        for (int i = 0; i < 3; ++i)
            QVERIFY(bench.addRehearsal().isValid());
        bench.rehearsal.whilePreparing = [&] { bench.clock.advance(600); };
        bench.step(); // takes them
        bench.step();
        QCOMPARE(bench.rehearsal.deeds.size(), size_t(2)); // the second began in time
        QVERIFY(bench.wanted);
        bench.step();
        QCOMPARE(bench.rehearsal.deeds.size(), size_t(3)); // the claim was kept
    }

    // Or it would never come to an end.
    void aTickBeginsOneAtLeast()
    {
        EngineBench bench;
        bench.settings.tickLimitMs = 100;
        for (int i = 0; i < 3; ++i)
            QVERIFY(bench.addRehearsal().isValid());
        bench.rehearsal.whilePreparing = [&] { bench.clock.advance(600); };
        bench.step(); // takes them
        for (size_t deeds = 1; deeds <= 3; ++deeds) {
            bench.step();
            QCOMPARE(bench.rehearsal.deeds.size(), deeds);
        }
    }

    void aPureEffectIsPerformedInProof()
    {
        EngineBench bench;
        const TaskId id = bench.addRehearsal();
        bench.settleDown();
        QCOMPARE(bench.state(id), TaskState::Running);
        QCOMPARE(bench.rehearsal.deeds.size(), size_t(1));
    }

    void higherPriorityGoesFirstAndAgeWins()
    {
        EngineBench bench;
        bench.settings.actionsPerTick = 1;
        bench.loseEngine();
        bench.startEngine();
        const TaskId old = bench.addCommand(Mode::Proof, 2);
        bench.clock.advance(100 * 60'000); // a little over three levels of ageing
        const TaskId newer = bench.addCommand(Mode::Proof, 5);
        const TaskId urgent = bench.addCommand(Mode::Proof, 10);
        bench.changed.clear();
        bench.settleDown();
        std::vector<TaskId> order;
        for (const TaskSummary &task : bench.changed) {
            if (task.state == TaskState::Succeeded)
                order.push_back(task.id);
        }
        QCOMPARE(order, (std::vector<TaskId>{urgent, old, newer}));
    }

    void aFailureIsRetriedAfterItsDelayAndThenDead()
    {
        EngineBench bench;
        const TaskId id = bench.addRehearsal(2);
        bench.settleDown();
        bench.rehearsal.end(bench.engine->agents(), only(bench.rehearsal), kFailed);
        bench.settleDown();
        QCOMPARE(bench.state(id), TaskState::Queued);
        QVERIFY(*bench.task(id).notBefore > bench.clock.wallMs() + 3'900);
        bench.settleDown();
        QCOMPARE(bench.state(id), TaskState::Queued); // not before its time
        bench.clock.advance(6'001);
        bench.settleDown();
        QCOMPARE(bench.state(id), TaskState::Running);
        bench.rehearsal.end(bench.engine->agents(), only(bench.rehearsal), kFailed);
        bench.settleDown();
        QCOMPARE(bench.state(id), TaskState::Dead);
        QCOMPARE(bench.attempts(id).size(), size_t(2));
        QCOMPARE(bench.task(id).error->code, QStringLiteral("command_failed"));
        const auto requeued = bench.desk->requeue(QStringLiteral("test"), {id}, {});
        QVERIFY(requeued.ok());
        bench.settleDown();
        QCOMPARE(bench.state(id), TaskState::Running);
        QCOMPARE(bench.attempts(id).back().number, 3); // numbers go on
        QCOMPARE(bench.task(id).attempts, 1);          // the budget is new
    }

    void aPermanentErrorIsFinal()
    {
        EngineBench bench;
        bench.command.prepareError = Error{QStringLiteral("command_missing"), ErrorCategory::Permanent, {}};
        const TaskId id = bench.addCommand();
        bench.settleDown();
        QCOMPARE(bench.state(id), TaskState::Failed);
        QCOMPARE(bench.attempts(id)[0].state, AttemptState::Error);
        QVERIFY(bench.attempts(id)[0].effectHash.isNull());
    }

    void aPausedEngineTakesNothingAndRunningWorkGoesOn()
    {
        EngineBench bench;
        const TaskId running = bench.addRehearsal();
        bench.settleDown();
        bench.flags.set(RunWish::Pause);
        QVERIFY(bench.desk->setWish(QStringLiteral("test"), RunWish::Pause, {}).ok());
        const TaskId waiting = bench.addRehearsal();
        bench.settleDown();
        QCOMPARE(bench.engine->status().state, EngineState::Paused);
        QCOMPARE(bench.engine->status().obeyedRevision, bench.engine->status().controls.revision);
        QCOMPARE(bench.state(waiting), TaskState::Queued);
        bench.rehearsal.end(bench.engine->agents(), only(bench.rehearsal), kDone);
        bench.settleDown();
        QCOMPARE(bench.state(running), TaskState::Succeeded);
        bench.flags.set(RunWish::Run);
        QVERIFY(bench.desk->setWish(QStringLiteral("test"), RunWish::Run, {}).ok());
        bench.settleDown();
        QCOMPARE(bench.state(waiting), TaskState::Running);
    }

    void aFlagAloneIsEnoughToTakeNothing()
    {
        EngineBench bench;
        bench.flags.set(RunWish::Pause); // the store has not heard of it yet
        const TaskId id = bench.addCommand();
        bench.settleDown();
        QCOMPARE(bench.state(id), TaskState::Queued);
    }

    void limitsAreKept()
    {
        EngineBench bench;
        for (int i = 0; i < 10; ++i)
            bench.addRehearsal();
        bench.step();
        bench.step();
        QCOMPARE(bench.rehearsal.alive.size(), size_t(3)); // actions per tick
        bench.settleDown();
        QCOMPARE(bench.rehearsal.alive.size(), size_t(4)); // slots of the agent
    }

    void silenceAndLengthAreEnded_data()
    {
        QTest::addColumn<bool>("alive");
        QTest::addColumn<qint64>("after");
        QTest::newRow("silent") << false << qint64(600'001);
        QTest::newRow("too long") << true << qint64(3'600'001);
    }

    void silenceAndLengthAreEnded()
    {
        QFETCH(bool, alive);
        QFETCH(qint64, after);
        EngineBench bench;
        const TaskId id = bench.addRehearsal();
        bench.settleDown();
        const AttemptId attempt = only(bench.rehearsal);
        bench.clock.advance(after - 2);
        if (alive)
            bench.engine->agents().agentAlive(attempt);
        bench.settleDown();
        QVERIFY(bench.rehearsal.stopped.empty() || !alive);
        bench.clock.advance(4);
        bench.settleDown();
        QCOMPARE(bench.rehearsal.stopped.at(attempt), EndCause::TimedOut);
        bench.rehearsal.end(bench.engine->agents(), attempt, {EndCause::TimedOut, Error{QStringLiteral("timed_out"), ErrorCategory::Transient, {}}, {}, {}});
        bench.settleDown();
        QCOMPARE(bench.attempts(id)[0].state, AttemptState::Timeout);
        QCOMPARE(bench.state(id), TaskState::Queued);
    }

    void aCrashIsDecidedByTheClassOfTheEffect()
    {
        EngineBench bench;
        bench.step(); // the lease is granted: a new holder begins disarmed
        const TaskId pure = bench.addRehearsal();
        const TaskId unsafe = bench.addCommand(Mode::Real);
        bench.arm();
        bench.settleDown();
        QCOMPARE(bench.state(unsafe), TaskState::Running);
        bench.loseEngine();
        bench.clock.advance(Lease::kTtlMs + 1);
        bench.startEngine();
        bench.step();
        QCOMPARE(bench.state(unsafe), TaskState::Unknown);
        QCOMPARE(bench.state(pure), TaskState::Queued);
        QCOMPARE(bench.attempts(pure)[0].state, AttemptState::Lost);
        QCOMPARE(bench.command.deeds.size(), size_t(1)); // never a second time by itself
    }

    void twoEnginesHaveOneLease()
    {
        EngineBench bench;
        bench.step();
        FakeInspector inspector;
        Engine second(*bench.context, bench.roster, inspector);
        inspector.listener = &second.inspections();
        second.step();
        QCOMPARE(second.status().state, EngineState::Standby);
        bench.clock.advance(Lease::kTtlMs + 1); // the first is frozen meanwhile
        second.step();
        QCOMPARE(second.status().state, EngineState::Running);
        const TaskId id = bench.addCommand();
        bench.step(); // the first wakes up: its renewal fails at the fence
        QCOMPARE(bench.state(id), TaskState::Queued);
        QVERIFY(bench.engine->status().state != EngineState::Running);
    }

    // Frozen beyond its lease: what it has in hand is another engine's to decide, and may be done by its agents already.
    void anEngineThatWasOvertakenStopsItsAgents()
    {
        EngineBench bench;
        const TaskId task = bench.addRehearsal();
        bench.settleDown();
        QCOMPARE(bench.rehearsal.alive.size(), size_t(1));
        ScriptedTransport otherAgent;
        otherAgent.effectClass = EffectClass::Pure;
        Roster others;
        others.setAgents(*bench.store->agents().all());
        others.addTransport(Transport::Rehearsal, otherAgent);
        FakeInspector inspector;
        Engine second(*bench.context, others, inspector);
        inspector.listener = &second.inspections();
        bench.clock.advance(Lease::kTtlMs + 1);
        second.step();
        QCOMPARE(bench.attempts(task)[0].state, AttemptState::Lost);
        QVERIFY(bench.rehearsal.stopped.empty()); // it sleeps
        bench.step(); // its renewal fails at the fence
        bench.step(); // and the lease is held
        QCOMPARE(bench.engine->status().state, EngineState::Standby);
        QCOMPARE(bench.rehearsal.stopped.size(), size_t(1));
        bench.rehearsal.end(bench.engine->agents(), only(bench.rehearsal), {EndCause::Killed, kFailed.error, {}, {}});
        bench.settleDown();
        QCOMPARE(bench.attempts(task)[0].state, AttemptState::Lost); // its word counts no more
    }

    void everyEndedAttemptCountsForItsAgent()
    {
        EngineBench bench;
        bench.addCommand(); // in PROOF: ended as soon as it is written down
        bench.addRehearsal();
        bench.settleDown();
        bench.rehearsal.end(bench.engine->agents(), only(bench.rehearsal), kFailed);
        bench.settleDown();
        for (const AgentStatus &status : bench.roster.agents()) {
            QCOMPARE(status.succeeded, status.agent.name == QLatin1String("command") ? 1 : 0);
            QCOMPARE(status.failed, status.agent.name == QLatin1String("rehearsal") ? 1 : 0);
            QCOMPARE(status.failuresInRow, status.failed);
        }
    }

    void filesOfOneNameAreAllKept()
    {
        EngineBench bench;
        const TaskId id = bench.addRehearsal();
        bench.settleDown();
        AgentEnding ending = kDone;
        for (const char *bytes : {"one", "two", "three"}) {
            const QString path = bench.folder.filePath(QLatin1String(bytes));
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
            ending.files.push_back({QLatin1String("three") == QLatin1String(bytes) ? QStringLiteral("effect.json") : QStringLiteral("answer.txt"), path});
        }
        bench.rehearsal.end(bench.engine->agents(), only(bench.rehearsal), ending);
        bench.settleDown();
        QCOMPARE(bench.state(id), TaskState::Succeeded);
        QCOMPARE(bench.attempts(id)[0].artifacts.size(), size_t(4)); // with the effect itself
    }

    void aNewHolderOfTheLeaseBeginsDisarmed()
    {
        EngineBench bench;
        bench.step();
        bench.arm();
        QVERIFY(bench.store->controls().read()->real.open(bench.clock.wallMs()));
        bench.loseEngine();
        bench.clock.advance(Lease::kTtlMs + 1);
        bench.startEngine();
        bench.step();
        QVERIFY(!bench.store->controls().read()->real.open(bench.clock.wallMs()));
    }

    void aPersonHoldsReleasesAndDecides()
    {
        EngineBench bench;
        bench.step();
        const TaskId held = bench.addRehearsal();
        QVERIFY(bench.desk->hold(QStringLiteral("test"), {held}, {}).ok());
        bench.settleDown();
        QCOMPARE(bench.state(held), TaskState::Held);
        QVERIFY(bench.desk->release(QStringLiteral("test"), {held}, {}).ok());
        bench.settleDown();
        QCOMPARE(bench.state(held), TaskState::Running);

        std::vector<TaskId> unknown;
        for (int i = 0; i < 2; ++i)
            unknown.push_back(bench.addCommand(Mode::Real));
        bench.arm();
        bench.settleDown();
        bench.loseEngine();
        bench.clock.advance(Lease::kTtlMs + 1);
        bench.startEngine();
        bench.step();
        QCOMPARE(bench.state(unknown[0]), TaskState::Unknown);
        const QString why = QStringLiteral("looked at the target");
        QCOMPARE(bench.desk->resolve(QStringLiteral("test"), unknown, QStringLiteral("happened"), {}).error().code, QStringLiteral("reason_needed"));
        QCOMPARE(bench.desk->resolve(QStringLiteral("test"), unknown, QStringLiteral("maybe"), why).error().code, QStringLiteral("parameter_range"));
        QVERIFY(bench.desk->resolve(QStringLiteral("test"), {unknown[0]}, QStringLiteral("happened"), why).ok());
        QVERIFY(bench.desk->resolve(QStringLiteral("test"), {unknown[1]}, QStringLiteral("run_again"), why).ok());
        QCOMPARE(bench.state(unknown[0]), TaskState::Succeeded);
        QCOMPARE(bench.state(unknown[1]), TaskState::Queued);
        QCOMPARE(bench.task(unknown[1]).attempts, 0);
        const auto again = bench.desk->resolve(QStringLiteral("test"), {unknown[0]}, QStringLiteral("not_happened"), why);
        QCOMPARE((*again)[QLatin1String("refused")].toArray().size(), 1); // it is known now
    }

    // As if the program had been frozen between its look at the flags and the deed, and another one had killed it.
    void aKillFromOutsideIsSeenBeforeTheDeed()
    {
        EngineBench bench;
        bench.context->killedOutside = [&bench] {
            bench.flags.set(RunWish::Halted);
            return true;
        };
        bench.startEngine();
        const TaskId task = bench.addRehearsal();
        bench.settleDown();
        QCOMPARE(bench.attempts(task).size(), size_t(1)); // it came as far as that
        QVERIFY(bench.rehearsal.deeds.empty());
        QCOMPARE(bench.state(task), TaskState::Queued);
        QCOMPARE(bench.engine->status().state, EngineState::Killed);
    }

    // The end of a window is a time on the wall; how long it has been open is not.
    void aWindowDoesNotGrowWhenTheClockIsSetBack()
    {
        EngineBench bench;
        bench.step();
        bench.arm(5, 60);
        bench.clock.setWallMs(bench.clock.wallMs() - 3'600'000);
        bench.clock.advance(59'000);
        const TaskId inTime = bench.addCommand(Mode::Real);
        bench.settleDown();
        QCOMPARE(bench.state(inTime), TaskState::Running);
        bench.clock.advance(2'000);
        const TaskId late = bench.addCommand(Mode::Real);
        bench.settleDown();
        QCOMPARE(bench.state(late), TaskState::Queued);
        QCOMPARE(bench.command.deeds.size(), size_t(1));
        QCOMPARE(bench.store->controls().read()->real, RealWindow()); // and everybody sees it
    }

    // As if the program had been frozen between the commit of an intent and the deed, for less than the lease is trusted.
    void aWindowThatEndsBeforeTheDeedIsSeen()
    {
        EngineBench bench;
        bench.step();
        bench.arm(5, 10);
        const TaskId task = bench.addCommand(Mode::Real);
        bench.whenChanged = [&] {
            if (bench.state(task) == TaskState::Running)
                bench.clock.advance(11'000);
        };
        bench.settleDown();
        QVERIFY(bench.command.deeds.empty());
        QCOMPARE(bench.state(task), TaskState::Queued);
        QCOMPARE(bench.attempts(task).size(), size_t(1));
        QCOMPARE(bench.attempts(task)[0].error->code, QStringLiteral("not_started"));
    }

    void aKillStopsDisarmsAndStays()
    {
        EngineBench bench;
        bench.step(); // the lease is granted: a new holder begins disarmed
        const TaskId pure = bench.addRehearsal(1);
        const TaskId unsafe = bench.addCommand(Mode::Real);
        bench.arm();
        bench.settleDown();
        const qint64 epoch = bench.engine->status().leaseEpoch;
        bench.flags.set(RunWish::Halted);
        const TaskId late = bench.addCommand();
        bench.step();
        QCOMPARE(bench.rehearsal.stopped.size(), size_t(1));
        QCOMPARE(bench.command.stopped.size(), size_t(1));
        const Error killed{QStringLiteral("killed"), ErrorCategory::Transient, {}};
        bench.rehearsal.end(bench.engine->agents(), only(bench.rehearsal), {EndCause::Killed, killed, {}, {}});
        bench.command.end(bench.engine->agents(), only(bench.command), {EndCause::Killed, killed, {}, {}});
        bench.settleDown();
        bench.step();
        QCOMPARE(bench.engine->status().state, EngineState::Killed);
        QCOMPARE(bench.state(pure), TaskState::Queued); // at its only attempt, which does not count
        QCOMPARE(bench.task(pure).attempts, 0);
        QCOMPARE(bench.state(unsafe), TaskState::Unknown);
        QCOMPARE(bench.state(late), TaskState::Queued);
        QCOMPARE(bench.engine->status().controls.wish, RunWish::Halted);
        QVERIFY(!bench.engine->status().controls.real.open(bench.clock.wallMs()));
        QVERIFY(bench.store->lease().read()->epoch > epoch);
        QVERIFY(bench.store->lease().read()->owner.isEmpty());
        bench.flags.set(RunWish::Run); // latched
        bench.clock.advance(10'000);
        bench.settleDown();
        QCOMPARE(bench.state(late), TaskState::Queued);
        QVERIFY(!bench.desk->resetKill(QStringLiteral("test"), QStringLiteral("yes")).ok());
        QVERIFY(bench.desk->resetKill(QStringLiteral("test"), QStringLiteral("RESET")).ok());
        bench.flags.reset();
        bench.settleDown();
        QCOMPARE(bench.engine->status().state, EngineState::Paused);
    }

    void cancelReachesARunningTask()
    {
        EngineBench bench;
        const TaskId running = bench.addRehearsal();
        bench.settleDown();
        const TaskId queued = bench.addRehearsal();
        const auto answer = bench.desk->cancel(QStringLiteral("test"), {running, queued, TaskId{99}}, QStringLiteral("enough"));
        QVERIFY(answer.ok());
        QCOMPARE((*answer)[QLatin1String("changed")].toArray().size(), 1);
        QCOMPARE((*answer)[QLatin1String("stopping")].toArray().size(), 1);
        QCOMPARE((*answer)[QLatin1String("refused")].toArray().size(), 1);
        QCOMPARE(bench.state(queued), TaskState::Cancelled);
        QCOMPARE(bench.rehearsal.stopped.size(), size_t(1));
        bench.rehearsal.end(bench.engine->agents(), only(bench.rehearsal), {EndCause::Cancelled, {}, {}, {}});
        bench.settleDown();
        QCOMPARE(bench.state(running), TaskState::Cancelled);
    }

    void idleTicksShareALine()
    {
        EngineBench bench;
        for (int i = 0; i < 5; ++i)
            bench.step();
        QVERIFY(bench.store->ticks().newest(10)->empty());
        bench.addCommand();
        bench.step();
        const auto ticks = bench.store->ticks().newest(10);
        QCOMPARE(ticks->size(), size_t(1));
        QCOMPARE(ticks->front().idleBefore, 5);
        QCOMPARE(ticks->front().number, 6);
        QCOMPARE(ticks->front().outcome, TickOutcome::Success);
    }

    // Work that nobody does waits for days, and each tick would write to the disk.
    void aTickThatFindsNothingToTakeBeginsNoTransaction()
    {
        EngineBench bench;
        TaskDraft draft;
        draft.spec.title = QStringLiteral("nobody does it");
        draft.spec.kind = TaskKind::Code;
        QVERIFY(bench.add(draft).isValid());
        draft.spec.kind = TaskKind::Rehearsal;
        draft.notBefore = bench.clock.wallMs() + 500;
        const TaskId later = bench.add(draft);
        const TaskId unarmed = bench.addCommand(Mode::Real);
        bench.settleDown();
        int begun = 0;
        bench.store->database().setGate([&begun](const char *sql) {
            begun += qstrcmp(sql, "BEGIN IMMEDIATE") == 0 ? 1 : 0;
            return Result<void>();
        });
        for (int i = 0; i < 5; ++i)
            bench.step();
        QCOMPARE(begun, 0);
        bench.clock.advance(500);
        bench.settleDown();
        QVERIFY(begun > 0);
        QCOMPARE(bench.state(later), TaskState::Running);
        bench.arm();
        bench.settleDown();
        QCOMPARE(bench.state(unarmed), TaskState::Running);
    }

    // A claim that waits for its look takes the only slot, and gives it back.
    void aSlotIsFreeAgainAfterTheClaimThatWaitedForIt()
    {
        EngineBench bench;
        std::vector<Agent> agents = *bench.store->agents().all();
        for (Agent &agent : agents)
            agent.slotCount = 1;
        bench.roster.setAgents(agents);
        bench.inspector.slow = true;
        const TaskId first = bench.addRehearsal();
        const TaskId second = bench.addRehearsal();
        for (const TaskId task : {first, second}) {
            bench.settleDown();
            bench.step(); // nothing can be taken, and that is looked at
            QCOMPARE(bench.state(task), TaskState::Claimed);
            bench.inspector.answerClaims();
            bench.settleDown();
            QCOMPARE(bench.state(task), TaskState::Running);
            bench.rehearsal.end(bench.engine->agents(), only(bench.rehearsal), kDone);
            bench.settleDown();
            bench.inspector.answerResults();
            bench.settleDown();
            QCOMPARE(bench.state(task), TaskState::Succeeded);
        }
    }

    void aTickWhoseAttemptsFailedDoesNotReadSuccess()
    {
        EngineBench bench;
        bench.command.prepareError = Error{QStringLiteral("command_missing"), ErrorCategory::Permanent, {}};
        bench.addCommand();
        bench.step();
        bench.step();
        QCOMPARE(bench.store->ticks().newest(1)->front().outcome, TickOutcome::Fail);
    }

    void anUnclearCommitIsLookedInto_data()
    {
        QTest::addColumn<bool>("written");
        QTest::newRow("written") << true;
        QTest::newRow("not written") << false;
    }

    void anUnclearCommitIsLookedInto()
    {
        QFETCH(bool, written);
        EngineBench bench;
        const TaskId id = bench.addRehearsal();
        bench.settleDown();
        Database &database = bench.store->database();
        bool fired = false;
        database.setGate([&](const char *sql) -> Result<void> {
            if (fired || qstrcmp(sql, "COMMIT") != 0)
                return {};
            fired = true;
            if (written)
                static_cast<void>(database.executeScript(QStringLiteral("COMMIT")));
            return Error{QStringLiteral("database_io"), ErrorCategory::Transient, QStringLiteral("injected")};
        });
        bench.rehearsal.end(bench.engine->agents(), only(bench.rehearsal), kDone);
        bench.settleDown();
        QVERIFY(fired);
        database.setGate({});
        bench.settleDown();
        QCOMPARE(bench.state(id), TaskState::Succeeded);
        QCOMPARE(bench.attempts(id).size(), size_t(1));
        QVERIFY(bench.engine->idle());
    }
};

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"
