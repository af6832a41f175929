#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/domain/stopflags.h"
#include "core/engine/enginelistener.h"
#include "core/rules/backoff.h"
#include "core/store/artifactstore.h"
#include "core/store/store.h"

#include <functional>

namespace qd {

/// What an operator can set about an engine. Changes while the engine runs count from the next moment they are looked at.
struct EngineSettings {
    bool allowReal = false;      ///< may it be armed at all
    int actionsPerTick = 3;      ///< tasks taken in one tick, 1–10,000
    qint64 tickLimitMs = 20'000; ///< a tick that has lasted this long begins nothing more
    int maxConcurrent = 5;       ///< attempts at once, over all agents
    RetryRules retry;
    qint64 taskTimeoutMs = 3'600'000;   ///< of tasks that do not say
    qint64 taskIdleTimeoutMs = 600'000; ///< of tasks that do not say
};

/// What the rooms of the engine work with. All of it outlives the engine.
struct EngineContext {
    const Clock &clock;
    Random &random;
    Store &store;
    const ArtifactStore &artifacts;
    StopFlags &flags;
    EngineListener &listener;
    const EngineSettings &settings;
    std::function<bool()> killedOutside = {}; ///< asked before each effect: has another program killed meanwhile?
};

} // namespace qd
