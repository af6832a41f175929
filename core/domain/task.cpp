#include "core/domain/task.h"

#include <numeric>

namespace qd {

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
