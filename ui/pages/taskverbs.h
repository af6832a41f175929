#pragma once

#include "core/domain/task.h"

#include <span>

namespace qd {

/// What can be done to a task from the queue.
enum class TaskVerb {
    Cancel, Requeue, Edit, EditAndRetry, Hold, Release, MoreUrgent, LessUrgent, Approve, Deny, Resolve, Accept, Return, Reject, Reopen,
    Clone, Export,
};

/// One row of the table of verbs: what menus, buttons and keys know of it.
struct TaskVerbInfo {
    TaskVerb verb;
    bool (*can)(const TaskSummary &task); ///< by what the row of the task tells
    bool inBar;                           ///< deserves a button beside the list
    const char *id;
    const char *icon;
    const char *text;
    const char *word;     ///< on a button, where it stands beside the tasks
    const char *shortcut; ///< one or more, with "; " between
    const char *tip;
};

/// In the order of menus. Texts are in the context of TaskCommands.
[[nodiscard]] std::span<const TaskVerbInfo> taskVerbs();

/// Answers that no row of buttons has room for beside all others: which one takes the place of which.
struct TaskStandIn {
    TaskVerb verb;
    TaskVerb usual; ///< cannot be done to a task that `verb` can be done to
};
[[nodiscard]] std::span<const TaskStandIn> taskStandIns();

// What the row of a task tells about it.
[[nodiscard]] bool asksPerson(const TaskSummary &task);
[[nodiscard]] bool hasFailed(const TaskSummary &task);
[[nodiscard]] bool isEditable(const TaskSummary &task);

} // namespace qd
