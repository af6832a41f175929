#include "core/rules/waiting.h"

#include <QDateTime>

#include <algorithm>

namespace qd {
namespace {

using Reasons = std::vector<WaitReason>;

WaitReason reason(const char *code, const QString &detail)
{
    return {QString::fromLatin1(code), detail};
}

QString moment(qint64 wallMs)
{
    return QDateTime::fromMSecsSinceEpoch(wallMs, Qt::UTC).toString(Qt::ISODate);
}

void addEngine(EngineState state, Reasons &reasons)
{
    switch (state) {
    case EngineState::Stopped: reasons.push_back(reason("engine_stopped", QStringLiteral("no engine runs"))); break;
    case EngineState::Paused: reasons.push_back(reason("engine_paused", QStringLiteral("the engine is paused"))); break;
    case EngineState::Draining: reasons.push_back(reason("engine_draining", QStringLiteral("the engine takes nothing new"))); break;
    case EngineState::Killed: reasons.push_back(reason("engine_killed", QStringLiteral("the engine is killed"))); break;
    case EngineState::Acquiring:
    case EngineState::Standby: reasons.push_back(reason("engine_standby", QStringLiteral("the engine does not hold the lease"))); break;
    case EngineState::Running: break;
    }
}

void addDependencies(const WaitFacts &facts, Reasons &reasons)
{
    for (const Awaited &awaited : facts.awaited) {
        if (awaited.state == TaskState::Succeeded)
            continue;
        reasons.push_back(reason("dependency_open", awaited.state
            ? QStringLiteral("%1 must succeed first and is %2").arg(awaited.reference, toText(*awaited.state))
            : QStringLiteral("no task has the key '%1' yet").arg(awaited.reference)));
    }
}

void addSchedule(const WaitFacts &facts, Reasons &reasons)
{
    if (!facts.task.notBefore || *facts.task.notBefore <= facts.now)
        return;
    const QString at = QStringLiteral("not before %1").arg(moment(*facts.task.notBefore));
    reasons.push_back(facts.task.attempts > 0 ? reason("waiting_to_retry", at) : reason("scheduled", at));
}

void addAgents(const WaitFacts &facts, Reasons &reasons)
{
    const TaskSpec &spec = facts.task.spec;
    std::vector<const AgentStatus *> able;
    for (const AgentStatus &status : facts.agents) {
        if (canDo(status.agent, spec))
            able.push_back(&status);
    }
    const auto isEnabled = [](const AgentStatus *status) { return status->agent.enabled; };
    const auto isHealthy = [](const AgentStatus *status) { return status->healthy(); };
    const auto isFree = [](const AgentStatus *status) {
        return status->healthy() && int(status->running.size()) < status->agent.slotCount;
    };
    if (able.empty() && !spec.agent.isEmpty())
        reasons.push_back(reason("agent_missing", QStringLiteral("there is no agent '%1'").arg(spec.agent)));
    else if (able.empty())
        reasons.push_back(reason("no_agent", QStringLiteral("no agent does work of kind '%1'").arg(toText(spec.kind))));
    else if (std::none_of(able.begin(), able.end(), isEnabled))
        reasons.push_back(reason("agent_disabled", QStringLiteral("every agent that could do it is disabled")));
    else if (std::none_of(able.begin(), able.end(), isHealthy))
        reasons.push_back(reason("agent_resting", QStringLiteral("every agent that could do it rests after failures in a row")));
    else if (std::none_of(able.begin(), able.end(), isFree))
        reasons.push_back(reason("agents_busy", QStringLiteral("every agent that could do it is busy")));
}

Reasons whyQueued(const WaitFacts &facts)
{
    Reasons reasons;
    addEngine(facts.engine, reasons);
    if (facts.outOfSpace)
        reasons.push_back(reason("disk_full", QStringLiteral("the disk is full: nothing new is begun until there is space again")));
    addDependencies(facts, reasons);
    addSchedule(facts, reasons);
    addAgents(facts, reasons);
    if (facts.task.stage == Mode::Real && !facts.real.open(facts.now))
        reasons.push_back(reason("not_armed", QStringLiteral("it is to act for real, and REAL is not armed")));
    if (reasons.empty())
        reasons.push_back(reason("next", QStringLiteral("nothing stands in its way; it waits for its turn")));
    return reasons;
}

WaitReason whyHeld(const Task &task)
{
    return task.holdReason == HoldReason::Approval
        ? reason("approval_pending", QStringLiteral("a person has to approve its effect before it happens for real"))
        : reason("held_by_operator", QStringLiteral("a person keeps it back"));
}

WaitReason whyEnded(const Task &task)
{
    const QString because = task.error ? QStringLiteral(": %1 (%2)").arg(task.error->detail, task.error->code) : QString();
    return reason("ended", toText(task.state) + because);
}

} // namespace

bool canDo(const Agent &agent, const TaskSpec &spec)
{
    if (!spec.agent.isEmpty())
        return agent.name == spec.agent;
    return std::find(agent.kinds.begin(), agent.kinds.end(), spec.kind) != agent.kinds.end();
}

std::vector<WaitReason> whyWaiting(const WaitFacts &facts)
{
    switch (facts.task.state) {
    case TaskState::Queued: return whyQueued(facts);
    case TaskState::Held: return {whyHeld(facts.task)};
    case TaskState::Claimed: return {reason("starting", QStringLiteral("it is being started"))};
    case TaskState::Running:
        return {facts.asks ? reason("question_pending", QStringLiteral("its agent waits for a person's answer"))
                           : reason("running", QStringLiteral("'%1' is at work").arg(facts.task.agent))};
    case TaskState::Review: return {reason("review_pending", QStringLiteral("a person has to look at the result"))};
    case TaskState::Unknown: return {reason("outcome_unknown", QStringLiteral("a person has to find out whether it happened"))};
    case TaskState::Succeeded:
    case TaskState::Failed:
    case TaskState::Dead:
    case TaskState::Cancelled: return {whyEnded(facts.task)};
    }
    return {};
}

} // namespace qd
