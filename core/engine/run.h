#pragma once

#include "core/agents/agenttransport.h"
#include "core/domain/attempt.h"
#include "core/domain/task.h"

#include <optional>

namespace qd {

/// An attempt that the engine has in hand, from the commit of its start to the commit of its end.
struct Run {
    Task task;
    Attempt attempt;
    Transport transport = Transport::Rehearsal;
    EffectClass effectClass = EffectClass::Unsafe;
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
    std::optional<AgentEnding> ending;  ///< set when nothing of it is alive any more; it waits to be settled
    std::vector<Artifact> artifacts;    ///< of the ending, kept already
};

} // namespace qd
