#include "core/runtime/readoperations.h"

#include "core/api/settingcodec.h"
#include "core/api/statuscodec.h"
#include "core/api/taskcodec.h"
#include "core/base/clock.h"
#include "core/intake/intake.h"
#include "core/intake/taskexport.h"
#include "core/rules/waiting.h"
#include "core/runtime/healthreport.h"
#include "core/runtime/insightreport.h"
#include "core/runtime/settingsources.h"
#include "core/store/approvalstore.h"
#include "core/store/attemptstore.h"
#include "core/store/backup.h"
#include "core/store/dependencystore.h"
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

Error outOfRange(const char *parameter)
{
    return {QStringLiteral("parameter_range"), ErrorCategory::Permanent, QString::fromLatin1(parameter)};
}

Result<TaskQuery> taskQueryOf(const QJsonObject &parameters)
{
    auto filter = parseTaskFilter(parameters[QLatin1String("filter")].toString());
    if (!filter)
        return filter.error();
    TaskQuery query{*std::move(filter), TaskQuery::Sort::Order, false, SystemClock().wallMs()};
    std::vector<TaskState> states;
    const QJsonArray words = parameters[QLatin1String("states")].toArray();
    for (const QJsonValue &word : words) {
        const auto state = fromText<TaskState>(word.toString());
        if (!state)
            return outOfRange("states");
        states.push_back(*state);
    }
    if (!states.empty())
        query.filter.states.only(states);
    if (const QString text = parameters[QLatin1String("text")].toString(); !text.isEmpty())
        query.filter.words += text;
    if (parameters.contains(QLatin1String("sort"))) {
        const auto sort = fromText<TaskQuery::Sort>(parameters[QLatin1String("sort")].toString());
        if (!sort)
            return outOfRange("sort");
        query.sort = *sort;
    }
    query.descending = parameters[QLatin1String("descending")].toBool();
    return query;
}

std::vector<TaskId> idsOf(const QJsonObject &parameters)
{
    std::vector<TaskId> ids;
    const QJsonArray numbers = parameters[QLatin1String("ids")].toArray();
    for (const QJsonValue &id : numbers)
        ids.push_back(TaskId{id.toInteger()});
    return ids;
}

QJsonObject toJson(const Dependency &dependency)
{
    return {{QStringLiteral("reference"), dependency.reference},
            {QStringLiteral("task"), dependency.needs ? QJsonValue(displayId(*dependency.needs)) : QJsonValue()},
            {QStringLiteral("state"), dependency.state ? QJsonValue(toText(*dependency.state)) : QJsonValue()},
            {QStringLiteral("met"), dependency.met()}};
}

Result<Payload> payloadOf(Result<QJsonObject> report)
{
    return report ? Result<Payload>(*std::move(report)) : Result<Payload>(report.error());
}

template <typename Rows>
QJsonArray toArray(const Rows &rows)
{
    QJsonArray array;
    for (const auto &row : rows)
        array += toJson(row);
    return array;
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
    case Operation::TasksIds: return ids(parameters);
    case Operation::TasksPage: return page(parameters);
    case Operation::TasksList: return list(parameters);
    case Operation::TasksShow: return show(parameters);
    case Operation::TasksWhy: return why(parameters);
    case Operation::AgentsList: return m_agents.list(m_hub.agents(), scopes);
    case Operation::AgentsTest: return m_agents.test(parameters[QLatin1String("name")].toString());
    case Operation::AttemptsList: return m_agents.attempts(parameters);
    case Operation::AttemptsTail: return m_agents.tail(parameters);
    case Operation::TasksFields: return fields(parameters);
    case Operation::TasksExport: return exportTo(parameters);
    case Operation::TicksList: return ticks(parameters);
    case Operation::JournalList: return journal(parameters);
    case Operation::ArtifactsRead: return artifact(parameters);
    case Operation::StoreVerify: return verify();
    case Operation::StoreBackup: return backup(parameters);
    case Operation::HealthGet: return health();
    case Operation::MetricsGet:
        return payloadOf(metricsReport(m_database, parameters[QLatin1String("seconds")].toInteger(kDefaultMetricsSeconds)));
    case Operation::NeedsGet: return payloadOf(needsReport(m_database));
    case Operation::EngineArmCheck: return armCheck();
    case Operation::SettingsList: return settingsList(parameters);
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

Result<Payload> ReadOperations::ids(const QJsonObject &parameters)
{
    const auto query = taskQueryOf(parameters);
    if (!query)
        return query.error();
    auto snapshot = TaskReader(m_database).ids(*query, parameters[QLatin1String("rows")].toInt());
    if (!snapshot)
        return snapshot.error();
    return Payload(*std::move(snapshot));
}

Result<Payload> ReadOperations::page(const QJsonObject &parameters)
{
    auto page = TaskReader(m_database).page(idsOf(parameters));
    if (!page)
        return page.error();
    return Payload(*std::move(page));
}

Result<Payload> ReadOperations::list(const QJsonObject &parameters)
{
    const auto query = taskQueryOf(parameters);
    if (!query)
        return query.error();
    TaskReader reader(m_database);
    auto snapshot = reader.ids(*query);
    if (!snapshot)
        return snapshot.error();
    const size_t total = snapshot->ids.size();
    snapshot->ids.resize(std::min(total, size_t(parameters[QLatin1String("limit")].toInt(kDefaultRows))));
    const auto page = reader.page(snapshot->ids);
    if (!page)
        return page.error();
    return Payload(QJsonObject{{QStringLiteral("tasks"), toArray(page->rows)},
                               {QStringLiteral("total"), qint64(total)},
                               {QStringLiteral("truncated"), total > snapshot->ids.size()}});
}

Result<Payload> ReadOperations::show(const QJsonObject &parameters)
{
    const auto id = taskIdOf(parameters[QLatin1String("id")]);
    if (!id)
        return id.error();
    const auto task = TaskStore(m_database).read(*id);
    if (!task)
        return task.error();
    const auto attempts = AttemptStore(m_database).ofTask(*id);
    if (!attempts)
        return attempts.error();
    QJsonArray list;
    for (const Attempt &attempt : *attempts) {
        QJsonObject object = toJson(attempt);
        QJsonArray artifacts;
        for (const Artifact &one : attempt.artifacts)
            artifacts += QJsonObject{{QStringLiteral("name"), one.name}, {QStringLiteral("sha256"), one.hash.hex()},
                                     {QStringLiteral("size"), one.size}, {QStringLiteral("path"), m_artifacts.pathOf(one.hash)},
                                     {QStringLiteral("status"), toText(m_artifacts.check(one.hash))}};
        object.insert(QStringLiteral("artifacts"), artifacts);
        list += object;
    }
    const auto approvals = ApprovalStore(m_database).ofTask(*id);
    if (!approvals)
        return approvals.error();
    const auto dependencies = DependencyStore(m_database).ofTask(*id);
    if (!dependencies)
        return dependencies.error();
    QJsonObject object = toJson(*task);
    if (task->holdReason == HoldReason::Approval) {
        const auto approved = lastApproved(*task);
        if (!approved)
            return approved.error();
        object.insert(QStringLiteral("last_approved"), *approved);
    }
    object.insert(QStringLiteral("attempt_list"), list);
    object.insert(QStringLiteral("approvals"), toArray(*approvals));
    object.insert(QStringLiteral("dependencies"), toArray(*dependencies));
    return Payload(object);
}

Result<Payload> ReadOperations::fields(const QJsonObject &parameters)
{
    const auto id = taskIdOf(parameters[QLatin1String("id")]);
    if (!id)
        return id.error();
    auto fields = taskFields(m_database, *id);
    return fields ? Result<Payload>(*std::move(fields)) : Result<Payload>(fields.error());
}

Result<Payload> ReadOperations::exportTo(const QJsonObject &parameters)
{
    auto written = exportTasks(m_database, idsOf(parameters), parameters[QLatin1String("path")].toString());
    return written ? Result<Payload>(*std::move(written)) : Result<Payload>(written.error());
}

// What a person has approved of the same kind of work by the same agent: to be seen beside what is asked now.
Result<QJsonValue> ReadOperations::lastApproved(const Task &task)
{
    const auto approved = ApprovalStore(m_database).lastApproved(task.spec.kind, task.agent, task.id);
    if (!approved)
        return approved.error();
    if (!*approved)
        return QJsonValue();
    QJsonObject object = toJson(**approved);
    object.insert(QStringLiteral("task"), displayId((*approved)->task));
    return QJsonValue(object);
}

Result<Payload> ReadOperations::why(const QJsonObject &parameters)
{
    const auto id = taskIdOf(parameters[QLatin1String("id")]);
    if (!id)
        return id.error();
    const auto task = TaskStore(m_database).read(*id);
    if (!task)
        return task.error();
    const auto dependencies = DependencyStore(m_database).ofTask(*id);
    if (!dependencies)
        return dependencies.error();
    const auto asked = ApprovalStore(m_database).pendingOf(*id);
    if (!asked)
        return asked.error();
    const EngineStatus status = m_hub.status();
    WaitFacts facts{*task, asked->has_value(), {}, m_hub.agents(), status.state, status.controls.real, status.at,
                    status.outOfSpace};
    for (const Dependency &dependency : *dependencies)
        facts.awaited.push_back({dependency.reference, dependency.state});
    QJsonArray reasons;
    for (const WaitReason &reason : whyWaiting(facts))
        reasons += QJsonObject{{QStringLiteral("code"), reason.code}, {QStringLiteral("detail"), reason.detail}};
    return Payload(QJsonObject{{QStringLiteral("id"), displayId(*id)}, {QStringLiteral("number"), id->value},
                               {QStringLiteral("state"), toText(task->state)}, {QStringLiteral("reasons"), reasons}});
}

Result<Payload> ReadOperations::ticks(const QJsonObject &parameters)
{
    const auto ticks = TickStore(m_database).newest(parameters[QLatin1String("limit")].toInt(kDefaultRows));
    if (!ticks)
        return ticks.error();
    return Payload(QJsonObject{{QStringLiteral("ticks"), toArray(*ticks)}});
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
    return Payload(QJsonObject{{QStringLiteral("entries"), toArray(*entries)}});
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
    const auto found = qd::verify(m_database, m_artifacts);
    if (!found)
        return found.error();
    const QJsonValue brokenAt = found->journalBrokenAt > 0 ? QJsonValue(found->journalBrokenAt) : QJsonValue();
    return Payload(QJsonObject{
        {QStringLiteral("ok"), found->ok()},
        {QStringLiteral("journal"), QJsonObject{{QStringLiteral("entries"), found->journalEntries}, {QStringLiteral("broken_at"), brokenAt}}},
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
    auto report = healthReport(m_database, m_hub.status(), *layers);
    return report ? Result<Payload>(*std::move(report)) : Result<Payload>(report.error());
}

Result<Payload> ReadOperations::armCheck()
{
    const auto layers = this->layers();
    if (!layers)
        return layers.error();
    return payloadOf(armReport(m_database, m_hub.status(), m_hub.agents(), *layers, m_backups));
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
