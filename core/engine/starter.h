#pragma once

#include "core/engine/claimer.h"
#include "core/engine/enginecontext.h"
#include "core/engine/settler.h"

namespace qd {

/// Takes claimed tasks over the line: prepare the effect, keep its bytes, commit the attempt, and only then let the
/// agent perform it, or, in PROOF, be content with the bytes. Core thread.
class Starter
{
public:
    Starter(EngineContext &context, const Roster &roster, Settler &settler)
        : m_context(context), m_roster(roster), m_settler(settler) { }

    /// A claim whose effect is known, or known to be impossible.
    struct Prepared {
        Claim claim;
        std::optional<Effect> effect;
        Artifact artifact; ///< the effect's bytes
        std::optional<Error> error;
    };
    /// Outside of a transaction: agents think here, and files are written.
    [[nodiscard]] Prepared prepare(const Claim &claim) const;

    struct Started {
        std::vector<Run> runs; ///< attempts whose effect is to be performed after the commit
        int started = 0;
        QStringList succeeded; ///< agents of attempts that ended in this very transaction, as proofs do
        QStringList failed;    ///< likewise, and it did not go well
    };
    /// Inside a fenced transaction. What is to act for real while the window is closed goes back to the queue, and an
    /// effect that a person has to approve first is proved and held.
    [[nodiscard]] Result<void> commit(UnitOfWork &unit, const Prepared &prepared, Started &started);

    /// After the commit. Performs the bytes that were stored, and nothing else.
    [[nodiscard]] Result<void> perform(const Run &run) const;

private:
    [[nodiscard]] static bool actsForReal(const Task &task, const std::optional<Effect> &effect);
    [[nodiscard]] static Result<bool> takeFromWindow(UnitOfWork &unit);
    [[nodiscard]] Result<Attempt> begin(UnitOfWork &unit, Task &task, const Prepared &prepared, Mode mode) const;
    [[nodiscard]] Run runOf(const Task &task, const Attempt &attempt, const Prepared &prepared) const;

    EngineContext &m_context;
    const Roster &m_roster;
    Settler &m_settler;
};

} // namespace qd
