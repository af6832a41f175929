#pragma once

#include "core/base/result.h"
#include "core/domain/agent.h"
#include "core/domain/effect.h"
#include "core/domain/logline.h"
#include "core/domain/task.h"
#include "core/rules/settlement.h"

#include <QString>

#include <optional>
#include <vector>

namespace qd {

/// A file that an attempt wrote and that is to become an artifact.
struct SpooledFile {
    QString name; ///< "stdout.txt": for people, never a path
    QString path; ///< absolute, inside the profile's spool directory; whoever takes it removes it
};

/// How the agent's part of an attempt ended.
struct AgentEnding {
    EndCause cause = EndCause::Answered;
    std::optional<Error> error; ///< empty with Answered = it went well
    std::vector<SpooledFile> files;
    QString summary; ///< one line for the log, from the agent: untrusted
};

/// Hears from agents. Called on the core thread, never from inside AgentTransport::perform() or stop().
class AgentListener
{
public:
    AgentListener() = default;
    AgentListener(const AgentListener &) = delete;
    AgentListener &operator=(const AgentListener &) = delete;
    virtual ~AgentListener() = default;

    /// Any sign of life: output, a heartbeat.
    virtual void agentAlive(AttemptId attempt) = 0;
    /// A line for the live log.
    virtual void agentSaid(AttemptId attempt, LogLevel level, const UntrustedText &line) = 0;
    /// It waits for a person's yes or no, see AgentTransport::answer().
    virtual void agentAsked(AttemptId attempt, const UntrustedText &question) = 0;
    /// The last thing heard of an attempt; nothing of it is alive any more.
    virtual void agentEnded(AttemptId attempt, const AgentEnding &ending) = 0;
};

/// A way to work: turns a task into an Effect, and performs an Effect. An explicit state machine on the core thread;
/// it decides nothing about the task and enforces no time limits: the engine does both.
class AgentTransport
{
public:
    AgentTransport() = default;
    AgentTransport(const AgentTransport &) = delete;
    AgentTransport &operator=(const AgentTransport &) = delete;
    virtual ~AgentTransport() = default;

    /// Says exactly what would happen. Touches nothing outside; equal input gives an equal effect.
    /// A Permanent error means that this task can never be done by this agent.
    /// \param attempt number of the attempt, 1 …
    [[nodiscard]] virtual Result<Effect> prepare(const Task &task, int attempt, const Agent &agent) const = 0;

    /// Begins to do what the effect says. Exactly one agentEnded() follows if, and only if, this returned success.
    [[nodiscard]] virtual Result<void> perform(AttemptId attempt, const Effect &effect) = 0;

    /// Asks an attempt to end; agentEnded() with this cause follows unless it had ended by itself.
    virtual void stop(AttemptId attempt, EndCause cause) = 0;

    /// A person's word on the newest question of an attempt. Agents that never ask need not listen.
    virtual void answer(AttemptId /*attempt*/, bool /*yes*/) { }
};

} // namespace qd
