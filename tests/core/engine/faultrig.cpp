#include "tests/core/engine/faultrig.h"

#include "core/store/taskreader.h"
#include "core/store/verifier.h"

namespace qd {
namespace {

constexpr int kMostCalls = 500;

/// Stands before the database and lets one call fail, or all from one on.
class Saboteur
{
public:
    Saboteur(Database &database, FaultRig::Fault fault, int failing) : m_database(database), m_fault(fault), m_failing(failing)
    {
        database.setGate([this](const char *sql) { return call(sql); });
    }
    Saboteur(const Saboteur &) = delete;
    Saboteur &operator=(const Saboteur &) = delete;
    ~Saboteur() { m_database.setGate({}); }
    [[nodiscard]] bool hasStruck() const { return m_struck; }

private:
    Result<void> call(const char *sql)
    {
        if (m_busy)
            return {};
        const bool persistent = m_fault == FaultRig::Fault::Persistent || m_fault == FaultRig::Fault::PersistentWritten;
        const bool fails = ++m_calls == m_failing || (persistent && m_calls > m_failing);
        if (!fails)
            return {};
        const bool written = m_fault == FaultRig::Fault::OnceWritten || m_fault == FaultRig::Fault::PersistentWritten;
        const bool first = !std::exchange(m_struck, true);
        if ((written && first && qstrcmp(sql, "COMMIT") == 0) || m_fault == FaultRig::Fault::HalfKept) {
            m_busy = true;
            static_cast<void>(m_database.executeScript(QStringLiteral("COMMIT")));
            m_busy = false;
        }
        return Error{QStringLiteral("database_io"), ErrorCategory::Transient, QStringLiteral("call %1 was made to fail").arg(m_failing)};
    }

    Database &m_database;
    FaultRig::Fault m_fault;
    int m_failing;
    int m_calls = 0;
    bool m_struck = false;
    bool m_busy = false;
};

/// The state that the newest line of the journal gives a task. That it was added says both queued and held.
QString journalledState(const std::vector<JournalEntry> &entries, TaskState state)
{
    static const std::map<QString, QString> kStates{
        {QStringLiteral("task_added"), QStringLiteral("queued")}, {QStringLiteral("task_claimed"), QStringLiteral("claimed")},
        {QStringLiteral("task_unclaimed"), QStringLiteral("queued")}, {QStringLiteral("attempt_started"), QStringLiteral("running")},
        {QStringLiteral("task_succeeded"), QStringLiteral("succeeded")}, {QStringLiteral("task_failed"), QStringLiteral("failed")},
        {QStringLiteral("task_retry_scheduled"), QStringLiteral("queued")}, {QStringLiteral("task_dead"), QStringLiteral("dead")},
        {QStringLiteral("task_outcome_unknown"), QStringLiteral("unknown")}, {QStringLiteral("task_cancelled"), QStringLiteral("cancelled")},
        {QStringLiteral("task_requeued"), QStringLiteral("queued")}, {QStringLiteral("task_held"), QStringLiteral("held")},
        {QStringLiteral("task_released"), QStringLiteral("queued")}, {QStringLiteral("outcome_confirmed"), QStringLiteral("succeeded")},
        {QStringLiteral("approval_asked"), QStringLiteral("held")}, {QStringLiteral("effect_approved"), QStringLiteral("queued")},
        {QStringLiteral("effect_denied"), QStringLiteral("failed")}, {QStringLiteral("task_expired"), QStringLiteral("failed")},
        {QStringLiteral("task_done_for_review"), QStringLiteral("review")}, {QStringLiteral("task_accepted"), QStringLiteral("succeeded")},
        {QStringLiteral("task_returned"), QStringLiteral("queued")}, {QStringLiteral("task_rejected"), QStringLiteral("failed")},
        {QStringLiteral("task_reopened"), QStringLiteral("queued")}};
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
        if (entry->event == QLatin1String("task_added") && state == TaskState::Held)
            return toText(state);
        if (const auto known = kStates.find(entry->event); known != kStates.end())
            return known->second;
    }
    return QStringLiteral("nothing");
}

qint64 number(EngineBench &bench, Sql sql)
{
    const auto rows = bench.store->database().query(sql);
    return rows && rows->size() == 1 ? rows->front().integer(0) : -1;
}

void checkTask(EngineBench &bench, TaskId id, QStringList &wrong)
{
    const Task task = bench.task(id);
    const auto attempts = bench.attempts(id);
    const auto entries = TaskReader(bench.store->database()).journal(displayId(id), 0, 1'000);
    const QString journalled = journalledState(*entries, task.state);
    if (journalled != toText(task.state))
        wrong += QStringLiteral("%1 is %2, and the journal says %3").arg(displayId(id), toText(task.state), journalled);
    for (size_t i = 0; i < attempts.size(); ++i) {
        const bool open = attempts[i].state == AttemptState::Running;
        if (attempts[i].number != int(i) + 1)
            wrong += QStringLiteral("%1: attempts have a gap").arg(displayId(id));
        if (open != (task.state == TaskState::Running && i + 1 == attempts.size()))
            wrong += QStringLiteral("%1 is %2, and attempt %3 is %4").arg(displayId(id), toText(task.state)).arg(i + 1).arg(toText(attempts[i].state));
    }
    if (*bench.store->tasks().lastAttempt(id) != int(attempts.size()))
        wrong += QStringLiteral("%1: the number of its last attempt is wrong").arg(displayId(id));
    if (task.state == TaskState::Running && attempts.empty())
        wrong += QStringLiteral("%1 is running without an attempt").arg(displayId(id));
    const bool inHand = task.state == TaskState::Claimed || task.state == TaskState::Running;
    if (inHand && task.epoch > bench.store->lease().read()->epoch)
        wrong += QStringLiteral("%1 is in hand under an epoch that nobody was given").arg(displayId(id));
}

void checkCounts(EngineBench &bench, QStringList &wrong)
{
    QueueCounts counted;
    const auto rows = bench.store->database().query("SELECT state, count(*) FROM task GROUP BY state");
    for (const SqlRow &row : *rows)
        counted.of(*fromText<TaskState>(row.text(0))) = row.integer(1);
    if (number(bench, "SELECT count(*) FROM task_count c WHERE c.tasks <> (SELECT count(*) FROM task t WHERE t.state = c.state)") != 0)
        wrong += QStringLiteral("the stored counters differ from the table");
    if (counted.byState != bench.store->tasks().cache().counts.byState)
        wrong += QStringLiteral("the counters differ from the table");
    // Every change of the controls has a line, except that each start in REAL takes one from the window.
    if (number(bench, "SELECT revision FROM control") != number(bench,
            "SELECT (SELECT count(*) FROM journal WHERE object = 'controls') + "
            "(SELECT count(*) FROM journal WHERE event = 'attempt_started' AND json_extract(data, '$.mode') = 'real')"))
        wrong += QStringLiteral("the controls have changed without a line, or a line without a change");
    if (number(bench, "SELECT count(*) FROM attempt") != number(bench, "SELECT count(*) FROM journal WHERE event = 'attempt_started'"))
        wrong += QStringLiteral("an attempt without a line, or a line without an attempt");
    if (number(bench, "SELECT epoch FROM lease") < number(bench, "SELECT count(*) FROM journal WHERE event = 'lease_granted'"))
        wrong += QStringLiteral("a grant without its epoch");
}

} // namespace

QStringList FaultRig::check(EngineBench &bench)
{
    QStringList wrong;
    if (const auto idle = bench.store->transact([] { return Result<void>(); }); !idle) // also reads anew what was unclear
        return {QStringLiteral("the store does not answer any more: ") + idle.error().detail};
    const auto ids = TaskReader(bench.store->database()).ids({});
    for (const TaskId id : ids->ids)
        checkTask(bench, id, wrong);
    checkCounts(bench, wrong);
    const auto verified = verify(bench.store->database(), bench.artifacts);
    if (!verified || !verified->ok())
        wrong += QStringLiteral("verify is not content");
    return wrong;
}

void FaultRig::workOff(EngineBench &bench)
{
    for (int round = 0; round < 60; ++round) {
        bench.settleDown();
        for (ScriptedTransport *agent : {&bench.command, &bench.rehearsal}) {
            while (!agent->alive.empty())
                agent->end(bench.engine->agents(), agent->alive.begin()->first, {});
        }
        bench.clock.advance(10'000);
        const QueueCounts &counts = bench.store->tasks().cache().counts;
        if (counts.of(TaskState::Queued) + counts.of(TaskState::Claimed) + counts.of(TaskState::Running) == 0 && bench.engine->idle())
            return;
    }
}

QStringList FaultRig::play(const Scenario &scenario, Fault fault)
{
    for (int failing = 1; failing < kMostCalls; ++failing) {
        EngineBench bench;
        scenario.prepare(bench);
        bool struck = false;
        {
            const Saboteur saboteur(bench.store->database(), fault, failing);
            scenario.act(bench);
            struck = saboteur.hasStruck();
        }
        QStringList wrong = check(bench);
        if (wrong.isEmpty()) {
            scenario.recover(bench);
            wrong = check(bench);
            if (const QString judgement = scenario.judge(bench); !judgement.isEmpty())
                wrong += judgement;
        }
        if (!wrong.isEmpty())
            return QStringList{QStringLiteral("call %1").arg(failing)} + wrong;
        if (!struck)
            return failing < 4 ? QStringList{QStringLiteral("the scenario does next to nothing")} : QStringList();
    }
    return {QStringLiteral("there is no end to it")};
}

} // namespace qd
