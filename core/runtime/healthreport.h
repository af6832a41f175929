#pragma once

#include "core/api/enginestatus.h"
#include "core/domain/settinglayers.h"
#include "core/store/journalanchor.h"

#include <QJsonObject>

namespace qd {

/// {status, reasons[{level,code,detail}], last_tick_at, last_tick_status, lease_owner, flags{paused,killed,proof_mode},
/// queue_counts{pending,retry,dlq}, server_time_utc, engine_state}: for monitors, so it names no path. Times are ms UTC.
/// \param database a connection of the calling thread  \param status the newest
[[nodiscard]] Result<QJsonObject> healthReport(Database &database, const EngineStatus &status, const SettingLayers &settings,
                                               const JournalAnchor &anchor);

} // namespace qd
