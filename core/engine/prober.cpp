#include "core/engine/prober.h"

#include "core/rules/backoff.h"

namespace qd {

Result<void> Prober::load()
{
    if (m_context.store.tasks().cache().counts.of(TaskState::Unknown) == 0)
        return {};
    auto found = m_context.store.attempts().checkableUnknown();
    if (!found)
        return found.error();
    m_waiting.assign(found->begin(), found->end());
    return {};
}

void Prober::advance(bool mayBegin)
{
    const qint64 now = m_context.clock.bootMs();
    for (auto &[attempt, alive] : m_alive) {
        if (now - alive.begunBoot > kPatienceMs)
            stop(attempt, alive);
    }
    while (mayBegin && !m_waiting.empty() && m_alive.size() < size_t(kAtOnce)) {
        const TaskId task = m_waiting.front();
        m_waiting.pop_front();
        begin(task);
    }
}

// A task that has moved on meanwhile, or whose effect nobody can ask about, is none of ours.
void Prober::begin(TaskId id)
{
    const auto task = m_context.store.tasks().read(id);
    const auto newest = m_context.store.attempts().newestOf(id);
    if (!task || task->state != TaskState::Unknown || !newest || !*newest || (*newest)->effectClass != EffectClass::Checkable)
        return;
    const AttemptId attempt = (*newest)->attempt.id;
    if (m_alive.contains(attempt))
        return;
    const Agent *agent = m_roster.find((*newest)->attempt.agent);
    const Error gone{QStringLiteral("agent_gone"), ErrorCategory::Permanent, QStringLiteral("its agent is not there any more")};
    m_alive[attempt] = {id, m_context.clock.bootMs()};
    if (const auto begun = agent ? m_inspector.probe(attempt, *task, *agent) : Result<void>(gone); !begun)
        probed(attempt, {ProbeAnswer::Unclear, begun.error().detail});
}

void Prober::stopAll()
{
    for (auto &[attempt, alive] : m_alive)
        stop(attempt, alive);
}

void Prober::stop(AttemptId attempt, Alive &alive)
{
    if (!std::exchange(alive.stopping, true))
        m_inspector.stopProbing(attempt);
}

void Prober::probed(AttemptId attempt, const ProbeReport &report)
{
    const auto alive = m_alive.find(attempt);
    if (alive == m_alive.end())
        return;
    // Whoever was stopped has not had the time to say what it would have said.
    const bool heard = !alive->second.stopping;
    m_answers.push_back({alive->second.task, attempt,
                         heard ? report : ProbeReport{ProbeAnswer::Unclear, QStringLiteral("it was stopped")}});
    m_alive.erase(alive);
    m_context.listener.stepWanted();
}

Result<void> Prober::record(UnitOfWork &unit) const
{
    for (const Answer &answer : m_answers) {
        if (auto written = record(unit, answer); !written)
            return written;
    }
    return {};
}

Result<void> Prober::record(UnitOfWork &unit, const Answer &answer) const
{
    auto task = unit.store().tasks().read(answer.task);
    if (!task)
        return task.error();
    const auto newest = unit.store().attempts().newestOf(answer.task);
    if (!newest)
        return newest.error();
    if (task->state != TaskState::Unknown || !*newest || (*newest)->attempt.id != answer.attempt)
        return {}; // a person was faster
    const Attempt &attempt = (*newest)->attempt;
    const QJsonObject data{{QStringLiteral("attempt"), attempt.number},
                           {QStringLiteral("probe"), toText(answer.report.answer)},
                           {QStringLiteral("detail"), answer.report.detail}};
    const bool cancelled = attempt.error && attempt.error->code == QLatin1String("cancelled");
    const auto event = settleProbe(answer.report.answer, cancelled, task->attempts, task->maxAttempts);
    if (!event)
        return unit.record(QStringLiteral("probe_unclear"), displayId(task->id), data);
    TaskStore::Change change;
    if (*event != TaskEvent::ConfirmHappened)
        change.error = task->error;
    if (*event == TaskEvent::Retry)
        change.notBefore = unit.now() + retryDelayMs(m_context.settings.retry, task->attempts, m_context.random.unit());
    return unit.move(*task, *event, change, data);
}

} // namespace qd
