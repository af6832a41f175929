#include "tests/core/doors/fakecore.h"

#include <algorithm>
#include <utility>

namespace qd {

std::unique_ptr<CoreService> FakeCore::connect(const Caller &caller)
{
    const std::lock_guard lock(m_mutex);
    m_callers.push_back(caller);
    return std::make_unique<FakeService>(*this);
}

void FakeCore::setAnswerer(Answerer answerer)
{
    const std::lock_guard lock(m_mutex);
    m_answerer = std::move(answerer);
}

void FakeCore::publish(const EventBatch &batch)
{
    const std::lock_guard lock(m_mutex);
    for (FakeService *service : m_services)
        service->gather(batch);
}

void FakeCore::answerLast(const Result<Payload> &result)
{
    const std::lock_guard lock(m_mutex);
    EventBatch batch;
    batch.answers.push_back({m_services.back()->m_last, result});
    m_services.back()->gather(batch);
}

void FakeCore::answerFirst(const Result<Payload> &result)
{
    const std::lock_guard lock(m_mutex);
    EventBatch batch;
    batch.answers.push_back({FakeService::kFirst, result});
    m_services.back()->gather(batch);
}

std::vector<Caller> FakeCore::callers() const
{
    const std::lock_guard lock(m_mutex);
    return m_callers;
}

std::vector<FakeCore::Asked> FakeCore::asked() const
{
    const std::lock_guard lock(m_mutex);
    return m_asked;
}

int FakeCore::services() const
{
    const std::lock_guard lock(m_mutex);
    return int(m_services.size());
}

int FakeCore::waiting() const
{
    const std::lock_guard lock(m_mutex);
    return int(std::count_if(m_services.begin(), m_services.end(),
                             [](const FakeService *service) { return !service->m_waiting.isEmpty(); }));
}

FakeService::FakeService(FakeCore &core) : m_core(core)
{
    const std::lock_guard lock(m_core.m_mutex);
    m_core.m_services.push_back(this);
}

FakeService::~FakeService()
{
    const std::lock_guard lock(m_core.m_mutex);
    std::erase(m_core.m_services, this);
}

RequestId FakeService::request(Operation operation, const QJsonObject &parameters)
{
    const std::lock_guard lock(m_core.m_mutex);
    m_core.m_asked.push_back({operation, parameters});
    const RequestId id = ++m_last;
    if (!m_core.m_answerer)
        return id;
    if (const auto result = m_core.m_answerer(operation, parameters)) {
        EventBatch batch;
        batch.answers.push_back({id, *result});
        gather(batch);
    }
    return id;
}

EventBatch FakeService::takeEvents()
{
    const std::lock_guard lock(m_core.m_mutex);
    return std::exchange(m_waiting, {});
}

void FakeService::setWake(std::function<void()> wake)
{
    const std::lock_guard lock(m_core.m_mutex);
    m_wake = std::move(wake);
}

void FakeService::gather(const EventBatch &batch)
{
    const bool wasEmpty = m_waiting.isEmpty();
    m_waiting.answers.insert(m_waiting.answers.end(), batch.answers.begin(), batch.answers.end());
    m_waiting.tasks.insert(m_waiting.tasks.end(), batch.tasks.begin(), batch.tasks.end());
    m_waiting.log.insert(m_waiting.log.end(), batch.log.begin(), batch.log.end());
    if (batch.status)
        m_waiting.status = batch.status;
    m_waiting.connectionLost = m_waiting.connectionLost || batch.connectionLost;
    if (wasEmpty && m_wake)
        m_wake();
}

} // namespace qd
