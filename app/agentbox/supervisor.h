#pragma once

#include "core/process/filedescriptor.h"
#include "core/process/proctree.h"

#include <chrono>
#include <optional>
#include <string>

namespace qd {

/// Runs one program and sees to it that nothing of it is left: the whole of qdeck-agentbox. One thread, no Qt; speaks
/// core/process/boxprotocol.h with its owner. Being the reaper of every orphan below it, it knows that the tree is
/// gone when it has no child left.
class Supervisor
{
public:
    /// \param isSandbox the program is a sandbox: requests to end go to what runs inside of it only
    Supervisor(int channel, int proof, bool isSandbox) : m_channel(channel), m_proof(proof), m_isSandbox(isSandbox) { }

    /// Prepares this process. False if the kernel refuses, or if the owner is gone already.
    bool prepare(pid_t owner);
    /// Starts the program, waits for its end or for the order to end it, sweeps and reports.
    void run(char *const *arguments);

private:
    using Clock = std::chrono::steady_clock;

    [[nodiscard]] int execute(char *const *arguments); ///< 0, or why it could not be executed
    void watch();
    void sweep();
    void waitForNews(int timeoutMs);
    void readSignals();
    void readChannel();
    void obey(const std::string &line);
    void end(int graceMs);
    void reap();
    void report(const std::string &line) const;

    int m_channel;
    int m_proof;
    bool m_isSandbox;
    FileDescriptor m_signals;
    ProcessId m_program;
    bool m_programEnded = false;
    bool m_childless = false;
    bool m_ordered = false;
    bool m_ownerGone = false;
    std::string m_incoming;
    Clock::time_point m_endedAt;                ///< of the order, or of the program
    std::optional<Clock::time_point> m_sweepAt; ///< when the grace of an order is over
};

} // namespace qd
