#include "core/domain/task.h"

#include <numeric>

namespace qd {

TaskSummary summaryOf(const Task &task)
{
    return {task.id, task.spec.title, task.spec.kind, task.state, task.mode, task.priority,
            task.agent.isEmpty() ? task.spec.agent : task.agent, task.attempts, task.maxAttempts, task.notBefore,
            task.key, task.createdAt, task.updatedAt, task.error ? task.error->code : QString()};
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
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    if (!ok || number <= 0 || text.startsWith(u'+'))
        return std::nullopt;
    return TaskId{number};
}

} // namespace qd
