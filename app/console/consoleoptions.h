#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

namespace qd {

/// What the command line of the console says.
struct ConsoleOptions {
    QString profileDir; ///< absolute; the default profile if none was named
    bool demo = false;  ///< a throw-away profile with example tasks
    bool showHelp = false;
    bool showVersion = false;

    [[nodiscard]] QString profileName() const;
    /// Where the window keeps its shape; inside the profile.
    [[nodiscard]] QString windowStateFile() const;
};

/// \param arguments with the program itself first
/// Error `usage` (Permanent): the detail is for standard error.
[[nodiscard]] Result<ConsoleOptions> parseConsoleOptions(const QStringList &arguments);

[[nodiscard]] QString consoleHelp();
[[nodiscard]] QString consoleVersion();

} // namespace qd
