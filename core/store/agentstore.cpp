#include "core/store/agentstore.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace qd {
namespace {

Result<Agent> agentOf(const SqlRow &row)
{
    const auto transport = fromText<Transport>(row.text(2));
    if (!transport)
        return Error{QStringLiteral("database_corrupt"), ErrorCategory::Internal, QStringLiteral("agent %1").arg(row.text(1))};
    Agent agent{AgentId{row.integer(0)}, row.text(1), *transport, row.integer(3) != 0, {}, int(row.integer(5)),
                QJsonDocument::fromJson(row.text(6).toUtf8()).object()};
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
    const auto rows = m_database.query("SELECT id, name, transport, enabled, kinds, slots, settings FROM agent ORDER BY id");
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

} // namespace qd
