#pragma once

#include "core/agents/agenttransport.h"

namespace qd {

/// Sends a message to a target. No target can be configured yet: it proves what it would send, and sends nothing.
/// Core thread.
class OutboundTransport final : public AgentTransport
{
public:
    /// Error codes, all Permanent: kind_unsupported; target_not_configured for a task that is to act for real.
    [[nodiscard]] Result<Effect> prepare(const Task &task, int attempt, const Agent &agent) const override;
    /// Always the Permanent error target_not_configured.
    [[nodiscard]] Result<void> perform(AttemptId attempt, const Effect &effect) override;
    void stop(AttemptId /*attempt*/, EndCause /*cause*/) override { }
};

} // namespace qd
