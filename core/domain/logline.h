#pragma once

#include "core/base/enumtext.h"
#include "core/base/id.h"
#include "core/base/untrustedtext.h"

#include <QString>

namespace qd {

enum class LogLevel { Debug, Info, Warning, Error };

/// One line of the live log. `text` may come from an agent.
struct LogLine {
    qint64 at = 0; ///< wall ms UTC
    LogLevel level = LogLevel::Info;
    QString source;  ///< "engine", "agent:command", "console", …
    TaskId task;     ///< none if it is not about a task
    qint64 tick = 0; ///< 0 if it is not about a tick
    UntrustedText text;

    friend bool operator==(const LogLine &, const LogLine &) = default;
};

template <>
struct EnumWords<LogLevel> {
    static constexpr std::array<std::pair<LogLevel, const char *>, 4> kWords{{
        {LogLevel::Debug, "debug"}, {LogLevel::Info, "info"}, {LogLevel::Warning, "warning"}, {LogLevel::Error, "error"}}};
};

} // namespace qd
