#include "core/store/agentstore.h"

#include "core/store/storedtext.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace qd {
namespace {

QStringList wordsOf(const QString &json)
{
    QStringList words;
    const QJsonArray items = QJsonDocument::fromJson(json.toUtf8()).array();
    for (const QJsonValue &item : items)
        words += item.toString();
    return words;
}

QString kindsOf(const Agent &agent)
{
    QJsonArray words;
    for (const TaskKind kind : agent.kinds)
        words += toText(kind);
    return storedJson(words);
}

Result<void> expectOne(const Result<qint64> &changed, const QString &name)
{
    if (!changed)
        return changed.error();
    if (*changed == 1)
        return {};
    return Error{QStringLiteral("not_found"), ErrorCategory::Permanent, QStringLiteral("there is no agent '%1'").arg(name)};
}

Result<Agent> agentOf(const SqlRow &row)
{
    const auto transport = fromText<Transport>(row.text(2));
    if (!transport)
        return Error{QStringLiteral("database_corrupt"), ErrorCategory::Internal, QStringLiteral("agent %1").arg(row.text(1))};
    Agent agent{AgentId{row.integer(0)}, row.text(1), *transport, row.integer(3) != 0, {}, wordsOf(row.text(7)),
                int(row.integer(5)), QJsonDocument::fromJson(row.text(6).toUtf8()).object()};
    const QJsonArray words = QJsonDocument::fromJson(row.text(4).toUtf8()).array();
    for (const QJsonValue &word : words) {
        if (const auto kind = fromText<TaskKind>(word.toString()))
            agent.kinds.push_back(*kind);
    }
    return agent;
}

} // namespace

Result<std::vector<Agent>> AgentStore::all()
{
    const auto rows = m_database.query("SELECT id, name, transport, enabled, kinds, slots, settings, specialties FROM agent ORDER BY id");
    if (!rows)
        return rows.error();
    std::vector<Agent> agents;
    for (const SqlRow &row : *rows) {
        auto agent = agentOf(row);
        if (!agent)
            return agent.error();
        agents.push_back(*std::move(agent));
    }
    return agents;
}

Result<void> AgentStore::insert(Agent &agent)
{
    const auto taken = m_database.query("SELECT id FROM agent WHERE name = ?", {agent.name});
    if (!taken)
        return taken.error();
    if (!taken->empty())
        return Error{QStringLiteral("agent_exists"), ErrorCategory::Permanent, QStringLiteral("there is an agent '%1' already").arg(agent.name)};
    const auto last = m_database.query("SELECT coalesce(max(id), 0) FROM agent");
    if (!last)
        return last.error();
    agent.id = AgentId{last->front().integer(0) + 1};
    const auto inserted = m_database.execute(
        "INSERT INTO agent (id, name, transport, enabled, kinds, slots, settings, specialties) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        {agent.id.value, agent.name, toText(agent.transport), int(agent.enabled), kindsOf(agent), agent.slotCount,
         storedJson(agent.settings), storedJson(QJsonArray::fromStringList(agent.specialties))});
    return inserted ? Result<void>() : Result<void>(inserted.error());
}

Result<void> AgentStore::update(const Agent &agent)
{
    return expectOne(m_database.execute("UPDATE agent SET transport = ?, enabled = ?, kinds = ?, slots = ?, settings = ?, "
                                        "specialties = ? WHERE name = ?",
                                        {toText(agent.transport), int(agent.enabled), kindsOf(agent), agent.slotCount,
                                         storedJson(agent.settings),
                                         storedJson(QJsonArray::fromStringList(agent.specialties)), agent.name}),
                     agent.name);
}

Result<void> AgentStore::remove(const QString &name)
{
    return expectOne(m_database.execute("DELETE FROM agent WHERE name = ?", {name}), name);
}

} // namespace qd
