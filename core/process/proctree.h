#pragma once

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The table of processes as the kernel shows it in /proc. Plain C++, shared by the core and the agentbox; every
/// function may be called from every thread.
namespace qd {

/// One process for good: a pid alone may be somebody else a moment later.
struct ProcessId {
    pid_t pid = 0;
    std::uint64_t startTime = 0; ///< clock ticks since boot, field 22 of /proc/<pid>/stat

    friend auto operator<=>(const ProcessId &, const ProcessId &) = default;
};

struct ProcessStat {
    ProcessId id;
    pid_t parent = 0;
    pid_t session = 0;
    char state = '?';
    int threads = 0;

    /// Not a mere zombie. A leader whose other threads go on running looks like one, so the threads count too.
    [[nodiscard]] bool alive() const { return (state != 'Z' && state != 'X') || threads > 1; }
};

/// Reads a line of /proc/<pid>/stat; the name in it may hold spaces, line breaks and parentheses.
[[nodiscard]] std::optional<ProcessStat> parseStat(std::string_view line);
[[nodiscard]] std::optional<ProcessStat> readStat(pid_t pid);

/// Every process there is.
[[nodiscard]] std::vector<ProcessStat> allProcesses();

/// All that descends from a process, in no order. Takes as long as the tree is big, where the kernel lists the
/// children of a thread; while they fork and die, some may be missing. Else it asks allProcesses().
[[nodiscard]] std::vector<ProcessStat> processesBelow(pid_t root);
[[nodiscard]] std::vector<ProcessStat> processesBelow(pid_t root, const std::vector<ProcessStat> &all);

/// The environment that the process was started with, as the kernel keeps it; empty if it may not be read.
[[nodiscard]] std::string environmentOf(const ProcessStat &process);
/// Does such an environment hold this "NAME=value"?
[[nodiscard]] bool holds(std::string_view environment, std::string_view variable);

/// Start of the command line, blanks between the arguments.
[[nodiscard]] std::string commandLineHead(pid_t pid);

/// Sends a signal to exactly this process, never to a later one with the same pid. False if it is gone or not ours.
bool signalProcess(const ProcessId &id, int signal);

/// Collects the exit status of these, if they are zombies and children of the calling process.
void reapAdopted(const std::vector<ProcessId> &ids);

/// To be called once, before the first agent, by the process that owns agents: orphans of a box that was killed come
/// to this process instead of init, and an agent that closes its standard input does not end it by SIGPIPE.
bool prepareProcessOwner();

} // namespace qd
