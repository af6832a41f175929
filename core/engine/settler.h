#pragma once

#include "core/engine/enginecontext.h"
#include "core/engine/runboard.h"
#include "core/rules/settlement.h"
#include "core/store/unitofwork.h"

namespace qd {

/// Writes how attempts ended, and what that makes of their tasks. The only place where a task leaves Running.
/// Core thread; every call inside a fenced transaction.
class Settler
{
public:
    explicit Settler(EngineContext &context) : m_context(context) { }

    /// An attempt of ours that has ended, with the files it left. `run.error` becomes what was written.
    [[nodiscard]] Result<void> settle(UnitOfWork &unit, Run &run);
    /// Makes the eight checks of a result whose effect was only written down, and records them.
    /// \return the error that the attempt has by them; empty = the result is taken
    [[nodiscard]] Result<std::optional<Error>> judgeProof(UnitOfWork &unit, const Task &task, const Attempt &attempt);
    /// Ends the attempt and moves the task by the rules of settlement. `attempt` and `task` become what was written.
    /// \param cancelAsked the task is cancelled where it would have been tried again or given up
    [[nodiscard]] Result<void> end(UnitOfWork &unit, Task &task, Attempt &attempt, EffectClass effectClass, EndCause cause,
                                   const std::optional<Error> &error, bool cancelAsked = false);
    /// Ends an attempt that was to prove what REAL would do: the task is held until a person has approved these bytes.
    [[nodiscard]] Result<void> awaitApproval(UnitOfWork &unit, Task &task, Attempt &attempt);
    /// Puts the question of a running attempt on record.
    [[nodiscard]] Result<void> ask(UnitOfWork &unit, const Run &run);
    /// A task that an earlier epoch had in hand when it was lost.
    [[nodiscard]] Result<void> recover(UnitOfWork &unit, Task &task);

private:
    [[nodiscard]] static Result<std::optional<Error>> judge(UnitOfWork &unit, const PostFacts &facts);

    EngineContext &m_context;
};

} // namespace qd
