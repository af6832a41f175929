#pragma once

#include "core/base/enumtext.h"
#include "core/base/result.h"
#include "core/domain/task.h"

namespace qd {

/// What can happen to a task. The words are what the journal says.
enum class TaskEvent {
    Hold,               ///< a person keeps it back
    Release,            ///< a person lets it go
    Claim,              ///< the engine takes it
    Unclaim,            ///< the claim is given back; nothing has begun
    Start,              ///< the attempt is committed; from here on the effect may happen
    Succeed,            ///< delivered
    SucceedForReview,   ///< delivered, and a person is to look at it
    Refuse,             ///< ended in a way that trying again cannot mend
    Retry,              ///< ended badly, or was found not to have happened, and another attempt is due
    Exhaust,            ///< likewise, and the attempts are used up
    LoseTrack,          ///< an effect may have happened and nobody knows
    Expire,             ///< its deadline has passed before it began
    Cancel,             ///< a person ends it
    AwaitApproval,      ///< the effect is proved; a person is to approve it before it happens for real
    Approve,            ///< a person approves exactly the proved effect
    Deny,               ///< a person does not
    Accept,             ///< review: good
    Return,             ///< review: once more
    Reject,             ///< review: not good
    ConfirmHappened,    ///< unknown: a person found that the effect happened
    ConfirmNotHappened, ///< unknown: a person found that it did not
    RunAgain,           ///< unknown: a person takes the risk of doing it twice
    Requeue,            ///< a person gives a dead or failed task a new budget of attempts
    Revise,             ///< a person changes the work of a held task whose effect was proved: it is to be proved anew
    Reopen,             ///< a person takes a cancel back: it waited in the queue
    ReopenHeld,         ///< a person takes a cancel back: it was held
};

/// The one table of legal moves (design §4). Error `illegal_transition` (Permanent) for every other pair.
[[nodiscard]] Result<TaskState> transition(TaskState from, TaskEvent event);

template <>
struct EnumWords<TaskEvent> {
    static constexpr std::array<std::pair<TaskEvent, const char *>, 26> kWords{{
        {TaskEvent::Hold, "hold"}, {TaskEvent::Release, "release"}, {TaskEvent::Claim, "claim"},
        {TaskEvent::Unclaim, "unclaim"}, {TaskEvent::Start, "start"}, {TaskEvent::Succeed, "succeed"},
        {TaskEvent::SucceedForReview, "succeed_for_review"}, {TaskEvent::Refuse, "refuse"},
        {TaskEvent::Retry, "retry"}, {TaskEvent::Exhaust, "exhaust"}, {TaskEvent::LoseTrack, "lose_track"},
        {TaskEvent::Expire, "expire"}, {TaskEvent::Cancel, "cancel"}, {TaskEvent::AwaitApproval, "await_approval"},
        {TaskEvent::Approve, "approve"}, {TaskEvent::Deny, "deny"}, {TaskEvent::Accept, "accept"}, {TaskEvent::Return, "return"},
        {TaskEvent::Reject, "reject"}, {TaskEvent::ConfirmHappened, "confirm_happened"},
        {TaskEvent::ConfirmNotHappened, "confirm_not_happened"}, {TaskEvent::RunAgain, "run_again"},
        {TaskEvent::Requeue, "requeue"}, {TaskEvent::Revise, "revise"}, {TaskEvent::Reopen, "reopen"},
        {TaskEvent::ReopenHeld, "reopen_held"},
    }};
};

} // namespace qd
