#pragma once

#include "core/domain/agent.h"
#include "core/domain/controls.h"
#include "core/domain/task.h"

#include <vector>

namespace qd {

/// One of the tasks that a task waits for, as far as a reason needs it.
struct Awaited {
    QString reference;              ///< as the author wrote it
    std::optional<TaskState> state; ///< empty: no task has this key yet
};

/// Everything that decides why a task is where it is.
struct WaitFacts {
    const Task &task;
    bool asks = false; ///< Running, and its agent waits for an answer
    std::vector<Awaited> awaited;
    std::vector<AgentStatus> agents;
    EngineState engine = EngineState::Stopped;
    RealWindow real;
    qint64 now = 0; ///< wall ms UTC
    bool outOfSpace = false; ///< the disk was full
};

/// Why a task does not go on by itself at this moment, or what it does.
struct WaitReason {
    QString code;   ///< stable word
    QString detail; ///< English, for logs and the command line

    friend bool operator==(const WaitReason &, const WaitReason &) = default;
};

/// All reasons that hold at once, the most fundamental first; never empty. Codes of a queued task: engine_stopped,
/// engine_paused, engine_draining, engine_killed, engine_standby, disk_full, dependency_open, scheduled, waiting_to_retry,
/// agent_missing, agent_disabled, no_agent, agent_resting, agents_busy, not_armed, and next when nothing stands in its way. Others:
/// held_by_operator, approval_pending, starting, running, question_pending, review_pending, outcome_unknown, ended.
[[nodiscard]] std::vector<WaitReason> whyWaiting(const WaitFacts &facts);

/// Can this agent do this task, if it is enabled and has a free slot?
[[nodiscard]] bool canDo(const Agent &agent, const TaskSpec &spec);

} // namespace qd
