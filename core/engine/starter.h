#pragma once

#include "core/engine/claimboard.h"
#include "core/engine/enginecontext.h"
#include "core/engine/settler.h"
#include "core/engine/windowtimer.h"

namespace qd {

/// Takes claimed tasks over the line: make the ten checks, prepare the effect, keep its bytes, commit the attempt, and
/// only then let the agent perform it, or, in PROOF, be content with the bytes. Core thread.
class Starter
{
public:
    static constexpr qint64 kGiveBackMs = 10'000; ///< until a claim that fails by the fault of others is tried again

    Starter(EngineContext &context, const Roster &roster, const RunBoard &board, Settler &settler, const WindowTimer &window)
        : m_context(context), m_roster(roster), m_board(board), m_settler(settler), m_window(window) { }

    /// A claim whose effect is known, or known to be impossible.
    struct Prepared {
        Claim claim;
        BeforeView view; ///< what was seen around it
        std::optional<Effect> effect;
        Artifact artifact; ///< the effect's bytes
        std::optional<Error> error;
    };
    /// Outside of a transaction: agents think here, and files are written.
    [[nodiscard]] Prepared prepare(const Claim &claim, const BeforeView &view) const;

    struct Started {
        std::vector<Run> runs; ///< attempts whose effect is to be performed after the commit
        int started = 0;
        QStringList succeeded; ///< agents of attempts that ended in this very transaction, as proofs do
        QStringList failed;    ///< likewise, and it did not go well
    };
    /// Inside a fenced transaction. A task that fails one of the ten checks by its own fault has had an attempt; by the
    /// fault of others, it goes back to the queue. So does what is to act for real while the window is closed. An effect
    /// that a person has to approve first is proved and held.
    [[nodiscard]] Result<void> commit(UnitOfWork &unit, const Prepared &prepared, Started &started);

    /// After the commit. Performs the bytes that were stored, and nothing else.
    [[nodiscard]] Result<void> perform(const Run &run) const;

private:
    [[nodiscard]] Result<std::vector<Check>> check(UnitOfWork &unit, const Task &task, const Prepared &prepared,
                                                   const Started &started) const;
    void noteAgent(PreFacts &facts, const std::vector<Run> &starting) const;
    [[nodiscard]] QStringList conflictsOf(const Task &task, const std::vector<Run> &starting) const;
    [[nodiscard]] Result<void> start(UnitOfWork &unit, Task &task, const Prepared &prepared,
                                     const std::vector<Check> &checks, Started &started);
    [[nodiscard]] Result<void> conclude(UnitOfWork &unit, Task &task, Attempt &attempt, const Prepared &prepared,
                                        Started &started);
    [[nodiscard]] static bool actsForReal(const Task &task, const std::optional<Effect> &effect);
    [[nodiscard]] Result<bool> takeFromWindow(UnitOfWork &unit) const;
    [[nodiscard]] qint64 timeoutOf(const TaskSpec &spec) const;
    [[nodiscard]] qint64 idleTimeoutOf(const TaskSpec &spec) const;
    [[nodiscard]] Result<Attempt> begin(UnitOfWork &unit, Task &task, const Prepared &prepared, Mode mode,
                                        const std::vector<Check> &checks) const;
    [[nodiscard]] Run runOf(const Task &task, const Attempt &attempt, const Prepared &prepared) const;

    EngineContext &m_context;
    const Roster &m_roster;
    const RunBoard &m_board;
    Settler &m_settler;
    const WindowTimer &m_window;
};

} // namespace qd
