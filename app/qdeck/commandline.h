#pragma once

#include "app/qdeck/verbs.h"
#include "core/base/result.h"

#include <QJsonObject>
#include <QStringList>

namespace qd {

/// What the command line asks for, checked.
struct Invocation {
    Verb verb = Verb::Help;
    QString profile; ///< empty = the default one
    bool json = false;
    Operation operation = Operation::StatusGet; ///< of verbs that are one request
    QJsonObject parameters; ///< of the operation; Restore: path and confirm
    bool readsInput = false;     ///< Add: standard input is one of the sources
    qint64 mostTicks = 0;        ///< Run: 0 = no limit
    bool untilIdle = false;      ///< Run
    bool follows = false;        ///< Log
    std::optional<Verb> helpOn;  ///< Help
};

/// \param arguments as the program got them, its own name first
/// \param workingDirectory absolute; paths of task files are relative to it
/// Error `usage` (Permanent) with a detail for the person at the keyboard.
[[nodiscard]] Result<Invocation> parseCommandLine(const QStringList &arguments, const QString &workingDirectory);

} // namespace qd
