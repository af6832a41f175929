#include "ui/link/corelink.h"

#include <algorithm>
#include <mutex>

namespace qd {

/// What the core rings, from any thread. It outlives the link where a ring is under way while the link is destroyed.
class CoreLink::Bell
{
public:
    explicit Bell(CoreLink *link) : m_link(link) { }

    void ring()
    {
        const std::lock_guard lock(m_mutex);
        if (m_link)
            QMetaObject::invokeMethod(m_link, &CoreLink::scheduleDrain, Qt::QueuedConnection);
    }

    void unhook()
    {
        const std::lock_guard lock(m_mutex);
        m_link = nullptr;
    }

private:
    std::mutex m_mutex;
    CoreLink *m_link;
};

CoreLink::CoreLink(std::unique_ptr<CoreService> core, QObject *parent)
    : QObject(parent), m_core(std::move(core)), m_bell(std::make_shared<Bell>(this))
{
    m_drain.setSingleShot(true);
    connect(&m_drain, &QTimer::timeout, this, &CoreLink::drain);
    m_core->setWake([bell = m_bell] { bell->ring(); });
    scheduleDrain(); // what gathered before there was a bell
}

CoreLink::~CoreLink()
{
    m_bell->unhook();
    m_core->setWake({});
}

RequestId CoreLink::request(Operation operation, const QJsonObject &parameters)
{
    return m_core->request(operation, parameters);
}

void CoreLink::request(Operation operation, const QJsonObject &parameters, QObject *context, Then then)
{
    const RequestId id = m_core->request(operation, parameters);
    m_waiting.insert_or_assign(id, Waiting{context, std::move(then)});
    if (m_rung)
        scheduleDrain();
}

void CoreLink::setActive(bool active)
{
    m_active = active;
    if (active && m_rung)
        scheduleDrain();
}

void CoreLink::scheduleDrain()
{
    m_rung = true;
    if (m_drain.isActive() || (!m_active && m_waiting.empty()))
        return;
    const qint64 age = m_sinceDrain.isValid() ? m_sinceDrain.elapsed() : kDrainMs;
    m_drain.start(int(std::max<qint64>(0, kDrainMs - age)));
}

void CoreLink::drain()
{
    if (!m_active && m_waiting.empty())
        return;
    m_rung = false;
    m_sinceDrain.start();
    tell(m_core->takeEvents());
}

void CoreLink::tell(EventBatch batch)
{
    if (batch.status) {
        m_status = *std::move(batch.status);
        m_hasStatus = true;
        Q_EMIT statusChanged(m_status);
    }
    if (batch.agents) {
        m_agents = *std::move(batch.agents);
        Q_EMIT agentsChanged(m_agents);
    }
    for (const Answer &answer : batch.answers)
        tell(answer);
    if (!batch.tasks.empty())
        Q_EMIT tasksChanged(batch.tasks);
    if (!batch.log.empty() || batch.logDropped > 0)
        Q_EMIT logArrived(batch.log, batch.logDropped);
    if (batch.connectionLost && m_connected) {
        m_connected = false;
        m_waiting.clear(); // nothing more will come
        Q_EMIT connectionLost();
    }
}

void CoreLink::tell(const Answer &answer)
{
    if (const auto found = m_waiting.find(answer.request); found != m_waiting.end()) {
        const Waiting waiting = std::move(found->second);
        m_waiting.erase(found);
        if (waiting.context)
            waiting.then(answer.result);
    }
    Q_EMIT answered(answer.request, answer.result);
}

} // namespace qd
