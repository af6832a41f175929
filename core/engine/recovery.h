#pragma once

#include "core/engine/runboard.h"
#include "core/engine/settler.h"

namespace qd {

/// What a new epoch does first: what we still have in hand moves over into it, and everything else that an earlier
/// epoch left claimed or running is settled as lost. Core thread.
class Recovery
{
public:
    Recovery(RunBoard &board, Settler &settler) : m_board(board), m_settler(settler) { }

    /// Inside a transaction fenced by the new epoch. \return attempts on the board that the store counts as ended
    [[nodiscard]] Result<std::vector<AttemptId>> recover(UnitOfWork &unit, qint64 epoch);

private:
    [[nodiscard]] static Result<bool> reclaim(UnitOfWork &unit, Run &run, qint64 epoch);

    RunBoard &m_board;
    Settler &m_settler;
};

} // namespace qd
