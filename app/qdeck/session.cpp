#include "app/qdeck/session.h"

namespace qd {

Session::Session(CoreService &service)
    : m_service(service), m_pump(service, [this](const EventBatch &batch) { read(batch); })
{
}

void Session::ask(Operation operation, const QJsonObject &parameters)
{
    m_request = m_service.request(operation, parameters);
}

void Session::read(const EventBatch &batch)
{
    for (const Answer &answer : batch.answers) {
        if (answer.request == m_request)
            end(answer.result);
    }
    if (batch.connectionLost)
        end(Error{QStringLiteral("connection_lost"), ErrorCategory::Transient, QStringLiteral("the core has ended")});
}

void Session::end(Result<Payload> result)
{
    if (m_result)
        return;
    m_result = std::move(result);
    Q_EMIT answered();
}

} // namespace qd
