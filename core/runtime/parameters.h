#pragma once

#include "core/base/result.h"
#include "core/domain/task.h"

#include <QJsonObject>

#include <vector>

namespace qd {

// What operations take in the same way. The parameters are checked against the table already.

/// A task as callers name it: "T-42" or "42". Error `not_found` (Permanent).
[[nodiscard]] Result<TaskId> taskIdOf(const QJsonValue &value);

/// The parameter `ids`.
[[nodiscard]] std::vector<TaskId> idsOf(const QJsonObject &parameters);

/// Error `parameter_range` (Permanent): what the table cannot check.
[[nodiscard]] Error outOfRange(const char *parameter);

} // namespace qd
