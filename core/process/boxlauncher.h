#pragma once

#include "core/process/filedescriptor.h"
#include "core/process/launchplan.h"
#include "core/process/proctree.h"

namespace qd {

/// A box that was just started, and our ends of its pipes. Reading and writing them never blocks.
struct Box {
    ProcessId id;
    FileDescriptor process; ///< pidfd: readable when the box has ended
    FileDescriptor channel; ///< speaks core/process/boxprotocol.h
    FileDescriptor proof;   ///< likewise
    FileDescriptor input;
    FileDescriptor output;
    FileDescriptor errorOutput;
};

/// Starts the box with nothing but the streams, the channel, the environment and the directory that are meant for it.
/// To be called on a thread that lives as long as the program: its end would end the box.
[[nodiscard]] Result<Box> launchBox(const QString &boxProgram, const LaunchPlan &plan);

} // namespace qd
