#pragma once

#include "core/api/eventbatch.h"

#include <QJsonObject>

namespace qd {

/// The form in which a door without typed values answers: the object itself, {ids:[numbers]}, with
/// tasks:[rows] if rows of its head came along, or {tasks:[rows]}.
[[nodiscard]] QJsonObject toJson(const Payload &payload);

/// A whole batch, for a caller in another program. Payloads keep their type.
[[nodiscard]] QJsonObject toJson(const EventBatch &batch);
[[nodiscard]] Result<EventBatch> eventBatchFromJson(const QJsonObject &object);

} // namespace qd
