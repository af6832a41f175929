#pragma once

#include "core/process/proctree.h"

#include <cstdint>

namespace qd {

/// Collects ended children that nobody waits for: orphans of agents and of programs that were started for good come to
/// the process that owns agents. Whoever waits for a child of its own does so within moments, and those are left to it:
/// what has been a zombie for a whole period belongs to nobody. Asked on one thread.
class OrphanReaper
{
public:
    static constexpr std::int64_t kPeriodMs = 60'000;

    /// Looks once a period. \param bootMs CLOCK_BOOTTIME
    void step(std::int64_t bootMs);

private:
    std::vector<ProcessId> m_zombies; ///< as of the last look
    std::int64_t m_due = 0;
};

} // namespace qd
