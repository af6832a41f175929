#include "core/engine/taskeditor.h"

#include "core/api/taskcodec.h"
#include "core/intake/taskkey.h"
#include "core/store/taskreader.h"
#include "core/store/verifier.h"
#include "tests/support/enginebench.h"

#include <QJsonArray>
#include <QTest>

using namespace qd;

namespace {

const QString kActor = QStringLiteral("console:tester");
const AgentEnding kFailed{EndCause::Answered, Error{QStringLiteral("bad"), ErrorCategory::Transient, {}}, {}, {}};

QJsonObject field(const char *name, const QJsonValue &value)
{
    return {{QString::fromLatin1(name), value}};
}

} // namespace

/// What an edit does to a task, and what it never does.
class TestTaskEditor : public QObject
{
    Q_OBJECT

    std::unique_ptr<EngineBench> m_bench;

    Result<QJsonObject> edit(TaskId id, const QJsonObject &changes, bool requeue = false, std::optional<qint64> revision = {})
    {
        return TaskEditor(*m_bench->context).edit(kActor, {id, changes, requeue, revision, QStringLiteral("better")});
    }
    JournalEntry entry(TaskId id, const char *event)
    {
        const auto entries = TaskReader(m_bench->store->database()).journal(displayId(id), 0, 100);
        const auto found = std::find_if(entries->begin(), entries->end(), [&](const JournalEntry &e) { return e.event == QLatin1String(event); });
        return found == entries->end() ? JournalEntry{} : *found;
    }
    TaskId held(TaskDraft draft = {})
    {
        draft.spec.title = QStringLiteral("Held");
        draft.spec.kind = TaskKind::Rehearsal;
        draft.hold = true;
        return m_bench->add(draft);
    }
    TaskId dead()
    {
        const TaskId id = m_bench->addRehearsal(1);
        m_bench->settleDown();
        m_bench->rehearsal.end(m_bench->engine->agents(), m_bench->rehearsal.alive.begin()->first, kFailed);
        m_bench->settleDown();
        return m_bench->state(id) == TaskState::Dead ? id : TaskId{};
    }
    TaskId asking()
    {
        TaskDraft draft;
        draft.spec.title = QStringLiteral("For real");
        draft.spec.kind = TaskKind::Command;
        draft.spec.command = {QStringLiteral("true")};
        draft.mode = Mode::Real;
        draft.maxAttempts = 1;
        const TaskId id = m_bench->add(draft);
        m_bench->settleDown();
        return m_bench->task(id).holdReason == HoldReason::Approval ? id : TaskId{};
    }

private Q_SLOTS:
    void init() { m_bench = std::make_unique<EngineBench>(); }
    void cleanup()
    {
        const auto found = verify(m_bench->store->database(), m_bench->artifacts);
        QVERIFY2(found && found->ok(), qPrintable(found ? found->inconsistencies.join(u';') : QString()));
    }

    void valuesOfVariablesAreNotInTheJournal()
    {
        TaskDraft draft;
        draft.spec.title = QStringLiteral("Held");
        draft.spec.kind = TaskKind::Command;
        draft.spec.command = {QStringLiteral("true")};
        draft.spec.environment = {{QStringLiteral("API_KEY"), QStringLiteral("c4n4ry-before")}};
        draft.hold = true;
        const TaskId id = m_bench->add(draft);
        QVERIFY(edit(id, field("env", QJsonObject{{QStringLiteral("API_KEY"), QStringLiteral("c4n4ry-after")}})).ok());
        QCOMPARE(m_bench->task(id).spec.environment[QStringLiteral("API_KEY")], QStringLiteral("c4n4ry-after"));
        const QJsonObject data = entry(id, "task_edited").data;
        const QJsonArray names{QStringLiteral("API_KEY")};
        QCOMPARE(data[QLatin1String("before")][QLatin1String("env")].toArray(), names);
        QCOMPARE(data[QLatin1String("after")][QLatin1String("env")].toArray(), names);
    }

    void fieldsChangeAndTheJournalHasBothSides()
    {
        const TaskId id = held();
        const Sha256 before = m_bench->task(id).specHash;
        m_bench->changed.clear();
        const auto answer = edit(id, {{QStringLiteral("title"), QStringLiteral("Better")}, {QStringLiteral("priority"), QStringLiteral("high")},
                                      {QStringLiteral("instructions"), QString(5'000, u'x')}, {QStringLiteral("timeout"), 90},
                                      {QStringLiteral("max_attempts"), 7}, {QStringLiteral("tags"), QJsonArray{QStringLiteral("a")}}});
        QVERIFY((*answer)[QLatin1String("ok")].toBool());
        const Task task = m_bench->task(id);
        QCOMPARE(task.spec.title, QStringLiteral("Better"));
        QCOMPARE(task.priority, 8);
        QCOMPARE(task.maxAttempts, 7);
        QCOMPARE(task.spec.timeoutMs, 90'000);
        QCOMPARE(task.spec.tags, QStringList{QStringLiteral("a")});
        QVERIFY(task.specHash != before);
        QCOMPARE((*answer)[QLatin1String("spec_sha256")].toString(), task.specHash.hex());
        QCOMPARE((*answer)[QLatin1String("revision")].toInteger(), task.revision);
        QCOMPARE(task.state, TaskState::Held);
        QCOMPARE(m_bench->changed.size(), size_t(1));
        QCOMPARE(m_bench->changed.front().title, QStringLiteral("Better"));
        const QJsonObject data = entry(id, "task_edited").data;
        QCOMPARE(data[QLatin1String("before")][QLatin1String("title")].toString(), QStringLiteral("Held"));
        QCOMPARE(data[QLatin1String("after")][QLatin1String("title")].toString(), QStringLiteral("Better"));
        QCOMPARE(data[QLatin1String("after")][QLatin1String("instructions")][QLatin1String("bytes")].toInt(), 5'002);
        QCOMPARE(data[QLatin1String("reason")].toString(), QStringLiteral("better"));
        QVERIFY(!data[QLatin1String("after")].toObject().contains(QLatin1String("kind")));
    }

    void nullTakesAFieldAway()
    {
        TaskDraft draft;
        draft.deadline = m_bench->clock.wallMs() + 1'000'000;
        draft.spec.instructions = QStringLiteral("Do.");
        const TaskId id = held(draft);
        QVERIFY(edit(id, {{QStringLiteral("deadline"), QJsonValue()}, {QStringLiteral("instructions"), QJsonValue()}}).ok());
        QVERIFY(!m_bench->task(id).deadline);
        QVERIFY(m_bench->task(id).spec.instructions.isEmpty());
    }

    void theRulesOfIntakeSayNo_data()
    {
        QTest::addColumn<QJsonObject>("changes");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("code");
        QTest::newRow("range") << field("priority", 11) << QStringLiteral("priority") << QStringLiteral("field_range");
        QTest::newRow("type") << field("tags", QStringLiteral("a")) << QStringLiteral("tags") << QStringLiteral("field_type");
        QTest::newRow("unknown") << field("colour", 1) << QStringLiteral("colour") << QStringLiteral("field_unknown");
        QTest::newRow("missing") << field("title", QJsonValue()) << QStringLiteral("title") << QStringLiteral("field_missing");
        QTest::newRow("together") << field("command", QJsonArray{QStringLiteral("x")}) << QStringLiteral("command") << QStringLiteral("field_conflict");
        QTest::newRow("mode") << field("mode", QStringLiteral("real")) << QStringLiteral("mode") << QStringLiteral("field_fixed");
        QTest::newRow("key") << field("key", QStringLiteral("k")) << QStringLiteral("key") << QStringLiteral("field_fixed");
        QTest::newRow("hold") << field("hold", false) << QStringLiteral("hold") << QStringLiteral("field_fixed");
    }

    void theRulesOfIntakeSayNo()
    {
        QFETCH(QJsonObject, changes);
        QFETCH(QString, field);
        QFETCH(QString, code);
        const TaskId id = held();
        const qint64 revision = m_bench->task(id).revision;
        changes.insert(QStringLiteral("instructions"), QStringLiteral("good, and not taken either"));
        const auto answer = edit(id, changes);
        QVERIFY(!(*answer)[QLatin1String("ok")].toBool());
        QCOMPARE((*answer)[QLatin1String("rejected")][0][QLatin1String("field")].toString(), field);
        QCOMPARE((*answer)[QLatin1String("rejected")][0][QLatin1String("code")].toString(), code);
        QCOMPARE(m_bench->task(id).revision, revision);
        QVERIFY(m_bench->task(id).spec.instructions.isEmpty());
    }

    void whatTheEditorDidNotSeeIsNotOverwritten()
    {
        const TaskId id = held();
        const qint64 seen = m_bench->task(id).revision;
        QVERIFY(edit(id, field("priority", 1), false, seen).ok());
        QCOMPARE(edit(id, field("priority", 2), false, seen).error().code, QStringLiteral("changed_meanwhile"));
        QCOMPARE(m_bench->task(id).priority, 1);
        QVERIFY(edit(id, field("priority", 2), false, m_bench->task(id).revision).ok());
    }

    void onlyWhatWaitsOrHasEndedBadlyIsEdited()
    {
        const TaskId id = m_bench->addRehearsal();
        QCOMPARE(edit(id, field("priority", 1), true).error().code, QStringLiteral("illegal_transition")); // queued: nothing to retry
        m_bench->settleDown();
        QCOMPARE(m_bench->state(id), TaskState::Running);
        QCOMPARE(edit(id, field("priority", 1)).error().code, QStringLiteral("illegal_transition"));
        m_bench->rehearsal.end(m_bench->engine->agents(), m_bench->rehearsal.alive.begin()->first, {});
        m_bench->settleDown();
        QCOMPARE(edit(id, field("priority", 1)).error().code, QStringLiteral("illegal_transition"));
        QCOMPARE(edit(TaskId{99}, {}).error().code, QStringLiteral("not_found"));
        QCOMPARE(edit(held(), {}).error().code, QStringLiteral("nothing_to_change"));
    }

    void editAndRetryIsOneStep()
    {
        const TaskId id = dead();
        QVERIFY(id.isValid());
        QVERIFY(edit(id, field("title", QStringLiteral("Mended"))).ok());
        QCOMPARE(m_bench->state(id), TaskState::Dead); // an edit alone lets nothing go
        QVERIFY(edit(id, field("max_attempts", 2), true).ok());
        QCOMPARE(m_bench->state(id), TaskState::Queued);
        QCOMPARE(m_bench->task(id).attempts, 0);
        QVERIFY(!m_bench->task(id).error);
        m_bench->settleDown();
        QCOMPARE(m_bench->state(id), TaskState::Running);
        QCOMPARE(m_bench->attempts(id).size(), size_t(2)); // the one before stays on record
        QVERIFY(!entry(id, "task_requeued").event.isEmpty());
    }

    void retryWithoutAChangeIsARequeue()
    {
        const TaskId id = dead();
        QVERIFY(edit(id, {}, true).ok());
        QCOMPARE(m_bench->state(id), TaskState::Queued);
        QVERIFY(entry(id, "task_edited").event.isEmpty());
    }

    void anEditOfAskedWorkIsProvedAnew()
    {
        const TaskId id = asking();
        QVERIFY(id.isValid());
        QVERIFY(edit(id, field("priority", 9)).ok()); // the same work: the question stands
        QCOMPARE(m_bench->task(id).holdReason, HoldReason::Approval);
        QVERIFY(m_bench->store->approvals().pendingOf(id)->has_value());
        QVERIFY(edit(id, field("command", QJsonArray{QStringLiteral("other")})).ok());
        QCOMPARE(m_bench->state(id), TaskState::Queued);
        QVERIFY(!m_bench->store->approvals().pendingOf(id)->has_value());
        m_bench->settleDown();
        QCOMPARE(m_bench->task(id).holdReason, HoldReason::Approval);
        const auto approvals = m_bench->store->approvals().ofTask(id);
        QCOMPARE(approvals->size(), size_t(2));
        QCOMPARE(approvals->front().state, ApprovalState::Void);
    }

    void anApprovedTaskLosesItsApprovalWithItsWork()
    {
        const TaskId id = asking();
        QVERIFY(m_bench->desk->approve(kActor, {id}, {}).ok());
        QCOMPARE(m_bench->task(id).stage, Mode::Real);
        QVERIFY(edit(id, field("priority", 9)).ok());
        QCOMPARE(m_bench->task(id).stage, Mode::Real);
        QVERIFY(edit(id, field("timeout", 60)).ok());
        QCOMPARE(m_bench->task(id).stage, Mode::Proof);
        QVERIFY(m_bench->task(id).approvedEffect.isNull());
    }

    void aQuestionIsAskedAgainAfterACancelIsTakenBack()
    {
        const TaskId id = asking();
        const auto before = m_bench->store->approvals().pendingOf(id);
        QVERIFY(m_bench->desk->cancel(kActor, {id}, {}).ok());
        QVERIFY(!m_bench->store->approvals().pendingOf(id)->has_value());
        QVERIFY(m_bench->desk->reopen(kActor, {id}, {}).ok());
        QCOMPARE(m_bench->task(id).holdReason, HoldReason::Approval);
        QCOMPARE(m_bench->store->approvals().pendingOf(id)->value(), before->value());
    }

    void keysMadeFromContentFollowIt()
    {
        const auto add = [&](const QString &title, const QString &key) {
            TaskDraft draft;
            draft.spec.title = title;
            draft.spec.kind = TaskKind::Rehearsal;
            draft.hold = true;
            draft.key = key;
            return m_bench->add(draft);
        };
        TaskSpec spec;
        spec.kind = TaskKind::Rehearsal;
        const auto keyFor = [&](const char *title) {
            spec.title = QString::fromLatin1(title);
            return derivedKey(specHash(spec), Mode::Proof);
        };
        const TaskId derived = add(QStringLiteral("One"), keyFor("One"));
        const TaskId other = add(QStringLiteral("Two"), keyFor("Two"));
        const TaskId named = add(QStringLiteral("Three"), QStringLiteral("mine"));
        QVERIFY(edit(named, field("title", QStringLiteral("Four"))).ok());
        QCOMPARE(m_bench->task(named).key, QStringLiteral("mine"));
        QCOMPARE(edit(derived, field("title", QStringLiteral("Two"))).error().code, QStringLiteral("key_conflict"));
        QCOMPARE(m_bench->task(derived).spec.title, QStringLiteral("One"));
        QVERIFY(edit(derived, field("title", QStringLiteral("Five"))).ok());
        QCOMPARE(m_bench->task(derived).key, keyFor("Five"));
        QCOMPARE(m_bench->task(other).key, keyFor("Two"));
    }

    void whatItWaitsForIsLookedUpAnew()
    {
        const TaskId first = held();
        const TaskId second = held();
        QVERIFY(edit(second, field("depends_on", QJsonArray{displayId(first)})).ok());
        QCOMPARE(m_bench->task(second).openDependencies, 1);
        QCOMPARE(edit(first, field("depends_on", QJsonArray{displayId(second)})).error().code, QStringLiteral("dependency_cycle"));
        QCOMPARE(edit(first, field("depends_on", QJsonArray{QStringLiteral("nobody")})).error().code, QStringLiteral("dependency_unknown"));
        QCOMPARE(m_bench->task(first).openDependencies, 0);
        QVERIFY(edit(second, field("depends_on", QJsonArray())).ok());
        QCOMPARE(m_bench->task(second).openDependencies, 0);
        QVERIFY(m_bench->desk->release(kActor, {second}, {}).ok());
        m_bench->settleDown();
        QCOMPARE(m_bench->state(second), TaskState::Running);
    }

    void anotherAgentIsAnotherLane()
    {
        const TaskId id = m_bench->addRehearsal();
        QVERIFY(edit(id, field("agent", QStringLiteral("nobody"))).ok());
        m_bench->settleDown();
        QCOMPARE(m_bench->state(id), TaskState::Queued);
        QVERIFY(edit(id, field("agent", QJsonValue())).ok());
        m_bench->settleDown();
        QCOMPARE(m_bench->state(id), TaskState::Running);
    }

    void anEarlierTimeCountsAtOnce()
    {
        TaskDraft draft;
        draft.spec.title = QStringLiteral("later");
        draft.spec.kind = TaskKind::Rehearsal;
        draft.notBefore = m_bench->clock.wallMs() + 1'000'000;
        const TaskId id = m_bench->add(draft);
        m_bench->settleDown();
        QCOMPARE(m_bench->state(id), TaskState::Queued);
        QVERIFY(edit(id, field("not_before", QJsonValue())).ok());
        m_bench->settleDown();
        QCOMPARE(m_bench->state(id), TaskState::Running);
    }
};

QTEST_GUILESS_MAIN(TestTaskEditor)
#include "tst_taskeditor.moc"
