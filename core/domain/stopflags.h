#pragma once

#include "core/domain/controls.h"

#include <atomic>

namespace qd {

/// The switches that every thread may read between two actions and any thread may set. They do not wait for the
/// database, the tick or the screen: the stored Controls follow them, not the other way round.
class StopFlags
{
public:
    [[nodiscard]] RunWish wish() const { return m_wish.load(std::memory_order_acquire); }
    [[nodiscard]] bool killed() const { return wish() == RunWish::Halted; }

    /// Sets a wish. Halted stays: only reset() leaves it.
    void set(RunWish wish)
    {
        RunWish current = m_wish.load(std::memory_order_acquire);
        while (current != RunWish::Halted && !m_wish.compare_exchange_weak(current, wish, std::memory_order_acq_rel)) { }
    }

    /// Leaves Halted; the engine comes up paused, never running by itself.
    void reset() { m_wish.store(RunWish::Pause, std::memory_order_release); }

private:
    std::atomic<RunWish> m_wish = RunWish::Run;
};

} // namespace qd
