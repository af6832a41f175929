#include "core/rules/transitions.h"

namespace qd {
namespace {

struct Move {
    TaskState from;
    TaskEvent event;
    TaskState to;
};

using enum TaskState;

constexpr Move kMoves[] = {
    {Held, TaskEvent::Release, Queued},
    {Held, TaskEvent::Cancel, Cancelled},
    {Held, TaskEvent::Approve, Queued},
    {Held, TaskEvent::Deny, Failed},
    {Held, TaskEvent::Expire, Failed},
    {Held, TaskEvent::Revise, Queued},

    {Queued, TaskEvent::Hold, Held},
    {Queued, TaskEvent::Claim, Claimed},
    {Queued, TaskEvent::Cancel, Cancelled},
    {Queued, TaskEvent::Expire, Failed},

    {Claimed, TaskEvent::Unclaim, Queued},
    {Claimed, TaskEvent::Start, Running},
    {Claimed, TaskEvent::Cancel, Cancelled},

    {Running, TaskEvent::Succeed, Succeeded},
    {Running, TaskEvent::SucceedForReview, Review},
    {Running, TaskEvent::Refuse, Failed},
    {Running, TaskEvent::Retry, Queued},
    {Running, TaskEvent::Exhaust, Dead},
    {Running, TaskEvent::LoseTrack, Unknown},
    {Running, TaskEvent::AwaitApproval, Held},
    {Running, TaskEvent::Cancel, Cancelled},

    {Review, TaskEvent::Accept, Succeeded},
    {Review, TaskEvent::Return, Queued},
    {Review, TaskEvent::Reject, Failed},
    {Review, TaskEvent::Cancel, Cancelled},

    {Unknown, TaskEvent::ConfirmHappened, Succeeded},
    {Unknown, TaskEvent::ConfirmNotHappened, Failed},
    {Unknown, TaskEvent::RunAgain, Queued},
    {Unknown, TaskEvent::Retry, Queued}, // a probe found that it did not happen
    {Unknown, TaskEvent::Exhaust, Dead},

    {Failed, TaskEvent::Requeue, Queued},
    {Dead, TaskEvent::Requeue, Queued},

    {Cancelled, TaskEvent::Reopen, Queued},
    {Cancelled, TaskEvent::ReopenHeld, Held},
};

} // namespace

Result<TaskState> transition(TaskState from, TaskEvent event)
{
    for (const Move &move : kMoves) {
        if (move.from == from && move.event == event)
            return move.to;
    }
    return Error{QStringLiteral("illegal_transition"), ErrorCategory::Permanent,
                 QStringLiteral("a task that is %1 cannot %2").arg(toText(from), toText(event))};
}

} // namespace qd
