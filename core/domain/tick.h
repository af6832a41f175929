#pragma once

#include "core/base/enumtext.h"

#include <QString>
#include <QtGlobal>

namespace qd {

/// Derived from what the tick's attempts did, never set by hand.
enum class TickOutcome {
    Idle,    ///< nothing to do
    Success, ///< every attempt that ended in it ended well
    Partial, ///< some did
    Fail,    ///< none did, or the tick itself met an error
};

/// One line of the tick ledger.
struct Tick {
    qint64 number = 0;
    qint64 epoch = 0;
    qint64 startedAt = 0;  ///< wall ms UTC
    qint64 durationMs = 0; ///< to within 10 ms: its line is written before the very end
    TickOutcome outcome = TickOutcome::Idle;
    int claimed = 0;   ///< tasks taken
    int started = 0;   ///< attempts begun
    int succeeded = 0; ///< attempts that ended Ok
    int failed = 0;    ///< attempts that ended otherwise
    qint64 idleBefore = 0; ///< ticks without work since the line before: they have no line of their own
    QString note;          ///< error code of the tick itself, if any

    /// It could not be stored, or nobody knows whether it was.
    [[nodiscard]] bool failedAtStore() const
    {
        return note.startsWith(QLatin1String("database_")) || note.startsWith(QLatin1String("artifact_"))
            || note == QLatin1String("commit_unknown");
    }

    friend bool operator==(const Tick &, const Tick &) = default;
};

template <>
struct EnumWords<TickOutcome> {
    static constexpr std::array<std::pair<TickOutcome, const char *>, 4> kWords{{
        {TickOutcome::Idle, "idle"}, {TickOutcome::Success, "success"}, {TickOutcome::Partial, "partial"},
        {TickOutcome::Fail, "fail"}}};
};

} // namespace qd
