#pragma once

#include "core/agents/commandsettings.h"
#include "core/domain/agent.h"
#include "core/domain/task.h"
#include "core/process/processspec.h"

namespace qd {

/// Where a CommandTransport finds and leaves things. All paths are absolute and exist.
struct CommandPlaces {
    QString boxProgram;       ///< qdeck-agentbox
    QString spoolDirectory;   ///< for the output of agents; private to the profile
    QString defaultDirectory; ///< where a task without a workspace works
    QString profile;          ///< id of the profile, which killLeftovers() knows its processes by
    QString hidden = {};      ///< the folder of the profile, which no agent in a sandbox sees; empty = none
    QString sandbox = {};     ///< bubblewrap; empty = this machine has none that works
};

/// The effect of a command: everything that the program will get, and how it is confined. Its body has the members
/// program (absolute), arguments, directory, standard_input, environment, timeout_ms, idle_timeout_ms and
/// sandbox{kind: "bubblewrap", program, network, read_only | kind: "none", why: "off" or "unavailable"}; if they differ
/// from the default also start_timeout_ms, output_limit and prompt (the content of the prompt's file). An
/// argument is a text, or {placeholder: "prompt_file" or "attempt"} for what is only known when it begins. A variable of
/// the task is its text. One of the agent may be a secret: it is {hmac_sha256} of its text under the id of the profile, and
/// the text is withheld.
/// Error codes, all Permanent: command_missing, command_invalid, directory_missing, program_not_found,
/// kind_unsupported, sandbox_unavailable, sandbox_impossible, agent_setting_invalid.
[[nodiscard]] Result<Effect> commandEffect(const Task &task, const Agent &agent, const CommandPlaces &places);

/// What such an effect says, made ready to be started, without spool and identity. Error code: effect_malformed
/// (Permanent), if what was withheld is not what the hashes stand for.
/// \param promptFile where its prompt is, if it has one  \param attempt for the placeholder  \param profile its id
[[nodiscard]] Result<ProcessSpec> processOf(const Effect &effect, const QString &promptFile, AttemptId attempt, const QString &profile);

/// "bubblewrap" or "none"; empty for an effect that is no process.
[[nodiscard]] QString sandboxOf(const Effect &effect);

} // namespace qd
