#include "core/runtime/readoperations.h"

#include "core/api/rowarray.h"
#include "core/api/settingcodec.h"
#include "core/api/statuscodec.h"
#include "core/api/taskcodec.h"
#include "core/intake/intake.h"
#include "core/runtime/diagnosticsreport.h"
#include "core/runtime/healthreport.h"
#include "core/runtime/insightreport.h"
#include "core/runtime/parameters.h"
#include "core/runtime/settingsources.h"
#include "core/store/backup.h"
#include "core/store/taskreader.h"
#include "core/store/taskstore.h"
#include "core/store/tickstore.h"
#include "core/store/verifier.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

namespace qd {
namespace {

constexpr int kDefaultRows = 100;
constexpr qint64 kDefaultArtifactBytes = 65'536;
constexpr qint64 kDefaultMetricsSeconds = 3'600;

QJsonObject toJson(const AnchorFinding &anchor)
{
    return {{QStringLiteral("state"), toText(anchor.state)}, {QStringLiteral("entry"), anchor.entry}, {QStringLiteral("at"), anchor.at},
            {QStringLiteral("last"), anchor.last}, {QStringLiteral("file"), anchor.file}};
}

Result<Payload> payloadOf(Result<QJsonObject> report)
{
    return report ? Result<Payload>(*std::move(report)) : Result<Payload>(report.error());
}

} // namespace

Result<Payload> ReadOperations::perform(Operation operation, const QJsonObject &parameters, Scopes scopes)
{
    switch (operation) {
    case Operation::StatusGet: return Payload(toJson(m_hub.status()));
    case Operation::TasksPreview: {
        const auto request = intakeRequestOf(parameters);
        if (!request)
            return request.error();
        auto rows = preview(m_database, gather(*request));
        return rows ? Result<Payload>(*std::move(rows)) : Result<Payload>(rows.error());
    }
    case Operation::TasksIds: return m_tasks.ids(parameters);
    case Operation::TasksPage: return m_tasks.page(parameters);
    case Operation::TasksList: return m_tasks.list(parameters);
    case Operation::TasksShow: return m_tasks.show(parameters);
    case Operation::TasksWhy: return m_tasks.why(parameters);
    case Operation::TasksFields: return m_tasks.fields(parameters);
    case Operation::TasksExport: return m_tasks.exportTo(parameters);
    case Operation::AgentsList: return m_agents.list(m_hub.agents(), scopes);
    case Operation::AgentsTest: return m_agents.test(parameters[QLatin1String("name")].toString());
    case Operation::AttemptsList: return m_agents.attempts(parameters);
    case Operation::AttemptsTail: return m_agents.tail(parameters);
    case Operation::TicksList: return ticks(parameters);
    case Operation::JournalList: return journal(parameters);
    case Operation::ArtifactsRead: return artifact(parameters);
    case Operation::StoreVerify: return verify();
    case Operation::StoreBackup: return backup(parameters);
    case Operation::HealthGet: return health();
    case Operation::MetricsGet:
        return payloadOf(metricsReport(m_database, parameters[QLatin1String("seconds")].toInteger(kDefaultMetricsSeconds)));
    case Operation::NeedsGet: return payloadOf(needsReport(m_database, m_hub.agents()));
    case Operation::EngineArmCheck: return armCheck();
    case Operation::SettingsList: return settingsList(parameters);
    case Operation::DiagnosticsGet: return diagnostics();
    case Operation::DatabaseQuery:
    case Operation::DatabaseStop:
    case Operation::TasksAdd:
    case Operation::AgentsAdd:
    case Operation::AgentsSet:
    case Operation::AgentsRemove:
    case Operation::TasksCancel:
    case Operation::TasksRequeue:
    case Operation::TasksHold:
    case Operation::TasksRelease:
    case Operation::TasksResolve:
    case Operation::TasksApprove:
    case Operation::TasksDeny:
    case Operation::TasksReview:
    case Operation::TasksReopen:
    case Operation::TasksPrioritize:
    case Operation::TasksEdit:
    case Operation::TasksClone:
    case Operation::EnginePause:
    case Operation::EngineDrain:
    case Operation::EngineResume:
    case Operation::EngineKill:
    case Operation::EngineResetKill:
    case Operation::EngineArm:
    case Operation::EngineDisarm:
    case Operation::SettingsSet:
    case Operation::SettingsReset: break;
    }
    return Error{QStringLiteral("operation_misrouted"), ErrorCategory::Internal,
                 QString::fromLatin1(infoOf(operation).name)};
}

Result<Payload> ReadOperations::ticks(const QJsonObject &parameters)
{
    const auto ticks = TickStore(m_database).newest(parameters[QLatin1String("limit")].toInt(kDefaultRows));
    if (!ticks)
        return ticks.error();
    return Payload(QJsonObject{{QStringLiteral("ticks"), toJsonArray(*ticks)}});
}

Result<Payload> ReadOperations::journal(const QJsonObject &parameters)
{
    QString object;
    if (parameters.contains(QLatin1String("task"))) {
        const auto id = taskIdOf(parameters[QLatin1String("task")]);
        if (!id)
            return id.error();
        if (const auto task = TaskStore(m_database).read(*id); !task)
            return task.error();
        object = displayId(*id);
    }
    const auto entries = TaskReader(m_database).journal(object, parameters[QLatin1String("after")].toInteger(),
                                                        parameters[QLatin1String("limit")].toInt(kDefaultRows));
    if (!entries)
        return entries.error();
    return Payload(QJsonObject{{QStringLiteral("entries"), toJsonArray(*entries)}});
}

Result<Payload> ReadOperations::artifact(const QJsonObject &parameters)
{
    const auto hash = Sha256::fromHex(parameters[QLatin1String("sha256")].toString());
    if (!hash)
        return outOfRange("sha256");
    const auto bytes = m_artifacts.head(*hash, parameters[QLatin1String("limit")].toInteger(kDefaultArtifactBytes));
    if (!bytes)
        return bytes.error();
    return Payload(QJsonObject{{QStringLiteral("sha256"), hash->hex()},
                               {QStringLiteral("status"), toText(m_artifacts.check(*hash))},
                               {QStringLiteral("text"), QString::fromUtf8(*bytes)}});
}

Result<Payload> ReadOperations::verify()
{
    const JournalAnchor anchor = m_profile.anchor();
    const auto found = qd::verify(m_database, m_artifacts, &anchor);
    if (!found)
        return found.error();
    const QJsonValue brokenAt = found->journalBrokenAt > 0 ? QJsonValue(found->journalBrokenAt) : QJsonValue();
    return Payload(QJsonObject{
        {QStringLiteral("ok"), found->ok()},
        {QStringLiteral("journal"), QJsonObject{{QStringLiteral("entries"), found->journalEntries}, {QStringLiteral("broken_at"), brokenAt}}},
        {QStringLiteral("anchor"), toJson(found->anchor)},
        {QStringLiteral("artifacts"), QJsonObject{{QStringLiteral("checked"), found->artifactsChecked},
                                                  {QStringLiteral("missing"), QJsonArray::fromStringList(found->artifactsMissing)},
                                                  {QStringLiteral("mismatched"), QJsonArray::fromStringList(found->artifactsMismatched)}}},
        {QStringLiteral("database"), QJsonObject{{QStringLiteral("integrity"), found->databaseIntegrity}}},
        {QStringLiteral("consistency"), QJsonObject{{QStringLiteral("ok"), found->inconsistencies.isEmpty()},
                                                    {QStringLiteral("findings"), QJsonArray::fromStringList(found->inconsistencies)}}},
    });
}

// A change that is committed is seen: rows are read anew.
Result<SettingLayers> ReadOperations::layers()
{
    SettingStore store(m_database);
    auto program = settingsOf(store);
    if (!program)
        return program.error();
    SettingLayers layers = m_settings;
    layers.program = *std::move(program);
    return layers;
}

Result<Payload> ReadOperations::health()
{
    const auto layers = this->layers();
    if (!layers)
        return layers.error();
    return payloadOf(healthReport(m_database, m_hub.status(), *layers, m_profile.anchor()));
}

Result<Payload> ReadOperations::armCheck()
{
    const auto layers = this->layers();
    if (!layers)
        return layers.error();
    return payloadOf(armReport(m_database, m_hub.status(), m_hub.agents(), *layers, m_profile.backups()));
}

Result<Payload> ReadOperations::diagnostics()
{
    const auto layers = this->layers();
    if (!layers)
        return layers.error();
    return payloadOf(diagnosticsReport(m_database, m_hub, *layers, m_profile));
}

Result<Payload> ReadOperations::settingsList(const QJsonObject &parameters)
{
    const QString name = parameters[QLatin1String("name")].toString();
    if (!name.isEmpty() && !findSetting(name))
        return unknownSetting(name);
    const auto layers = this->layers();
    if (!layers)
        return layers.error();
    QJsonArray list;
    for (const EffectiveSetting &setting : layers->all()) {
        if (name.isEmpty() || name == QLatin1String(infoOf(setting.setting).name))
            list += toJson(setting);
    }
    return Payload(QJsonObject{{QStringLiteral("settings"), list}});
}

Result<Payload> ReadOperations::backup(const QJsonObject &parameters)
{
    const QString path = parameters[QLatin1String("path")].toString();
    if (!QDir::isAbsolutePath(path) || path.contains(QChar::Null))
        return outOfRange("path");
    if (auto copied = backUp(m_database, path); !copied)
        return copied.error();
    return Payload(QJsonObject{{QStringLiteral("path"), path}, {QStringLiteral("size"), QFileInfo(path).size()}});
}

} // namespace qd
