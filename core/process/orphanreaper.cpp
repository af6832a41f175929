#include "core/process/orphanreaper.h"

#include <unistd.h>

namespace qd {

void OrphanReaper::step(std::int64_t bootMs)
{
    if (bootMs < m_due)
        return;
    m_due = bootMs + kPeriodMs;
    reapAdopted(m_zombies);
    m_zombies.clear();
    for (const ProcessStat &process : processesBelow(::getpid())) {
        if (process.parent == ::getpid() && !process.alive())
            m_zombies.push_back(process.id);
    }
}

} // namespace qd
