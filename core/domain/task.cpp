#include "core/domain/task.h"

#include <algorithm>
#include <numeric>

namespace qd {

TaskSummary summaryOf(const Task &task)
{
    return {task.id, task.spec.title, task.spec.kind, task.state, task.mode, task.priority,
            task.agent.isEmpty() ? task.spec.agent : task.agent, task.attempts, task.maxAttempts, task.notBefore,
            task.key, task.createdAt, task.updatedAt, task.error, task.holdReason, task.openDependencies};
}

qint64 QueueCounts::total() const
{
    return std::accumulate(byState.begin(), byState.end(), qint64(0));
}

bool isTerminal(TaskState state)
{
    switch (state) {
    case TaskState::Succeeded:
    case TaskState::Failed:
    case TaskState::Dead:
    case TaskState::Cancelled:
        return true;
    case TaskState::Held:
    case TaskState::Queued:
    case TaskState::Claimed:
    case TaskState::Running:
    case TaskState::Review:
    case TaskState::Unknown:
        return false;
    }
    return false;
}

QString displayId(TaskId id)
{
    return QStringLiteral("T-%1").arg(id.value);
}

std::optional<TaskId> parseTaskId(QStringView text)
{
    if (text.startsWith(u"T-", Qt::CaseInsensitive))
        text = text.mid(2);
    // toLongLong() alone also takes signs, surrounding white space and a trailing NUL.
    const bool digitsOnly = std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    const TaskId id{digitsOnly ? text.toLongLong() : 0}; // 0 also for what is too large
    return id.isValid() ? std::optional(id) : std::nullopt;
}

} // namespace qd
