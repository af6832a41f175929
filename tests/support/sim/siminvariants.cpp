#include "tests/support/sim/siminvariants.h"

#include "core/store/verifier.h"

namespace qd {

SimInvariants::SimInvariants(SimWorld &world) : m_world(world), m_journal(world)
{
    for (SimProgram *program : {&world.first, &world.second}) {
        program->command.whenBegun = [this, program](const Deed &deed) { deedBegan(*program, deed, false); };
        program->rehearsal.whenBegun = [this, program](const Deed &deed) { deedBegan(*program, deed, true); };
    }
}

// At the very moment: what is in the store now is what was there before the deed.
void SimInvariants::deedBegan(SimProgram &program, const Deed &deed, bool pure)
{
    m_world.looking = true;
    m_journal.follow(&program);
    const QString name = displayId(deed.task);
    const auto attempt = m_world.store.store().attempts().read(deed.attempt);
    const auto lease = m_world.store.store().lease().read();
    const bool intended = attempt && *attempt && (*attempt)->attempt.state == AttemptState::Running
        && (*attempt)->attempt.effectHash == deed.effect && (*attempt)->attempt.task == deed.task;
    if (!intended)
        m_world.violate(QStringLiteral("I4: %1: an effect began that was not written down before").arg(name));
    else if (lease->owner != program.owner || (*attempt)->attempt.epoch != lease->epoch)
        m_world.violate(QStringLiteral("I2: %1: %2 began an effect under an outdated epoch").arg(name, program.name));
    if (m_world.killed)
        m_world.violate(QStringLiteral("I9: %1: an effect began after the kill").arg(name));
    if (!pure && intended) {
        m_world.reach("a real effect began");
        checkAllowed(deed);
        checkRepetition(deed);
    }
    if (!pure)
        m_world.deeds.push_back(deed);
    m_world.looking = false;
}

void SimInvariants::checkAllowed(const Deed &deed)
{
    const QString name = displayId(deed.task);
    if (m_world.clock.bootMs() >= m_journal.armedUntil())
        m_world.violate(QStringLiteral("I8: %1: an effect began outside of the window").arg(name));
    const auto task = m_world.store.store().tasks().read(deed.task);
    if (!task || task->mode != Mode::Real) {
        m_world.violate(QStringLiteral("I8: %1: an effect was performed in proof").arg(name));
        return;
    }
    if (task->spec.autonomy == 100)
        return;
    const auto approvals = m_world.store.store().approvals().ofTask(deed.task);
    const bool approved = approvals && std::any_of(approvals->begin(), approvals->end(), [&](const Approval &approval) {
        return approval.state == ApprovalState::Approved && approval.effectHash == deed.effect;
    });
    if (!approved)
        m_world.violate(QStringLiteral("I8: %1: an effect began that nobody had approved").arg(name));
    else
        m_world.reach("an approved effect began");
}

// A sink knows deeds by their task: a second one is right only if it is known how the first one went.
void SimInvariants::checkRepetition(const Deed &deed)
{
    for (const Deed &before : m_world.deeds) {
        if (before.task != deed.task || m_world.undone.contains(before.attempt))
            continue;
        const auto answer = m_world.answered.find(before.attempt);
        const auto past = m_world.store.store().attempts().read(before.attempt);
        const AttemptState state = past && *past ? (*past)->attempt.state : AttemptState::Lost;
        const bool taken = state == AttemptState::Ok || state == AttemptState::Error;
        if (answer == m_world.answered.end() || !answer->second || !taken)
            m_world.violate(QStringLiteral("I10: %1: an effect was repeated although nobody knew how the last one went")
                                .arg(displayId(deed.task)));
        else
            m_world.reach("a known failure was tried again");
    }
}

void SimInvariants::afterStep()
{
    constexpr int kWholeEvery = 8; // a row that nobody has spoken of can only have changed behind the product's back
    m_world.looking = true;
    std::set<TaskId> touched = m_journal.takeTouched();
    if (++m_steps % kWholeEvery == 0)
        touched.insert(m_world.tasks.begin(), m_world.tasks.end());
    for (const TaskId task : touched)
        checkTask(task);
    checkCounts();
    checkLease();
    checkPrograms();
    m_world.looking = false;
}

void SimInvariants::checkCounts()
{
    const qint64 there = m_world.store.count("SELECT count(*) FROM task");
    if (there != qint64(m_world.tasks.size()))
        m_world.violate(QStringLiteral("I6: %1 tasks were added and %2 are there")
                            .arg(m_world.tasks.size()).arg(there));
    for (const TaskId task : m_world.confirmed) {
        if (!m_journal.stateOf(task))
            m_world.violate(QStringLiteral("I16: %1 was confirmed and was never added").arg(displayId(task)));
    }
}

void SimInvariants::checkLease()
{
    const auto lease = m_world.store.store().lease().read();
    if (!lease || lease->epoch < m_lastEpoch) {
        m_world.violate(QStringLiteral("I3: the epoch went back"));
        return;
    }
    m_lastEpoch = lease->epoch;
    if (!lease->owner.isEmpty() && (lease->owner != m_journal.owner() || lease->epoch != m_journal.epoch()))
        m_world.violate(QStringLiteral("I3: epoch %1 is not the one that was granted").arg(lease->epoch));
}

void SimInvariants::checkTask(TaskId task)
{
    const auto rows = m_world.store.database().query(
        "SELECT state, attempts, max_attempts, hold_reason FROM task WHERE id = ?", {task.value});
    if (!rows || rows->empty())
        return; // the count knows
    const SqlRow &row = rows->front();
    m_world.reach(QStringLiteral("a task was ") + row.text(0));
    const auto told = m_journal.stateOf(task);
    if (!told || toText(*told) != row.text(0))
        m_world.violate(QStringLiteral("I7: %1 is %2, and the journal says %3")
                            .arg(displayId(task), row.text(0), told ? toText(*told) : QStringLiteral("nothing")));
    if (row.integer(1) > row.integer(2))
        m_world.violate(QStringLiteral("I5: %1 has had more attempts than allowed").arg(displayId(task)));
    if (row.text(3) == toText(HoldReason::Approval))
        m_world.reach("an effect waited for approval");
    checkAttempts(task, row.text(0) == toText(TaskState::Running));
}

void SimInvariants::checkAttempts(TaskId task, bool running)
{
    const auto rows = m_world.store.database().query(
        "SELECT a.number, a.id, a.state, a.ended_at, a.epoch, a.effect_sha256, "
        "count(c.phase) FILTER (WHERE c.phase = 'pre'), "
        "count(c.phase) FILTER (WHERE c.phase = 'pre' AND c.result IN ('fail', 'critical')), "
        "count(c.phase) FILTER (WHERE c.phase = 'post'), "
        "count(c.phase) FILTER (WHERE c.phase = 'post' AND c.result IN ('fail', 'critical')) "
        "FROM attempt a LEFT JOIN attempt_check c ON c.attempt = a.id WHERE a.task = ? GROUP BY a.id ORDER BY a.number",
        {task.value});
    int number = 0;
    int open = 0;
    for (const SqlRow &row : *rows) {
        const QString name = QStringLiteral("%1, attempt %2").arg(displayId(task)).arg(row.integer(0));
        if (row.integer(0) != ++number)
            m_world.violate(QStringLiteral("I5: %1: numbers have a gap").arg(name));
        if (m_journal.epochOf(task, number) != row.integer(4))
            m_world.violate(QStringLiteral("I2: %1 has the epoch %2, which was not the granted one")
                                .arg(name).arg(row.integer(4)));
        checkEvidence(name, row);
        if (row.isNull(3)) {
            ++open;
            continue;
        }
        const std::pair ending{row.text(2), row.integer(3)};
        if (m_ended.emplace(AttemptId{row.integer(1)}, ending).first->second != ending)
            m_world.violate(QStringLiteral("I1: %1 ended twice").arg(name));
    }
    if (open != int(running) || (running && !rows->back().isNull(3)))
        m_world.violate(QStringLiteral("I4: %1 has %2 open attempts").arg(displayId(task)).arg(open));
}

// It is there, and nothing went on against it.
void SimInvariants::checkEvidence(const QString &name, const SqlRow &row)
{
    const bool good = row.text(2) == toText(AttemptState::Ok);
    if (row.integer(6) != 10)
        m_world.violate(QStringLiteral("evidence: %1 has %2 checks before it").arg(name).arg(row.integer(6)));
    if (good && (row.integer(8) != 8 || row.integer(9) > 0))
        m_world.violate(QStringLiteral("evidence: %1 counts as good without its eight checks").arg(name));
    if (!row.text(5).isEmpty() && row.integer(7) > 0)
        m_world.violate(QStringLiteral("evidence: %1 went on although a check before it said no").arg(name));
    if (row.integer(7) > 0)
        m_world.reach("a check before said no");
    if (row.integer(9) > 0)
        m_world.reach("a check after said no");
}

void SimInvariants::checkPrograms()
{
    for (SimProgram *program : {&m_world.first, &m_world.second}) {
        if (!program->runs())
            continue;
        checkVerifications(*program);
        checkStandby(*program);
        for (const AgentStatus &status : program->roster.agents()) {
            size_t &before = m_running[program->name + status.agent.name];
            const size_t now = status.running.size();
            const auto said = m_world.slotsOf.find(status.agent.name);
            const int may = said == m_world.slotsOf.end() ? status.agent.slotCount : said->second;
            if (now > before && now > size_t(may))
                m_world.violate(QStringLiteral("limits: %1 has %2 tasks in %3 slots")
                                    .arg(status.agent.name).arg(now).arg(may));
            before = now;
            if (status.agent.enabled && !status.healthy())
                m_world.reach("an agent had failed again and again");
        }
    }
}

// Whoever knows that another engine holds the lease lets nothing go on.
void SimInvariants::checkStandby(const SimProgram &program)
{
    if (program.state != EngineState::Standby)
        return;
    for (const ScriptedTransport *agent : {&program.command, &program.rehearsal}) {
        for (const auto &[attempt, task] : agent->alive) {
            if (!agent->stopped.contains(attempt))
                m_world.violate(QStringLiteral("I2: %1 goes on for %2 without the lease")
                                    .arg(displayId(task), program.name));
            m_world.reach("an agent was stopped because the lease was lost");
        }
    }
}

void SimInvariants::checkVerifications(SimProgram &program)
{
    const auto &begun = program.inspector.begun;
    for (; program.verificationsSeen < begun.size(); ++program.verificationsSeen) {
        const AttemptId attempt = begun[program.verificationsSeen];
        const auto isDeed = [&](const Deed &deed) { return deed.attempt == attempt; };
        if (std::none_of(m_world.deeds.begin(), m_world.deeds.end(), isDeed))
            m_world.violate(QStringLiteral("evidence: attempt %1 was verified and had done nothing for real")
                                .arg(attempt.value));
        if (m_world.killed)
            m_world.violate(QStringLiteral("I9: a verification began after the kill"));
    }
}

void SimInvariants::keyUsed(const QString &key, const Sha256 &before, const Sha256 &now, bool accepted)
{
    const bool right = accepted == (before == now);
    if (!right && accepted)
        m_world.violate(QStringLiteral("I11: the key %1 was taken for other work").arg(key));
    if (!right && !accepted)
        m_world.violate(QStringLiteral("I11: the key %1 was refused for its own work").arg(key));
    m_world.reach(accepted ? "a task was added twice and is there once" : "a key was refused for other work");
}

void SimInvariants::atTheEnd()
{
    m_world.looking = true;
    const auto found = verify(m_world.store.database(), m_world.store.artifacts());
    if (!found || !found->ok())
        m_world.violate(QStringLiteral("I14: verify is not content: journal broken at %1; %2")
                            .arg(found ? found->journalBrokenAt : -1)
                            .arg(found ? found->inconsistencies.join(QStringLiteral(", ")) : QString()));
    for (const TaskId task : m_world.tasks)
        checkTask(task);
    if (m_world.store.count("SELECT count(*) FROM approval WHERE state = 'void'") > 0)
        m_world.reach("an approval was overtaken");
    m_world.looking = false;
}

} // namespace qd
