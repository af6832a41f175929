#include "core/runtime/doorworker.h"

#include <QThread>

namespace qd {

Result<void> DoorWorker::start()
{
    constexpr Scopes kSameUser = Scope::Observe | Scope::Enqueue | Scope::Operate | Scope::Arm | Scope::Configure;
    m_local = std::make_unique<LocalServer>(m_core, kSameUser);
    return m_local->listen(m_socketPath);
}

void DoorWorker::drain()
{
    if (!m_inbox.stopAsked)
        return;
    m_local.reset();
    thread()->quit();
}

} // namespace qd
