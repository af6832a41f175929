#include "app/qdeck/idlerules.h"

namespace qd {

bool isIdle(const EngineStatus &status)
{
    const bool obeying = status.state == EngineState::Running || status.state == EngineState::Paused;
    if (!obeying || status.tickNumber < 1) // before the first tick, what a crash left is not sorted out
        return false;
    if (status.queue.of(TaskState::Claimed) + status.queue.of(TaskState::Running) > 0)
        return false;
    return !status.workLeft || status.state == EngineState::Paused;
}

} // namespace qd
