#pragma once

#include "core/api/enginestatus.h"
#include "core/base/result.h"
#include "core/domain/agent.h"
#include "core/domain/logline.h"

#include <QJsonObject>

#include <optional>
#include <variant>
#include <vector>

namespace qd {

/// Names a request of one caller. 0 = none.
using RequestId = quint64;

/// All matching ids in order: the skeleton of a list of any length.
struct IdSnapshot {
    std::vector<TaskId> ids;
    std::vector<TaskSummary> head = {}; ///< rows of the first of them, as many as were asked for: a list that is never blank
    friend bool operator==(const IdSnapshot &, const IdSnapshot &) = default;
};

/// Rows of a list.
struct TaskPage {
    std::vector<TaskSummary> rows;
    friend bool operator==(const TaskPage &, const TaskPage &) = default;
};

/// What an operation gives back. Most give an object; those that carry many rows are typed.
using Payload = std::variant<QJsonObject, IdSnapshot, TaskPage>;

/// The end of a request.
struct Answer {
    RequestId request = 0;
    Result<Payload> result = Payload{};
};

/// What has changed since the last batch: the newest state per row, not its history.
struct EventBatch {
    std::vector<Answer> answers;
    std::optional<EngineStatus> status;
    std::vector<TaskSummary> tasks;
    std::optional<std::vector<AgentStatus>> agents; ///< all of them, if any changed
    std::vector<LogLine> log;
    qint64 logDropped = 0;  ///< lines lost because nobody took them in time
    bool connectionLost = false; ///< the core is gone; nothing more will come

    [[nodiscard]] bool isEmpty() const
    {
        return answers.empty() && !status && tasks.empty() && !agents && log.empty() && logDropped == 0 && !connectionLost;
    }
};

} // namespace qd
