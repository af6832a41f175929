#pragma once

#include "core/agents/roster.h"
#include "core/engine/enginecontext.h"
#include "core/engine/inspector.h"
#include "core/engine/runboard.h"

namespace qd {

/// Takes runs whose agent has answered well past the eight checks: has what they left looked at, then has their result
/// verified by the program that the task names. What comes out waits on the board to be settled. Core thread.
class Examiner
{
public:
    static constexpr qint64 kPatienceMs = 90'000;      ///< for the look
    static constexpr qint64 kMostVerifyMs = 600'000;   ///< a task with a shorter time limit has that for it

    Examiner(EngineContext &context, const Roster &roster, Inspector &inspector, RunBoard &board)
        : m_context(context), m_roster(roster), m_inspector(inspector), m_board(board) { }

    /// In a tick, when files are kept: brings every run as far as it goes.
    /// \param mayBegin whether a program may be started now
    void advance(bool mayBegin);

    /// Ends what stands between the agent's answer and its settlement. Without a look that could say no, the answer
    /// counts as it is; otherwise nobody knows how good it was.
    void stop(Run &run, EndCause cause);

    void examined(AttemptId attempt, const Examination &examination);
    void verified(AttemptId attempt, const AgentEnding &ending);

private:
    void look(Run &run);
    void closeLook(Run &run);
    void verify(Run &run);
    void limitVerifying(Run &run);
    void conclude(Run &run);
    [[nodiscard]] qint64 age(const Run &run) const { return m_context.clock.bootMs() - run.phaseBoot; }
    void enter(Run &run, RunPhase phase);

    EngineContext &m_context;
    const Roster &m_roster;
    Inspector &m_inspector;
    RunBoard &m_board;
};

} // namespace qd
