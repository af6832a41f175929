#pragma once

#include "core/base/enumtext.h"
#include "core/domain/controls.h"
#include "core/domain/tick.h"

#include <vector>

namespace qd {

enum class HealthLevel { Healthy, Degraded, Unhealthy };

/// Everything that decides how the system is.
struct HealthFacts {
    EngineState state = EngineState::Stopped;
    bool leaseHeld = false;
    qint64 tickNumber = 0;      ///< ticks of this engine so far, idle ones included
    Tick lastTick;              ///< the newest that did something; number 0 = none yet
    qint64 sinceTickMs = 0;     ///< since the engine last said anything
    qint64 tickIntervalMs = 0;  ///< the setting engine.tick_interval
    qint64 tickLimitMs = 0;     ///< the setting engine.max_tick_seconds
    bool anchorAlarms = false;  ///< the journal does not match its anchor
    bool outOfSpace = false;    ///< the disk was full, and nothing new is begun
    int agentsEnabled = 0;      ///< those that are expected to work
    int agentsHealthy = 0;      ///< of them
    int attemptsEnded = 0;      ///< within the last hour, among the newest 50
    int attemptsFailed = 0;     ///< of them, cancelled ones not counted

    static constexpr int kFewestAttempts = 10;    ///< fewer say nothing about a rate
    static constexpr int kMostAttempts = 50;      ///< that are looked at
    static constexpr qint64 kAttemptsMs = 3'600'000; ///< how far back they are looked for
};

/// Something that is not as it should be.
struct HealthReason {
    HealthLevel level = HealthLevel::Degraded;
    QString code;   ///< stable word
    QString detail; ///< English, for logs and the command line; names no path and no secret

    friend bool operator==(const HealthReason &, const HealthReason &) = default;
};

struct Health {
    HealthLevel level = HealthLevel::Healthy; ///< that of the worst reason
    std::vector<HealthReason> reasons;        ///< the worst first
};

/// domain.md §4.4: unhealthy if the store cannot be written or the lease is not held, above 30 % errors, and while
/// nothing works at all; degraded if an agent fails again and again, below 60 % of the agents, above 10 % errors, or if
/// a tick took longer than its limit. Codes: engine_stopped, engine_killed, lease_missing, store_failing, disk_full,
/// anchor_mismatch, tick_overdue, error_rate_high (Unhealthy); engine_starting, agents_failing, agents_missing,
/// error_rate_raised, tick_overrun (Degraded). A pause and a drain are a person's wish and no fault.
[[nodiscard]] Health judgeHealth(const HealthFacts &facts);

template <>
struct EnumWords<HealthLevel> {
    static constexpr std::array<std::pair<HealthLevel, const char *>, 3> kWords{{
        {HealthLevel::Healthy, "healthy"}, {HealthLevel::Degraded, "degraded"}, {HealthLevel::Unhealthy, "unhealthy"}}};
};

} // namespace qd
