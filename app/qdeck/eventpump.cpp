#include "app/qdeck/eventpump.h"

namespace qd {

EventPump::EventPump(CoreService &service, std::function<void(const EventBatch &)> reader)
    : m_service(service), m_reader(std::move(reader))
{
    m_service.setWake([this] { QMetaObject::invokeMethod(this, "take", Qt::QueuedConnection); });
    QMetaObject::invokeMethod(this, "take", Qt::QueuedConnection); // what gathered before anybody could be woken
}

EventPump::~EventPump()
{
    m_service.setWake({});
}

void EventPump::take()
{
    const EventBatch batch = m_service.takeEvents();
    if (!batch.isEmpty())
        m_reader(batch);
}

} // namespace qd
