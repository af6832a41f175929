#include "core/runtime/groupcommit.h"

namespace qd {
namespace {

constexpr size_t kMostTogether = 64;
constexpr size_t kMostRowsTogether = 1'000; ///< a file of thousands has a transaction of its own

} // namespace

size_t GroupCommit::countOfSmallAdds(const std::deque<Command> &commands)
{
    size_t count = 0;
    size_t rows = 0;
    for (const Command &command : commands) {
        if (command.operation != Operation::TasksAdd || count == kMostTogether)
            break;
        for (const ParsedFile &file : command.files)
            rows += file.rows.size();
        if (rows > kMostRowsTogether)
            break;
        ++count;
    }
    return count;
}

bool GroupCommit::serve(std::deque<Command> &commands, size_t count, const Perform &perform, PendingAnswers &answers)
{
    PendingAnswers found;
    m_heldBack.emplace();
    const auto done = m_store.together([&]() -> Result<void> {
        for (size_t i = 0; i < count; ++i) {
            auto result = perform(commands[i]);
            if (!result)
                return result.error();
            found.push_back({commands[i].from, {commands[i].request, std::move(result)}});
        }
        return {};
    });
    const std::vector<TaskSummary> changed = *std::exchange(m_heldBack, std::nullopt);
    if (!done && done.error().code != QLatin1String("commit_unknown"))
        return false;
    if (done)
        m_publish(changed);
    for (auto &[from, answer] : found) {
        if (!done)
            answer.result = done.error();
        if (from)
            answers.push_back({from, std::move(answer)});
    }
    commands.erase(commands.begin(), commands.begin() + qptrdiff(count));
    return true;
}

void GroupCommit::publish(const std::vector<TaskSummary> &tasks)
{
    if (m_heldBack)
        m_heldBack->insert(m_heldBack->end(), tasks.begin(), tasks.end());
    else
        m_publish(tasks);
}

} // namespace qd
