#pragma once

#include "core/api/enginestatus.h"

#include <QString>

namespace qd {

/// When, and by which tick, the present wish became a fact. A tick of 0 means that none was needed.
struct Obeyed {
    qint64 at = 0; ///< wall ms UTC; 0 = not yet
    qint64 tick = 0;
};

/// Has the engine acted on what the operator wishes it to do?
[[nodiscard]] bool isObeyed(const EngineStatus &status);

/// What the engine does, with the wish that it has not obeyed yet: "Pausing… (asked 04:21:05, waits for tick)",
/// "Paused 04:21:06 (obeyed by tick 10 483)".
[[nodiscard]] QString enginePhrase(const EngineStatus &status, const Obeyed &obeyed);

/// Who has asked for what is not the usual run, and when; empty while it is.
[[nodiscard]] QString askerPhrase(const Controls &controls);

/// "Tick 10 483 (last work: 12 ms)"
[[nodiscard]] QString tickPhrase(const EngineStatus &status);

/// "PROOF", or "REAL, 29 min, 3 left". \param now wall ms UTC
[[nodiscard]] QString modePhrase(const RealWindow &real, qint64 now);

} // namespace qd
