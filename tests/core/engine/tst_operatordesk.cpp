#include "core/store/taskreader.h"
#include "tests/support/enginebench.h"

#include <QJsonArray>
#include <QTest>

using namespace qd;

namespace {

const QString kActor = QStringLiteral("console:tester");

std::vector<qint64> numbers(const Result<QJsonObject> &answer, const char *name)
{
    std::vector<qint64> numbers;
    const QJsonArray array = answer ? (*answer)[QLatin1String(name)].toArray() : QJsonArray();
    for (const QJsonValue &value : array)
        numbers.push_back(value.isObject() ? value[QLatin1String("number")].toInteger() : value.toInteger());
    return numbers;
}

} // namespace

/// What a person asks for, and that nothing of it is lost.
class TestOperatorDesk : public QObject
{
    Q_OBJECT

    std::unique_ptr<EngineBench> m_bench;
    OperatorDesk &desk() { return *m_bench->desk; }
    Controls controls() { return *m_bench->store->controls().read(); }
    JournalEntry lastEntry() { return TaskReader(m_bench->store->database()).journal({}, 0, 1)->back(); }
    TaskId runningTask()
    {
        const TaskId id = m_bench->addRehearsal();
        m_bench->settleDown();
        return m_bench->state(id) == TaskState::Running ? id : TaskId{};
    }
    /// Of the one task that an act was refused for.
    static QString codeOf(const Result<QJsonObject> &answer)
    {
        return answer ? (*answer)[QLatin1String("refused")][0][QLatin1String("code")].toString() : answer.error().code;
    }
    AttemptId alive() { return m_bench->rehearsal.alive.begin()->first; }

private Q_SLOTS:
    void init() { m_bench = std::make_unique<EngineBench>(); }

    void cancelTellsEachTaskApart()
    {
        const TaskId running = runningTask();
        const TaskId queued = m_bench->addCommand(Mode::Real);
        m_bench->changed.clear();
        const auto answer = desk().cancel(kActor, {queued, running, TaskId{99}, queued}, QStringLiteral("enough"));
        QCOMPARE(numbers(answer, "changed"), std::vector<qint64>{queued.value});
        QCOMPARE(numbers(answer, "stopping"), std::vector<qint64>{running.value});
        QCOMPARE(numbers(answer, "refused"), (std::vector<qint64>{99, queued.value}));
        QCOMPARE(m_bench->changed.size(), size_t(1));
        QCOMPARE(m_bench->state(queued), TaskState::Cancelled);
        const auto entries = TaskReader(m_bench->store->database()).journal(displayId(queued), 0, 10);
        QCOMPARE(entries->back().actor, kActor);
        QCOMPARE(entries->back().data[QLatin1String("reason")].toString(), QStringLiteral("enough"));
    }

    void aCancelledTaskIsNotTriedAgain_data()
    {
        QTest::addColumn<EndCause>("cause");
        QTest::addColumn<bool>("failed");
        QTest::addColumn<TaskState>("state");
        QTest::newRow("stopped") << EndCause::Cancelled << true << TaskState::Cancelled;
        QTest::newRow("timed out just before") << EndCause::TimedOut << true << TaskState::Cancelled;
        QTest::newRow("vanished just before") << EndCause::Vanished << true << TaskState::Cancelled;
        QTest::newRow("failed just before") << EndCause::Answered << true << TaskState::Cancelled;
        QTest::newRow("done just before") << EndCause::Answered << false << TaskState::Succeeded;
    }

    void aCancelledTaskIsNotTriedAgain()
    {
        QFETCH(EndCause, cause);
        QFETCH(bool, failed);
        QFETCH(TaskState, state);
        const TaskId id = runningTask();
        const AttemptId attempt = alive();
        if (cause == EndCause::TimedOut) { // it was being stopped already when the person came
            m_bench->clock.advance(3'600'001);
            m_bench->settleDown();
        }
        QCOMPARE(numbers(desk().cancel(kActor, {id}, {}), "stopping"), std::vector<qint64>{id.value});
        AgentEnding ending{cause, {}, {}, {}};
        if (failed)
            ending.error = Error{QStringLiteral("ended"), ErrorCategory::Transient, {}};
        m_bench->rehearsal.end(m_bench->engine->agents(), attempt, ending);
        m_bench->settleDown();
        QCOMPARE(m_bench->state(id), state);
        m_bench->clock.advance(600'000);
        m_bench->settleDown();
        QCOMPARE(m_bench->attempts(id).size(), size_t(1));
    }

    void anUnsafeDeedThatIsCancelledStaysUnknown()
    {
        m_bench->step(); // a new holder of the lease begins disarmed
        const TaskId id = m_bench->addCommand(Mode::Real);
        m_bench->arm();
        m_bench->settleDown();
        QVERIFY(desk().cancel(kActor, {id}, {}).ok());
        const AttemptId attempt = m_bench->command.alive.begin()->first;
        QCOMPARE(m_bench->command.stopped.at(attempt), EndCause::Cancelled);
        m_bench->command.end(m_bench->engine->agents(), attempt, {EndCause::Cancelled, {}, {}, {}});
        m_bench->settleDown();
        QCOMPARE(m_bench->state(id), TaskState::Unknown);
    }

    void whatRunsElsewhereCannotBeCancelledHere()
    {
        const TaskId id = runningTask();
        OperatorDesk elsewhere(*m_bench->context, nullptr);
        const auto answer = elsewhere.cancel(kActor, {id}, {});
        QCOMPARE(numbers(answer, "refused"), std::vector<qint64>{id.value});
        QCOMPARE(m_bench->state(id), TaskState::Running);
    }

    void aReleasedTaskStillWaitsForItsTime()
    {
        TaskDraft draft;
        draft.spec.title = QStringLiteral("t");
        draft.spec.kind = TaskKind::Rehearsal;
        draft.notBefore = m_bench->clock.wallMs() + 60'000;
        draft.hold = true;
        const TaskId id = m_bench->add(draft);
        QCOMPARE(numbers(desk().release(kActor, {id}, {}), "changed"), std::vector<qint64>{id.value});
        m_bench->settleDown();
        QCOMPARE(m_bench->state(id), TaskState::Queued);
        QCOMPARE(m_bench->task(id).notBefore, draft.notBefore);
        m_bench->clock.advance(60'000);
        m_bench->settleDown();
        QCOMPARE(m_bench->state(id), TaskState::Running);
        QCOMPARE(numbers(desk().hold(kActor, {id}, {}), "refused"), std::vector<qint64>{id.value}); // too late
    }

    void onlyDeadAndFailedTasksAreRequeued()
    {
        m_bench->command.prepareError = Error{QStringLiteral("never"), ErrorCategory::Permanent, {}};
        const TaskId failed = m_bench->addCommand();
        m_bench->settleDown();
        const TaskId held = m_bench->addCommand(Mode::Real);
        const auto answer = desk().requeue(kActor, {failed, held}, QStringLiteral("mended"));
        QCOMPARE(numbers(answer, "changed"), std::vector<qint64>{failed.value});
        QCOMPARE(numbers(answer, "refused"), std::vector<qint64>{held.value});
        QCOMPARE(m_bench->state(failed), TaskState::Queued);
        QVERIFY(!m_bench->task(failed).error.has_value());
        const auto again = desk().requeue(kActor, {failed}, {}); // pressed twice
        QCOMPARE(numbers(again, "refused"), std::vector<qint64>{failed.value});
    }

    void aCancelIsTakenBackToWhereItWas_data()
    {
        QTest::addColumn<bool>("held");
        QTest::newRow("queued") << false;
        QTest::newRow("held") << true;
    }

    void aCancelIsTakenBackToWhereItWas()
    {
        QFETCH(bool, held);
        TaskDraft draft;
        draft.spec.title = QStringLiteral("t");
        draft.spec.kind = TaskKind::Rehearsal;
        draft.hold = held;
        draft.notBefore = m_bench->clock.wallMs() + 60'000;
        const TaskId id = m_bench->add(draft);
        QVERIFY(desk().cancel(kActor, {id}, {}).ok());
        const auto answer = desk().reopen(kActor, {id}, QStringLiteral("a slip"));
        QCOMPARE(numbers(answer, "changed"), std::vector<qint64>{id.value});
        QCOMPARE(m_bench->state(id), held ? TaskState::Held : TaskState::Queued);
        QCOMPARE(m_bench->task(id).holdReason, held ? std::optional(HoldReason::Operator) : std::nullopt);
        QCOMPARE(m_bench->task(id).notBefore, draft.notBefore);
        QCOMPARE(lastEntry().event, held ? QStringLiteral("task_reopened_held") : QStringLiteral("task_reopened"));
        QCOMPARE(lastEntry().data[QLatin1String("reason")].toString(), QStringLiteral("a slip"));
        QCOMPARE(codeOf(desk().reopen(kActor, {id}, {})), QStringLiteral("not_reopenable")); // pressed twice
    }

    void whatHadBegunIsNotReopened()
    {
        const TaskId id = runningTask();
        QVERIFY(desk().cancel(kActor, {id}, {}).ok());
        m_bench->rehearsal.end(m_bench->engine->agents(), alive(), {EndCause::Cancelled, {}, {}, {}});
        m_bench->settleDown();
        QCOMPARE(m_bench->state(id), TaskState::Cancelled);
        QCOMPARE(codeOf(desk().reopen(kActor, {id}, {})), QStringLiteral("not_reopenable"));
        QCOMPARE(m_bench->state(id), TaskState::Cancelled);
    }

    void aReopenedTaskGoesOn()
    {
        const TaskId id = m_bench->addRehearsal();
        QVERIFY(desk().cancel(kActor, {id}, {}).ok());
        m_bench->settleDown();
        QVERIFY(m_bench->rehearsal.alive.empty());
        QVERIFY(desk().reopen(kActor, {id}, {}).ok());
        m_bench->settleDown();
        QCOMPARE(m_bench->state(id), TaskState::Running);
    }

    void priorityChangesTheTurn()
    {
        const TaskId first = m_bench->addRehearsal();
        m_bench->clock.advance(10);
        const TaskId second = m_bench->addRehearsal();
        const auto answer = desk().prioritize(kActor, {second}, std::nullopt, 1, {});
        QCOMPARE(m_bench->task(second).priority, 6);
        QCOMPARE((*answer)[QLatin1String("items")][0][QLatin1String("priority_before")].toInt(), 5);
        QCOMPARE(lastEntry().event, QStringLiteral("task_prioritized"));
        m_bench->settings.maxConcurrent = 1;
        m_bench->settleDown();
        QCOMPARE(m_bench->state(second), TaskState::Running);
        QCOMPARE(m_bench->state(first), TaskState::Queued);
        QCOMPARE(codeOf(desk().prioritize(kActor, {second}, 3, 0, {})), QStringLiteral("illegal_transition"));
        QVERIFY(desk().prioritize(kActor, {first}, 10, 0, {}).ok());
        QCOMPARE(codeOf(desk().prioritize(kActor, {first}, std::nullopt, 1, {})), QStringLiteral("priority_bound"));
        QCOMPARE(m_bench->task(first).priority, 10);
        QCOMPARE(desk().prioritize(kActor, {first}, 3, 1, {}).error().code, QStringLiteral("parameter_range"));
        QCOMPARE(desk().prioritize(kActor, {first}, std::nullopt, 0, {}).error().code, QStringLiteral("parameter_range"));
    }

    void aCopyIsHeldAndHasAKeyOfItsOwn()
    {
        TaskDraft draft;
        draft.spec.title = QStringLiteral("t");
        draft.spec.kind = TaskKind::Rehearsal;
        draft.deadline = m_bench->clock.wallMs() + 1'000;
        draft.priority = 8;
        const TaskId id = m_bench->add(draft);
        m_bench->clock.advance(5'000); // its own deadline would end a copy at once
        const auto answer = desk().clone(kActor, {id, id}, QStringLiteral("once more"));
        const QJsonArray items = (*answer)[QLatin1String("items")].toArray();
        QCOMPARE(items.size(), 2);
        const TaskId copy{items[0][QLatin1String("clone")].toInteger()};
        const TaskId other{items[1][QLatin1String("clone")].toInteger()};
        QVERIFY(copy != id && other != id && copy != other);
        QCOMPARE(m_bench->task(copy).spec, m_bench->task(id).spec);
        QVERIFY(m_bench->task(copy).key != m_bench->task(id).key && m_bench->task(copy).key != m_bench->task(other).key);
        QCOMPARE(m_bench->state(copy), TaskState::Held);
        QCOMPARE(m_bench->task(copy).priority, 8);
        QVERIFY(!m_bench->task(copy).deadline);
        QCOMPARE(lastEntry().event, QStringLiteral("task_cloned"));
    }

    void aDryRunSaysItAllAndDoesNothing()
    {
        const TaskId running = runningTask();
        const TaskId queued = m_bench->addCommand(Mode::Real);
        const qint64 journal = lastEntry().seq;
        m_bench->changed.clear();
        const std::vector<TaskId> all{queued, running, TaskId{99}, queued};
        const auto dry = desk().cancel(kActor, all, {}, {.dryRun = true});
        QCOMPARE(lastEntry().seq, journal);
        QCOMPARE(m_bench->state(queued), TaskState::Queued);
        QVERIFY(m_bench->rehearsal.stopped.empty());
        QVERIFY(m_bench->changed.empty());
        QVERIFY((*dry)[QLatin1String("dry_run")].toBool());
        const auto done = desk().cancel(kActor, all, {});
        QCOMPARE((*dry)[QLatin1String("items")], (*done)[QLatin1String("items")]);
        QCOMPARE((*dry)[QLatin1String("items")][0][QLatin1String("state_after")].toString(), QStringLiteral("cancelled"));
        QCOMPARE((*dry)[QLatin1String("items")][1][QLatin1String("state_after")].toString(), QStringLiteral("running"));
        QCOMPARE((*dry)[QLatin1String("items")][2][QLatin1String("code")].toString(), QStringLiteral("not_found"));
        QCOMPARE((*dry)[QLatin1String("items")][3][QLatin1String("ok")].toBool(), false);
        QCOMPARE(m_bench->state(queued), TaskState::Cancelled);
        QCOMPARE(m_bench->rehearsal.stopped.size(), size_t(1));
    }

    void whatHasMovedOnIsLeftAlone()
    {
        const TaskId id = m_bench->addCommand(Mode::Real);
        const auto held = desk().hold(kActor, {id}, {});
        const qint64 revision = (*held)[QLatin1String("items")][0][QLatin1String("revision")].toInteger();
        QCOMPARE(revision, m_bench->task(id).revision);
        QVERIFY(desk().prioritize(QStringLiteral("another"), {id}, 9, 0, {}).ok());
        QCOMPARE(codeOf(desk().release(kActor, {id}, {}, {.revisions = {revision}})), QStringLiteral("changed_meanwhile"));
        QCOMPARE(m_bench->state(id), TaskState::Held);
        QCOMPARE(desk().release(kActor, {id}, {}, {.revisions = {1, 2}}).error().code, QStringLiteral("parameter_range"));
        QVERIFY(numbers(desk().release(kActor, {id}, {}, {.revisions = {m_bench->task(id).revision}}), "refused").empty());
        QCOMPARE(m_bench->state(id), TaskState::Queued);
    }

    void aKillIsLatchedUntilItIsReset()
    {
        m_bench->arm();
        QVERIFY(desk().setWish(kActor, RunWish::Halted, QStringLiteral("stop")).ok());
        QCOMPARE(controls().wish, RunWish::Halted);
        QVERIFY(!controls().real.open(m_bench->clock.wallMs()));
        QCOMPARE(controls().setBy, kActor);
        for (const RunWish wish : {RunWish::Run, RunWish::Pause, RunWish::Drain}) {
            QVERIFY(desk().setWish(kActor, wish, {}).ok());
            QCOMPARE(controls().wish, RunWish::Halted);
        }
        for (const char *word : {"", "reset", "RESET ", "REAL"})
            QCOMPARE(desk().resetKill(kActor, QLatin1String(word)).error().code, QStringLiteral("confirmation_needed"));
        QVERIFY(desk().resetKill(kActor, QStringLiteral("RESET")).ok());
        QCOMPARE(controls().wish, RunWish::Pause);
        QCOMPARE(lastEntry().event, QStringLiteral("kill_reset"));
    }

    void armingNeedsTheWordAndALivingEngine()
    {
        const qint64 now = m_bench->clock.wallMs();
        for (const char *word : {"", "real", "REAL!", "RESET"})
            QCOMPARE(desk().arm(kActor, 60, 2, QLatin1String(word)).error().code, QStringLiteral("confirmation_needed"));
        QVERIFY(!controls().real.open(now));
        QVERIFY(desk().arm(kActor, 60, 2, QStringLiteral("REAL")).ok());
        QCOMPARE(controls().real, (RealWindow{now + 60'000, 2, kActor}));
        QCOMPARE(lastEntry().event, QStringLiteral("armed"));
        QCOMPARE(lastEntry().actor, kActor);
        QVERIFY(desk().disarm(kActor, QStringLiteral("done")).ok());
        QCOMPARE(controls().real, RealWindow());
        m_bench->flags.set(RunWish::Halted);
        QCOMPARE(desk().arm(kActor, 60, 2, QStringLiteral("REAL")).error().code, QStringLiteral("killed"));
        QVERIFY(!controls().real.open(now));
    }

    void everyChangeOfTheControlsHasARevision()
    {
        const qint64 before = controls().revision;
        qint64 expected = before;
        for (const auto &answer : {desk().setWish(kActor, RunWish::Pause, {}), desk().setWish(kActor, RunWish::Pause, {}),
                                   desk().arm(kActor, 1, 1, QStringLiteral("REAL")), desk().disarm(kActor, {})})
            QCOMPARE((*answer)[QLatin1String("revision")].toInteger(), ++expected);
        QCOMPARE(controls().revision, before + 4);
    }

    void aStoreThatFailsChangesNothing()
    {
        m_bench->step(); // it has the lease
        const TaskId id = m_bench->addCommand(Mode::Real);
        m_bench->changed.clear();
        m_bench->store->database().setGate([](const char *sql) -> Result<void> {
            return QByteArray(sql).startsWith("INSERT INTO journal") ? Error{QStringLiteral("database_full"), ErrorCategory::Transient, {}} : Result<void>();
        });
        QCOMPARE(desk().cancel(kActor, {id}, {}).error().code, QStringLiteral("database_full"));
        QCOMPARE(desk().arm(kActor, 60, 1, QStringLiteral("REAL")).error().code, QStringLiteral("database_full"));
        m_bench->store->database().setGate({});
        QCOMPARE(m_bench->state(id), TaskState::Queued);
        QVERIFY(!controls().real.open(m_bench->clock.wallMs()));
        QVERIFY(m_bench->changed.empty());
    }
};

QTEST_GUILESS_MAIN(TestOperatorDesk)
#include "tst_operatordesk.moc"
