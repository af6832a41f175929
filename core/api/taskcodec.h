#pragma once

#include "core/base/result.h"
#include "core/domain/approval.h"
#include "core/domain/attempt.h"
#include "core/domain/task.h"

#include <QJsonObject>

namespace qd {

/// The work itself. Members that have their default are left out, so that the hash of a task does not change when a
/// later version knows more fields.
[[nodiscard]] QJsonObject specToJson(const TaskSpec &spec);
/// Reads what specToJson() wrote. Error `spec_malformed` (Internal) for anything else.
[[nodiscard]] Result<TaskSpec> specFromJson(const QJsonObject &object);
/// SHA-256 of the canonical bytes of specToJson().
[[nodiscard]] Sha256 specHash(const TaskSpec &spec);

/// Keys: id, number, title, kind, state, mode, priority, attempts, max_attempts, not_before, agent, key,
/// created_at, updated_at, hold_reason, open_dependencies, asks, error{code,category,detail}. Times are integer ms UTC;
/// absent values are null.
[[nodiscard]] QJsonObject toJson(const TaskSummary &summary);
[[nodiscard]] Result<TaskSummary> taskSummaryFromJson(const QJsonObject &object);

/// As a summary, and: stage, deadline, source, approved_effect, revision, spec_sha256, spec{…} as specToJson() gives it, and out
/// of it once more what is read most: instructions, workspace, command, tags.
[[nodiscard]] QJsonObject toJson(const Task &task);

/// Keys: number, agent, mode, state, epoch, started_at, ended_at, effect_sha256, artifacts[{name,sha256,size}],
/// checks[{id,phase,result,detail}], error.
[[nodiscard]] QJsonObject toJson(const Attempt &attempt);

/// {kind, attempt, effect_sha256, text, state, asked_at, decided_at, decided_by, reason}
[[nodiscard]] QJsonObject toJson(const Approval &approval);

/// {code, category, detail}
[[nodiscard]] QJsonObject toJson(const Error &error);
[[nodiscard]] Error errorFromJson(const QJsonObject &object);

} // namespace qd
