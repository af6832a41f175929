#include "core/runtime/insightreport.h"

#include "core/agents/roster.h"
#include "core/api/metricscodec.h"
#include "core/base/clock.h"
#include "core/rules/armchecks.h"
#include "core/store/backupfolder.h"
#include "core/store/metricsreader.h"

#include <QJsonArray>

#include <algorithm>

namespace qd {
namespace {

QJsonObject toJson(const MetricsReader::Waiting &waiting)
{
    return {{QStringLiteral("count"), waiting.count},
            {QStringLiteral("task"), waiting.task > 0 ? QJsonValue(displayId(TaskId{waiting.task})) : QJsonValue()},
            {QStringLiteral("capped"), waiting.count >= MetricsReader::kMostWaiting}};
}

ArmFacts armFactsOf(const EngineStatus &status, const std::vector<AgentStatus> &agents)
{
    ArmFacts facts;
    facts.state = status.state;
    facts.leaseHeld = !status.leaseOwner.isEmpty() && status.leaseExpiresInMs > 0;
    facts.unknownOutcomes = status.queue.of(TaskState::Unknown);
    for (const AgentStatus &agent : agents) {
        if (!agent.agent.enabled || agent.agent.transport == Transport::Rehearsal)
            continue;
        ++facts.agentsEnabled;
        facts.agentsHealthy += agent.healthy() ? 1 : 0;
    }
    return facts;
}

QStringList servedLanes(const std::vector<AgentStatus> &agents)
{
    QStringList lanes;
    for (const AgentStatus &status : agents) {
        if (status.agent.enabled)
            lanes += Roster::lanesOf(status.agent);
    }
    return lanes;
}

} // namespace

Result<QJsonObject> metricsReport(Database &database, qint64 seconds)
{
    const qint64 now = SystemClock().wallMs();
    const auto found = MetricsReader(database).read(now - seconds * 1'000, now);
    return found ? Result<QJsonObject>(toJson(*found)) : Result<QJsonObject>(found.error());
}

Result<QJsonObject> needsReport(Database &database, const std::vector<AgentStatus> &agents)
{
    const auto found = MetricsReader(database).needs(servedLanes(agents));
    if (!found)
        return found.error();
    return QJsonObject{{QStringLiteral("approvals"), toJson(found->approvals)},
                       {QStringLiteral("questions"), toJson(found->questions)},
                       {QStringLiteral("armed"), toJson(found->armed)},
                       {QStringLiteral("unserved"), toJson(found->unserved)}};
}

Result<QJsonObject> armReport(Database &database, const EngineStatus &status, const std::vector<AgentStatus> &agents,
                              const SettingLayers &settings, const QString &backups)
{
    const auto waiting = MetricsReader(database).needs(servedLanes(agents));
    if (!waiting)
        return waiting.error();
    ArmFacts facts = armFactsOf(status, agents);
    facts.allowReal = settings.flag(Setting::SafetyAllowReal);
    facts.tasksReady = waiting->armed.count;
    facts.approvalsWaiting = waiting->approvals.count;
    if (const auto newest = BackupFolder(backups).newestDaily())
        facts.backupAgeMs = std::max<qint64>(0, SystemClock().wallMs() - *newest);
    QJsonArray checks;
    for (const ArmCheck &check : judgeArming(facts))
        checks += QJsonObject{{QStringLiteral("id"), check.id}, {QStringLiteral("result"), toText(check.result)},
                              {QStringLiteral("number"), check.number}, {QStringLiteral("detail"), check.detail}};
    return QJsonObject{{QStringLiteral("checks"), checks}};
}

} // namespace qd
