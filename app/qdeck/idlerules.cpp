#include "app/qdeck/idlerules.h"

namespace qd {

bool isIdle(const EngineStatus &status, const QueueOutlook &outlook)
{
    const bool obeying = status.state == EngineState::Running || status.state == EngineState::Paused;
    if (!obeying || status.tickNumber < 1) // before the first tick, what a crash left is not sorted out
        return false;
    if (status.queue.of(TaskState::Claimed) + status.queue.of(TaskState::Running) > 0)
        return false;
    if (status.queue.of(TaskState::Queued) == 0 || status.state == EngineState::Paused)
        return true;
    if (outlook.ticksWithoutWork < kIdleTicks)
        return false;
    return !outlook.nextDueAt || *outlook.nextDueAt - status.at > kDueSoonMs;
}

} // namespace qd
