#pragma once

#include <deque>
#include <mutex>
#include <utility>

namespace qd {

/// Carries values from any thread to one reader. Payload crosses threads only through here: the signal that wakes
/// the reader has no arguments, which keeps the thread sanitizer meaningful on an uninstrumented Qt.
template <typename T>
class Mailbox
{
public:
    /// True if the box was empty, that is, if the reader has to be woken.
    bool push(T item)
    {
        const std::lock_guard lock(m_mutex);
        m_items.push_back(std::move(item));
        return m_items.size() == 1;
    }

    /// Takes all that waits, oldest first.
    [[nodiscard]] std::deque<T> takeAll()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_items, {});
    }

private:
    std::mutex m_mutex;
    std::deque<T> m_items;
};

} // namespace qd
