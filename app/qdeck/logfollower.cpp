#include "app/qdeck/logfollower.h"

#include <QJsonArray>

namespace qd {
namespace {

constexpr int kMostAtOnce = 10'000; ///< what journal.list gives in one answer

} // namespace

LogFollower::LogFollower(CoreService &service, const QJsonObject &parameters,
                         std::function<void(const QJsonObject &)> print)
    : m_service(service), m_parameters(parameters), m_print(std::move(print)),
      m_pump(service, [this](const EventBatch &batch) { read(batch); })
{
    ask();
}

void LogFollower::ask()
{
    if (m_asked == 0)
        m_asked = m_service.request(Operation::JournalList, m_parameters);
}

void LogFollower::read(const EventBatch &batch)
{
    for (const Answer &answer : batch.answers) {
        if (answer.request == m_asked)
            show(answer.result);
    }
    if (batch.connectionLost)
        Q_EMIT ended(Error{QStringLiteral("connection_lost"), ErrorCategory::Transient, QStringLiteral("the core has ended")});
    else if (batch.status || !batch.tasks.empty())
        ask();
}

void LogFollower::show(const Result<Payload> &answer)
{
    m_asked = 0;
    if (!answer) {
        Q_EMIT ended(answer.error());
        return;
    }
    const QJsonObject object = std::get<QJsonObject>(*answer);
    const QJsonArray entries = object[QLatin1String("entries")].toArray();
    if (!entries.isEmpty()) {
        m_print(object);
        m_parameters.insert(QStringLiteral("after"), entries.last()[QLatin1String("seq")]);
    }
    m_parameters.insert(QStringLiteral("limit"), kMostAtOnce); // from here on nothing may be left out
}

} // namespace qd
