#include "ui/pages/taskverbs.h"

#include "core/rules/transitions.h"

#include <QtGlobal>

namespace qd {
namespace {

bool waits(const TaskSummary &task)
{
    return task.state == TaskState::Held || task.state == TaskState::Queued;
}

bool isReleasable(const TaskSummary &task)
{
    return task.state == TaskState::Held && !asksPerson(task); // its way out of being held is an answer
}

bool isAny(const TaskSummary &)
{
    return true;
}

template <TaskEvent event>
bool canMeet(const TaskSummary &task)
{
    return transition(task.state, event).ok();
}

constexpr TaskVerbInfo kVerbs[] = {
    {TaskVerb::Cancel, canMeet<TaskEvent::Cancel>, true, "cancelTasks", "action-cancel",
     QT_TRANSLATE_NOOP("qd::TaskCommands", "&Cancel tasks"), QT_TRANSLATE_NOOP("qd::TaskCommands", "Cancel"), "Del",
     QT_TRANSLATE_NOOP("qd::TaskCommands", "End them; those that had not begun can be reopened")},
    {TaskVerb::Requeue, hasFailed, true, "requeueTasks", "action-requeue", QT_TRANSLATE_NOOP("qd::TaskCommands", "&Requeue tasks"),
     QT_TRANSLATE_NOOP("qd::TaskCommands", "Requeue"), "Ctrl+R",
     QT_TRANSLATE_NOOP("qd::TaskCommands", "Try dead letters and failures again, with a new budget of attempts")},
    {TaskVerb::Edit, isEditable, true, "editTask", "action-edit", QT_TRANSLATE_NOOP("qd::TaskCommands", "&Edit task…"),
     QT_TRANSLATE_NOOP("qd::TaskCommands", "Edit…"), "F2",
     QT_TRANSLATE_NOOP("qd::TaskCommands", "Change the fields of a task that waits, failed or is dead")},
    {TaskVerb::EditAndRetry, hasFailed, false, "editAndRetryTask", "action-requeue",
     QT_TRANSLATE_NOOP("qd::TaskCommands", "Edit and retr&y…"), QT_TRANSLATE_NOOP("qd::TaskCommands", "Edit and retry…"),
     "Ctrl+Shift+R", QT_TRANSLATE_NOOP("qd::TaskCommands", "Change a failed or dead task and try it again, in one step")},
    {TaskVerb::Hold, canMeet<TaskEvent::Hold>, true, "holdTasks", "action-pause", QT_TRANSLATE_NOOP("qd::TaskCommands", "&Hold tasks"),
     QT_TRANSLATE_NOOP("qd::TaskCommands", "Hold"), "Ctrl+H", QT_TRANSLATE_NOOP("qd::TaskCommands", "Keep queued tasks back")},
    {TaskVerb::Release, isReleasable, true, "releaseTasks", "action-resume", QT_TRANSLATE_NOOP("qd::TaskCommands", "Re&lease tasks"),
     QT_TRANSLATE_NOOP("qd::TaskCommands", "Release"), "Ctrl+L", QT_TRANSLATE_NOOP("qd::TaskCommands", "Let held tasks go")},
    {TaskVerb::MoreUrgent, waits, false, "moreUrgent", "", QT_TRANSLATE_NOOP("qd::TaskCommands", "&More urgent"),
     QT_TRANSLATE_NOOP("qd::TaskCommands", "More urgent"), "Ctrl++; Ctrl+=", QT_TRANSLATE_NOOP("qd::TaskCommands", "One level of priority up")},
    {TaskVerb::LessUrgent, waits, false, "lessUrgent", "", QT_TRANSLATE_NOOP("qd::TaskCommands", "Less &urgent"),
     QT_TRANSLATE_NOOP("qd::TaskCommands", "Less urgent"), "Ctrl+-", QT_TRANSLATE_NOOP("qd::TaskCommands", "One level of priority down")},
    {TaskVerb::Approve, asksPerson, true, "approveTasks", "action-approve", QT_TRANSLATE_NOOP("qd::TaskCommands", "&Approve what tasks ask…"),
     QT_TRANSLATE_NOOP("qd::TaskCommands", "Approve…"), "Ctrl+Return",
     QT_TRANSLATE_NOOP("qd::TaskCommands", "See exactly what would happen, and say yes")},
    {TaskVerb::Deny, asksPerson, true, "denyTasks", "action-deny", QT_TRANSLATE_NOOP("qd::TaskCommands", "De&ny what tasks ask…"),
     QT_TRANSLATE_NOOP("qd::TaskCommands", "Deny…"), "Ctrl+Shift+Return", QT_TRANSLATE_NOOP("qd::TaskCommands", "Say no; held tasks fail")},
    {TaskVerb::Resolve, canMeet<TaskEvent::ConfirmHappened>, true, "resolveTasks", "state-unknown",
     QT_TRANSLATE_NOOP("qd::TaskCommands", "&Decide what happened…"), QT_TRANSLATE_NOOP("qd::TaskCommands", "Decide…"), "Ctrl+D",
     QT_TRANSLATE_NOOP("qd::TaskCommands", "Say of unknown outcomes whether they happened")},
    {TaskVerb::Accept, canMeet<TaskEvent::Accept>, false, "acceptResults", "action-approve", QT_TRANSLATE_NOOP("qd::TaskCommands", "Accep&t results"),
     QT_TRANSLATE_NOOP("qd::TaskCommands", "Accept"), "Ctrl+Shift+A", QT_TRANSLATE_NOOP("qd::TaskCommands", "Results in review are good")},
    {TaskVerb::Return, canMeet<TaskEvent::Return>, false, "returnResults", "action-requeue",
     QT_TRANSLATE_NOOP("qd::TaskCommands", "Return re&sults…"), QT_TRANSLATE_NOOP("qd::TaskCommands", "Return…"), "Ctrl+Shift+B",
     QT_TRANSLATE_NOOP("qd::TaskCommands", "Have results in review done once more, with a comment")},
    {TaskVerb::Reject, canMeet<TaskEvent::Reject>, false, "rejectResults", "action-deny", QT_TRANSLATE_NOOP("qd::TaskCommands", "Re&ject results…"),
     QT_TRANSLATE_NOOP("qd::TaskCommands", "Reject…"), "Ctrl+Shift+J", QT_TRANSLATE_NOOP("qd::TaskCommands", "Results in review are not good")},
    {TaskVerb::Reopen, canMeet<TaskEvent::Reopen>, false, "reopenTasks", "action-undo", QT_TRANSLATE_NOOP("qd::TaskCommands", "Re&open tasks"),
     QT_TRANSLATE_NOOP("qd::TaskCommands", "Reopen"), "Ctrl+Shift+O",
     QT_TRANSLATE_NOOP("qd::TaskCommands", "Take the cancel of tasks back that had not begun")},
    {TaskVerb::Clone, isAny, false, "cloneTasks", "action-copy", QT_TRANSLATE_NOOP("qd::TaskCommands", "Copy as ne&w tasks"),
     QT_TRANSLATE_NOOP("qd::TaskCommands", "Copy as new"), "Ctrl+Shift+N", QT_TRANSLATE_NOOP("qd::TaskCommands", "Add the same work once more, held")},
    {TaskVerb::Export, isAny, false, "exportTasks", "action-export", QT_TRANSLATE_NOOP("qd::TaskCommands", "E&xport tasks…"),
     QT_TRANSLATE_NOOP("qd::TaskCommands", "Export…"), "Ctrl+Shift+E",
     QT_TRANSLATE_NOOP("qd::TaskCommands", "Write them to a task file that can be dropped here again")},
};

constexpr TaskStandIn kStandIns[] = {
    {TaskVerb::Accept, TaskVerb::Approve},
    {TaskVerb::Return, TaskVerb::Deny},
    {TaskVerb::Reject, TaskVerb::Resolve},
};

} // namespace

std::span<const TaskVerbInfo> taskVerbs()
{
    return kVerbs;
}

std::span<const TaskStandIn> taskStandIns()
{
    return kStandIns;
}

bool asksPerson(const TaskSummary &task)
{
    return task.asks || task.holdReason == HoldReason::Approval;
}

bool hasFailed(const TaskSummary &task)
{
    return task.state == TaskState::Failed || task.state == TaskState::Dead;
}

bool isEditable(const TaskSummary &task)
{
    return waits(task) || hasFailed(task);
}

} // namespace qd
