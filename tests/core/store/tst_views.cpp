#include "tests/core/store/rawdatabase.h"
#include "tests/support/enginebench.h"

#include <QTest>

using namespace qd;

namespace {

const AgentEnding kDone{EndCause::Answered, {}, {}, {}};
const AgentEnding kRetry{EndCause::Answered, Error{QStringLiteral("command_failed"), ErrorCategory::Transient, QStringLiteral("exit 3")}, {}, {}};
const AgentEnding kRefused{EndCause::Answered, Error{QStringLiteral("program_not_found"), ErrorCategory::Permanent, QStringLiteral("frob")}, {}, {}};

struct View {
    const char *name;
    const char *columns;
};
constexpr View kViews[] = {
    {"aol_actions", "id idempotency_key action_type payload_json status not_before_utc attempts last_error created_at_utc"},
    {"aol_control_flags", "id paused killed proof_mode updated_at_utc"},
    {"aol_execution_logs", "id action_id ts_utc level message artifact_ref artifact_sha256"},
    {"aol_lease", "id owner acquired_at_utc renewed_at_utc expires_at_utc"},
    {"aol_tick_ledger", "id started_at_utc finished_at_utc status notes actions_attempted actions_succeeded"},
    {"agents", "agent_id agent_name agent_type status capabilities is_active last_heartbeat created_at updated_at"},
    {"audit_logs", "log_id event_type entity_type entity_id actor_id action details_json created_at"},
    {"system_metrics", "metric_id metric_name metric_value metric_type tags_json created_at"},
    {"tasks", "task_id task_type description priority status metadata_json created_at updated_at assigned_at retry_count "
              "max_retries retry_after"},
};

} // namespace

/// The tables of the systems before, as other programs ask for them, on what a real engine has left.
class TestViews : public QObject
{
    Q_OBJECT

    EngineBench m_bench;
    std::unique_ptr<RawDatabase> m_raw;
    TaskId m_done, m_failed, m_retried, m_running, m_dead, m_unknown, m_cancelled, m_held, m_later, m_post, m_blocked;

    QStringList rows(const QString &statement) { return m_raw->rows(statement); }

    TaskId addPost()
    {
        TaskDraft draft;
        draft.spec.title = QStringLiteral("Announce");
        draft.spec.kind = TaskKind::PostSocial;
        draft.spec.instructions = QStringLiteral("Say it");
        draft.spec.payload = {{QStringLiteral("social_platform"), QStringLiteral("x")}, {QStringLiteral("content"), QStringLiteral("it's \"out\"")}};
        draft.spec.metadata = {{QStringLiteral("campaign"), 7}};
        draft.key = QStringLiteral("post-1");
        draft.hold = true;
        return m_bench.add(draft);
    }

    AttemptId attemptOf(TaskId task) { return m_bench.attempts(task).back().id; }

    void end(ScriptedTransport &transport, TaskId task, const AgentEnding &ending)
    {
        transport.end(m_bench.engine->agents(), attemptOf(task), ending);
        m_bench.settleDown();
    }

    /// Runs one rehearsal to this end.
    TaskId rehearsed(const AgentEnding &ending, int maxAttempts = 3)
    {
        const TaskId id = m_bench.addRehearsal(maxAttempts);
        m_bench.settleDown();
        end(m_bench.rehearsal, id, ending);
        return id;
    }

    TaskId lostInReal()
    {
        TaskDraft draft;
        draft.spec.title = QStringLiteral("unsafe");
        draft.spec.kind = TaskKind::Command;
        draft.spec.command = {QStringLiteral("true")};
        draft.spec.autonomy = 100;
        draft.mode = Mode::Real;
        const TaskId id = m_bench.add(draft);
        m_bench.arm();
        m_bench.settleDown();
        m_bench.command.end(m_bench.engine->agents(), attemptOf(id), {EndCause::Vanished, {}, {}, {}});
        m_bench.settleDown();
        return id;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_done = rehearsed(kDone);
        m_bench.clock.advance(1'500);
        m_failed = rehearsed(kRefused);
        m_dead = rehearsed(kRetry, 1);
        m_retried = rehearsed(kRetry);
        m_unknown = lostInReal();
        m_post = addPost();
        TaskDraft later;
        later.spec.title = QStringLiteral("later");
        later.spec.kind = TaskKind::Rehearsal;
        later.notBefore = m_bench.clock.wallMs() + 3'600'000;
        m_later = m_bench.add(later);
        later.notBefore.reset();
        later.spec.dependsOn = {QStringLiteral("T-%1").arg(m_later.value)};
        m_blocked = m_bench.add(later);
        later.spec.dependsOn.clear();
        later.hold = true;
        m_held = m_bench.add(later);
        m_cancelled = m_bench.add(later);
        QVERIFY(m_bench.desk->cancel(QStringLiteral("test"), {m_cancelled}, {}));
        m_running = m_bench.addRehearsal();
        m_bench.settleDown();
        QCOMPARE(m_bench.state(m_running), TaskState::Running);
        QCOMPARE(m_bench.state(m_unknown), TaskState::Unknown);
        QCOMPARE(m_bench.state(m_dead), TaskState::Dead);
        const QString path = m_bench.folder.filePath(QStringLiteral("copy.db"));
        QVERIFY(m_bench.store->database().vacuumInto(path));
        m_raw = std::make_unique<RawDatabase>(path);
    }

    void eachHasTheColumnsOfTheOriginal()
    {
        for (const View &view : kViews)
            QCOMPARE(m_raw->columns(QLatin1String(view.name)), QString::fromLatin1(view.columns).split(u' '));
        QCOMPARE(rows(QStringLiteral("SELECT count(*) FROM sqlite_master WHERE type = 'view'")), QStringList{QString::number(std::size(kViews))});
    }

    void noneCanBeWritten()
    {
        for (const View &view : kViews) {
            const QString name = QLatin1String(view.name);
            const QString column = QString::fromLatin1(view.columns).section(u' ', 0, 0);
            for (const QString &statement : {QStringLiteral("DELETE FROM %1").arg(name), QStringLiteral("UPDATE %1 SET %2 = 1").arg(name, column),
                                             QStringLiteral("INSERT INTO %1 (%2) VALUES (1)").arg(name, column)})
                QCOMPARE(m_raw->execute(statement), QStringLiteral("cannot modify %1 because it is a view").arg(name));
        }
    }

    void actionsSpeakTheDaemonsWords()
    {
        const auto status = [&](TaskId id) { return rows(QStringLiteral("SELECT status FROM aol_actions WHERE id = %1").arg(id.value)).value(0); };
        QCOMPARE(status(m_done), QStringLiteral("SUCCESS"));
        QCOMPARE(status(m_failed), QStringLiteral("FAILED"));
        QCOMPARE(status(m_dead), QStringLiteral("DLQ"));
        QCOMPARE(status(m_unknown), QStringLiteral("DLQ"));
        QCOMPARE(status(m_retried), QStringLiteral("RETRY"));
        QCOMPARE(status(m_cancelled), QStringLiteral("CANCELLED"));
        QCOMPARE(status(m_held), QStringLiteral("PENDING"));
        QCOMPARE(status(m_later), QStringLiteral("PENDING"));
        QCOMPARE(status(m_blocked), QStringLiteral("PENDING"));
        QCOMPARE(status(m_running), QStringLiteral("READY"));
        QCOMPARE(rows(QStringLiteral("SELECT count(*) FROM aol_actions")), rows(QStringLiteral("SELECT count(*) FROM task")));
    }

    void anActionCarriesItsPayload()
    {
        QCOMPARE(rows(QStringLiteral("SELECT idempotency_key, action_type, payload_json, attempts, last_error, not_before_utc FROM aol_actions "
                                     "WHERE id = %1").arg(m_post.value)),
                 QStringList{QStringLiteral("post-1|POST_SOCIAL|{\"content\":\"it's \\\"out\\\"\",\"social_platform\":\"x\"}|0|null|null")});
        QCOMPARE(rows(QStringLiteral("SELECT action_type, json_extract(payload_json, '$.title'), last_error, attempts FROM aol_actions WHERE id = %1")
                          .arg(m_failed.value)),
                 QStringList{QStringLiteral("REHEARSAL|rehearsal|program_not_found: frob|1")});
        QCOMPARE(rows(QStringLiteral("SELECT created_at_utc, not_before_utc FROM aol_actions WHERE id IN (%1, %2) ORDER BY id")
                          .arg(m_done.value).arg(m_later.value)),
                 (QStringList{QStringLiteral("2023-11-14T22:13:20.000Z|null"), QStringLiteral("2023-11-14T22:13:21.500Z|2023-11-14T23:13:21.500Z")}));
    }

    void flagsFollowTheControls()
    {
        // The bench's clock stands in 2023: a window that is open there has long passed for whoever asks today.
        QCOMPARE(rows(QStringLiteral("SELECT id, paused, killed, proof_mode FROM aol_control_flags")), QStringList{QStringLiteral("1|0|0|1")});
        RawDatabase &raw = *m_raw;
        QCOMPARE(raw.execute(QStringLiteral("BEGIN")), QString());
        raw.execute(QStringLiteral("UPDATE control SET wish = 'pause', real_until = 32503680000000, real_remaining = 1, set_at = 1700000000123"));
        QCOMPARE(rows(QStringLiteral("SELECT paused, killed, proof_mode, updated_at_utc FROM aol_control_flags")),
                 QStringList{QStringLiteral("1|0|0|2023-11-14T22:13:20.123Z")});
        raw.execute(QStringLiteral("UPDATE control SET wish = 'halted', real_remaining = 0"));
        QCOMPARE(rows(QStringLiteral("SELECT paused, killed, proof_mode FROM aol_control_flags")), QStringList{QStringLiteral("0|1|1")});
        QCOMPARE(raw.execute(QStringLiteral("ROLLBACK")), QString());
    }

    void theLedgerAddsUp()
    {
        QCOMPARE(rows(QStringLiteral("SELECT sum(actions_attempted), sum(actions_succeeded) FROM aol_tick_ledger")),
                 QStringList{QStringLiteral("6|1")});
        QCOMPARE(rows(QStringLiteral("SELECT DISTINCT status FROM aol_tick_ledger ORDER BY status")),
                 (QStringList{QStringLiteral("FAIL"), QStringLiteral("SUCCESS")}));
        QCOMPARE(rows(QStringLiteral("SELECT started_at_utc FROM aol_tick_ledger ORDER BY id LIMIT 1")),
                 QStringList{QStringLiteral("2023-11-14T22:13:20.000Z")});
    }

    void theLeaseIsThereWhileItIsHeld()
    {
        QCOMPARE(rows(QStringLiteral("SELECT id, owner = (SELECT owner FROM lease), acquired_at_utc, renewed_at_utc, expires_at_utc FROM aol_lease")),
                 QStringList{QStringLiteral("1|1|2023-11-14T22:13:20.000Z|2023-11-14T22:13:20.000Z|2023-11-14T22:13:50.000Z")});
        QCOMPARE(m_raw->execute(QStringLiteral("BEGIN")), QString());
        m_raw->execute(QStringLiteral("UPDATE lease SET owner = ''"));
        QCOMPARE(rows(QStringLiteral("SELECT id FROM aol_lease")), QStringList());
        QCOMPARE(m_raw->execute(QStringLiteral("ROLLBACK")), QString());
    }

    void logsTellOfEachTask()
    {
        const QString hash = m_bench.attempts(m_failed).back().effectHash.hex();
        const QString file = QStringLiteral("artifacts/") + hash.left(2) + u'/' + hash.mid(2);
        QCOMPARE(rows(QStringLiteral("SELECT level, message, artifact_ref, artifact_sha256 FROM aol_execution_logs WHERE action_id = %1 ORDER BY id")
                          .arg(m_failed.value)),
                 (QStringList{QStringLiteral("INFO|task_added|null|null"), QStringLiteral("INFO|task_claimed|null|null"),
                              QStringLiteral("INFO|attempt_started|%1|%2").arg(file, hash),
                              QStringLiteral("ERROR|task_failed: program_not_found: frob|null|null")}));
        QCOMPARE(rows(QStringLiteral("SELECT level, message FROM aol_execution_logs WHERE action_id = %1 ORDER BY id DESC LIMIT 1").arg(m_retried.value)),
                 QStringList{QStringLiteral("WARNING|task_retry_scheduled: command_failed: exit 3")});
        QCOMPARE(rows(QStringLiteral("SELECT count(*) FROM aol_execution_logs WHERE action_id NOT IN (SELECT id FROM task)")),
                 QStringList{QStringLiteral("0")});
    }

    void tasksSpeakThePlatformsWords()
    {
        const auto status = [&](TaskId id) { return rows(QStringLiteral("SELECT status FROM tasks WHERE task_id = 'T-%1'").arg(id.value)).value(0); };
        QCOMPARE(status(m_done), QStringLiteral("completed"));
        QCOMPARE(status(m_failed), QStringLiteral("failed"));
        QCOMPARE(status(m_dead), QStringLiteral("failed"));
        QCOMPARE(status(m_running), QStringLiteral("in_progress"));
        QCOMPARE(status(m_held), QStringLiteral("pending"));
        QCOMPARE(status(m_retried), QStringLiteral("pending"));
        QCOMPARE(status(m_cancelled), QStringLiteral("cancelled"));
        QCOMPARE(status(m_unknown), QStringLiteral("unknown"));
        QCOMPARE(rows(QStringLiteral("SELECT task_type, description, priority, metadata_json, created_at, assigned_at, retry_count, max_retries, "
                                     "retry_after FROM tasks WHERE task_id = 'T-%1'").arg(m_post.value)),
                 QStringList{QStringLiteral("post_social|Say it|5|{\"campaign\":7}|2023-11-14 22:13:21.500000|null|0|2|null")});
        const QStringList retried = rows(QStringLiteral("SELECT description, metadata_json, assigned_at, retry_count, retry_after > created_at FROM tasks "
                                                        "WHERE task_id = 'T-%1'").arg(m_retried.value));
        QCOMPARE(retried, QStringList{QStringLiteral("rehearsal|{}|2023-11-14 22:13:21.500000|0|1")});
    }

    void agentsAreBusyOrIdle()
    {
        QCOMPARE(rows(QStringLiteral("SELECT agent_name, agent_type, status, capabilities, is_active, last_heartbeat FROM agents ORDER BY agent_id LIMIT 2")),
                 (QStringList{QStringLiteral("rehearsal|rehearsal|busy|[\"rehearsal\"]|1|null"),
                              QStringLiteral("command|command|idle|[\"command\"]|1|null")}));
    }

    void auditLogsAreTheJournal()
    {
        QCOMPARE(rows(QStringLiteral("SELECT log_id, event_type, actor_id, entity_id, details_json FROM audit_logs")),
                 rows(QStringLiteral("SELECT seq, event, actor, object, data FROM journal")));
        QCOMPARE(rows(QStringLiteral("SELECT DISTINCT entity_type FROM audit_logs ORDER BY 1")),
                 (QStringList{QStringLiteral("controls"), QStringLiteral("lease"), QStringLiteral("task")}));
    }

    void metricsAreMeasured()
    {
        QCOMPARE(rows(QStringLiteral("SELECT metric_value FROM system_metrics WHERE metric_id = 'queue_tasks:running'")), QStringList{QStringLiteral("1")});
        QCOMPARE(rows(QStringLiteral("SELECT sum(metric_value) FROM system_metrics WHERE metric_name = 'queue_tasks'")),
                 rows(QStringLiteral("SELECT count(*) FROM task")));
        QCOMPARE(rows(QStringLiteral("SELECT metric_value, json_extract(tags_json, '$.tick') FROM system_metrics WHERE metric_name = 'tick_duration_ms'")),
                 rows(QStringLiteral("SELECT duration_ms, number FROM tick ORDER BY number DESC LIMIT 1")));
    }
};

QTEST_GUILESS_MAIN(TestViews)
#include "tst_views.moc"
