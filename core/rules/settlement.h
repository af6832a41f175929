#pragma once

#include "core/base/result.h"
#include "core/domain/attempt.h"
#include "core/domain/effect.h"
#include "core/rules/transitions.h"

#include <optional>

namespace qd {

/// How an attempt came to its end.
enum class EndCause {
    Answered,  ///< the agent said how it went
    TimedOut,  ///< we stopped it for taking too long or falling silent
    Vanished,  ///< it ended without an answer, or this program did
    Cancelled, ///< a person cancelled the task
    Killed,    ///< a person killed the engine
};

/// Everything that decides what becomes of a task when its attempt has ended.
struct Ending {
    EndCause cause = EndCause::Answered;
    std::optional<Error> error; ///< empty = it went well
    EffectClass effectClass = EffectClass::Unsafe;
    Mode mode = Mode::Proof;
    int attempts = 0;    ///< begun so far, this one included
    int maxAttempts = 0;
};

/// Was the effect performed, and not only written down?
[[nodiscard]] bool performs(Mode mode, EffectClass effectClass);

/// Succeed, Refuse, Retry, Exhaust, Cancel or LoseTrack. An unsafe effect in REAL that ended without an answer is
/// never retried and never called failed: nobody knows, so the event is LoseTrack (reliability.md §3.4). An attempt that a
/// kill of the engine has ended does not count, so that is never Exhaust.
[[nodiscard]] TaskEvent settle(const Ending &ending);

/// What a program that was asked about the effect of an attempt said of it.
enum class ProbeAnswer { Happened, NotHappened, Unclear };

/// What becomes of an Unknown task whose effect was asked about: ConfirmHappened; Retry, Exhaust, or ConfirmNotHappened
/// if a person had cancelled the attempt. Empty = the answer says nothing, and a person has to (reliability.md §3.4).
[[nodiscard]] std::optional<TaskEvent> settleProbe(ProbeAnswer answer, bool cancelled, int attempts, int maxAttempts);

/// What is written on the attempt.
[[nodiscard]] AttemptState attemptStateOf(const Ending &ending);

template <>
struct EnumWords<ProbeAnswer> {
    static constexpr std::array<std::pair<ProbeAnswer, const char *>, 3> kWords{{
        {ProbeAnswer::Happened, "happened"}, {ProbeAnswer::NotHappened, "not happened"}, {ProbeAnswer::Unclear, "unclear"}}};
};

} // namespace qd
