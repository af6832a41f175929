#pragma once

#include "core/base/id.h"
#include "core/process/filedescriptor.h"
#include "core/process/treesweep.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace qd {

/// A running box as the executioner knows it; the descriptors are duplicates of its own.
struct RunHandle {
    ProcessId box;
    FileDescriptor process; ///< pidfd of the box
    FileDescriptor channel;
    FileDescriptor proof; ///< the box says here how many it killed
    std::string cookie; ///< "NAME=value" that every process of the run carries
    AttemptId attempt;  ///< for the proof: which run it was
};

/// What is known about the end of a run that was killed.
struct DeathProof {
    AttemptId attempt; ///< none if the run was for none
    ProcessId box;
    int processesKilled = 0; ///< at least so many did not go by themselves; the box is not counted
    qint64 msToZero = 0;     ///< from the order to the end of the last one
    int survivors = 0;       ///< still alive: 0, or the kernel did not let them die
};

/// Ends every running agent, whatever else hangs: it has its own thread, touches no database and no event loop, and
/// shares no lock with anybody. Every function may be called from every thread. Owned by the runtime; outlives all
/// AgentProcesses.
class Executioner
{
public:
    /// \param proofsReady called on the executioner's thread when takeProofs() has something; must only wake somebody
    explicit Executioner(std::function<void()> proofsReady = {});
    Executioner(const Executioner &) = delete;
    Executioner &operator=(const Executioner &) = delete;
    ~Executioner();

    /// A run that is added after kill() is killed at once: a start that raced with the order does not slip through.
    void add(RunHandle run);
    void remove(const ProcessId &box);

    /// Orders the end of every run and returns at once. grace 0 = now. A later, shorter order shortens an earlier one.
    /// No agent can be started from here on until rearm().
    void kill(std::chrono::milliseconds grace);
    [[nodiscard]] bool isLatched() const { return m_latched.load(std::memory_order_acquire); }
    void rearm() { m_latched.store(false, std::memory_order_release); }

    /// One per run that was killed since the last call.
    [[nodiscard]] std::vector<DeathProof> takeProofs();

private:
    using Clock = std::chrono::steady_clock;
    struct Order {
        Clock::time_point givenAt;
        std::chrono::milliseconds grace;
    };
    struct Condemned;

    void serve();
    void wait();
    void wake() const;
    void condemn(const Order &order);
    void sweepAll();
    void noteDeaths(const TreeSweep &sweep);
    void settle(const TreeSweep &sweep);
    [[nodiscard]] std::vector<TreeTarget> targets() const;
    [[nodiscard]] bool allDead() const;

    std::function<void()> m_proofsReady;
    FileDescriptor m_wake; ///< eventfd
    std::atomic<bool> m_latched = false;

    std::mutex m_mutex; ///< guards the four below, for a few instructions each time
    std::vector<std::shared_ptr<const RunHandle>> m_runs;
    std::optional<Order> m_order;
    std::vector<DeathProof> m_proofs;
    bool m_quit = false;

    std::vector<Condemned> m_condemned; ///< the thread's own
    std::thread m_thread;               ///< last, so that it starts when everything else is ready
};

} // namespace qd
