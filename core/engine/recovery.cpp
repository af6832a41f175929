#include "core/engine/recovery.h"

namespace qd {

Result<std::vector<AttemptId>> Recovery::recover(UnitOfWork &unit, qint64 epoch)
{
    std::vector<AttemptId> gone;
    for (auto &[id, run] : m_board.all()) {
        const auto ours = reclaim(unit, run, epoch);
        if (!ours)
            return ours.error();
        if (!*ours)
            gone.push_back(id);
    }
    auto orphans = unit.store().tasks().orphans(epoch);
    if (!orphans)
        return orphans.error();
    for (Task &task : *orphans) {
        if (auto recovered = m_settler.recover(unit, task); !recovered)
            return recovered.error();
    }
    return gone;
}

// True if the attempt is still open in the store: then it goes on under the new epoch.
Result<bool> Recovery::reclaim(UnitOfWork &unit, Run &run, qint64 epoch)
{
    const auto stored = unit.store().attempts().newestOf(run.task.id);
    if (!stored)
        return stored.error();
    if (!*stored || (*stored)->attempt.id != run.attempt.id || (*stored)->attempt.state != AttemptState::Running)
        return false;
    auto task = unit.store().tasks().read(run.task.id);
    if (!task)
        return task.error();
    if (auto adopted = unit.store().tasks().adopt(*task, epoch); !adopted)
        return adopted.error();
    run.task = *std::move(task);
    if (!run.performing && !run.ending)
        run.ending = AgentEnding{EndCause::Answered, Error{QStringLiteral("not_started"), ErrorCategory::Transient,
                                 QStringLiteral("the start was not confirmed, so the effect was not begun")}, {}, {}};
    return true;
}

} // namespace qd
