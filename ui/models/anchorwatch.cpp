#include "ui/models/anchorwatch.h"

#include <QJsonArray>

#include <algorithm>

namespace qd {

AnchorWatch::AnchorWatch(CoreLink &link, QObject *parent) : QObject(parent), m_link(link)
{
    connect(&link, &CoreLink::statusChanged, this, &AnchorWatch::follow);
    if (link.hasStatus())
        follow(link.status());
}

void AnchorWatch::follow(const EngineStatus &status)
{
    if (m_state == status.state)
        return;
    m_state = status.state;
    ask();
}

void AnchorWatch::ask()
{
    m_link.request(Operation::HealthGet, {}, this, [this](const Result<Payload> &answer) {
        const auto *health = answer ? std::get_if<QJsonObject>(&*answer) : nullptr;
        if (!health)
            return; // what was known stays
        const QJsonArray reasons = health->value(QLatin1String("reasons")).toArray();
        const bool alarms = std::any_of(reasons.begin(), reasons.end(), [](const QJsonValue &reason) {
            return reason[QLatin1String("code")].toString() == QLatin1String("anchor_mismatch");
        });
        if (alarms == m_alarms)
            return;
        m_alarms = alarms;
        Q_EMIT changed();
    });
}

} // namespace qd
