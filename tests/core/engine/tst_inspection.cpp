#include "core/engine/claimboard.h"
#include "core/engine/examiner.h"
#include "core/store/taskreader.h"
#include "tests/support/enginebench.h"

#include <QFile>
#include <QTest>

using namespace qd;

namespace {

const AgentEnding kDone{EndCause::Answered, {}, {}, QStringLiteral("exit code 0")};

Check named(const Attempt &attempt, const char *id)
{
    const auto found = std::find_if(attempt.checks.begin(), attempt.checks.end(), [&](const Check &c) { return c.id == QLatin1String(id); });
    return found == attempt.checks.end() ? Check{} : *found;
}

int countOf(const Attempt &attempt, CheckPhase phase)
{
    return int(std::count_if(attempt.checks.begin(), attempt.checks.end(), [&](const Check &c) { return c.phase == phase; }));
}

} // namespace

/// What the engine makes of what an inspector sees: before an attempt, and after its agent has answered.
class TestInspection : public QObject
{
    Q_OBJECT

    std::unique_ptr<EngineBench> m_bench;

    FakeInspector &inspector() { return m_bench->inspector; }
    TaskId add(const std::function<void(TaskDraft &)> &change = {})
    {
        TaskDraft draft;
        draft.spec.title = QStringLiteral("inspected");
        draft.spec.kind = TaskKind::Command;
        draft.spec.command = {QStringLiteral("true")};
        draft.spec.workspace = QStringLiteral("/work");
        draft.spec.outputs = {QStringLiteral("/work/out")};
        draft.spec.verify = {QStringLiteral("check")};
        draft.spec.autonomy = 100;
        draft.mode = Mode::Real;
        if (change)
            change(draft);
        return m_bench->add(draft);
    }
    /// A real task whose agent has just said that all went well.
    TaskId answered(const std::function<void(TaskDraft &)> &change = {})
    {
        const TaskId id = add(change);
        m_bench->arm();
        m_bench->settleDown();
        if (m_bench->command.alive.empty())
            qFatal("nothing runs");
        m_bench->command.end(m_bench->engine->agents(), m_bench->command.alive.begin()->first, kDone);
        m_bench->step();
        return id;
    }
    /// The engine finds out that its epoch is over.
    void loseLease()
    {
        if (!m_bench->store->transact([&] { return m_bench->store->lease().revoke(); }))
            qFatal("not revoked");
        m_bench->clock.advance(Lease::kRenewMs);
        m_bench->step();
        m_bench->arm();
    }
    Attempt last(TaskId id) { return m_bench->attempts(id).back(); }
    TaskState settled(TaskId id)
    {
        m_bench->settleDown();
        return m_bench->state(id);
    }

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<EngineBench>();
        m_bench->step();
    }

    void evidenceIsKeptWithEveryAttempt()
    {
        const TaskId proof = add([](TaskDraft &draft) { draft.mode = Mode::Proof; });
        QCOMPARE(settled(proof), TaskState::Succeeded);
        QCOMPARE(countOf(last(proof), CheckPhase::Pre), 10);
        QCOMPARE(countOf(last(proof), CheckPhase::Post), 8);
        QCOMPARE(named(last(proof), "outputs_exist").result, CheckResult::Skipped);
        QVERIFY(named(last(proof), "result_accepted").detail.contains(last(proof).effectHash.hex()));
        QVERIFY(inspector().examined.empty() && inspector().begun.empty());
        const TaskId real = answered();
        QCOMPARE(settled(real), TaskState::Succeeded);
        QCOMPARE(countOf(last(real), CheckPhase::Pre), 10);
        QCOMPARE(countOf(last(real), CheckPhase::Post), 8);
        QVERIFY(named(last(real), "outputs_not_empty").detail.contains(Sha256::of("out").hex()));
        QVERIFY(named(last(real), "result_accepted").detail.contains(QStringLiteral("'check' said to that: exit code 0")));
        QCOMPARE(inspector().begun.size(), size_t(1));
    }

    void aClaimWaitsForItsLookAndOthersGoOn()
    {
        inspector().slow = true;
        const TaskId waiting = add([](TaskDraft &draft) { draft.mode = Mode::Proof; });
        m_bench->settleDown();
        QCOMPARE(m_bench->state(waiting), TaskState::Claimed);
        QVERIFY(!m_bench->engine->idle());
        inspector().slow = false;
        const TaskId other = m_bench->addRehearsal();
        m_bench->settleDown();
        QCOMPARE(m_bench->state(other), TaskState::Running);
        QCOMPARE(m_bench->state(waiting), TaskState::Claimed);
        inspector().answerClaims();
        QVERIFY(m_bench->wanted);
        QCOMPARE(settled(waiting), TaskState::Succeeded);
    }

    void aLookThatNeverComesIsGivenUp()
    {
        inspector().slow = true;
        const TaskId declares = add([](TaskDraft &draft) { draft.mode = Mode::Proof; });
        const TaskId bare = m_bench->addCommand();
        m_bench->settleDown();
        m_bench->clock.advance(ClaimBoard::kPatienceMs);
        m_bench->settleDown();
        QCOMPARE(m_bench->state(declares), TaskState::Claimed);
        m_bench->clock.advance(1);
        m_bench->settleDown();
        QCOMPARE(m_bench->state(declares), TaskState::Queued);
        QCOMPARE(m_bench->task(declares).error->code, QStringLiteral("precheck_failed"));
        QCOMPARE(named(last(declares), "inputs_and_outputs").result, CheckResult::Fail);
        QVERIFY(named(last(declares), "inputs_and_outputs").detail.contains(QStringLiteral("no answer within 15 s")));
        QCOMPARE(m_bench->state(bare), TaskState::Succeeded);
        QCOMPARE(named(last(bare), "resources").result, CheckResult::Warning);
        inspector().answerClaims(); // too late: nobody waits any more
        QVERIFY(m_bench->engine->idle());
    }

    void aWaitingClaimOccupiesItsSlot()
    {
        inspector().slow = true;
        m_bench->settings.actionsPerTick = 10;
        m_bench->settings.maxConcurrent = 10;
        m_bench->startEngine();
        m_bench->clock.advance(Lease::kTtlMs + 1);
        m_bench->settleDown();
        for (int i = 0; i < 5; ++i)
            m_bench->addCommand();
        m_bench->settleDown();
        m_bench->settleDown();
        QCOMPARE(m_bench->store->tasks().cache().counts.of(TaskState::Claimed), 2); // the agent has two
    }

    void waitingClaimsAreGivenBack_data()
    {
        QTest::addColumn<QString>("how");
        for (const char *how : {"pause", "kill", "drain", "new lease"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }

    void waitingClaimsAreGivenBack()
    {
        QFETCH(QString, how);
        inspector().slow = true;
        const TaskId id = add([](TaskDraft &draft) { draft.mode = Mode::Proof; });
        m_bench->settleDown();
        QCOMPARE(m_bench->state(id), TaskState::Claimed);
        if (how == QLatin1String("pause"))
            m_bench->flags.set(RunWish::Pause);
        else if (how == QLatin1String("kill"))
            m_bench->flags.set(RunWish::Halted);
        else if (how == QLatin1String("drain"))
            m_bench->engine->drain();
        else
            loseLease();
        m_bench->step();
        const bool taken = how == QLatin1String("new lease"); // given back, and taken anew
        QCOMPARE(m_bench->state(id), taken ? TaskState::Claimed : TaskState::Queued);
        QCOMPARE(m_bench->task(id).attempts, 0);
        QCOMPARE(inspector().inspected.size(), size_t(taken ? 2 : 1));
        const std::vector<qint64> tickets = inspector().pendingClaims;
        inspector().listener->claimInspected(tickets.front(), FakeInspector::good()); // an answer to the old question
        m_bench->settleDown();
        QVERIFY(m_bench->attempts(id).empty());
    }

    void missingInputsCostAnAttempt()
    {
        inspector().before.missingInputs = {QStringLiteral("/data/in: does not exist")};
        const TaskId id = add([](TaskDraft &draft) { draft.spec.inputs = {QStringLiteral("/data/in")}; draft.mode = Mode::Proof; });
        m_bench->settleDown();
        QCOMPARE(m_bench->state(id), TaskState::Queued);
        const Attempt attempt = last(id);
        QCOMPARE(attempt.state, AttemptState::Error);
        QCOMPARE(attempt.error->code, QStringLiteral("precheck_failed"));
        QCOMPARE(attempt.error->category, ErrorCategory::Transient);
        QVERIFY(attempt.error->detail.contains(QStringLiteral("/data/in: does not exist")));
        QVERIFY(attempt.effectHash.isNull());
        QCOMPARE(countOf(attempt, CheckPhase::Pre), 10);
        QCOMPARE(countOf(attempt, CheckPhase::Post), 0);
        inspector().before.missingInputs.clear(); // it may come later
        m_bench->clock.advance(10'000);
        QCOMPARE(settled(id), TaskState::Succeeded);
    }

    void nothingIsDoneForRealAgainstAPreCheck()
    {
        inspector().before.badPlaces = {QStringLiteral("/work/out: cannot be written")};
        const TaskId id = add([](TaskDraft &draft) { draft.maxAttempts = 1; });
        m_bench->arm(5);
        QCOMPARE(settled(id), TaskState::Dead);
        QVERIFY(m_bench->command.deeds.empty());
        QCOMPARE(m_bench->store->controls().read()->real.remaining, 5);
    }

    void aPayloadThatCannotBeIsRefused()
    {
        const TaskId id = add([](TaskDraft &draft) { draft.spec.outputs = {QStringLiteral("/elsewhere/out")}; draft.mode = Mode::Proof; });
        QCOMPARE(settled(id), TaskState::Failed);
        QCOMPARE(named(last(id), "payload_valid").result, CheckResult::Critical);
    }

    void whatIsNotItsOwnFaultCostsNothing()
    {
        inspector().before.space = {{QStringLiteral("profile"), 3}};
        const TaskId id = m_bench->addCommand(Mode::Proof, 5, 1);
        m_bench->settleDown();
        QCOMPARE(m_bench->state(id), TaskState::Queued);
        QVERIFY(m_bench->attempts(id).empty());
        QCOMPARE(m_bench->task(id).attempts, 0);
        QCOMPARE(m_bench->task(id).error->code, QStringLiteral("precheck_failed"));
        QVERIFY(m_bench->task(id).error->detail.contains(QStringLiteral("profile: 3 %")));
        const JournalEntry line = TaskReader(m_bench->store->database()).journal(displayId(id), 0, 1)->back();
        QCOMPARE(line.event, QStringLiteral("task_unclaimed"));
        QCOMPARE(line.data[QLatin1String("reason")].toString(), QStringLiteral("precheck"));
        const size_t looks = inspector().inspected.size();
        m_bench->settleDown();
        QCOMPARE(inspector().inspected.size(), looks); // it does not spin
        inspector().before = FakeInspector::good();
        m_bench->clock.advance(Starter::kGiveBackMs);
        QCOMPARE(settled(id), TaskState::Succeeded);
    }

    void anAgentThatWasSwitchedOffMeanwhileCostsNothing()
    {
        inspector().slow = true;
        const TaskId id = m_bench->addCommand(Mode::Proof, 5, 1);
        m_bench->settleDown();
        auto agents = *m_bench->store->agents().all();
        for (Agent &agent : agents)
            agent.enabled = false;
        m_bench->roster.setAgents(agents);
        inspector().answerClaims();
        m_bench->settleDown();
        QCOMPARE(m_bench->state(id), TaskState::Queued);
        QVERIFY(m_bench->attempts(id).empty());
        QVERIFY(m_bench->task(id).error->detail.contains(QStringLiteral("disabled")));
    }

    void anAgentThatBeganToRestMeanwhileCostsNothing()
    {
        inspector().slow = true;
        const TaskId id = m_bench->addCommand(Mode::Proof, 5, 1);
        m_bench->settleDown();
        const Error failed{QStringLiteral("command_failed"), ErrorCategory::Transient, {}};
        for (int i = 0; i < AgentStatus::kUnhealthyAfter; ++i)
            m_bench->roster.noteEnd(QStringLiteral("command"), AttemptState::Error, failed, m_bench->clock.bootMs());
        inspector().answerClaims();
        m_bench->settleDown();
        QCOMPARE(m_bench->state(id), TaskState::Queued);
        QVERIFY(m_bench->attempts(id).empty());
        QVERIFY(m_bench->task(id).error->detail.contains(QStringLiteral("rests after 5 failures")));
    }

    void twoDoNotWriteTheSameOutputAtOnce()
    {
        const TaskId first = add();
        const TaskId second = add();
        m_bench->arm();
        m_bench->settleDown();
        QCOMPARE(m_bench->command.deeds.size(), size_t(1));
        QCOMPARE(m_bench->state(second), TaskState::Queued);
        QVERIFY(m_bench->task(second).error->detail.contains(QStringLiteral("T-%1 writes /work/out").arg(first.value)));
        m_bench->command.end(m_bench->engine->agents(), m_bench->command.alive.begin()->first, kDone);
        m_bench->settleDown();
        m_bench->clock.advance(Starter::kGiveBackMs);
        m_bench->settleDown();
        QCOMPARE(m_bench->state(second), TaskState::Running);
    }

    void missingOutputsAreAFailure()
    {
        inspector().after.outputs = {{QStringLiteral("/work/out"), QStringLiteral("does not exist"), 0, {}, false}};
        const TaskId id = answered([](TaskDraft &draft) { draft.maxAttempts = 1; });
        QCOMPARE(settled(id), TaskState::Dead);
        const Attempt attempt = last(id);
        QCOMPARE(attempt.state, AttemptState::Error);
        QCOMPARE(attempt.error->code, QStringLiteral("postcheck_failed"));
        QVERIFY(attempt.error->detail.contains(QStringLiteral("/work/out: does not exist")));
        QCOMPARE(named(attempt, "result_accepted").result, CheckResult::Skipped); // there is nothing to verify
        QVERIFY(inspector().begun.empty());
        QCOMPARE(m_bench->roster.status(QStringLiteral("command"))->failed, 1);
    }

    void aVerifierThatSaysNoIsAFailureAndTriedAgain()
    {
        inspector().verdict = Error{QStringLiteral("command_failed"), ErrorCategory::Transient, QStringLiteral("exit code 3")};
        const TaskId id = answered();
        QCOMPARE(settled(id), TaskState::Queued);
        QVERIFY(m_bench->task(id).notBefore.has_value());
        QCOMPARE(named(last(id), "result_accepted").result, CheckResult::Fail);
        QVERIFY(named(last(id), "result_accepted").detail.contains(QStringLiteral("exit code 3")));
        inspector().verdict.reset();
        m_bench->clock.advance(10'000);
        m_bench->settleDown();
        m_bench->command.end(m_bench->engine->agents(), m_bench->command.alive.begin()->first, kDone);
        QCOMPARE(settled(id), TaskState::Succeeded);
        QCOMPARE(m_bench->attempts(id).size(), size_t(2));
    }

    void aVerifierThatCannotStartIsAFailure()
    {
        inspector().verifyError = Error{QStringLiteral("program_not_found"), ErrorCategory::Permanent, QStringLiteral("no such program: check")};
        const TaskId id = answered();
        QCOMPARE(settled(id), TaskState::Queued);
        QVERIFY(last(id).error->detail.contains(QStringLiteral("no such program: check")));
    }

    void copiesAndOutputOfTheVerifierAreKept()
    {
        const QString copy = m_bench->folder.filePath(QStringLiteral("copy"));
        const QString said = m_bench->folder.filePath(QStringLiteral("said"));
        for (const QString &path : {copy, said}) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(path.toUtf8()) > 0);
        }
        inspector().copies = {{QStringLiteral("out"), copy}};
        inspector().verifiesAtOnce = false;
        const TaskId id = answered();
        QCOMPARE(m_bench->state(id), TaskState::Running);
        inspector().endVerifying(inspector().begun[0], {EndCause::Answered, {}, {{QStringLiteral("stdout.txt"), said}}, {}});
        QCOMPARE(settled(id), TaskState::Succeeded);
        QStringList names;
        for (const Artifact &artifact : last(id).artifacts) {
            names += artifact.name;
            QCOMPARE(m_bench->artifacts.check(artifact.hash), ArtifactStatus::Intact);
        }
        QCOMPARE(names, (QStringList{QStringLiteral("effect.json"), QStringLiteral("out"), QStringLiteral("verify-stdout.txt")}));
        QVERIFY(!QFile::exists(copy) && !QFile::exists(said));
    }

    void aSlowExaminationIsGivenUp()
    {
        const TaskId id = add();
        m_bench->arm();
        m_bench->settleDown();
        inspector().slow = true;
        m_bench->command.end(m_bench->engine->agents(), m_bench->command.alive.begin()->first, kDone);
        m_bench->settleDown();
        QCOMPARE(m_bench->state(id), TaskState::Running);
        m_bench->clock.advance(Examiner::kPatienceMs + 1);
        QCOMPARE(settled(id), TaskState::Queued);
        QVERIFY(last(id).error->detail.contains(QStringLiteral("no answer within 90 s")));
        const QString copy = m_bench->folder.filePath(QStringLiteral("late"));
        QVERIFY(QFile(copy).open(QIODevice::WriteOnly));
        inspector().copies = {{QStringLiteral("out"), copy}};
        inspector().answerResults(); // too late, and nothing is left behind
        QVERIFY(!QFile::exists(copy));
    }

    void verificationHasALimitOfItsOwn_data()
    {
        QTest::addColumn<qint64>("timeout");
        QTest::addColumn<qint64>("limit");
        QTest::newRow("ten minutes") << qint64(3'600'000) << qint64(600'000);
        QTest::newRow("the task's") << qint64(60'000) << qint64(60'000);
    }

    void verificationHasALimitOfItsOwn()
    {
        QFETCH(qint64, timeout);
        QFETCH(qint64, limit);
        inspector().verifiesAtOnce = false;
        const TaskId id = answered([&](TaskDraft &draft) { draft.spec.timeoutMs = timeout; draft.spec.idleTimeoutMs = timeout; });
        const AttemptId attempt = last(id).id;
        m_bench->clock.advance(limit);
        m_bench->settleDown();
        QVERIFY(!inspector().verifying.at(attempt));
        m_bench->clock.advance(1);
        m_bench->settleDown();
        QCOMPARE(inspector().verifying.at(attempt), EndCause::TimedOut);
        inspector().endVerifying(attempt, {EndCause::TimedOut, {}, {}, {}});
        QCOMPARE(settled(id), TaskState::Queued); // the agent had answered: this is a verdict, not a doubt
        QVERIFY(last(id).error->detail.contains(QStringLiteral("not done within %1 s").arg(limit / 1000)));
    }

    void stoppingApplies_data()
    {
        QTest::addColumn<QString>("phase");
        QTest::addColumn<QString>("how");
        for (const char *phase : {"looking", "verifying"}) {
            for (const char *how : {"cancel", "kill", "deadline", "shutdown"})
                QTest::addRow("%s, %s", phase, how) << QString::fromLatin1(phase) << QString::fromLatin1(how);
        }
    }

    // Whether the result was good, nobody knows any more: an unsafe effect has happened.
    void stoppingApplies()
    {
        QFETCH(QString, phase);
        QFETCH(QString, how);
        const bool verifying = phase == QLatin1String("verifying");
        inspector().verifiesAtOnce = false;
        const qint64 deadline = m_bench->clock.wallMs() + 50'000;
        const TaskId id = add([&](TaskDraft &draft) { draft.deadline = deadline; });
        m_bench->arm();
        m_bench->settleDown();
        inspector().slow = !verifying;
        m_bench->command.end(m_bench->engine->agents(), m_bench->command.alive.begin()->first, kDone);
        m_bench->settleDown();
        QCOMPARE(m_bench->state(id), TaskState::Running);
        EndCause cause = EndCause::Killed;
        if (how == QLatin1String("cancel")) {
            cause = EndCause::Cancelled;
            QVERIFY(m_bench->desk->cancel(QStringLiteral("p"), {id}, {}).ok());
        } else if (how == QLatin1String("kill")) {
            m_bench->flags.set(RunWish::Halted);
        } else if (how == QLatin1String("deadline")) {
            cause = EndCause::TimedOut;
            m_bench->clock.advance(50'001);
        } else {
            m_bench->engine->beginShutdown();
        }
        m_bench->settleDown();
        if (verifying) {
            QCOMPARE(inspector().verifying.begin()->second, cause);
            inspector().endVerifying(last(id).id, {cause, {}, {}, {}});
        }
        QCOMPARE(settled(id), TaskState::Unknown);
        QVERIFY(m_bench->engine->idle());
        QCOMPARE(countOf(last(id), CheckPhase::Post), 0);
    }

    void anAnswerThatCouldNotBeRefusedCountsEvenWhenStopped()
    {
        const TaskId id = add([](TaskDraft &draft) { draft.spec.outputs.clear(); draft.spec.verify.clear(); });
        m_bench->arm();
        m_bench->settleDown();
        inspector().slow = true;
        m_bench->command.end(m_bench->engine->agents(), m_bench->command.alive.begin()->first, kDone);
        m_bench->settleDown();
        m_bench->flags.set(RunWish::Halted);
        QCOMPARE(settled(id), TaskState::Succeeded);
        QCOMPARE(named(last(id), "no_error_markers").result, CheckResult::Skipped);
        QVERIFY(named(last(id), "no_error_markers").detail.contains(QStringLiteral("stopped before")));
    }

    void aCrashInThePostChecksLeavesADoubt()
    {
        inspector().verifiesAtOnce = false;
        const TaskId id = answered();
        QCOMPARE(m_bench->state(id), TaskState::Running);
        m_bench->loseEngine();
        m_bench->clock.advance(Lease::kTtlMs + 1);
        m_bench->startEngine();
        QCOMPARE(settled(id), TaskState::Unknown);
        QCOMPARE(m_bench->command.deeds.size(), size_t(1));
    }

    void aNewLeaseGoesOnWithTheExamination()
    {
        inspector().verifiesAtOnce = false;
        const TaskId id = answered();
        const qint64 epoch = m_bench->task(id).epoch;
        loseLease();
        m_bench->settleDown();
        QCOMPARE(m_bench->state(id), TaskState::Running);
        QVERIFY(m_bench->task(id).epoch > epoch);
        inspector().endVerifying(inspector().begun[0], kDone);
        QCOMPARE(settled(id), TaskState::Succeeded);
    }

    void noVerificationBeginsAfterTheKill()
    {
        const TaskId id = add();
        m_bench->arm();
        m_bench->settleDown();
        inspector().slow = true;
        m_bench->command.end(m_bench->engine->agents(), m_bench->command.alive.begin()->first, kDone);
        m_bench->settleDown();
        m_bench->flags.set(RunWish::Halted);
        inspector().answerResults();
        QCOMPARE(settled(id), TaskState::Unknown);
        QVERIFY(inspector().begun.empty());
    }

    void markersAndCommitsOnlyWarn()
    {
        inspector().after.markers = {QStringLiteral("ERROR in stdout.txt, line 1")};
        inspector().after.texts = 1;
        const TaskId id = answered([](TaskDraft &draft) { draft.spec.metadata = {{QStringLiteral("commit"), true}}; draft.spec.review = true; });
        QCOMPARE(settled(id), TaskState::Review);
        QVERIFY(inspector().lastTraces.tree);
        QCOMPARE(named(last(id), "no_error_markers").result, CheckResult::Warning);
        QCOMPARE(named(last(id), "changes_committed").result, CheckResult::Warning);
        QVERIFY(named(last(id), "queue_consistent").detail.contains(QStringLiteral("goes to review")));
    }
};

QTEST_GUILESS_MAIN(TestInspection)
#include "tst_inspection.moc"
