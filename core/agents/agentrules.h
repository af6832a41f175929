#pragma once

#include "core/base/result.h"
#include "core/domain/agent.h"

namespace qd {

constexpr int kMostAgentName = 64;   ///< characters
constexpr int kMostSlots = 64;
constexpr int kMostSpecialties = 32;
constexpr int kMostSpecialty = 64;   ///< characters

/// Is this one of the agents that the store makes with itself?
[[nodiscard]] bool isBuiltIn(const QString &name);

/// The one place that says what an agent may be. Error codes, all Permanent: `agent_name_invalid`,
/// `agent_slots_invalid`, `agent_kinds_invalid`, `agent_specialties_invalid`, `agent_setting_invalid`.
[[nodiscard]] std::optional<Error> faultOf(const Agent &agent);

/// An agent as a person describes it: name, transport, enabled, kinds, specialties, slots, settings. Only the name is
/// needed. Besides the errors of faultOf() `agent_member_invalid` (Permanent) for a member that there is not, or of
/// another type.
[[nodiscard]] Result<Agent> agentFromMembers(const QJsonObject &members);

/// The agent with these members in the place of its own. Members of `settings` are taken over one by one, and null
/// takes one away. The name cannot be changed. Errors as those of agentFromMembers().
[[nodiscard]] Result<Agent> changedAgent(Agent agent, const QJsonObject &changes);

/// The agent with the names of its environment, as a list, in the place of names and values: for everyone who may not
/// configure.
[[nodiscard]] Agent withoutSecrets(Agent agent);

/// The agent for the journal: what is for ever there must not hold the values of its environment.
[[nodiscard]] QJsonObject journalForm(const Agent &agent);

} // namespace qd
