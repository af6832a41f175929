#pragma once

#include "core/domain/settinglayers.h"

#include <QJsonObject>

namespace qd {

/// {name, value, default, source, origin, type, unit, least, most, restart, meaning}. Times are seconds here.
[[nodiscard]] QJsonObject toJson(const EffectiveSetting &setting);

} // namespace qd
