#pragma once

#include "core/runtime/profile.h"

#include <QString>
#include <QStringList>

namespace qd {

/// What the command line of the console says.
struct ConsoleOptions {
    Profile profile{Profile::defaultRoot()};
    bool demo = false;  ///< a throw-away profile with example tasks
    QStringList files;  ///< absolute; to be looked at before they are added
    bool showHelp = false;
    bool showVersion = false;

    [[nodiscard]] QString profileName() const;
    /// Where the window keeps its shape; inside the profile.
    [[nodiscard]] QString windowStateFile() const;
};

/// \param arguments with the program itself first; files are relative to the folder that the program is in
/// \param environment names the profile if the arguments do not
/// Errors: `usage` (Permanent), those of Profile::standard(). The detail is for standard error.
[[nodiscard]] Result<ConsoleOptions> parseConsoleOptions(const QStringList &arguments, const QProcessEnvironment &environment);

[[nodiscard]] QString consoleHelp();
[[nodiscard]] QString consoleVersion();

} // namespace qd
