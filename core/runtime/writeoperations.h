#pragma once

#include "core/agents/agentdesk.h"
#include "core/engine/operatordesk.h"
#include "core/runtime/command.h"
#include "core/runtime/killlatch.h"
#include "core/runtime/settingsdesk.h"

namespace qd {

/// The answers to everything that writes. Lives on the core thread.
class WriteOperations
{
public:
    WriteOperations(EngineContext &context, OperatorDesk &desk, AgentDesk &agents, const KillLatch &latch, SettingsDesk &settings)
        : m_context(context), m_desk(desk), m_agents(agents), m_latch(latch), m_settings(settings) { }

    [[nodiscard]] Result<Payload> perform(const Command &command);

private:
    [[nodiscard]] Result<QJsonObject> answerTo(const Command &command);
    [[nodiscard]] Result<QJsonObject> add(const Command &command);
    [[nodiscard]] Result<QJsonObject> prioritize(const Command &command);
    [[nodiscard]] Result<QJsonObject> edit(const Command &command);
    [[nodiscard]] Result<QJsonObject> resetKill(const Command &command);

    EngineContext &m_context;
    OperatorDesk &m_desk;
    AgentDesk &m_agents;
    const KillLatch &m_latch;
    SettingsDesk &m_settings;
};

} // namespace qd
