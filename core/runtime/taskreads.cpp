#include "core/runtime/taskreads.h"

#include "core/api/rowarray.h"
#include "core/api/taskcodec.h"
#include "core/base/clock.h"
#include "core/intake/taskexport.h"
#include "core/rules/waiting.h"
#include "core/runtime/parameters.h"
#include "core/store/approvalstore.h"
#include "core/store/attemptstore.h"
#include "core/store/dependencystore.h"
#include "core/store/taskreader.h"
#include "core/store/taskstore.h"

#include <QJsonArray>

#include <algorithm>

namespace qd {
namespace {

constexpr int kDefaultRows = 100;

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

QJsonArray dependenciesToJson(const std::vector<Dependency> &dependencies)
{
    QJsonArray array;
    for (const Dependency &dependency : dependencies)
        array += QJsonObject{
            {QStringLiteral("reference"), dependency.reference},
            {QStringLiteral("task"), dependency.needs ? QJsonValue(displayId(*dependency.needs)) : QJsonValue()},
            {QStringLiteral("state"), dependency.state ? QJsonValue(toText(*dependency.state)) : QJsonValue()},
            {QStringLiteral("met"), dependency.met()}};
    return array;
}

} // namespace

Result<Payload> TaskReads::ids(const QJsonObject &parameters)
{
    const auto query = taskQueryOf(parameters);
    if (!query)
        return query.error();
    auto snapshot = TaskReader(m_database).ids(*query, parameters[QLatin1String("rows")].toInt());
    if (!snapshot)
        return snapshot.error();
    return Payload(*std::move(snapshot));
}

Result<Payload> TaskReads::page(const QJsonObject &parameters)
{
    auto page = TaskReader(m_database).page(idsOf(parameters));
    if (!page)
        return page.error();
    return Payload(*std::move(page));
}

Result<Payload> TaskReads::list(const QJsonObject &parameters)
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
    return Payload(QJsonObject{{QStringLiteral("tasks"), toJsonArray(page->rows)},
                               {QStringLiteral("total"), qint64(total)},
                               {QStringLiteral("truncated"), total > snapshot->ids.size()}});
}

Result<Task> TaskReads::taskOf(const QJsonObject &parameters)
{
    const auto id = taskIdOf(parameters[QLatin1String("id")]);
    return id ? TaskStore(m_database).read(*id) : id.error();
}

QJsonArray TaskReads::attemptsJson(const std::vector<Attempt> &attempts) const
{
    QJsonArray list;
    for (const Attempt &attempt : attempts) {
        QJsonObject object = toJson(attempt);
        QJsonArray artifacts;
        for (const Artifact &one : attempt.artifacts)
            artifacts += QJsonObject{{QStringLiteral("name"), one.name}, {QStringLiteral("sha256"), one.hash.hex()},
                                     {QStringLiteral("size"), one.size}, {QStringLiteral("path"), m_artifacts.pathOf(one.hash)},
                                     {QStringLiteral("status"), toText(m_artifacts.check(one.hash))}};
        object.insert(QStringLiteral("artifacts"), artifacts);
        list += object;
    }
    return list;
}

Result<Payload> TaskReads::show(const QJsonObject &parameters)
{
    const auto task = taskOf(parameters);
    if (!task)
        return task.error();
    const auto attempts = AttemptStore(m_database).ofTask(task->id);
    if (!attempts)
        return attempts.error();
    const auto approvals = ApprovalStore(m_database).ofTask(task->id);
    if (!approvals)
        return approvals.error();
    const auto dependencies = DependencyStore(m_database).ofTask(task->id);
    if (!dependencies)
        return dependencies.error();
    QJsonObject object = toJson(*task);
    if (task->holdReason == HoldReason::Approval) {
        const auto approved = lastApproved(*task);
        if (!approved)
            return approved.error();
        object.insert(QStringLiteral("last_approved"), *approved);
    }
    object.insert(QStringLiteral("attempt_list"), attemptsJson(*attempts));
    object.insert(QStringLiteral("approvals"), toJsonArray(*approvals));
    object.insert(QStringLiteral("dependencies"), dependenciesToJson(*dependencies));
    return Payload(object);
}

Result<Payload> TaskReads::fields(const QJsonObject &parameters)
{
    const auto id = taskIdOf(parameters[QLatin1String("id")]);
    if (!id)
        return id.error();
    auto fields = taskFields(m_database, *id);
    return fields ? Result<Payload>(*std::move(fields)) : Result<Payload>(fields.error());
}

Result<Payload> TaskReads::exportTo(const QJsonObject &parameters)
{
    auto written = exportTasks(m_database, idsOf(parameters), parameters[QLatin1String("path")].toString());
    return written ? Result<Payload>(*std::move(written)) : Result<Payload>(written.error());
}

// What a person has approved of the same kind of work by the same agent: to be seen beside what is asked now.
Result<QJsonValue> TaskReads::lastApproved(const Task &task)
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

Result<Payload> TaskReads::why(const QJsonObject &parameters)
{
    const auto task = taskOf(parameters);
    if (!task)
        return task.error();
    const auto dependencies = DependencyStore(m_database).ofTask(task->id);
    if (!dependencies)
        return dependencies.error();
    const auto asked = ApprovalStore(m_database).pendingOf(task->id);
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
    return Payload(QJsonObject{{QStringLiteral("id"), displayId(task->id)}, {QStringLiteral("number"), task->id.value},
                               {QStringLiteral("state"), toText(task->state)}, {QStringLiteral("reasons"), reasons}});
}

} // namespace qd
