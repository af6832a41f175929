#include "tests/bench/deskclient.h"

#include <QJsonArray>

#include <chrono>

namespace qd::bench {
namespace {

constexpr std::chrono::seconds kPatience{120};
constexpr Scopes kAll = Scope::Observe | Scope::Enqueue | Scope::Operate | Scope::Arm | Scope::Configure;

} // namespace

DeskClient::DeskClient(CoreAccess &core) : m_service(core.connect({QStringLiteral("console:bench"), kAll, true, true}))
{
    m_service->setWake([this] {
        const std::lock_guard lock(m_mutex);
        m_woken = true;
        m_change.notify_one();
    });
}

DeskClient::~DeskClient() { m_service->setWake({}); }

EventBatch DeskClient::next()
{
    {
        std::unique_lock lock(m_mutex);
        if (!m_change.wait_for(lock, kPatience, [this] { return m_woken; }))
            qFatal("the core says nothing any more");
        m_woken = false;
    }
    return m_service->takeEvents();
}

QJsonObject DeskClient::ask(Operation operation, const QJsonObject &parameters)
{
    const RequestId id = request(operation, parameters);
    QJsonObject object;
    waitUntil([&](const EventBatch &batch) {
        for (const Answer &answer : batch.answers) {
            if (answer.request != id)
                continue;
            if (!answer.result)
                qFatal("%s: %s", qPrintable(answer.result.error().code), qPrintable(answer.result.error().detail));
            object = std::get<QJsonObject>(*answer.result);
            return true;
        }
        return false;
    });
    return object;
}

QJsonObject documentOf(const QString &name, const QString &text)
{
    const QJsonObject document{{QStringLiteral("name"), name}, {QStringLiteral("text"), text}};
    return {{QStringLiteral("documents"), QJsonArray{document}}};
}

} // namespace qd::bench
