#pragma once

#include "core/domain/settinglayers.h"
#include "core/runtime/eventhub.h"
#include "core/runtime/profile.h"
#include "core/store/database.h"

#include <QJsonObject>

namespace qd {

inline constexpr int kDiagnosticsFormat = 1;

/// {format, made_at, left_out, versions{…}, profile{…}, settings[{name,value,source,origin}], health{…}, status{…},
/// agents[{…}], ticks[…], journal[{seq,at,actor,event,object}], log[…]}: what helps others to find a fault. No titles and
/// contents of tasks, no output and no settings of agents, no environment; all text has gone through a Redactor. A part
/// that cannot be read is {error}, and the others are there.
/// \param database a connection of the calling thread
[[nodiscard]] Result<QJsonObject> diagnosticsReport(Database &database, const EventHub &hub, const SettingLayers &settings,
                                                    const Profile &profile);

} // namespace qd
