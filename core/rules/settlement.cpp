#include "core/rules/settlement.h"

namespace qd {
namespace {

bool answered(const Ending &ending)
{
    return ending.cause == EndCause::Answered;
}

bool mayHaveHappenedUnseen(const Ending &ending)
{
    const bool repeatable = ending.effectClass == EffectClass::Pure || ending.effectClass == EffectClass::Idempotent;
    return !answered(ending) && ending.mode == Mode::Real && !repeatable;
}

} // namespace

bool performs(Mode mode, EffectClass effectClass)
{
    return mode == Mode::Real || effectClass == EffectClass::Pure;
}

TaskEvent settle(const Ending &ending)
{
    if (mayHaveHappenedUnseen(ending))
        return TaskEvent::LoseTrack;
    if (ending.cause == EndCause::Cancelled)
        return TaskEvent::Cancel;
    if (answered(ending) && !ending.error)
        return TaskEvent::Succeed;
    if (ending.error && ending.error->category == ErrorCategory::Permanent)
        return TaskEvent::Refuse;
    const bool spared = ending.cause == EndCause::Killed; // who kills the engine has nothing against the task
    return spared || ending.attempts < ending.maxAttempts ? TaskEvent::Retry : TaskEvent::Exhaust;
}

std::optional<TaskEvent> settleProbe(ProbeAnswer answer, bool cancelled, int attempts, int maxAttempts)
{
    switch (answer) {
    case ProbeAnswer::Happened:
        return TaskEvent::ConfirmHappened;
    case ProbeAnswer::NotHappened:
        if (cancelled)
            return TaskEvent::ConfirmNotHappened;
        return attempts < maxAttempts ? TaskEvent::Retry : TaskEvent::Exhaust;
    case ProbeAnswer::Unclear:
        return std::nullopt;
    }
    return std::nullopt;
}

AttemptState attemptStateOf(const Ending &ending)
{
    switch (ending.cause) {
    case EndCause::Answered: return ending.error ? AttemptState::Error : AttemptState::Ok;
    case EndCause::TimedOut: return AttemptState::Timeout;
    case EndCause::Vanished: return AttemptState::Lost;
    case EndCause::Cancelled:
    case EndCause::Killed: return AttemptState::Cancelled;
    }
    return AttemptState::Lost;
}

} // namespace qd
