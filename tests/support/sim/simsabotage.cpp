#include "tests/support/sim/simsabotage.h"

namespace qd {

SimSabotage::SimSabotage(SimWorld &world) : m_world(world)
{
    if (is(Sabotage::EpochNotRaised))
        world.store.edit("CREATE TEMP TRIGGER lower AFTER UPDATE OF epoch ON main.lease "
                         "WHEN new.epoch > old.epoch BEGIN UPDATE lease SET epoch = old.epoch; END");
}

void SimSabotage::beforeStep(SimProgram &program)
{
    m_world.looking = true; // its own reads and edits do not fail
    if (is(Sabotage::EffectFirst))
        actEarly(program);
    if (is(Sabotage::NoFence))
        forgeLease(program);
    if (is(Sabotage::PauseIgnored))
        takePauseBack();
    if (is(Sabotage::OverfillAgent))
        overfill(program);
    editQueue();
    m_world.looking = false;
}

// As an agent that acts while it only ought to say what it would do.
void SimSabotage::actEarly(SimProgram &program)
{
    const TaskId next{m_world.tasks.empty() ? 1 : m_world.tasks.back().value};
    program.command.whilePreparing = [this, &program, next] {
        const Effect effect(EffectKind::Rehearsal, EffectClass::Unsafe, {{QStringLiteral("task"), next.value}});
        static_cast<void>(program.command.perform(AttemptId{m_world.store.store().attempts().lastId() + 1}, effect));
    };
}

// The store says to a holder that was overtaken that all is as it was.
void SimSabotage::forgeLease(const SimProgram &program)
{
    const EngineStatus status = program.engine->status();
    const auto lease = m_world.store.store().lease().read();
    if (status.leaseOwner.isEmpty() || lease->owner.isEmpty() || status.leaseOwner == lease->owner)
        return;
    m_trueLease = *lease;
    setLease(status.leaseOwner, status.leaseEpoch);
}

void SimSabotage::takePauseBack()
{
    if (m_world.flags.wish() != RunWish::Pause)
        return;
    m_world.flags.set(RunWish::Run);
    m_world.store.edit("UPDATE control SET wish = 'run'");
}

void SimSabotage::overfill(SimProgram &program)
{
    std::vector<Agent> agents = m_world.agents;
    for (Agent &agent : agents) {
        m_world.slotsOf[agent.name] = agent.slotCount;
        agent.slotCount = 64;
    }
    program.roster.setAgents(agents);
}

void SimSabotage::editQueue()
{
    static const std::map<Sabotage, const char *> kEdits{
        {Sabotage::DoubleCompletion,
         "UPDATE task SET state = 'queued', ready = 1, attempts = 0 WHERE state = 'succeeded'"},
        {Sabotage::ApprovalIgnored,
         "UPDATE task SET state = 'queued', ready = 1, hold_reason = NULL, stage = 'real', approved_sha256 = "
         "(SELECT effect_sha256 FROM approval a WHERE a.task = task.id AND a.state = 'pending') "
         "WHERE hold_reason = 'approval'"},
        {Sabotage::SkipAttempt, "UPDATE task SET last_attempt = 1 WHERE state = 'queued' AND last_attempt = 0"},
        {Sabotage::LoseTask,
         "DELETE FROM task WHERE id = (SELECT max(id) FROM task WHERE state = 'queued') "
         "AND id NOT IN (SELECT task FROM attempt) AND id NOT IN (SELECT task FROM task_dependency) "
         "AND id NOT IN (SELECT needs FROM task_dependency WHERE needs IS NOT NULL)"},
        {Sabotage::WindowStretched,
         "UPDATE control SET real_until = real_until + 3600000, real_remaining = 100 WHERE real_until > 0"},
        {Sabotage::Strand, "UPDATE task SET ready = 0, not_before = NULL WHERE state = 'queued'"}};
    const auto edit = kEdits.find(m_world.sabotage);
    if (edit == kEdits.end())
        return;
    m_world.store.edit(edit->second);
    m_world.store.edit("UPDATE task_count SET tasks = "
                       "(SELECT count(*) FROM task WHERE task.state = task_count.state)");
    static_cast<void>(m_world.store.store().tasks().reload());
}

void SimSabotage::setLease(const QString &owner, qint64 epoch)
{
    m_world.store.edit(QStringLiteral("UPDATE lease SET owner = '%1', epoch = %2").arg(owner).arg(epoch));
}

void SimSabotage::afterStep()
{
    if (const auto lease = std::exchange(m_trueLease, std::nullopt))
        setLease(lease->owner, lease->epoch);
}

void SimSabotage::afterCrash()
{
    if (is(Sabotage::RequeueLostRuns))
        m_world.store.edit("UPDATE task SET state = 'queued', ready = 1 WHERE state = 'running'");
    if (is(Sabotage::LoseChecks))
        m_world.store.edit("DELETE FROM attempt_check WHERE position > 12");
}

void SimSabotage::beforeTheEnd()
{
    if (!is(Sabotage::EditJournal))
        return;
    m_world.store.edit("DROP TRIGGER journal_is_append_only_update");
    m_world.store.edit("UPDATE journal SET actor = 'nobody' WHERE seq = (SELECT max(seq) / 2 + 1 FROM journal)");
}

} // namespace qd
