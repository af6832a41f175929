#include "core/agents/agentdesk.h"

#include "core/agents/agentrules.h"
#include "core/api/statuscodec.h"

#include <algorithm>

namespace qd {
namespace {

QJsonObject answer(const Agent &agent)
{
    return {{QStringLiteral("agent"), toJson(agent)}};
}

} // namespace

Result<void> AgentDesk::load()
{
    const auto agents = m_store.agents().all();
    if (!agents)
        return agents.error();
    std::vector<QString> strangers;
    for (const Agent &agent : *agents) {
        if (!m_roster.find(agent.name))
            strangers.push_back(agent.name);
    }
    m_roster.setAgents(*agents);
    for (const QString &name : strangers) {
        const auto outcomes = m_store.attempts().outcomesOf(name, TrackRecord::kAttempts);
        if (!outcomes)
            return outcomes.error();
        m_roster.setRecord(name, *outcomes);
    }
    return {};
}

Result<QJsonObject> AgentDesk::add(const QString &actor, const QJsonObject &members)
{
    auto agent = agentFromMembers(members);
    if (!agent)
        return agent.error();
    auto done = write(actor, QStringLiteral("agent_added"), *agent, [&] { return m_store.agents().insert(*agent); });
    return done ? Result(answer(*agent)) : done.error();
}

Result<QJsonObject> AgentDesk::change(const QString &actor, const QString &name, const QJsonObject &changes)
{
    auto agent = read(name);
    if (agent)
        agent = changedAgent(*std::move(agent), changes);
    if (!agent)
        return agent.error();
    auto done = write(actor, QStringLiteral("agent_changed"), *agent, [&] { return m_store.agents().update(*agent); });
    return done ? Result(answer(*agent)) : done.error();
}

Result<QJsonObject> AgentDesk::remove(const QString &actor, const QString &name)
{
    const auto agent = read(name);
    if (!agent)
        return agent.error();
    const auto isBusy = [&](const AgentStatus &status) { return status.agent.name == name && !status.running.empty(); };
    if (isBuiltIn(name) && std::any_of(m_roster.agents().begin(), m_roster.agents().end(), isBusy))
        return Error{QStringLiteral("agent_busy"), ErrorCategory::Transient,
                     QStringLiteral("'%1' has tasks in hand; disable it first").arg(name)};
    auto done = write(actor, QStringLiteral("agent_removed"), *agent, [&] { return m_store.agents().remove(name); });
    return done ? Result(QJsonObject{{QStringLiteral("removed"), name}}) : done.error();
}

Result<Agent> AgentDesk::read(const QString &name)
{
    const auto agents = m_store.agents().all();
    if (!agents)
        return agents.error();
    const auto found = std::find_if(agents->begin(), agents->end(), [&](const Agent &agent) { return agent.name == name; });
    if (found == agents->end())
        return Error{QStringLiteral("not_found"), ErrorCategory::Permanent, QStringLiteral("there is no agent '%1'").arg(name)};
    return *found;
}

// The deed may give the agent its number, so the line of the journal comes behind it.
Result<void> AgentDesk::write(const QString &actor, const QString &event, const Agent &agent,
                              const std::function<Result<void>()> &deed)
{
    const auto done = inUnitOfWork(m_store, m_clock.wallMs(), actor, [&](UnitOfWork &unit) -> Result<void> {
        if (auto written = deed(); !written)
            return written;
        return unit.record(event, QStringLiteral("agent:") + agent.name, journalForm(agent));
    });
    return done ? load() : Result<void>(done.error());
}

} // namespace qd
