#include "tests/support/enginebench.h"

#include <QJsonArray>
#include <QTest>

using namespace qd;

namespace {

const QString kOperator = QStringLiteral("operator");

QStringList refusedCodes(const Result<QJsonObject> &answer)
{
    QStringList codes;
    const QJsonArray refused = answer ? (*answer)[QLatin1String("refused")].toArray() : QJsonArray();
    for (const QJsonValue &refusal : refused)
        codes += refusal[QLatin1String("code")].toString();
    return codes;
}

} // namespace

/// What persons are asked, and what becomes of their word: effects, questions, reviews, deadlines.
class TestApprovals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_bench = std::make_unique<EngineBench>(); }

    void realProvesFirstAndWaits()
    {
        const TaskId id = addReal();
        m_bench->settleDown(); // nothing is armed, and nothing needs to be
        const Task task = m_bench->task(id);
        QCOMPARE(task.state, TaskState::Held);
        QCOMPARE(task.holdReason, HoldReason::Approval);
        QVERIFY(m_bench->command.deeds.empty());
        const auto attempts = m_bench->attempts(id);
        QCOMPARE(attempts.size(), size_t(1));
        QCOMPARE(attempts[0].mode, Mode::Proof);
        QCOMPARE(attempts[0].state, AttemptState::Ok);
        const auto pending = m_bench->store->approvals().pendingOf(id);
        QCOMPARE((*pending)->effectHash, attempts[0].effectHash);
        QVERIFY(m_bench->artifacts.read(attempts[0].effectHash).ok());
    }

    void approvedRealStillNeedsTheWindow()
    {
        const TaskId id = addReal();
        m_bench->settleDown();
        approve(id);
        m_bench->settleDown();
        QCOMPARE(m_bench->state(id), TaskState::Queued);
        QCOMPARE(m_bench->task(id).stage, Mode::Real);
        m_bench->arm();
        m_bench->settleDown();
        QCOMPARE(m_bench->state(id), TaskState::Running);
        QCOMPARE(m_bench->command.deeds.at(0).effect, m_bench->task(id).approvedEffect);
        QCOMPARE(m_bench->task(id).attempts, 1); // the proof was free
        QCOMPARE(m_bench->attempts(id).back().mode, Mode::Real);
    }

    void anEffectThatHasChangedIsAskedForAgain()
    {
        const TaskId id = addReal();
        m_bench->settleDown();
        approve(id);
        m_bench->command.flavour = 1;
        m_bench->arm();
        m_bench->settleDown();
        QCOMPARE(m_bench->state(id), TaskState::Held);
        QVERIFY(m_bench->command.deeds.empty());
        const auto approvals = m_bench->store->approvals().ofTask(id);
        QCOMPARE(approvals->size(), size_t(2));
        QVERIFY(approvals->at(0).effectHash != approvals->at(1).effectHash);
        QVERIFY(m_bench->task(id).approvedEffect.isNull());
        approve(id);
        m_bench->settleDown();
        QCOMPARE(m_bench->command.deeds.size(), size_t(1));
    }

    void aNoFailsTheTaskWithItsReason()
    {
        const TaskId id = addReal();
        m_bench->settleDown();
        QVERIFY(m_bench->desk->deny(kOperator, {id}, QStringLiteral("wrong branch")).ok());
        QCOMPARE(m_bench->state(id), TaskState::Failed);
        QCOMPARE(m_bench->task(id).error->code, QStringLiteral("approval_denied"));
        QCOMPARE(m_bench->task(id).error->detail, QStringLiteral("wrong branch"));
        QCOMPARE(m_bench->store->approvals().ofTask(id)->front().state, ApprovalState::Denied);
    }

    void releaseDoesNotGetAroundTheQuestion()
    {
        const TaskId id = addReal();
        m_bench->settleDown();
        QCOMPARE(refusedCodes(m_bench->desk->release(kOperator, {id}, {})), QStringList{QStringLiteral("approval_needed")});
        QCOMPARE(m_bench->state(id), TaskState::Held);
    }

    void nobodyIsAskedTwice()
    {
        const TaskId id = addReal();
        m_bench->settleDown();
        approve(id);
        QCOMPARE(refusedCodes(m_bench->desk->approve(kOperator, {id}, {})), QStringList{QStringLiteral("nothing_asked")});
        QCOMPARE(refusedCodes(m_bench->desk->deny(kOperator, {TaskId{99}}, {})), QStringList{QStringLiteral("not_found")});
    }

    void cancellingMakesTheQuestionVoid()
    {
        const TaskId id = addReal();
        m_bench->settleDown();
        QVERIFY(m_bench->desk->cancel(kOperator, {id}, {}).ok());
        QCOMPARE(m_bench->store->approvals().ofTask(id)->front().state, ApprovalState::Void);
    }

    void aRequeueTakesTheApprovalBack()
    {
        const TaskId id = addReal();
        m_bench->settleDown();
        approve(id);
        m_bench->arm();
        m_bench->settleDown();
        endCommand({EndCause::Answered, Error{QStringLiteral("no"), ErrorCategory::Permanent, {}}, {}, {}});
        QCOMPARE(m_bench->state(id), TaskState::Failed);
        QVERIFY(m_bench->desk->requeue(kOperator, {id}, {}).ok());
        m_bench->settleDown();
        QCOMPARE(m_bench->state(id), TaskState::Held);
        QCOMPARE(m_bench->command.deeds.size(), size_t(1));
    }

    void aPureEffectNeedsNoApprovalButTheWindow()
    {
        TaskDraft draft = rehearsal();
        draft.mode = Mode::Real;
        const TaskId id = m_bench->add(draft);
        for (int tick = 0; tick < 5; ++tick)
            m_bench->settleDown();
        QCOMPARE(m_bench->state(id), TaskState::Queued);
        QVERIFY(m_bench->attempts(id).empty());
        m_bench->arm();
        m_bench->settleDown();
        QCOMPARE(m_bench->state(id), TaskState::Running);
    }

    void anAgentAsksAndHearsTheAnswer_data()
    {
        QTest::addColumn<bool>("yes");
        QTest::newRow("yes") << true;
        QTest::newRow("no") << false;
    }

    void anAgentAsksAndHearsTheAnswer()
    {
        QFETCH(bool, yes);
        const TaskId id = m_bench->add(rehearsal());
        m_bench->settleDown();
        const AttemptId attempt = m_bench->rehearsal.alive.begin()->first;
        m_bench->engine->agents().agentAsked(attempt, UntrustedText(QStringLiteral("May I?")));
        m_bench->settleDown();
        QCOMPARE(m_bench->changed.back().asks, true);
        m_bench->clock.advance(700'000); // silent for longer than is allowed, but not by its own fault
        m_bench->settleDown();
        QVERIFY(m_bench->rehearsal.stopped.empty());
        QVERIFY((yes ? m_bench->desk->approve(kOperator, {id}, {}) : m_bench->desk->deny(kOperator, {id}, {})).ok());
        QCOMPARE(m_bench->rehearsal.answers.at(attempt), yes);
        QCOMPARE(m_bench->changed.back().asks, false);
        QCOMPARE(m_bench->store->approvals().ofTask(id)->front().text, QStringLiteral("May I?"));
        m_bench->clock.advance(700'000); // from here on silence counts again
        m_bench->settleDown();
        QVERIFY(m_bench->rehearsal.stopped.contains(attempt));
    }

    void aQuestionOfAnEndedAgentIsVoid()
    {
        const TaskId id = m_bench->add(rehearsal());
        m_bench->settleDown();
        const AttemptId attempt = m_bench->rehearsal.alive.begin()->first;
        m_bench->engine->agents().agentAsked(attempt, UntrustedText(QStringLiteral("May I?")));
        m_bench->settleDown();
        m_bench->rehearsal.end(m_bench->engine->agents(), attempt, {});
        m_bench->settleDown();
        QCOMPARE(m_bench->store->approvals().ofTask(id)->front().state, ApprovalState::Void);
        QCOMPARE(refusedCodes(m_bench->desk->approve(kOperator, {id}, {})), QStringList{QStringLiteral("nothing_asked")});
    }

    void aReviewIsAcceptedReturnedOrRejected_data()
    {
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<TaskState>("state");
        QTest::newRow("accept") << QStringLiteral("accept") << TaskState::Succeeded;
        QTest::newRow("return") << QStringLiteral("return") << TaskState::Queued;
        QTest::newRow("reject") << QStringLiteral("reject") << TaskState::Failed;
    }

    void aReviewIsAcceptedReturnedOrRejected()
    {
        QFETCH(QString, verdict);
        QFETCH(TaskState, state);
        TaskDraft draft = rehearsal();
        draft.spec.review = true;
        const TaskId id = m_bench->add(draft);
        m_bench->settleDown();
        m_bench->rehearsal.end(m_bench->engine->agents(), m_bench->rehearsal.alive.begin()->first, {});
        m_bench->settleDown();
        QCOMPARE(m_bench->state(id), TaskState::Review);
        if (verdict != QLatin1String("accept"))
            QCOMPARE(m_bench->desk->review(kOperator, {id}, verdict, {}).error().code, QStringLiteral("reason_needed"));
        QVERIFY(m_bench->desk->review(kOperator, {id}, verdict, QStringLiteral("seen")).ok());
        QCOMPARE(m_bench->state(id), state);
        QCOMPARE(m_bench->desk->review(kOperator, {id}, QStringLiteral("perhaps"), {}).error().code, QStringLiteral("parameter_range"));
    }

    void whatHasNotBegunByItsDeadlineFails()
    {
        TaskDraft draft = rehearsal();
        draft.deadline = m_bench->clock.wallMs() + 1'000;
        draft.hold = true;
        const TaskId held = m_bench->add(draft);
        m_bench->settleDown();
        QCOMPARE(m_bench->state(held), TaskState::Held);
        m_bench->clock.advance(1'000);
        m_bench->settleDown();
        QCOMPARE(m_bench->state(held), TaskState::Failed);
        QCOMPARE(m_bench->task(held).error->code, QStringLiteral("deadline_passed"));
    }

    void whatRunsIsStoppedAtItsDeadline()
    {
        TaskDraft draft = rehearsal();
        draft.deadline = m_bench->clock.wallMs() + 5'000;
        m_bench->add(draft);
        m_bench->settleDown();
        QVERIFY(m_bench->rehearsal.stopped.empty());
        m_bench->clock.advance(5'001);
        m_bench->settleDown();
        QCOMPARE(m_bench->rehearsal.stopped.size(), size_t(1));
    }

    void aDependentBeginsWhenAllHaveSucceeded()
    {
        const TaskId first = m_bench->add(rehearsal());
        TaskDraft second = rehearsal();
        second.spec.dependsOn = {displayId(first), QStringLiteral("not yet there")};
        const TaskId waiting = m_bench->add(second);
        QCOMPARE(m_bench->task(waiting).openDependencies, 2);
        TaskDraft third = rehearsal();
        third.key = QStringLiteral("not yet there");
        m_bench->add(third);
        m_bench->settleDown();
        QCOMPARE(m_bench->rehearsal.alive.size(), size_t(2));
        for (int left = 2; left > 0; --left) {
            QCOMPARE(m_bench->task(waiting).openDependencies, left);
            QCOMPARE(m_bench->state(waiting), TaskState::Queued);
            m_bench->rehearsal.end(m_bench->engine->agents(), m_bench->rehearsal.alive.begin()->first, {});
            m_bench->settleDown();
        }
        QCOMPARE(m_bench->state(waiting), TaskState::Running);
    }

    void nothingWaitsForItself()
    {
        TaskDraft draft = rehearsal();
        draft.key = QStringLiteral("a");
        draft.spec.dependsOn = {QStringLiteral("b")};
        QVERIFY(m_bench->add(draft).isValid());
        draft.key = QStringLiteral("b");
        draft.spec.dependsOn = {QStringLiteral("a")};
        QVERIFY(!m_bench->add(draft).isValid());
        draft.key = QStringLiteral("c");
        draft.spec.dependsOn = {QStringLiteral("c")};
        QVERIFY(!m_bench->add(draft).isValid());
        draft.spec.dependsOn = {QStringLiteral("T-77")};
        QVERIFY(!m_bench->add(draft).isValid());
        QCOMPARE(m_bench->store->tasks().cache().counts.total(), 1);
    }

    // A dry run of one kind says nothing about the deed of the other.
    void aKeyIsLookedUpInTheSameMode()
    {
        TaskDraft proof = rehearsal();
        proof.key = QStringLiteral("k");
        m_bench->add(proof);
        TaskDraft real = rehearsal();
        real.mode = Mode::Real;
        real.spec.dependsOn = {QStringLiteral("k")};
        const TaskId waiting = m_bench->add(real);
        m_bench->arm();
        m_bench->settleDown();
        m_bench->rehearsal.end(m_bench->engine->agents(), m_bench->rehearsal.alive.begin()->first, {});
        m_bench->settleDown();
        QCOMPARE(m_bench->task(waiting).openDependencies, 1);
    }

private:
    [[nodiscard]] static TaskDraft rehearsal()
    {
        TaskDraft draft;
        draft.spec.title = QStringLiteral("rehearsal");
        draft.spec.kind = TaskKind::Rehearsal;
        return draft;
    }
    [[nodiscard]] TaskId addReal()
    {
        TaskDraft draft;
        draft.spec.title = QStringLiteral("command");
        draft.spec.kind = TaskKind::Command;
        draft.spec.command = {QStringLiteral("true")};
        draft.mode = Mode::Real;
        return m_bench->add(draft);
    }
    void approve(TaskId id)
    {
        const auto done = m_bench->desk->approve(kOperator, {id}, {});
        QCOMPARE((*done)[QLatin1String("changed")].toArray(), QJsonArray{id.value});
    }
    void endCommand(const AgentEnding &ending)
    {
        m_bench->command.end(m_bench->engine->agents(), m_bench->command.alive.begin()->first, ending);
        m_bench->settleDown();
    }

    std::unique_ptr<EngineBench> m_bench;
};

QTEST_GUILESS_MAIN(TestApprovals)
#include "tst_approvals.moc"
