#pragma once

#include "core/runtime/changeboard.h"
#include "core/runtime/command.h"
#include "core/store/store.h"

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace qd {

/// Answers that are ready and not sent yet, with who waits for them.
using PendingAnswers = std::vector<std::pair<std::shared_ptr<ChangeBoard>, Answer>>;

/// Callers that add tasks at the same time wait for the disk once. Each of them is served as if it was alone: when
/// anything goes wrong nothing is written, and they are to be served one by one. Core thread.
class GroupCommit
{
public:
    using Perform = std::function<Result<Payload>(const Command &)>;
    using Publish = std::function<void(const std::vector<TaskSummary> &)>;

    /// \param publish is told of changes, when they are committed
    GroupCommit(Store &store, Publish publish) : m_store(store), m_publish(std::move(publish)) { }

    /// How many of the first commands may share a commit: those that add a few tasks each.
    [[nodiscard]] static size_t countOfSmallAdds(const std::deque<Command> &commands);

    /// Serves the first `count` commands in one transaction and takes them out. False if they are still to be served.
    [[nodiscard]] bool serve(std::deque<Command> &commands, size_t count, const Perform &perform, PendingAnswers &answers);

    /// Tells of changes, or keeps them until their transaction is committed.
    void publish(const std::vector<TaskSummary> &tasks);

private:
    Store &m_store;
    Publish m_publish;
    std::optional<std::vector<TaskSummary>> m_heldBack; ///< while commands are served together
};

} // namespace qd
