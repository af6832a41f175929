#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QStringList>

namespace qd {

/// Where the demo lives: a profile of its own in the user's cache, never the user's work.
[[nodiscard]] QString demoProfile();
/// Empties it, so that every demo begins the same. Only ever touches demoProfile().
/// \param locks files that stay: whoever removed one while it is locked would let another program lock a new one
[[nodiscard]] Result<void> clearDemoProfile(const QStringList &locks);
/// The parameters of `tasks.add` that bring in the example tasks.
[[nodiscard]] QJsonObject demoTasks();

} // namespace qd
