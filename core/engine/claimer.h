#pragma once

#include "core/agents/roster.h"
#include "core/engine/enginecontext.h"
#include "core/engine/runboard.h"
#include "core/store/unitofwork.h"

namespace qd {

/// A task that was taken and has not begun.
struct Claim {
    Task task;
    Agent agent;
    int attemptNumber = 0;
};

/// Takes the next tasks in rule order, each for the agent that suits it best among those with a free slot. Core thread.
class Claimer
{
public:
    Claimer(const Roster &roster, const RunBoard &board, const Clock &clock)
        : m_roster(roster), m_board(board), m_clock(clock) { }

    /// Inside a fenced transaction. \param most no more than this many  \param controls as read in this transaction
    [[nodiscard]] Result<std::vector<Claim>> claim(UnitOfWork &unit, qint64 epoch, const Controls &controls, int most) const;
    /// Would claim() find something to do at this moment? A look, and no transaction.
    [[nodiscard]] Result<bool> findsWork(Store &store, bool real) const;
    /// Can an enabled agent of ours take something now or by then? Also true while all of them are busy.
    [[nodiscard]] Result<bool> hasWork(Store &store, bool real, qint64 dueBy) const;

private:
    struct Candidate {
        TaskStore::Ready task;
        Mode mode;
        QString lane;
    };
    struct Seat {
        const Agent *agent;
        int open;
        int free;
    };
    [[nodiscard]] std::vector<Seat> seats() const;
    [[nodiscard]] static QStringList lanesOf(const std::vector<Seat> &seats);
    [[nodiscard]] static Result<std::vector<Candidate>> candidates(UnitOfWork &unit, const std::vector<Seat> &seats, bool real, int most);
    [[nodiscard]] std::optional<AgentChoice> choose(const std::vector<Seat *> &seats, const TaskSpec &spec) const;
    /// The chosen seat has one less free slot afterwards.
    [[nodiscard]] Result<Claim> take(UnitOfWork &unit, TaskId id, const std::vector<Seat *> &seats, qint64 epoch) const;

    const Roster &m_roster;
    const RunBoard &m_board;
    const Clock &m_clock;
};

} // namespace qd
