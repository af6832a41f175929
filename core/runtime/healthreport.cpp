#include "core/runtime/healthreport.h"

#include "core/base/clock.h"
#include "core/rules/health.h"
#include "core/store/attemptstore.h"
#include "core/store/taskreader.h"

#include <QJsonArray>

namespace qd {
namespace {

bool runs(const EngineStatus &status)
{
    return status.state != EngineState::Stopped;
}

// An idle tick leaves no line in the ledger, but the engine has spoken.
QJsonValue lastTickAt(const EngineStatus &status)
{
    if (status.tickNumber == 0)
        return {};
    return runs(status) ? status.at : status.lastTick.startedAt;
}

QJsonValue lastTickStatus(const EngineStatus &status)
{
    if (status.tickNumber == 0)
        return {};
    return toText(status.tickNumber > status.lastTick.number ? TickOutcome::Idle : status.lastTick.outcome);
}

HealthFacts factsOf(const EngineStatus &status, const SettingLayers &settings, qint64 now)
{
    HealthFacts facts;
    facts.state = status.state;
    facts.leaseHeld = !status.leaseOwner.isEmpty() && status.leaseExpiresInMs > 0;
    facts.tickNumber = status.tickNumber;
    facts.lastTick = status.lastTick;
    facts.sinceTickMs = now - status.at;
    facts.tickIntervalMs = settings.number(Setting::EngineTickInterval);
    facts.tickLimitMs = settings.number(Setting::EngineMaxTickSeconds);
    facts.outOfSpace = status.outOfSpace;
    facts.agentsEnabled = status.agentsEnabled;
    facts.agentsHealthy = status.agentsHealthy;
    return facts;
}

QJsonArray toJson(const std::vector<HealthReason> &reasons)
{
    QJsonArray array;
    for (const HealthReason &reason : reasons)
        array += QJsonObject{{QStringLiteral("level"), toText(reason.level)}, {QStringLiteral("code"), reason.code},
                             {QStringLiteral("detail"), reason.detail}};
    return array;
}

} // namespace

Result<QJsonObject> healthReport(Database &database, const EngineStatus &status, const SettingLayers &settings,
                                 const JournalAnchor &anchor)
{
    const qint64 now = SystemClock().wallMs();
    HealthFacts facts = factsOf(status, settings, now);
    const auto compared = anchor.compareWith(database);
    if (!compared)
        return compared.error();
    facts.anchorAlarms = compared->alarms();
    const auto recent = AttemptStore(database).recentEnds(now - HealthFacts::kAttemptsMs, HealthFacts::kMostAttempts);
    if (!recent)
        return recent.error();
    facts.attemptsEnded = recent->ended;
    facts.attemptsFailed = recent->failed;
    const auto retries = TaskReader(database).countRetries();
    if (!retries)
        return retries.error();
    const Health health = judgeHealth(facts);
    const qint64 queued = status.queue.of(TaskState::Queued);
    return QJsonObject{
        {QStringLiteral("status"), toText(health.level)},
        {QStringLiteral("reasons"), toJson(health.reasons)},
        {QStringLiteral("engine_state"), toText(status.state)},
        {QStringLiteral("last_tick_at"), lastTickAt(status)},
        {QStringLiteral("last_tick_status"), lastTickStatus(status)},
        {QStringLiteral("lease_owner"), status.leaseOwner.isEmpty() ? QJsonValue() : QJsonValue(status.leaseOwner)},
        {QStringLiteral("flags"), QJsonObject{{QStringLiteral("paused"), status.controls.wish == RunWish::Pause},
                                              {QStringLiteral("killed"), status.state == EngineState::Killed},
                                              {QStringLiteral("proof_mode"), !status.controls.real.open(now)}}},
        {QStringLiteral("queue_counts"), QJsonObject{{QStringLiteral("pending"), std::max<qint64>(0, queued - *retries)},
                                                     {QStringLiteral("retry"), *retries},
                                                     {QStringLiteral("dlq"), status.queue.of(TaskState::Dead)}}},
        {QStringLiteral("server_time_utc"), now},
    };
}

} // namespace qd
