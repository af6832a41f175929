#pragma once

#include "core/base/enumtext.h"
#include "core/domain/task.h"

#include <QString>

namespace qd {

/// What the operator wishes the engine to do.
enum class RunWish {
    Run,
    Pause,  ///< take nothing new; running work goes on
    Drain,  ///< as Pause, and stop when the last running task has ended
    Halted, ///< killed; latched until a person resets it
};

/// What the engine does. Shown beside the wish: a wish is not a fact until a tick has obeyed it.
enum class EngineState {
    Stopped,
    Acquiring, ///< waits for the lease
    Standby,   ///< another engine holds the lease
    Running,
    Paused,
    Draining,
    Killed,
};

/// The permission to act for real: it ends by time, by count, by restart, by kill and by a change of lease.
struct RealWindow {
    qint64 until = 0;    ///< wall ms UTC; 0 = not armed
    int remaining = 0;   ///< how many more tasks may start in REAL
    QString armedBy;

    /// \param now wall ms UTC
    [[nodiscard]] bool open(qint64 now) const { return now < until && remaining > 0; }

    friend bool operator==(const RealWindow &, const RealWindow &) = default;
};

/// The one row of operator's switches.
struct Controls {
    RunWish wish = RunWish::Run;
    RealWindow real;
    qint64 revision = 0;  ///< grows with every change
    qint64 setAt = 0;     ///< wall ms UTC of the last change of `wish`
    QString setBy;

    friend bool operator==(const Controls &, const Controls &) = default;
};

template <>
struct EnumWords<RunWish> {
    static constexpr std::array<std::pair<RunWish, const char *>, 4> kWords{{
        {RunWish::Run, "run"}, {RunWish::Pause, "pause"}, {RunWish::Drain, "drain"}, {RunWish::Halted, "halted"}}};
};

template <>
struct EnumWords<EngineState> {
    static constexpr std::array<std::pair<EngineState, const char *>, 7> kWords{{
        {EngineState::Stopped, "stopped"}, {EngineState::Acquiring, "acquiring"}, {EngineState::Standby, "standby"},
        {EngineState::Running, "running"}, {EngineState::Paused, "paused"}, {EngineState::Draining, "draining"},
        {EngineState::Killed, "killed"}}};
};

} // namespace qd
