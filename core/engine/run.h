#pragma once

#include "core/agents/agenttransport.h"
#include "core/domain/attempt.h"
#include "core/domain/task.h"
#include "core/rules/checkfacts.h"

#include <optional>

namespace qd {

/// How far a run has come.
enum class RunPhase {
    Performing, ///< its agent is at work, or was not told to begin
    Answered,   ///< its agent has answered that it went well, and is gone
    Looking,    ///< what it left is looked at
    Seen,       ///< its result is to be verified
    Verifying,  ///< the program that verifies it runs
};

/// An attempt that the engine has in hand, from the commit of its start to the commit of its end.
struct Run {
    Task task;
    Attempt attempt;
    Transport transport = Transport::Rehearsal;
    EffectClass effectClass = EffectClass::Unsafe;
    QMap<QString, QString> withheld; ///< what the effect's stored bytes do not say
    qint64 timeoutMs = 0;
    qint64 idleTimeoutMs = 0;
    qint64 startTimeoutMs = 0; ///< to the first sign of life; 0 = no such limit
    qint64 startedBoot = 0;  ///< CLOCK_BOOTTIME ms
    qint64 lastSignBoot = 0; ///< CLOCK_BOOTTIME ms
    bool alive = false;      ///< has given a sign of life
    bool performing = false; ///< the transport has been told to begin
    bool stopping = false;   ///< the transport has been told to end it
    std::optional<QString> question; ///< asked and not on record yet. Untrusted
    bool asking = false;   ///< waits for a person: silence is no fault then
    bool cancelAsked = false; ///< by a person: however it ends, it is not tried again
    RunPhase phase = RunPhase::Performing;
    qint64 phaseBoot = 0;                ///< CLOCK_BOOTTIME ms of the change of phase
    TreeView treeBefore;
    AgentEnding answer;                  ///< from Answered on: good, and not taken yet
    std::optional<AfterView> after;      ///< what was seen of what it left
    std::optional<Verdict> verdict;
    std::optional<AgentEnding> ending;  ///< set when nothing of it is alive any more; it waits to be settled
    std::vector<SpooledFile> files;     ///< to be kept
    std::vector<Artifact> artifacts;    ///< kept already
    int filesNotKept = 0;               ///< could not be
    std::optional<Error> error;         ///< that of the ending, or of a check, as it was settled

    /// Its agent is free again. After a failure it may have to rest, and that is known when the failure is on record.
    [[nodiscard]] bool endedWell() const
    {
        return ending && ending->cause == EndCause::Answered && !ending->error && !error;
    }
};

} // namespace qd
