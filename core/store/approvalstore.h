#pragma once

#include "core/domain/approval.h"
#include "core/domain/task.h"
#include "core/store/database.h"

namespace qd {

/// What persons were asked, and said. Core thread writes; a reader has its own.
class ApprovalStore
{
public:
    explicit ApprovalStore(Database &database) : m_database(database) { }

    /// Gives `approval` its id and writes it. A pending one of the same task becomes void first.
    [[nodiscard]] Result<void> insert(Approval &approval);
    /// Writes the word: state, decidedAt, decidedBy, reason. Error `conflict` (Transient) if it is not pending any more.
    [[nodiscard]] Result<void> decide(const Approval &approval);
    /// What a person is asked about the task now; empty = nothing.
    [[nodiscard]] Result<std::optional<Approval>> pendingOf(TaskId task);
    /// Everything that was ever asked about the task, oldest first.
    [[nodiscard]] Result<std::vector<Approval>> ofTask(TaskId task);
    /// The newest question about the task, which nobody needed to answer any more, is asked again.
    /// Error `nothing_asked` (Operator) if it was not void.
    [[nodiscard]] Result<void> askAgain(TaskId task);
    /// The newest effect that a person has approved of another task of this kind, done by this agent; empty = none.
    [[nodiscard]] Result<std::optional<Approval>> lastApproved(TaskKind kind, const QString &agent, TaskId except);
    /// Nobody needs to answer any more.
    [[nodiscard]] Result<void> voidPending(TaskId task, qint64 now);

private:
    Database &m_database;
};

} // namespace qd
