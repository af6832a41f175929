#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/domain/stopflags.h"
#include "core/engine/enginelistener.h"
#include "core/store/artifactstore.h"
#include "core/store/store.h"

#include <functional>

namespace qd {

/// What the rooms of the engine work with. All of it outlives the engine.
struct EngineContext {
    const Clock &clock;
    Random &random;
    Store &store;
    const ArtifactStore &artifacts;
    StopFlags &flags;
    EngineListener &listener;
    std::function<bool()> killedOutside = {}; ///< asked before each effect: has another program killed meanwhile?
};

/// Limits of one engine.
struct EngineSettings {
    int actionsPerTick = 3;      ///< tasks taken in one tick, 1–10,000
    qint64 tickLimitMs = 20'000; ///< a tick takes nothing more after this long
    int maxConcurrent = 5;       ///< attempts at once, over all agents
    qint64 killGraceMs = 2'000;  ///< between asking an agent to end and ending it
};

} // namespace qd
