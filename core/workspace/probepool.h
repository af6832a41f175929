#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace qd {

/// A few threads for work that may hang as long as a disk does: values in, values out. Jobs begin in the order in
/// which they came. Plain C++ threads, because the end of the program must be able to leave one behind that hangs.
class ProbePool
{
public:
    /// \param threads at most so many work at once
    explicit ProbePool(int threads) : m_most(threads) { }
    ProbePool(const ProbePool &) = delete;
    ProbePool &operator=(const ProbePool &) = delete;
    /// Drops what has not begun and waits a few seconds for what has. What hangs longer is left to itself: a job must
    /// own all that it touches.
    ~ProbePool();

    void run(std::function<void()> job);

private:
    struct State {
        std::mutex mutex;
        std::condition_variable changed;
        std::deque<std::function<void()>> jobs;
        int idle = 0;
        int alive = 0;
        bool quit = false;
    };
    static void serve(const std::shared_ptr<State> &state);

    const int m_most;
    std::shared_ptr<State> m_state = std::make_shared<State>();
    std::vector<std::thread> m_threads;
};

} // namespace qd
