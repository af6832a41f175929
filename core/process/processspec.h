#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/process/sandbox.h"

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace qd {

// The two variables that every process of a run carries, so that it is found whatever became of its parents.
inline constexpr char kRunVariable[] = "QUARTERDECK_RUN";         ///< the cookie of the run
inline constexpr char kProfileVariable[] = "QUARTERDECK_PROFILE_ID"; ///< the id of the profile

/// A program to run and how. Nothing is taken from the environment of this program except the short base that
/// launchplan.cpp lists.
struct ProcessSpec {
    static constexpr qint64 kOutputLimit = 16 * 1024 * 1024;

    QString program; ///< absolute, relative to `directory` if it has a slash, else looked up in PATH
    QStringList arguments;
    QString directory; ///< absolute, exists
    QByteArray standardInput;
    QMap<QString, QString> environment;
    std::optional<SandboxSpec> sandbox; ///< none: it may do whatever this user may
    QString spoolDirectory;             ///< absolute, exists
    qint64 outputLimit = kOutputLimit;  ///< bytes kept of each stream
    QString cookie;  ///< identifies the run: letters, digits, '-' and '_', never used before
    AttemptId attempt; ///< for which it runs: a proof of its death names it
    QString profile; ///< identifies the profile, over restarts of this program
};

/// What became of one output stream.
struct OutputReport {
    QString file;       ///< the spool file, whose taker removes it; empty if the stream was, and then there is no file
    qint64 bytes = 0;   ///< written by the agent
    qint64 dropped = 0; ///< of these not kept; the file ends with a note then
};

/// How a run ended. Nothing of it is alive, except `survivors`.
struct ProcessReport {
    int exitCode = -1;  ///< -1 unless the program ended by exiting
    int exitSignal = 0; ///< 0 unless a signal ended the program
    std::optional<Error> startError; ///< the program was never executed
    bool endedByOrder = false;       ///< an order to end came before the program ended by itself
    bool boxLost = false;            ///< the box was killed; this program swept in its stead
    int leftoversKilled = 0;         ///< processes other than the program that had to be killed
    int survivors = 0;               ///< that could not be killed
    qint64 msToZero = 0;             ///< from the order, or from the program's end, to the end of the last process
    OutputReport output;
    OutputReport errorOutput;
    qint64 linesSkipped = 0; ///< not offered to the live log
};

} // namespace qd
