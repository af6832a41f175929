#pragma once

#include "core/runtime/command.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace qd {

/// Answers what takes long, as a copy of the database, on a thread of its own and one after the other, so that lists do
/// not wait. The thread begins with the first request. Made and destroyed by the reader.
class LongReads
{
public:
    /// \param perform called on the thread; answers the command
    explicit LongReads(std::function<void(Command)> perform) : m_perform(std::move(perform)) { }
    LongReads(const LongReads &) = delete;
    LongReads &operator=(const LongReads &) = delete;
    /// Waits for the one that is under way; those behind it get the error `core_stopped`.
    ~LongReads();

    void post(Command command);

private:
    void serve();
    [[nodiscard]] std::optional<Command> next();

    std::function<void(Command)> m_perform;
    std::mutex m_mutex;
    std::condition_variable m_change;
    std::deque<Command> m_waiting;
    bool m_ends = false;
    std::thread m_thread;
};

} // namespace qd
