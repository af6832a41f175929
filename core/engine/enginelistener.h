#pragma once

#include "core/domain/logline.h"
#include "core/domain/task.h"

#include <vector>

namespace qd {

/// Hears what the engine has done. Called on the core thread, for rows after their commit only.
class EngineListener
{
public:
    EngineListener() = default;
    EngineListener(const EngineListener &) = delete;
    EngineListener &operator=(const EngineListener &) = delete;
    virtual ~EngineListener() = default;

    virtual void tasksChanged(const std::vector<TaskSummary> &tasks) = 0;
    virtual void logged(const LogLine &line) = 0;
    /// There is something to do before the next tick is due.
    virtual void stepWanted() = 0;
};

} // namespace qd
