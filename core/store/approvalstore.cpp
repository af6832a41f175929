#include "core/store/approvalstore.h"

namespace qd {
namespace {

#define QD_APPROVAL_COLUMNS "id, task, attempt, kind, effect_sha256, text, state, asked_at, decided_at, decided_by, reason"

Result<void> done(const Result<qint64> &changed)
{
    return changed ? Result<void>() : Result<void>(changed.error());
}

Result<Approval> approvalOf(const SqlRow &row)
{
    const auto kind = fromText<ApprovalKind>(row.text(3));
    const auto state = fromText<ApprovalState>(row.text(6));
    if (!kind || !state)
        return Error{QStringLiteral("database_corrupt"), ErrorCategory::Internal, QStringLiteral("approval %1").arg(row.integer(0))};
    return Approval{ApprovalId{row.integer(0)}, TaskId{row.integer(1)}, AttemptId{row.integer(2)}, *kind,
                    Sha256::fromHex(row.text(4)).value_or(Sha256()), row.text(5), *state, row.integer(7),
                    row.optionalInteger(8), row.text(9), row.text(10)};
}

Result<std::vector<Approval>> approvalsOf(const Result<std::vector<SqlRow>> &rows)
{
    if (!rows)
        return rows.error();
    std::vector<Approval> approvals;
    for (const SqlRow &row : *rows) {
        auto approval = approvalOf(row);
        if (!approval)
            return approval.error();
        approvals.push_back(*std::move(approval));
    }
    return approvals;
}

} // namespace

Result<void> ApprovalStore::insert(Approval &approval)
{
    if (auto cleared = voidPending(approval.task, approval.askedAt); !cleared)
        return cleared;
    const auto last = m_database.query("SELECT coalesce(max(id), 0) FROM approval");
    if (!last)
        return last.error();
    approval.id = ApprovalId{last->front().integer(0) + 1};
    const auto hash = approval.effectHash.isNull() ? std::nullopt : std::optional(approval.effectHash.hex());
    return done(m_database.execute(
        "INSERT INTO approval (id, task, attempt, kind, effect_sha256, text, state, asked_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        {approval.id.value, approval.task.value, approval.attempt.value, toText(approval.kind), hash, approval.text,
         toText(approval.state), approval.askedAt}));
}

Result<void> ApprovalStore::decide(const Approval &approval)
{
    const auto changed = m_database.execute(
        "UPDATE approval SET state = ?, decided_at = ?, decided_by = ?, reason = ? WHERE id = ? AND state = 'pending'",
        {toText(approval.state), approval.decidedAt, approval.decidedBy, approval.reason, approval.id.value});
    if (!changed)
        return changed.error();
    if (*changed != 1)
        return Error{QStringLiteral("conflict"), ErrorCategory::Transient, QStringLiteral("somebody has answered already")};
    return {};
}

Result<std::optional<Approval>> ApprovalStore::pendingOf(TaskId task)
{
    auto found = approvalsOf(m_database.query(
        "SELECT " QD_APPROVAL_COLUMNS " FROM approval WHERE task = ? AND state = 'pending'", {task.value}));
    if (!found)
        return found.error();
    return found->empty() ? std::optional<Approval>() : std::optional(std::move(found->front()));
}

Result<std::vector<Approval>> ApprovalStore::ofTask(TaskId task)
{
    return approvalsOf(m_database.query("SELECT " QD_APPROVAL_COLUMNS " FROM approval WHERE task = ? ORDER BY id", {task.value}));
}

Result<void> ApprovalStore::askAgain(TaskId task)
{
    const auto changed = m_database.execute(
        "UPDATE approval SET state = 'pending', decided_at = NULL WHERE state = 'void' "
        "AND id = (SELECT max(id) FROM approval WHERE task = ?)", {task.value});
    if (!changed)
        return changed.error();
    if (*changed != 1)
        return Error{QStringLiteral("nothing_asked"), ErrorCategory::Operator,
                     QStringLiteral("%1 had asked nothing").arg(displayId(task))};
    return {};
}

Result<std::optional<Approval>> ApprovalStore::lastApproved(TaskKind kind, const QString &agent, TaskId except)
{
    auto found = approvalsOf(m_database.query(
        "SELECT a.id, a.task, a.attempt, a.kind, a.effect_sha256, a.text, a.state, a.asked_at, a.decided_at, a.decided_by, a.reason "
        "FROM approval AS a JOIN attempt AS t ON t.id = a.attempt JOIN task AS k ON k.id = a.task "
        "WHERE a.state = 'approved' AND a.kind = 'effect' AND k.kind = ? AND t.agent = ? AND a.task <> ? ORDER BY a.id DESC LIMIT 1",
        {toText(kind), agent, except.value}));
    if (!found)
        return found.error();
    return found->empty() ? std::optional<Approval>() : std::optional(std::move(found->front()));
}

Result<void> ApprovalStore::voidPending(TaskId task, qint64 now)
{
    return done(m_database.execute("UPDATE approval SET state = 'void', decided_at = ? WHERE task = ? AND state = 'pending'",
                                   {now, task.value}));
}

} // namespace qd
