#include "app/console/signalend.h"

#include "app/console/opencore.h"
#include "core/base/signalwatch.h"
#include "ui/link/corelink.h"

#include <QCoreApplication>

namespace qd {

SignalEnd::SignalEnd(SignalWatch &watch, OwnCore *core) : m_core(core)
{
    connect(&watch, &SignalWatch::caught, this, &SignalEnd::heed);
}

SignalEnd::~SignalEnd() = default;

void SignalEnd::heed(int number)
{
    m_exitCode = 128 + number;
    if (!m_core || m_link)
        return QCoreApplication::exit(m_exitCode);
    m_link = std::make_unique<CoreLink>(m_core->connect());
    connect(m_link.get(), &CoreLink::statusChanged, this, &SignalEnd::judge);
    m_core->drain();
    Q_EMIT waits();
}

void SignalEnd::judge(const EngineStatus &status)
{
    // Killed is latched: an engine that has drained in this state never says that it has stopped.
    const bool dead = status.state == EngineState::Killed
        && status.queue.of(TaskState::Claimed) + status.queue.of(TaskState::Running) == 0;
    if (status.state == EngineState::Stopped || dead)
        QCoreApplication::exit(m_exitCode);
}

} // namespace qd
