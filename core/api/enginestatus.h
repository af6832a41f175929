#pragma once

#include "core/domain/controls.h"
#include "core/domain/task.h"
#include "core/domain/tick.h"

namespace qd {

/// The engine as an operator needs to see it. What is wished and what is obeyed are told apart.
struct EngineStatus {
    EngineState state = EngineState::Stopped;
    Controls controls;
    qint64 obeyedRevision = 0; ///< the newest Controls::revision that a tick has acted on
    qint64 obeyedAtTick = 0;   ///< number of that tick; 0 = none yet
    qint64 obeyedAt = 0;       ///< wall ms UTC
    QString leaseOwner;        ///< empty = nobody holds it
    qint64 leaseEpoch = 0;
    qint64 leaseExpiresInMs = 0; ///< at `at`; 0 = expired or nobody
    qint64 tickNumber = 0;       ///< ticks of this engine so far, idle ones included
    Tick lastTick;               ///< the newest that did something; number 0 = none yet
    QueueCounts queue;
    bool outOfSpace = false;     ///< the disk was full: nothing new is begun until there is space again
    bool workLeft = false;       ///< something runs, or an enabled agent can take something now or within minutes
    int agentsTotal = 0;
    int agentsEnabled = 0;
    int agentsHealthy = 0; ///< enabled, and not failing again and again
    qint64 at = 0;   ///< wall ms UTC of this status
    QString profile; ///< directory
    QString version;
    QString process; ///< "machine:pid" of the program that owns the profile

    /// The error code by which the newest tick failed at the store; empty = it did not.
    [[nodiscard]] QString storeFault() const
    {
        return lastTick.number > 0 && lastTick.number >= tickNumber && lastTick.failedAtStore() ? lastTick.note : QString();
    }

    friend bool operator==(const EngineStatus &, const EngineStatus &) = default;
};

} // namespace qd
