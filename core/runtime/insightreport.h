#pragma once

#include "core/api/enginestatus.h"
#include "core/domain/agent.h"
#include "core/domain/settinglayers.h"
#include "core/store/database.h"

#include <QJsonObject>

namespace qd {

/// See core/api/metricscodec.h.  \param seconds how far back from now
[[nodiscard]] Result<QJsonObject> metricsReport(Database &database, qint64 seconds);

/// {approvals, questions, armed, unserved}, each {count, task, capped}: `task` is the first one, or null; `capped`: there are more.
[[nodiscard]] Result<QJsonObject> needsReport(Database &database, const std::vector<AgentStatus> &agents);

/// {checks[{id, result, number, detail}]}, see judgeArming().  \param backups folder of the daily copies
[[nodiscard]] Result<QJsonObject> armReport(Database &database, const EngineStatus &status, const std::vector<AgentStatus> &agents,
                                            const SettingLayers &settings, const QString &backups);

} // namespace qd
