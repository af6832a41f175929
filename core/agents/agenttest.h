#pragma once

#include "core/domain/agent.h"
#include "core/domain/check.h"

namespace qd {

/// What testAgent() found out about one thing that an agent needs.
struct AgentFinding {
    QString id; ///< enabled, transport, program, directory, sandbox, environment, target
    CheckResult result = CheckResult::Pass;
    QString detail; ///< English, one line

    friend bool operator==(const AgentFinding &, const AgentFinding &) = default;
};

/// Could this agent work, as far as can be seen without letting it? Looks at files and starts bubblewrap once, so it
/// may take two seconds; touches nothing. Every thread.
/// \param boxProgram qdeck-agentbox  \param scratch where a task without a workspace works
[[nodiscard]] std::vector<AgentFinding> testAgent(const Agent &agent, const QString &boxProgram, const QString &scratch);

} // namespace qd
