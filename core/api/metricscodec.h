#pragma once

#include "core/base/result.h"
#include "core/domain/metrics.h"

#include <QJsonObject>

namespace qd {

/// {from, to, slot_ms, covered_from, total{…}, slots[{at, succeeded, failed, wait, run, tick}]}; a spread is
/// {count, p50, p95} in ms, or null where nothing was measured. Times are wall ms UTC.
[[nodiscard]] QJsonObject toJson(const Metrics &metrics);
/// Error `message_malformed` (Internal).
[[nodiscard]] Result<Metrics> metricsFromJson(const QJsonObject &object);

} // namespace qd
