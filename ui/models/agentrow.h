#pragma once

#include "core/base/enumtext.h"
#include "core/domain/agent.h"
#include "core/domain/attempt.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace qd {

/// How an agent stands, in one word.
enum class AgentCondition { Idle, Working, Full, Resting, Disabled };

[[nodiscard]] AgentCondition conditionOf(const AgentStatus &status);
[[nodiscard]] QString wordFor(AgentCondition condition);
/// Why it stands so, where the word does not say all; else empty.
[[nodiscard]] QString healthSentence(const AgentStatus &status);

/// What was measured of an agent's newest attempts.
struct AgentRecord {
    int ended = 0; ///< 0 = nothing was measured
    int succeeded = 0;
    std::optional<qint64> averageMs;

    friend bool operator==(const AgentRecord &, const AgentRecord &) = default;
};
[[nodiscard]] AgentRecord agentRecordFromJson(const QJsonObject &object);

/// An agent as its table shows it.
struct AgentRow {
    AgentStatus status;
    AgentRecord record;
    QString work; ///< what it has in hand, in words; empty = nothing

    friend bool operator==(const AgentRow &, const AgentRow &) = default;
};

/// One try of an agent, with the task it was made at.
struct AgentAttempt {
    TaskId task;
    QString title;
    int number = 0;
    Mode mode = Mode::Proof;
    AttemptState state = AttemptState::Running;
    qint64 startedAt = 0;
    std::optional<qint64> endedAt;
    std::optional<Error> error;

    friend bool operator==(const AgentAttempt &, const AgentAttempt &) = default;
};
/// Error `message_malformed` (Internal).
[[nodiscard]] Result<AgentAttempt> agentAttemptFromJson(const QJsonObject &object);

/// What an agent is set to, a caption and a value per line, for people: values of its environment are not in it.
[[nodiscard]] QList<std::pair<QString, QString>> agentFacts(const Agent &agent);

/// "Code, Research"
[[nodiscard]] QString kindsText(const std::vector<TaskKind> &kinds);

/// What a test found out about one thing, as a sentence. \param finding {id, result, detail} of agents.test
[[nodiscard]] QString findingSentence(const QJsonObject &finding);

template <>
struct EnumWords<AgentCondition> {
    static constexpr std::array<std::pair<AgentCondition, const char *>, 5> kWords{{
        {AgentCondition::Idle, "idle"}, {AgentCondition::Working, "working"}, {AgentCondition::Full, "full"},
        {AgentCondition::Resting, "resting"}, {AgentCondition::Disabled, "disabled"}}};
};

} // namespace qd
