#pragma once

#include "core/base/enumtext.h"
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/domain/artifact.h"
#include "core/domain/check.h"
#include "core/domain/task.h"

#include <optional>
#include <vector>

namespace qd {

enum class AttemptState {
    Running,
    Ok,        ///< the agent delivered
    Error,     ///< the agent, or the way to it, answered "no"
    Timeout,   ///< stopped by us for taking too long or falling silent
    Lost,      ///< the agent, or this program, ended without an answer
    Cancelled, ///< stopped by a person
};

/// One try at a task. Numbers run 1, 2, 3 … without gaps; the row is committed before the effect begins.
struct Attempt {
    AttemptId id;
    TaskId task;
    int number = 0;
    qint64 epoch = 0; ///< lease epoch under which it began; a later epoch makes it an orphan
    QString agent;
    Mode mode = Mode::Proof;
    AttemptState state = AttemptState::Running;
    qint64 startedAt = 0;          ///< wall ms UTC
    std::optional<qint64> endedAt; ///< wall ms UTC
    Sha256 effectHash;             ///< of the prepared effect; null if preparing failed
    std::optional<Error> error;
    std::vector<Artifact> artifacts;
    std::vector<Check> checks; ///< in the order of their numbers, before first
};

template <>
struct EnumWords<AttemptState> {
    static constexpr std::array<std::pair<AttemptState, const char *>, 6> kWords{{
        {AttemptState::Running, "running"}, {AttemptState::Ok, "ok"}, {AttemptState::Error, "error"},
        {AttemptState::Timeout, "timeout"}, {AttemptState::Lost, "lost"}, {AttemptState::Cancelled, "cancelled"}}};
};

} // namespace qd
