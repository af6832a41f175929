#pragma once

#include "core/agents/agenttransport.h"
#include "core/rules/checkfacts.h"

namespace qd {

/// What an attempt left behind: what was seen of it, and copies of its outputs.
struct Examination {
    AfterView view;
    std::vector<SpooledFile> copies;
};

/// What the probe of an agent found out about an effect of which nobody knew whether it happened.
struct ProbeReport {
    ProbeAnswer answer = ProbeAnswer::Unclear;
    QString detail; ///< how that is known. Untrusted
};

/// Hears what an Inspector has seen. Called on the core thread.
class InspectionListener
{
public:
    InspectionListener() = default;
    InspectionListener(const InspectionListener &) = delete;
    InspectionListener &operator=(const InspectionListener &) = delete;
    virtual ~InspectionListener() = default;

    virtual void claimInspected(qint64 ticket, const BeforeView &view) = 0;
    virtual void resultExamined(AttemptId attempt, const Examination &examination) = 0;
    /// A line of the verifying program, for the live log.
    virtual void verifierSaid(AttemptId attempt, const UntrustedText &line) = 0;
    /// Nothing of the verifying program is alive any more.
    virtual void verifierEnded(AttemptId attempt, const AgentEnding &ending) = 0;
    /// Nothing of the probing program is alive any more.
    virtual void attemptProbed(AttemptId attempt, const ProbeReport &report) = 0;
};

/// Looks at the places a task works in, before and after. Never waits: answers come as events, or, from a fake, from
/// inside the call; one that hangs may never come. Limits of time are the engine's.
class Inspector
{
public:
    Inspector() = default;
    Inspector(const Inspector &) = delete;
    Inspector &operator=(const Inspector &) = delete;
    virtual ~Inspector() = default;

    /// Looks at what a claim needs. \param ticket comes back with the answer
    virtual void inspect(qint64 ticket, const TaskSpec &spec) = 0;

    /// \param outputs whether they are to be there  \param texts artifacts of the attempt, to be searched for markers
    struct Traces {
        bool outputs = false;
        bool tree = false;
        std::vector<Artifact> texts;
    };
    virtual void examine(AttemptId attempt, const TaskSpec &spec, const Traces &traces) = 0;

    /// Runs the program that verifies the result, confined as the agent is. Exactly one verifierEnded() follows if, and only if, this succeeded.
    [[nodiscard]] virtual Result<void> verify(AttemptId attempt, const Task &task, const Agent &agent) = 0;
    /// Asks the verifying program to end; verifierEnded() follows.
    virtual void stopVerifying(AttemptId attempt, EndCause cause) = 0;

    /// Runs the program by which the agent says whether the effect of an attempt that is over happened. Exactly one
    /// attemptProbed() follows if, and only if, this succeeded.
    [[nodiscard]] virtual Result<void> probe(AttemptId attempt, const Task &task, const Agent &agent) = 0;
    /// Asks the probing program to end; attemptProbed() follows.
    virtual void stopProbing(AttemptId attempt) = 0;
};

} // namespace qd
