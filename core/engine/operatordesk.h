#pragma once

#include "core/engine/actreport.h"
#include "core/engine/engine.h"

#include <QJsonObject>

namespace qd {

/// What a person asks for and the engine does not do by itself. Every wish is one transaction with its line in the
/// journal. Core thread.
class OperatorDesk
{
public:
    OperatorDesk(EngineContext &context, Engine *engine) : m_context(context), m_engine(engine) { }

    /// One task at a time in one transaction; a task that cannot is told apart, the others go on. So for all acts on
    /// tasks. A dry run does the same and takes it back; it asks no agent to end.
    /// \return ActReport::toJson(). Error per task: `changed_meanwhile` (Operator) if it is not at the revision given
    [[nodiscard]] Result<QJsonObject> cancel(const QString &actor, const std::vector<TaskId> &tasks, const QString &reason,
                                             const ActOptions &how = {});
    [[nodiscard]] Result<QJsonObject> hold(const QString &actor, const std::vector<TaskId> &tasks, const QString &reason,
                                             const ActOptions &how = {});
    /// A moment in time that the task waits for stays.
    [[nodiscard]] Result<QJsonObject> release(const QString &actor, const std::vector<TaskId> &tasks, const QString &reason,
                                             const ActOptions &how = {});
    /// What a person found out about effects that nobody saw end: `verdict` is happened, not_happened or run_again.
    /// Errors: `parameter_range` for another word, `reason_needed` (Operator).
    [[nodiscard]] Result<QJsonObject> resolve(const QString &actor, const std::vector<TaskId> &tasks, const QString &verdict,
                                              const QString &reason, const ActOptions &how = {});
    [[nodiscard]] Result<QJsonObject> requeue(const QString &actor, const std::vector<TaskId> &tasks, const QString &reason,
                                             const ActOptions &how = {});

    /// Says yes: to the proved effect of a held task, which may then happen for real while the engine is armed, or to
    /// the question of a running one. Error per task: `nothing_asked` (Operator).
    [[nodiscard]] Result<QJsonObject> approve(const QString &actor, const std::vector<TaskId> &tasks, const QString &reason,
                                             const ActOptions &how = {});
    /// Says no: a held task fails with `approval_denied`, a running one hears the answer.
    [[nodiscard]] Result<QJsonObject> deny(const QString &actor, const std::vector<TaskId> &tasks, const QString &reason,
                                             const ActOptions &how = {});
    /// What a person thinks of results: `verdict` is accept, return (once more, with the reason as comment) or reject.
    /// Errors: `parameter_range` for another word, `reason_needed` (Operator) for return and reject without one.
    [[nodiscard]] Result<QJsonObject> review(const QString &actor, const std::vector<TaskId> &tasks, const QString &verdict,
                                             const QString &reason, const ActOptions &how = {});
    /// Takes cancels back: a task that had not begun waits again where it did, and what it asked for is asked again; what
    /// had been approved is to be approved anew. Error per task: `not_reopenable` (Operator).
    [[nodiscard]] Result<QJsonObject> reopen(const QString &actor, const std::vector<TaskId> &tasks, const QString &reason,
                                             const ActOptions &how = {});
    /// Makes held and queued tasks as urgent as said, or by so much more than they are; exactly one of the two is given.
    /// The answer's items have `priority_before`. Errors: `parameter_range`; per task `priority_bound` (Operator).
    [[nodiscard]] Result<QJsonObject> prioritize(const QString &actor, const std::vector<TaskId> &tasks, std::optional<int> priority, int by,
                                                 const QString &reason, const ActOptions &how = {});
    /// Adds the same work once more, held, under a key of its own. The answer's items have `clone`, the new number, and
    /// `clone_revision`; `changed` names the originals, which do not change.
    [[nodiscard]] Result<QJsonObject> clone(const QString &actor, const std::vector<TaskId> &tasks, const QString &reason,
                                            const ActOptions &how = {});

    /// Makes a wish durable that StopFlags carry already.
    [[nodiscard]] Result<QJsonObject> setWish(const QString &actor, RunWish wish, const QString &reason);
    /// Error `confirmation_needed` (Operator) unless `confirm` is RESET. The engine comes up paused.
    [[nodiscard]] Result<QJsonObject> resetKill(const QString &actor, const QString &confirm);
    /// Errors (Operator): `confirmation_needed` unless `confirm` is REAL, `killed`, `no_engine` where nothing runs that
    /// could act, `real_not_allowed` unless the setting safety.allow_real says so. (Transient): `lease_held`, because a
    /// window that is opened without the lease is closed again with its grant.
    [[nodiscard]] Result<QJsonObject> arm(const QString &actor, qint64 seconds, int count, const QString &confirm);
    [[nodiscard]] Result<QJsonObject> disarm(const QString &actor, const QString &reason);

private:
    using Each = std::function<Result<ActOutcome>(UnitOfWork &, Task &)>;
    [[nodiscard]] Result<QJsonObject> forEach(const QString &actor, const std::vector<TaskId> &tasks, const ActOptions &how, const Each &each);
    [[nodiscard]] Result<QJsonObject> decide(const QString &actor, const std::vector<TaskId> &tasks, bool yes, const QString &reason,
                                             const ActOptions &how);
    [[nodiscard]] Result<QJsonObject> changeControls(const QString &actor, const QString &event, const QJsonObject &data,
                                                     const std::function<void(Controls &)> &change);

    EngineContext &m_context;
    Engine *m_engine; ///< nullptr where only the store is open
};

} // namespace qd
