#pragma once

#include "core/api/enginestatus.h"
#include "core/base/result.h"
#include "core/domain/agent.h"
#include "core/domain/journalentry.h"
#include "core/domain/logline.h"

#include <QJsonObject>

namespace qd {

/// {engine{state, mode, real_until, real_remaining, real_armed_by, wish, wish_set_at, wish_set_by, revision,
/// obeyed_revision, obeyed_at_tick, obeyed_at, work_left, out_of_space, tick{…}, tick_number, lease{owner,epoch,expires_in_ms}},
/// queue{<state>:count}, agents{total,enabled,healthy}, version, process, profile, at}. `real_until` is null when the window is closed.
[[nodiscard]] QJsonObject toJson(const EngineStatus &status);
[[nodiscard]] Result<EngineStatus> engineStatusFromJson(const QJsonObject &object);

/// {number, epoch, started_at, duration_ms, outcome, claimed, started, succeeded, failed, idle_before, note}
[[nodiscard]] QJsonObject toJson(const Tick &tick);
[[nodiscard]] Result<Tick> tickFromJson(const QJsonObject &object);

/// {number, name, transport, enabled, kinds[], specialties[], slots, settings}
[[nodiscard]] QJsonObject toJson(const Agent &agent);
[[nodiscard]] Result<Agent> agentFromJson(const QJsonObject &object);

/// An agent's members plus {running[numbers], succeeded, failed, failures_in_row, healthy, last_sign_at}
[[nodiscard]] QJsonObject toJson(const AgentStatus &status);
[[nodiscard]] Result<AgentStatus> agentStatusFromJson(const QJsonObject &object);

/// {at, level, source, task, tick, text}
[[nodiscard]] QJsonObject toJson(const LogLine &line);
[[nodiscard]] Result<LogLine> logLineFromJson(const QJsonObject &object);

/// {seq, at, actor, event, object, data, hash}
[[nodiscard]] QJsonObject toJson(const JournalEntry &entry);

} // namespace qd
