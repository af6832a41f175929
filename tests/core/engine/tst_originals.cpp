#include "core/engine/taskeditor.h"
#include "core/intake/intake.h"
#include "core/intake/taskparser.h"
#include "tests/support/enginebench.h"

#include <QJsonArray>
#include <QTest>

using namespace qd;

namespace {

const QString kOperator = QStringLiteral("operator");
const AgentEnding kFailed{EndCause::Answered, Error{QStringLiteral("bad"), ErrorCategory::Transient, {}}, {}, {}};

AttemptId only(const ScriptedTransport &agent)
{
    return agent.alive.size() == 1 ? agent.alive.begin()->first : AttemptId{};
}

qint64 number(EngineBench &bench, Sql sql)
{
    const auto rows = bench.store->database().query(sql);
    return rows && rows->size() == 1 ? rows->front().integer(0) : -1;
}

std::vector<qint64> startOrder(const EngineBench &bench)
{
    std::vector<qint64> order;
    for (const auto &deed : bench.rehearsal.deeds)
        order.push_back(deed.task.value);
    return order;
}

} // namespace

/// What was broken in the systems that this program takes the place of, by the numbers under which their defects are
/// listed: each must not be possible here.
class TestOriginals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_bench = std::make_unique<EngineBench>(); }

    // X1: the flag was set, and the loop went on.
    void x1_killStopsCancelsAndReleases()
    {
        m_bench->addRehearsal();
        const TaskId waiting = m_bench->addRehearsal();
        m_bench->settings.maxConcurrent = 1;
        m_bench->loseEngine();
        m_bench->startEngine();
        m_bench->settleDown();
        QCOMPARE(m_bench->rehearsal.alive.size(), size_t(1));
        m_bench->flags.set(RunWish::Halted);
        m_bench->settleDown();
        const AttemptId attempt = only(m_bench->rehearsal);
        QCOMPARE(m_bench->rehearsal.stopped.at(attempt), EndCause::Killed);
        m_bench->rehearsal.end(m_bench->engine->agents(), attempt, {EndCause::Killed, {}, {}, {}});
        for (int tick = 0; tick < 10; ++tick) {
            m_bench->settleDown();
            m_bench->clock.advance(400'000);
        }
        QCOMPARE(m_bench->rehearsal.deeds.size(), size_t(1));
        QCOMPARE(m_bench->state(waiting), TaskState::Queued);
        QCOMPARE(m_bench->engine->status().state, EngineState::Killed);
        QVERIFY(m_bench->store->lease().read()->owner.isEmpty());
    }

    // X2: what was to be tried again was never looked at again.
    void x2_aRetryNeedsNoHand()
    {
        const TaskId id = m_bench->addRehearsal();
        m_bench->settleDown();
        m_bench->rehearsal.end(m_bench->engine->agents(), only(m_bench->rehearsal), kFailed);
        m_bench->settleDown();
        QCOMPARE(m_bench->state(id), TaskState::Queued);
        m_bench->clock.advance(7'000);
        m_bench->settleDown();
        m_bench->rehearsal.end(m_bench->engine->agents(), only(m_bench->rehearsal), {});
        m_bench->settleDown();
        QCOMPARE(m_bench->state(id), TaskState::Succeeded);
        QCOMPARE(m_bench->attempts(id).size(), size_t(2));
    }

    // X3: the adapter wrote "failed", and the daemon wrote "retry" over it. An agent of ours only reports, and only its
    // first word counts.
    void x3_oneWriterOfTheFinalState()
    {
        const TaskId id = m_bench->addRehearsal(1);
        m_bench->settleDown();
        const AttemptId attempt = only(m_bench->rehearsal);
        m_bench->rehearsal.end(m_bench->engine->agents(), attempt, {});
        m_bench->engine->agents().agentEnded(attempt, kFailed);
        m_bench->settleDown();
        m_bench->engine->agents().agentEnded(attempt, kFailed);
        m_bench->settleDown();
        QCOMPARE(m_bench->state(id), TaskState::Succeeded);
        QCOMPARE(number(*m_bench, "SELECT count(*) FROM journal WHERE event IN ('task_succeeded', 'task_failed', 'task_dead')"), 1);
    }

    // X4: the guide said PROOF, and the table said REAL.
    void x4_proofIsTheDefaultOfSchemaDraftAndStart()
    {
        Database &database = m_bench->store->database();
        QVERIFY(database.execute("INSERT INTO task (id, key, title, kind, lane, spec, spec_sha256, state, ready, priority, "
                                 "order_key, max_attempts, created_at, updated_at) VALUES (900, 'k', 't', 'command', 'l', '{}', "
                                 "'0000000000000000000000000000000000000000000000000000000000000000', 'held', 0, 5, 0, 1, 0, 0)").ok());
        QCOMPARE(number(*m_bench, "SELECT count(*) FROM task WHERE id = 900 AND mode = 'proof' AND stage = 'proof'"), 1);
        QCOMPARE(TaskDraft().mode, Mode::Proof);
        const ParsedFile file = parseTaskFile({QStringLiteral("a.json"), R"({"title": "t", "command": ["true"]})", {}});
        QCOMPARE(file.rows.at(0).draft.mode, Mode::Proof);
        m_bench->settleDown();
        m_bench->arm();
        m_bench->loseEngine();
        m_bench->clock.advance(Lease::kTtlMs + 1);
        m_bench->startEngine();
        m_bench->settleDown();
        QVERIFY(!m_bench->store->controls().read()->real.open(m_bench->clock.wallMs()));
    }

    // X5: a crash in the middle of an action did it again, and the key guarded only the adding.
    void x5_theAttemptIsWrittenBeforeTheDeedAndIsNotRepeated()
    {
        const TaskId id = m_bench->addCommand(Mode::Real);
        m_bench->settleDown(1);
        m_bench->arm();
        m_bench->settleDown();
        QCOMPARE(m_bench->command.deeds.size(), size_t(1));
        QCOMPARE(m_bench->attempts(id).at(0).id, m_bench->command.deeds.at(0).attempt);
        m_bench->loseEngine();
        m_bench->clock.advance(Lease::kTtlMs + 1);
        m_bench->startEngine();
        m_bench->settleDown();
        m_bench->arm();
        m_bench->clock.advance(400'000);
        m_bench->settleDown();
        QCOMPARE(m_bench->command.deeds.size(), size_t(1));
        QCOMPARE(m_bench->state(id), TaskState::Unknown);
    }

    // X5, seen from the operator: what was approved is these bytes, whatever is done to the task afterwards.
    void x5_whatIsEditedOrReopenedIsNotWhatWasApproved_data()
    {
        QTest::addColumn<bool>("edited");
        QTest::newRow("edited") << true;
        QTest::newRow("cancelled and reopened") << false;
    }

    void x5_whatIsEditedOrReopenedIsNotWhatWasApproved()
    {
        QFETCH(bool, edited);
        TaskDraft draft;
        draft.spec.title = QStringLiteral("t");
        draft.spec.kind = TaskKind::Command;
        draft.spec.command = {QStringLiteral("approved")};
        draft.mode = Mode::Real;
        const TaskId id = m_bench->add(draft);
        m_bench->settleDown();
        QCOMPARE(m_bench->task(id).holdReason, HoldReason::Approval);
        QVERIFY(m_bench->desk->approve(kOperator, {id}, {}).ok());
        if (edited) {
            const QJsonObject other{{QStringLiteral("command"), QJsonArray{QStringLiteral("another")}}};
            QVERIFY(TaskEditor(*m_bench->context).edit(kOperator, {id, other, false, {}, {}}).ok());
        } else {
            QVERIFY(m_bench->desk->cancel(kOperator, {id}, {}).ok());
            QVERIFY(m_bench->desk->reopen(kOperator, {id}, {}).ok());
        }
        m_bench->arm();
        m_bench->settleDown();
        QVERIFY(m_bench->command.deeds.empty());
        QCOMPARE(m_bench->task(id).holdReason, HoldReason::Approval); // it is asked about anew
        QVERIFY(m_bench->desk->approve(kOperator, {id}, {}).ok());
        m_bench->settleDown();
        QCOMPARE(m_bench->command.deeds.size(), size_t(1));
    }

    void x5_theSameKeyGivesTheResultThatIsThere()
    {
        const auto add = [&](const QByteArray &json) {
            return enqueue(*m_bench->store, m_bench->clock.wallMs(), kOperator, {parseTaskFile({QStringLiteral("a.json"), json, {}})})
                ->answer[QLatin1String("added")][0].toObject();
        };
        const QByteArray task = R"({"title": "t", "key": "k", "rehearse": ["hang"]})";
        const QJsonObject first = add(task);
        m_bench->settleDown();
        m_bench->rehearsal.end(m_bench->engine->agents(), only(m_bench->rehearsal), {});
        m_bench->settleDown();
        const QJsonObject again = add(task);
        QCOMPARE(again[QLatin1String("number")], first[QLatin1String("number")]);
        QVERIFY(again[QLatin1String("duplicate")].toBool());
        m_bench->settleDown();
        QCOMPARE(m_bench->rehearsal.deeds.size(), size_t(1));
    }

    // X6: two daemons could hold two leases, and a tick longer than the lease lost it.
    void x6_thereIsOneLeaseWithAnEpochOnEveryWrite()
    {
        m_bench->settleDown();
        QVERIFY(!m_bench->store->database().execute("INSERT INTO lease (name, owner, epoch, expires_at, boot_id) "
                                                    "VALUES ('engine', 'other', 1, 1, 'b')").ok());
        const TaskId id = m_bench->addRehearsal();
        m_bench->settleDown();
        m_bench->clock.advance(Lease::kTtlMs + 1); // frozen for longer than the lease
        const auto other = m_bench->store->lease().acquire(QStringLiteral("another engine"), m_bench->clock.bootMs(),
                                                           bootId(), m_bench->clock.wallMs());
        QVERIFY(other.ok());
        m_bench->rehearsal.end(m_bench->engine->agents(), only(m_bench->rehearsal), {});
        m_bench->settleDown();
        QCOMPARE(m_bench->state(id), TaskState::Running); // the late word changed nothing
        m_bench->clock.advance(1'000);
        m_bench->settleDown();
        QCOMPARE(m_bench->engine->status().state, EngineState::Standby);
    }

    // X7: an action that hung hung the daemon.
    void x7_aHangingAgentIsEndedInTime()
    {
        TaskDraft draft;
        draft.spec.title = QStringLiteral("hangs");
        draft.spec.kind = TaskKind::Rehearsal;
        draft.spec.timeoutMs = 60'000;
        draft.spec.idleTimeoutMs = 10'000;
        draft.maxAttempts = 1;
        const TaskId hanging = m_bench->add(draft);
        m_bench->settleDown();
        const AttemptId attempt = only(m_bench->rehearsal);
        const TaskId other = m_bench->addCommand();
        m_bench->settleDown();
        QCOMPARE(m_bench->state(other), TaskState::Succeeded); // others do not wait for it
        m_bench->clock.advance(10'001);
        m_bench->settleDown();
        QCOMPARE(m_bench->rehearsal.stopped.at(attempt), EndCause::TimedOut);
        m_bench->rehearsal.end(m_bench->engine->agents(), attempt, {EndCause::TimedOut, {}, {}, {}});
        m_bench->settleDown();
        QCOMPARE(m_bench->state(hanging), TaskState::Dead);
    }

    // X8: a paused daemon wrote a row for each of its ticks.
    void x8_idleAndPausedTicksHaveNoRowOfTheirOwn()
    {
        m_bench->settleDown();
        m_bench->flags.set(RunWish::Pause);
        QVERIFY(m_bench->desk->setWish(kOperator, RunWish::Pause, {}).ok());
        m_bench->addCommand();
        const qint64 before = number(*m_bench, "SELECT count(*) FROM tick");
        for (int tick = 0; tick < 1'000; ++tick) {
            m_bench->step();
            m_bench->clock.advance(100);
        }
        QCOMPARE(number(*m_bench, "SELECT count(*) FROM tick"), before);
        m_bench->flags.set(RunWish::Run);
        QVERIFY(m_bench->desk->setWish(kOperator, RunWish::Run, {}).ok());
        m_bench->step();
        QVERIFY(number(*m_bench, "SELECT idle_before FROM tick ORDER BY number DESC LIMIT 1") >= 1'000);
    }

    // X9: a tick in which everything failed was a success.
    void x9_theTickSaysWhatItsAttemptsDid()
    {
        m_bench->addRehearsal();
        m_bench->addRehearsal();
        m_bench->settleDown();
        const AttemptId first = m_bench->rehearsal.alive.begin()->first;
        const AttemptId second = m_bench->rehearsal.alive.rbegin()->first;
        m_bench->rehearsal.end(m_bench->engine->agents(), first, kFailed);
        m_bench->step();
        QCOMPARE(m_bench->store->ticks().newest(1)->front().outcome, TickOutcome::Fail);
        m_bench->rehearsal.end(m_bench->engine->agents(), second, {});
        m_bench->step();
        QCOMPARE(m_bench->store->ticks().newest(1)->front().outcome, TickOutcome::Success);
        QCOMPARE(m_bench->store->ticks().newest(1)->front().succeeded, 1);
    }

    // X10: a task was in one store and not in the other.
    void x10_aTaskAndItsRecordAreWrittenTogetherOrNotAtAll()
    {
        Database &database = m_bench->store->database();
        for (int failing = 0; failing < 12; ++failing) {
            int call = 0;
            database.setGate([&](const char *) -> Result<void> {
                return call++ == failing ? Result<void>(Error{QStringLiteral("database_io"), ErrorCategory::Transient, {}}) : Result<void>();
            });
            m_bench->addRehearsal();
            database.setGate({});
            QCOMPARE(number(*m_bench, "SELECT count(*) FROM task"),
                     number(*m_bench, "SELECT count(*) FROM journal WHERE event = 'task_added'"));
            QCOMPARE(number(*m_bench, "SELECT count(*) FROM task"), number(*m_bench, "SELECT sum(tasks) FROM task_count"));
        }
        QVERIFY(number(*m_bench, "SELECT count(*) FROM task") > 0);
    }

    // X11: priority was stored and never used.
    void x11_priorityFirstThenAge()
    {
        const auto add = [&](int priority) {
            TaskDraft draft;
            draft.spec.title = QStringLiteral("t");
            draft.spec.kind = TaskKind::Rehearsal;
            draft.priority = priority;
            m_bench->clock.advance(10);
            return m_bench->add(draft).value;
        };
        const qint64 low = add(2);
        const qint64 first = add(5);
        const qint64 second = add(5);
        const qint64 high = add(9);
        m_bench->settleDown();
        QCOMPARE(startOrder(*m_bench), (std::vector<qint64>{high, first, second, low}));
    }

    // X19: dependencies were "met" by deleting them.
    void x19_nothingMendsADependencyAway()
    {
        const TaskId needed = m_bench->addRehearsal(1);
        TaskDraft draft;
        draft.spec.title = QStringLiteral("waits");
        draft.spec.kind = TaskKind::Command;
        draft.spec.command = {QStringLiteral("true")};
        draft.spec.dependsOn = {displayId(needed)};
        const TaskId waiting = m_bench->add(draft);
        m_bench->settleDown();
        m_bench->rehearsal.end(m_bench->engine->agents(), only(m_bench->rehearsal), kFailed);
        m_bench->settleDown();
        QCOMPARE(m_bench->state(needed), TaskState::Dead);
        m_bench->loseEngine();
        for (int day = 0; day < 3; ++day) {
            m_bench->startEngine();
            m_bench->clock.advance(86'400'000);
            m_bench->settleDown();
            QCOMPARE(m_bench->state(waiting), TaskState::Queued);
            QCOMPARE(m_bench->task(waiting).openDependencies, 1);
            m_bench->loseEngine();
        }
        m_bench->startEngine();
        QVERIFY(m_bench->desk->requeue(kOperator, {needed}, {}).ok());
        m_bench->clock.advance(Lease::kTtlMs + 1);
        m_bench->settleDown();
        m_bench->rehearsal.end(m_bench->engine->agents(), only(m_bench->rehearsal), {});
        m_bench->settleDown();
        QCOMPARE(m_bench->state(waiting), TaskState::Succeeded);
    }

private:
    std::unique_ptr<EngineBench> m_bench;
};

QTEST_GUILESS_MAIN(TestOriginals)
#include "tst_originals.moc"
