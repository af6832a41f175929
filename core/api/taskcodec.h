#pragma once

#include "core/base/result.h"
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
/// created_at, updated_at, error_code. Times are integer ms UTC; absent values are null.
[[nodiscard]] QJsonObject toJson(const TaskSummary &summary);
[[nodiscard]] Result<TaskSummary> taskSummaryFromJson(const QJsonObject &object);

/// As a summary, with `error{code,category,detail}` or null, and `instructions`, `workspace`, `command`, `source`, `tags`.
[[nodiscard]] QJsonObject toJson(const Task &task);

/// Keys: number, agent, mode, state, epoch, started_at, ended_at, effect_sha256, artifacts[{name,sha256,size}], error.
[[nodiscard]] QJsonObject toJson(const Attempt &attempt);

/// {code, category, detail}
[[nodiscard]] QJsonObject toJson(const Error &error);
[[nodiscard]] Error errorFromJson(const QJsonObject &object);

} // namespace qd
