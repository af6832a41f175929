#include "tests/support/sim/simulation.h"

#include "core/domain/journalentry.h"
#include "core/engine/taskeditor.h"
#include "core/store/taskreader.h"
#include "core/store/verifier.h"

namespace qd {
namespace {

const QString kOperator = QStringLiteral("operator");

std::optional<TaskEvent> eventOf(const QString &word)
{
    static const std::map<QString, TaskEvent> kEvents{
        {QStringLiteral("task_claimed"), TaskEvent::Claim}, {QStringLiteral("task_unclaimed"), TaskEvent::Unclaim},
        {QStringLiteral("attempt_started"), TaskEvent::Start}, {QStringLiteral("task_succeeded"), TaskEvent::Succeed},
        {QStringLiteral("task_failed"), TaskEvent::Refuse}, {QStringLiteral("task_retry_scheduled"), TaskEvent::Retry},
        {QStringLiteral("task_dead"), TaskEvent::Exhaust}, {QStringLiteral("task_outcome_unknown"), TaskEvent::LoseTrack},
        {QStringLiteral("task_cancelled"), TaskEvent::Cancel}, {QStringLiteral("task_requeued"), TaskEvent::Requeue},
        {QStringLiteral("outcome_confirmed"), TaskEvent::ConfirmHappened}, {QStringLiteral("outcome_denied"), TaskEvent::ConfirmNotHappened},
        {QStringLiteral("task_expired"), TaskEvent::Expire}, {QStringLiteral("approval_asked"), TaskEvent::AwaitApproval},
        {QStringLiteral("effect_approved"), TaskEvent::Approve}, {QStringLiteral("effect_denied"), TaskEvent::Deny},
        {QStringLiteral("task_done_for_review"), TaskEvent::SucceedForReview}, {QStringLiteral("task_accepted"), TaskEvent::Accept},
        {QStringLiteral("task_held"), TaskEvent::Hold}, {QStringLiteral("task_released"), TaskEvent::Release},
        {QStringLiteral("task_revised"), TaskEvent::Revise}, {QStringLiteral("task_reopened"), TaskEvent::Reopen},
        {QStringLiteral("task_reopened_held"), TaskEvent::ReopenHeld},
        {QStringLiteral("task_returned"), TaskEvent::Return}, {QStringLiteral("task_rejected"), TaskEvent::Reject}};
    const auto found = kEvents.find(word);
    return found == kEvents.end() ? std::nullopt : std::optional(found->second);
}

} // namespace

Simulation::Simulation(quint64 seed, Sabotage sabotage) : m_bench(seed), m_chance(seed ^ 0x5eedULL), m_sabotage(sabotage)
{
    m_bench.command.effectClass = seed % 2 == 0 ? EffectClass::Checkable : EffectClass::Unsafe;
    m_bench.inspector.probesAtOnce = false;
}

QStringList Simulation::run(int steps)
{
    for (int i = 0; i < steps && m_violations.isEmpty(); ++i) {
        m_faults = i > 5 && chance(3);
        act();
        changeTheWorld();
        answerInspections();
        openGate();
        stepEngine();
        closeGate();
        check();
    }
    if (m_violations.isEmpty())
        finishInPeace();
    return m_violations;
}

void Simulation::act()
{
    switch (m_chance.below(12)) {
    case 0: case 1: case 2: addTask(); break;
    case 3: case 4: case 5: case 6: answerSomebody(); break;
    case 7: case 8: pressSomething(); break;
    case 9: m_bench.clock.advance(m_chance.below(8'000)); break;
    case 10:
        if (chance(3))
            m_bench.clock.advance(chance(2) ? Lease::kTtlMs + 1 : 700'000);
        break;
    case 11:
        if (chance(3))
            crash();
        break;
    }
    m_bench.clock.advance(m_chance.below(1'000));
}

void Simulation::addTask()
{
    TaskDraft draft;
    draft.spec.title = QStringLiteral("simulated");
    draft.spec.kind = chance(2) ? TaskKind::Rehearsal : TaskKind::Command;
    if (draft.spec.kind == TaskKind::Command)
        draft.spec.command = {QStringLiteral("true")};
    if (chance(3))
        draft.spec.outputs = {QStringLiteral("/work/out-%1").arg(m_chance.below(3))};
    if (chance(2))
        draft.spec.verify = {QStringLiteral("check")};
    draft.spec.workspace = QStringLiteral("/work");
    draft.spec.autonomy = chance(2) ? 100 : 0;
    draft.spec.review = chance(6);
    draft.maxAttempts = 1 + m_chance.below(3);
    draft.priority = m_chance.below(11);
    if (draft.spec.kind == TaskKind::Command && !chance(3))
        draft.mode = Mode::Real;
    if (chance(8))
        draft.deadline = m_bench.clock.wallMs() + m_chance.below(20'000);
    if (!m_tasks.empty() && chance(4))
        draft.spec.dependsOn += displayId(anyTask());
    if (const TaskId id = m_bench.add(draft); id.isValid())
        m_tasks.push_back(id);
}

TaskId Simulation::anyTask()
{
    return m_tasks.empty() ? TaskId{1} : m_tasks[size_t(m_chance.below(int(m_tasks.size())))];
}

// Nobody reads what is asked: some get a yes, some a no.
void Simulation::judgeSomething()
{
    static const QString kVerdicts[]{QStringLiteral("accept"), QStringLiteral("return"), QStringLiteral("reject")};
    static_cast<void>(chance(4) ? m_bench.desk->deny(kOperator, m_tasks, {}) : m_bench.desk->approve(kOperator, m_tasks, {}));
    static_cast<void>(m_bench.desk->review(kOperator, {anyTask()}, kVerdicts[m_chance.below(3)], QStringLiteral("seen")));
}

void Simulation::pressSomething()
{
    const auto wish = [&](RunWish wanted) {
        m_bench.flags.set(wanted);
        static_cast<void>(m_bench.desk->setWish(kOperator, wanted, {}));
    };
    switch (m_chance.below(12)) {
    case 10: editSomething(); break;
    case 11: changeTheTurn(); break;
    case 8: judgeSomething(); break;
    case 9: wish(RunWish::Drain); reach(QStringLiteral("drained")); break;
    case 0: wish(RunWish::Pause); reach(QStringLiteral("paused")); break;
    case 1: wish(RunWish::Run); break;
    case 2: case 3: static_cast<void>(m_bench.desk->arm(kOperator, 1 + m_chance.below(120), 1 + m_chance.below(4), QStringLiteral("REAL"))); break;
    case 4: static_cast<void>(m_bench.desk->disarm(kOperator, {})); break;
    case 5:
        static_cast<void>(m_bench.desk->cancel(kOperator, {anyTask()}, {}));
        break;
    case 6:
        static_cast<void>(m_bench.desk->requeue(kOperator, {anyTask()}, {}));
        break;
    case 7:
        if (m_bench.flags.killed()) {
            if (m_bench.desk->resetKill(kOperator, QStringLiteral("RESET")))
                m_bench.flags.reset();
        } else if (chance(4)) {
            m_bench.flags.set(RunWish::Halted);
            if (!m_bench.engine->idle())
                reach(QStringLiteral("killed with work in hand"));
        }
        break;
    }
}

// Work, order and time of whatever comes; most of it is refused, by its state.
void Simulation::editSomething()
{
    QJsonObject changes{{QStringLiteral("priority"), m_chance.below(11)}};
    if (chance(2))
        changes.insert(QStringLiteral("title"), QStringLiteral("simulated %1").arg(m_chance.below(1'000)));
    if (chance(4))
        changes.insert(QStringLiteral("depends_on"), QJsonArray{displayId(anyTask())});
    if (chance(4))
        changes.insert(QStringLiteral("deadline"), QJsonValue());
    const auto done = TaskEditor(*m_bench.context).edit(kOperator, {anyTask(), changes, chance(3), {}, {}});
    if (done && (*done)[QLatin1String("ok")].toBool())
        reach(QStringLiteral("a task was edited"));
}

void Simulation::changeTheTurn()
{
    static_cast<void>(m_bench.desk->prioritize(kOperator, m_tasks, std::nullopt, chance(2) ? 1 : -1, {}));
    const TaskId id = anyTask();
    static_cast<void>(m_bench.desk->hold(kOperator, {anyTask()}, {}, {.dryRun = chance(2)}));
    static_cast<void>(m_bench.desk->release(kOperator, m_tasks, {}));
    static_cast<void>(m_bench.desk->cancel(kOperator, {id}, {}));
    const auto done = m_bench.desk->reopen(kOperator, {id}, {});
    if (done && !(*done)[QLatin1String("changed")].toArray().isEmpty())
        reach(QStringLiteral("a cancel was taken back"));
    if (!chance(4))
        return;
    const auto cloned = m_bench.desk->clone(kOperator, {id}, {});
    const TaskId copy{cloned ? (*cloned)[QLatin1String("items")][0][QLatin1String("clone")].toInteger() : 0};
    if (!copy.isValid())
        return;
    m_tasks.push_back(copy);
    m_copies.insert(copy);
}

void Simulation::answerSomebody()
{
    for (ScriptedTransport *agent : {&m_bench.command, &m_bench.rehearsal}) {
        if (agent->alive.empty() || chance(3))
            continue;
        auto victim = agent->alive.begin();
        std::advance(victim, m_chance.below(int(agent->alive.size())));
        const AttemptId attempt = victim->first;
        if (chance(6)) {
            m_bench.engine->agents().agentAsked(attempt, UntrustedText(QStringLiteral("May I?")));
            reach(QStringLiteral("an agent asked"));
            continue;
        }
        AgentEnding ending;
        if (agent->stopped.contains(attempt)) {
            ending = {agent->stopped.at(attempt), Error{QStringLiteral("stopped"), ErrorCategory::Transient, {}}, {}, {}};
        } else if (chance(2)) {
            ending = {EndCause::Answered, {}, {}, {}};
        } else {
            const auto category = chance(4) ? ErrorCategory::Permanent : ErrorCategory::Transient;
            ending = {chance(6) ? EndCause::Vanished : EndCause::Answered, Error{QStringLiteral("simulated"), category, {}}, {}, {}};
        }
        if (agent == &m_bench.command)
            m_answered[attempt] = ending.cause == EndCause::Answered;
        agent->end(m_bench.engine->agents(), attempt, ending);
        m_history += QStringLiteral("agent %1 ended by %2").arg(attempt.value).arg(int(ending.cause));
    }
}

// What an inspector would see at this moment, and whether it is in the mood to say so.
void Simulation::changeTheWorld()
{
    FakeInspector &inspector = m_bench.inspector;
    inspector.slow = chance(3);
    inspector.verifiesAtOnce = chance(3);
    inspector.before = FakeInspector::good();
    inspector.after = {};
    if (chance(8))
        inspector.before.badPlaces = {QStringLiteral("/work/out: cannot be written")};
    if (chance(12))
        inspector.before.space = {{QStringLiteral("profile"), 4}};
    if (chance(4))
        inspector.after.outputs = {{QStringLiteral("/work/out"), chance(2) ? QStringLiteral("does not exist") : QString(), 0, {}, false}};
    inspector.verifyError = chance(8) ? std::optional(Error{QStringLiteral("program_not_found"), ErrorCategory::Permanent, {}}) : std::nullopt;
    inspector.verdict = chance(3) ? std::optional(Error{QStringLiteral("command_failed"), ErrorCategory::Transient, {}}) : std::nullopt;
}

void Simulation::answerInspections()
{
    FakeInspector &inspector = m_bench.inspector;
    if (!inspector.pendingClaims.empty() || !inspector.pendingResults.empty())
        reach(QStringLiteral("a look was slow"));
    if (chance(20)) {
        reach(QStringLiteral("a look was lost"));
        inspector.pendingClaims.clear();
        inspector.pendingResults.clear();
    }
    if (chance(2))
        inspector.answerClaims();
    if (chance(2))
        inspector.answerResults();
    if (!inspector.verifying.empty() && chance(4))
        cancelVerified(inspector.verifying.begin()->first);
    if (!inspector.verifying.empty() && chance(4))
        endVerification(inspector.verifying.begin()->first);
    if (!inspector.probing.empty() && chance(3))
        endProbe(inspector.probing.front());
}

void Simulation::endProbe(AttemptId attempt)
{
    const ProbeAnswer answer = std::array{ProbeAnswer::Happened, ProbeAnswer::NotHappened, ProbeAnswer::Unclear}[m_chance.below(3)];
    reach(QStringLiteral("a probe said: ") + toText(answer));
    if (answer == ProbeAnswer::NotHappened)
        m_undone.insert(attempt);
    m_bench.inspector.endProbing(attempt, {answer, {}});
}

void Simulation::cancelVerified(AttemptId attempt)
{
    for (const ScriptedTransport::Deed &deed : m_bench.command.deeds) {
        if (deed.attempt == attempt)
            static_cast<void>(m_bench.desk->cancel(kOperator, {deed.task}, {}));
    }
}

void Simulation::endVerification(AttemptId attempt)
{
    FakeInspector &inspector = m_bench.inspector;
    const std::optional<EndCause> cause = inspector.verifying.at(attempt);
    reach(cause ? QStringLiteral("a verification was stopped") : QStringLiteral("a verification ended"));
    inspector.endVerifying(attempt, {cause.value_or(chance(8) ? EndCause::Vanished : EndCause::Answered), inspector.verdict, {}, {}});
}

void Simulation::crash()
{
    reach(m_bench.engine->idle() ? QStringLiteral("crash while idle") : QStringLiteral("crash with work in hand"));
    m_bench.loseEngine();
    m_unheard = true;
    if (m_sabotage == Sabotage::RequeueLostRuns)
        static_cast<void>(m_bench.store->database().executeScript(
            QStringLiteral("UPDATE task SET state = 'queued', ready = 1 WHERE state = 'running'")));
    if (m_sabotage == Sabotage::LoseChecks)
        static_cast<void>(m_bench.store->database().executeScript(QStringLiteral("DELETE FROM attempt_check WHERE position > 12")));
    m_bench.clock.advance(Lease::kTtlMs + 1);
    m_bench.startEngine();
}

void Simulation::openGate()
{
    if (!m_faults)
        return;
    Database &database = m_bench.store->database();
    const int failing = m_chance.below(25);
    const bool written = chance(2);
    int call = 0;
    database.setGate([=, this, &database](const char *sql) mutable -> Result<void> {
        if (call++ != failing || qstrcmp(sql, "ROLLBACK") == 0)
            return {};
        const bool commit = qstrcmp(sql, "COMMIT") == 0;
        reach(commit ? QStringLiteral("commit unclear") : QStringLiteral("statement failed"));
        if (commit && written) {
            reach(QStringLiteral("commit unclear and written"));
            static_cast<void>(database.executeScript(QStringLiteral("COMMIT")));
        }
        return Error{QStringLiteral("database_io"), ErrorCategory::Transient, QStringLiteral("simulated")};
    });
}

void Simulation::closeGate()
{
    m_bench.store->database().setGate({});
}

void Simulation::stepEngine()
{
    m_bench.step();
    m_history += QStringLiteral("tick %1 state %2").arg(m_bench.engine->status().tickNumber).arg(int(m_bench.engine->status().state));
}

void Simulation::check()
{
    checkRows();
    checkDeeds();
    checkVerifications();
    const auto lease = m_bench.store->lease().read();
    if (lease->epoch < m_lastEpoch)
        violate(QStringLiteral("the epoch went back"));
    m_lastEpoch = lease->epoch;
}

void Simulation::checkRows()
{
    TaskReader reader(m_bench.store->database());
    const auto ids = reader.ids({});
    if (ids->ids.size() != m_tasks.size())
        violate(QStringLiteral("%1 tasks were added and %2 are there").arg(m_tasks.size()).arg(ids->ids.size()));
    // Of what was written although its commit failed, nobody hears.
    const bool all = std::exchange(m_unheard, m_faults) || m_faults;
    std::set<TaskId> changed;
    for (const TaskSummary &task : std::exchange(m_bench.changed, {}))
        changed.insert(task.id);
    for (const TaskId id : m_tasks) {
        if (!all && !changed.contains(id))
            continue;
        const Task task = m_bench.task(id);
        const auto attempts = m_bench.attempts(id);
        reach(QStringLiteral("a task was ") + toText(task.state));
        for (size_t i = 0; i < attempts.size(); ++i) {
            if (attempts[i].number != int(i) + 1)
                violate(QStringLiteral("%1: attempts have a gap").arg(displayId(id)));
            checkChecks(id, attempts[i]);
            const bool open = attempts[i].state == AttemptState::Running;
            if (open && task.state != TaskState::Running)
                violate(QStringLiteral("%1 is %2 with an open attempt").arg(displayId(id), toText(task.state)));
        }
        if (task.attempts > task.maxAttempts)
            violate(QStringLiteral("%1 has had more attempts than allowed").arg(displayId(id)));
        const bool open = !attempts.empty() && attempts.back().state == AttemptState::Running;
        if (task.state == TaskState::Running && !open)
            violate(QStringLiteral("%1 is running without an open attempt").arg(displayId(id)));
    }
}

// Looks at the sink: what was really begun.
void Simulation::checkDeeds()
{
    const auto &deeds = m_bench.command.deeds;
    for (; m_deedsSeen < deeds.size(); ++m_deedsSeen) {
        const auto &deed = deeds[m_deedsSeen];
        reach(QStringLiteral("a real effect began"));
        const auto attempts = m_bench.attempts(deed.task);
        const bool written = std::any_of(attempts.begin(), attempts.end(), [&](const Attempt &a) { return a.id == deed.attempt; });
        if (!written)
            violate(QStringLiteral("%1: an effect began before its attempt was written").arg(displayId(deed.task)));
        if (m_bench.task(deed.task).mode != Mode::Real)
            violate(QStringLiteral("%1: an unsafe effect was performed in proof").arg(displayId(deed.task)));
        if (!mayHappen(deed))
            violate(QStringLiteral("%1: an effect began that nobody had approved").arg(displayId(deed.task)));
        if (m_bench.flags.killed())
            violate(QStringLiteral("%1: an effect began after the kill").arg(displayId(deed.task)));
        for (size_t earlier = 0; earlier < m_deedsSeen; ++earlier) {
            const auto &before = deeds[earlier];
            const auto answer = m_answered.find(before.attempt);
            const auto past = std::find_if(attempts.begin(), attempts.end(), [&](const Attempt &a) { return a.id == before.attempt; });
            const bool taken = past != attempts.end() && (past->state == AttemptState::Ok || past->state == AttemptState::Error);
            if (before.task == deed.task && !m_undone.contains(before.attempt) && (answer == m_answered.end() || !answer->second || !taken))
                violate(QStringLiteral("%1: an unsafe effect was repeated although nobody knew how the last one went").arg(displayId(deed.task)));
        }
    }
}

// The evidence is there, and nothing went on against it.
void Simulation::checkChecks(TaskId task, const Attempt &attempt)
{
    const auto of = [&](CheckPhase phase, bool blocking) {
        return std::count_if(attempt.checks.begin(), attempt.checks.end(),
                             [&](const Check &check) { return check.phase == phase && (!blocking || blocks(check.result)); });
    };
    const QString name = QStringLiteral("%1, attempt %2").arg(displayId(task)).arg(attempt.number);
    if (of(CheckPhase::Pre, false) != 10)
        violate(QStringLiteral("%1 has %2 checks before it").arg(name).arg(of(CheckPhase::Pre, false)));
    if (attempt.state == AttemptState::Ok && (of(CheckPhase::Post, false) != 8 || of(CheckPhase::Post, true) > 0))
        violate(QStringLiteral("%1 counts as good without its eight checks").arg(name));
    if (!attempt.effectHash.isNull() && of(CheckPhase::Pre, true) > 0)
        violate(QStringLiteral("%1 went on although a check before it said no").arg(name));
    if (of(CheckPhase::Pre, true) > 0)
        reach(QStringLiteral("a check before said no"));
    if (of(CheckPhase::Post, true) > 0)
        reach(QStringLiteral("a check after said no"));
}

void Simulation::checkVerifications()
{
    const auto &begun = m_bench.inspector.begun;
    for (; m_verificationsSeen < begun.size(); ++m_verificationsSeen) {
        const auto isDeed = [&](const ScriptedTransport::Deed &d) { return d.attempt == begun[m_verificationsSeen]; };
        if (std::none_of(m_bench.command.deeds.begin(), m_bench.command.deeds.end(), isDeed))
            violate(QStringLiteral("attempt %1 was verified and had done nothing for real").arg(begun[m_verificationsSeen].value));
        if (m_bench.flags.killed())
            violate(QStringLiteral("a verification began after the kill"));
    }
}

bool Simulation::mayHappen(const ScriptedTransport::Deed &deed)
{
    if (m_bench.task(deed.task).spec.autonomy == 100)
        return true;
    const auto approvals = m_bench.store->approvals().ofTask(deed.task);
    const bool approved = approvals && std::any_of(approvals->begin(), approvals->end(), [&](const Approval &approval) {
        return approval.state == ApprovalState::Approved && approval.effectHash == deed.effect;
    });
    if (approved)
        reach(QStringLiteral("an approved effect began"));
    return approved;
}

void Simulation::checkJournal()
{
    const auto found = verify(m_bench.store->database(), m_bench.artifacts);
    if (!found || !found->ok())
        violate(QStringLiteral("verify is not content, journal broken at %1").arg(found ? found->journalBrokenAt : -1));
    TaskReader reader(m_bench.store->database());
    for (const TaskId id : m_tasks) {
        TaskState state = m_copies.contains(id) ? TaskState::Held : TaskState::Queued;
        const auto entries = reader.journal(displayId(id), 0, 10'000);
        for (const JournalEntry &entry : *entries) {
            const auto event = eventOf(entry.event);
            if (!event)
                continue;
            const auto next = transition(state, *event);
            if (!next) {
                violate(QStringLiteral("%1: entry %2 says %3 while %4").arg(displayId(id)).arg(entry.seq).arg(entry.event, toText(state)));
                return;
            }
            state = *next;
        }
        if (state != m_bench.state(id))
            violate(QStringLiteral("%1: the journal says %2").arg(displayId(id), toText(state)));
    }
}

// With faults off and agents that answer, everything comes to an end.
void Simulation::finishInPeace()
{
    if (m_bench.flags.killed() && m_bench.desk->resetKill(kOperator, QStringLiteral("RESET")))
        m_bench.flags.reset();
    m_bench.flags.set(RunWish::Run);
    static_cast<void>(m_bench.desk->setWish(kOperator, RunWish::Run, {}));
    // What waits for a task that has failed stays where it is, until a person decides.
    const auto unfinished = [&] {
        return std::any_of(m_tasks.begin(), m_tasks.end(), [&](TaskId id) {
            const Task task = m_bench.task(id);
            return task.state == TaskState::Claimed || task.state == TaskState::Running || task.holdReason == HoldReason::Approval
                || (task.state == TaskState::Queued && task.openDependencies == 0);
        });
    };
    int rounds = 0;
    for (; unfinished() && rounds < 2'000 && m_violations.isEmpty(); ++rounds) {
        m_bench.arm();
        static_cast<void>(m_bench.desk->approve(kOperator, m_tasks, {}));
        m_bench.inspector.slow = false;
        m_bench.inspector.before = FakeInspector::good();
        m_bench.inspector.after = {};
        m_bench.inspector.answerClaims();
        m_bench.inspector.answerResults();
        while (!m_bench.inspector.verifying.empty())
            endVerification(m_bench.inspector.verifying.begin()->first);
        while (!m_bench.inspector.probing.empty())
            endProbe(m_bench.inspector.probing.front());
        stepEngine();
        for (ScriptedTransport *agent : {&m_bench.command, &m_bench.rehearsal}) {
            while (!agent->alive.empty()) {
                const AttemptId attempt = agent->alive.begin()->first;
                const bool stopping = agent->stopped.contains(attempt);
                if (agent == &m_bench.command)
                    m_answered[attempt] = !stopping;
                agent->end(m_bench.engine->agents(), attempt,
                           stopping ? AgentEnding{agent->stopped.at(attempt), Error{QStringLiteral("stopped"), ErrorCategory::Transient, {}}, {}, {}}
                                    : AgentEnding{});
            }
        }
        m_bench.clock.advance(10'000);
        check();
    }
    if (unfinished() && m_violations.isEmpty())
        violate(QStringLiteral("after %1 quiet rounds there is still work; engine %2; last word: %3")
                    .arg(rounds).arg(toText(m_bench.engine->status().state), m_bench.log.empty() ? QString() : m_bench.log.back().text.raw()));
    if (m_sabotage == Sabotage::SkipJournal) {
        static_cast<void>(m_bench.store->database().executeScript(QStringLiteral("DROP TRIGGER journal_is_append_only_update")));
        static_cast<void>(m_bench.store->database().executeScript(
            QStringLiteral("UPDATE journal SET actor = 'nobody' WHERE seq = (SELECT max(seq) / 2 + 1 FROM journal)")));
    }
    if (m_violations.isEmpty())
        checkJournal();
}

void Simulation::violate(const QString &what)
{
    if (!m_violations.contains(what))
        m_violations += what;
}

} // namespace qd
