#pragma once

#include "core/domain/approval.h"
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
    /// Nobody needs to answer any more.
    [[nodiscard]] Result<void> voidPending(TaskId task, qint64 now);

private:
    Database &m_database;
};

} // namespace qd
