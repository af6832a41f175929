#pragma once

#include "app/console/opencore.h"

#include <optional>

namespace qd {

struct ConsoleOptions;
class SignalWatch;

/// What became of a start.
struct GuidedStart {
    Result<OpenedCore> core;
    bool asked = false;    ///< a person was shown the copies that there are
    bool wentBack = false; ///< to one of them
    QString keptAs;        ///< where the database lies that was there before; empty = there was none
};

/// As openCore(); but if the database is ruined, a person is shown which copies there are, and may go back to one: no
/// engine runs then, and nobody else owns the profile. Returns when they have decided. GUI thread; needs the
/// application. A signal closes the question.
[[nodiscard]] GuidedStart openCoreOrGoBack(const ConsoleOptions &options, const SignalWatch &signalWatch);

/// A person wants to go back, and the console has ended its core: shows the copies, and starts again, with one of them or
/// as it was. Nothing if a signal closed the question: the program is to end.
[[nodiscard]] std::optional<GuidedStart> goBackAndOpenCore(const ConsoleOptions &options, const SignalWatch &signalWatch);

} // namespace qd
