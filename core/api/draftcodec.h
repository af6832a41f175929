#pragma once

#include "core/domain/task.h"

#include <QJsonObject>

namespace qd {

/// The fields of a task as a task file gives them: adding them makes the same work again. Fields that have their default
/// are left out; times are ISO 8601 in UTC, limits are seconds. `kind`, `mode`, `priority` and `max_attempts` are always
/// there, `hold` if a person keeps the task back, `not_before` unless the task has begun and does not wait. State,
/// attempts and approvals are no fields.
/// \param key the field `key`; empty = left out, so that the key is made from the content again
[[nodiscard]] QJsonObject fieldsOf(const Task &task, const QString &key);

} // namespace qd
