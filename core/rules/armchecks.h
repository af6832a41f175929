#pragma once

#include "core/domain/check.h"
#include "core/domain/controls.h"

#include <optional>
#include <vector>

namespace qd {

/// Everything that a person should know before REAL is armed.
struct ArmFacts {
    EngineState state = EngineState::Stopped;
    bool leaseHeld = false;
    bool allowReal = false;     ///< the setting safety.allow_real
    int agentsEnabled = 0;      ///< that act outside: not rehearsals
    int agentsHealthy = 0;      ///< of them
    qint64 tasksReady = 0;      ///< that begin as soon as REAL is armed
    qint64 approvalsWaiting = 0;
    qint64 unknownOutcomes = 0;
    std::optional<qint64> backupAgeMs; ///< of the newest daily copy of the database; empty = there is none

    static constexpr qint64 kOldBackupMs = 2 * 86'400'000; ///< a daily copy was missed
};

/// One line of the list before arming. Fail: arming would be refused. Warning: worth knowing first.
struct ArmCheck {
    QString id; ///< stable word
    CheckResult result = CheckResult::Pass;
    qint64 number = 0; ///< what was counted; of `backup` its age in ms; 0 where there is nothing to count
    QString detail;    ///< English, for logs and the command line

    friend bool operator==(const ArmCheck &, const ArmCheck &) = default;
};

/// The list, always whole and in the same order: not_killed, engine, allow_real, agents, ready, approvals, unknown, backup.
[[nodiscard]] std::vector<ArmCheck> judgeArming(const ArmFacts &facts);

} // namespace qd
