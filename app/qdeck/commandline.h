#pragma once

#include "app/qdeck/verbs.h"
#include "core/base/result.h"

#include <QJsonObject>
#include <QProcessEnvironment>
#include <QStringList>

namespace qd {

/// What the command line asks for, checked.
struct Invocation {
    Verb verb = Verb::Help;
    QString profile; ///< empty = the default one
    QString config;  ///< the file of settings; empty = that of the profile
    bool json = false;
    Operation operation = Operation::StatusGet; ///< of verbs that are one request
    QJsonObject parameters; ///< of the operation; Restore: path, if one is named, and confirm
    bool readsInput = false;     ///< Add: standard input is one of the sources
    qint64 mostTicks = 0;        ///< Run: 0 = no limit
    bool untilIdle = false;      ///< Run
    bool follows = false;        ///< Log
    QStringList assignments;     ///< Run: settings as "name=value"
    std::optional<QJsonObject> arm; ///< Run: parameters of engine.arm
    QString output;              ///< Diagnostics: the file to write; empty = standard output
    bool sample = false;         ///< Config: print the sample file, and ask nothing
    std::optional<Verb> helpOn;  ///< Help
};

/// \param arguments as the program got them, its own name first
/// \param workingDirectory absolute; paths of task files are relative to it
/// \param environment says what the command line does not
/// Error `usage` (Permanent) with a detail for the person at the keyboard; `confirmation_needed` (Operator) for a run
/// that is to be armed and does not say all that this takes.
[[nodiscard]] Result<Invocation> parseCommandLine(const QStringList &arguments, const QString &workingDirectory,
                                                  const QProcessEnvironment &environment = QProcessEnvironment());

} // namespace qd
