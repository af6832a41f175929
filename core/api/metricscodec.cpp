#include "core/api/metricscodec.h"

#include <QJsonArray>

namespace qd {
namespace {

QJsonValue toJson(const std::optional<Spread> &spread)
{
    if (!spread)
        return {};
    return QJsonObject{{QStringLiteral("count"), spread->count}, {QStringLiteral("p50"), spread->p50},
                       {QStringLiteral("p95"), spread->p95}};
}

std::optional<Spread> spreadFromJson(const QJsonValue &value)
{
    if (!value.isObject())
        return std::nullopt;
    return Spread{value[QLatin1String("count")].toInteger(), value[QLatin1String("p50")].toInteger(),
                  value[QLatin1String("p95")].toInteger()};
}

QJsonObject toJson(const MetricsSlot &slot)
{
    return {{QStringLiteral("at"), slot.at},
            {QStringLiteral("succeeded"), slot.succeeded},
            {QStringLiteral("failed"), slot.failed},
            {QStringLiteral("wait"), toJson(slot.wait)},
            {QStringLiteral("run"), toJson(slot.run)},
            {QStringLiteral("tick"), toJson(slot.tick)}};
}

MetricsSlot slotFromJson(const QJsonObject &object)
{
    MetricsSlot slot;
    slot.at = object[QLatin1String("at")].toInteger();
    slot.succeeded = object[QLatin1String("succeeded")].toInteger();
    slot.failed = object[QLatin1String("failed")].toInteger();
    slot.wait = spreadFromJson(object[QLatin1String("wait")]);
    slot.run = spreadFromJson(object[QLatin1String("run")]);
    slot.tick = spreadFromJson(object[QLatin1String("tick")]);
    return slot;
}

} // namespace

QJsonObject toJson(const Metrics &metrics)
{
    QJsonArray list;
    for (const MetricsSlot &slot : metrics.slotList)
        list += toJson(slot);
    return {{QStringLiteral("from"), metrics.from},
            {QStringLiteral("to"), metrics.to},
            {QStringLiteral("slot_ms"), metrics.slotMs},
            {QStringLiteral("covered_from"), metrics.coveredFrom},
            {QStringLiteral("total"), toJson(metrics.total)},
            {QStringLiteral("slots"), list}};
}

Result<Metrics> metricsFromJson(const QJsonObject &object)
{
    Metrics metrics;
    metrics.from = object[QLatin1String("from")].toInteger();
    metrics.to = object[QLatin1String("to")].toInteger();
    metrics.slotMs = object[QLatin1String("slot_ms")].toInteger();
    metrics.coveredFrom = object[QLatin1String("covered_from")].toInteger();
    if (metrics.slotMs <= 0 || metrics.to <= metrics.from || !object[QLatin1String("total")].isObject())
        return Error{QStringLiteral("message_malformed"), ErrorCategory::Internal, QStringLiteral("metrics")};
    metrics.total = slotFromJson(object[QLatin1String("total")].toObject());
    const QJsonArray list = object[QLatin1String("slots")].toArray();
    for (const QJsonValue &slot : list)
        metrics.slotList.push_back(slotFromJson(slot.toObject()));
    return metrics;
}

} // namespace qd
