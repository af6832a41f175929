#pragma once

#include "core/engine/enginecontext.h"

#include <QJsonObject>

namespace qd {

/// What a person wants changed about one task.
struct EditRequest {
    TaskId task;
    QJsonObject changes; ///< fields as in a task file; null takes one away
    bool requeue = false; ///< a failed or dead task gets a new budget in the same transaction
    std::optional<qint64> revision; ///< only if the task is still at it
    QString reason;
};

/// Changes the fields of a task that is held, queued, failed or dead. Core thread.
///
/// The changed task is judged by the rules of intake as a whole, as if it came from a file. Changed work has another hash,
/// and what a person had approved of the old effect is void: a task that was held until its effect is approved goes back
/// to the queue and proves it anew. Attempts and artifacts stay on record. The journal's line `task_edited` has each
/// changed field before and after; of a long one its hash and length.
///
/// A key that its author gave stays, and still names this task: adding the old file again is a `key_conflict`. A key that
/// was made from the content is made anew from the new content, so that it goes on meaning "this very work": adding the
/// old file again is new work, adding the changed one is this task.
class TaskEditor
{
public:
    explicit TaskEditor(EngineContext &context) : m_context(context) { }

    /// \return {id, number, ok, rejected:[{field, code, category, detail}], state_after, revision, spec_sha256, key}. If
    /// anything is rejected, `ok` is false and nothing has changed. A field that no edit can change is `field_fixed`.
    /// Errors: `not_found`, `illegal_transition` for another state, `dependency_unknown`, `dependency_cycle`, `key_conflict`
    /// if there is another task with this very work (Permanent); `changed_meanwhile`, `nothing_to_change` (Operator).
    [[nodiscard]] Result<QJsonObject> edit(const QString &actor, const EditRequest &request);

private:
    EngineContext &m_context;
};

} // namespace qd
