#pragma once

#include "core/api/operation.h"

#include <QString>

#include <optional>
#include <span>

namespace qd {

/// What a person can tell the program to do. The order is that of the table in verbs.cpp and of the help.
enum class Verb {
    Run, Add, List, Show, Why, Status, Pause, Resume, Drain, Kill, ResetKill, Arm, Disarm, Log, Verify, Backup, Restore, Cancel,
    Retry, Hold, Release, Approve, Deny, Review, Resolve, Reopen, Prioritize, Edit, Clone, Export,
    AgentList, AgentAdd, AgentSet, AgentTest, AgentEnable, AgentDisable, AgentRemove, DbQuery,
    Selftest, Config, Mode, Health, Diagnostics,
    Help, Version,
};

struct OptionInfo {
    enum class Kind { Flag, Text, Integer, Duration, Mode, States };
    const char *name;
    Kind kind;
    const char *value;     ///< how the help names it; nullptr for a flag
    const char *parameter; ///< of the operation; nullptr = the program itself heeds it
    const char *meaning;
    const char *original = nullptr; ///< a variable of the system before this one that says the same
};

/// What stands beside the options.
enum class Operands { None, Paths, OneFile, OneTask, PerhapsFile, PerhapsTask, Tasks, OneAgent, PerhapsVerb, Setting, Statement };

struct VerbInfo {
    Verb verb;
    const char *name; ///< one word, or two with a space between
    std::optional<Operation> operation; ///< nullopt = not a single request
    Operands operands;
    std::span<const OptionInfo> options;
    const char *meaning;
};

[[nodiscard]] std::span<const VerbInfo> verbs();
[[nodiscard]] const VerbInfo &infoOf(Verb verb);
[[nodiscard]] const VerbInfo *findVerb(QStringView name);

/// Options that every verb knows.
[[nodiscard]] std::span<const OptionInfo> globalOptions();

/// The variable that says what an option says where it is not on the command line: QUARTERDECK_JSON for one that every
/// verb knows, QUARTERDECK_RUN_TICKS for one of a verb. Empty for help and version.
/// \param verb nullptr for an option that every verb knows
[[nodiscard]] QString environmentName(const VerbInfo *verb, const OptionInfo &option);

/// What stands beside the options, as the help writes it: " ID…".
[[nodiscard]] QString operandText(Operands operands);

/// The help on everything, or on one verb.
[[nodiscard]] QString helpText(std::optional<Verb> verb);

} // namespace qd
