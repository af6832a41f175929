#pragma once

#include "core/engine/enginecontext.h"
#include "core/process/executioner.h"
#include "core/runtime/command.h"
#include "core/runtime/writeoperations.h"

#include <deque>

namespace qd {

/// What is to be on record about kills: who asked, and who died. A kill is obeyed at once and recorded when the store can
/// take it; until then it waits here. Core thread; owned by the worker.
class KillRecord
{
public:
    explicit KillRecord(EngineContext &context) : m_context(context) { }

    /// A kill that a person asked for. His words replace those of a latch that told of it before.
    void add(Command kill);
    /// A kill of which only the latch tells. \param text what it says
    void addFoundLatched(const QString &text);
    void add(const std::vector<DeathProof> &proofs) { m_proofs.insert(m_proofs.end(), proofs.begin(), proofs.end()); }

    /// Records the kills in their order; stops at the first that cannot be recorded yet, which is then the error.
    [[nodiscard]] Result<void> writeKills(WriteOperations &operations);
    /// Records the proofs that can be recorded by now.
    void writeProofs();

private:
    [[nodiscard]] Result<void> write(const DeathProof &proof);
    void log(const DeathProof &proof, TaskId task) const;

    EngineContext &m_context;
    std::deque<Command> m_kills; ///< request 0: only the latch told of it
    std::deque<DeathProof> m_proofs;
};

} // namespace qd
