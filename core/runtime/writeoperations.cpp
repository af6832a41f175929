#include "core/runtime/writeoperations.h"

#include "core/engine/taskeditor.h"
#include "core/intake/intake.h"
#include "core/runtime/actlog.h"
#include "core/runtime/parameters.h"

#include <QJsonArray>

namespace qd {
namespace {

ActOptions optionsOf(const QJsonObject &parameters)
{
    ActOptions how{parameters[QLatin1String("dry_run")].toBool(), {}};
    const QJsonArray revisions = parameters[QLatin1String("revisions")].toArray();
    for (const QJsonValue &revision : revisions)
        how.revisions.push_back(revision.toInteger());
    return how;
}

} // namespace

Result<Payload> WriteOperations::perform(const Command &command)
{
    auto answer = answerTo(command);
    if (const auto line = answer ? actLine(command, *answer, m_context.clock.wallMs()) : std::nullopt)
        m_context.listener.logged(*line);
    return answer ? Result<Payload>(*std::move(answer)) : Result<Payload>(answer.error());
}

Result<QJsonObject> WriteOperations::answerTo(const Command &command)
{
    const QJsonObject &parameters = command.parameters;
    const QString reason = parameters[QLatin1String("reason")].toString();
    const QString confirm = parameters[QLatin1String("confirm")].toString();
    const QString name = parameters[QLatin1String("name")].toString();
    const ActOptions how = optionsOf(parameters);
    switch (command.operation) {
    case Operation::TasksAdd: return add(command);
    case Operation::TasksCancel: return m_desk.cancel(command.actor, idsOf(parameters), reason, how);
    case Operation::TasksRequeue: return m_desk.requeue(command.actor, idsOf(parameters), reason, how);
    case Operation::TasksHold: return m_desk.hold(command.actor, idsOf(parameters), reason, how);
    case Operation::TasksRelease: return m_desk.release(command.actor, idsOf(parameters), reason, how);
    case Operation::TasksResolve:
        return m_desk.resolve(command.actor, idsOf(parameters), parameters[QLatin1String("verdict")].toString(), reason);
    case Operation::TasksApprove: return m_desk.approve(command.actor, idsOf(parameters), reason, how);
    case Operation::TasksDeny: return m_desk.deny(command.actor, idsOf(parameters), reason, how);
    case Operation::TasksReview:
        return m_desk.review(command.actor, idsOf(parameters), parameters[QLatin1String("verdict")].toString(), reason);
    case Operation::TasksReopen: return m_desk.reopen(command.actor, idsOf(parameters), reason, how);
    case Operation::TasksPrioritize: return prioritize(command);
    case Operation::TasksClone: return m_desk.clone(command.actor, idsOf(parameters), reason, how);
    case Operation::TasksEdit: return edit(command);
    case Operation::EngineDrain: return m_desk.setWish(command.actor, RunWish::Drain, reason);
    case Operation::EnginePause: return m_desk.setWish(command.actor, RunWish::Pause, reason);
    case Operation::EngineResume: return m_desk.setWish(command.actor, RunWish::Run, reason);
    case Operation::EngineKill: return m_desk.setWish(command.actor, RunWish::Halted, reason);
    case Operation::EngineResetKill: return resetKill(command);
    case Operation::EngineArm:
        return m_desk.arm(command.actor, parameters[QLatin1String("seconds")].toInteger(),
                          parameters[QLatin1String("count")].toInt(), confirm);
    case Operation::EngineDisarm: return m_desk.disarm(command.actor, reason);
    case Operation::AgentsAdd: return m_agents.add(command.actor, parameters[QLatin1String("agent")].toObject());
    case Operation::AgentsSet: return m_agents.change(command.actor, name, parameters[QLatin1String("changes")].toObject());
    case Operation::AgentsRemove: return m_agents.remove(command.actor, name);
    case Operation::SettingsSet:
        return m_settings.set(command.actor, parameters[QLatin1String("name")].toString(),
                              parameters[QLatin1String("value")].toString());
    case Operation::SettingsReset: return m_settings.reset(command.actor, parameters[QLatin1String("name")].toString());
    case Operation::AttemptsList:
    case Operation::AttemptsTail:
    case Operation::DatabaseQuery:
    case Operation::DatabaseStop:
    case Operation::StatusGet:
    case Operation::TasksPreview:
    case Operation::TasksIds:
    case Operation::TasksPage:
    case Operation::TasksList:
    case Operation::TasksShow:
    case Operation::TasksWhy:
    case Operation::TasksFields:
    case Operation::TasksExport:
    case Operation::AgentsList:
    case Operation::AgentsTest:
    case Operation::TicksList:
    case Operation::JournalList:
    case Operation::ArtifactsRead:
    case Operation::StoreVerify:
    case Operation::StoreBackup:
    case Operation::HealthGet:
    case Operation::MetricsGet:
    case Operation::NeedsGet:
    case Operation::EngineArmCheck:
    case Operation::DiagnosticsGet:
    case Operation::SettingsList: break;
    }
    return Error{QStringLiteral("operation_misrouted"), ErrorCategory::Internal,
                 QString::fromLatin1(infoOf(command.operation).name)};
}

Result<QJsonObject> WriteOperations::add(const Command &command)
{
    auto result = enqueue(m_context.store, m_context.clock.wallMs(), command.actor, command.files,
                          int(m_settings.layers().number(Setting::RetryMaxAttempts)));
    if (!result)
        return result.error();
    m_context.listener.tasksChanged(result->tasks);
    m_context.listener.stepWanted();
    return result->answer;
}

Result<QJsonObject> WriteOperations::prioritize(const Command &command)
{
    const QJsonObject &parameters = command.parameters;
    const QJsonValue priority = parameters[QLatin1String("priority")];
    return m_desk.prioritize(command.actor, idsOf(parameters), priority.isDouble() ? std::optional(priority.toInt()) : std::nullopt,
                             parameters[QLatin1String("by")].toInt(), parameters[QLatin1String("reason")].toString(),
                             optionsOf(parameters));
}

Result<QJsonObject> WriteOperations::edit(const Command &command)
{
    const QJsonObject &parameters = command.parameters;
    const auto id = taskIdOf(parameters[QLatin1String("id")]);
    if (!id)
        return id.error();
    const QJsonValue revision = parameters[QLatin1String("revision")];
    return TaskEditor(m_context).edit(command.actor, {*id, parameters[QLatin1String("changes")].toObject(),
                                                      parameters[QLatin1String("requeue")].toBool(),
                                                      revision.isDouble() ? std::optional(revision.toInteger()) : std::nullopt,
                                                      parameters[QLatin1String("reason")].toString()});
}

// The file goes last: if the program ends in between, the latch is still set.
Result<QJsonObject> WriteOperations::resetKill(const Command &command)
{
    auto done = m_desk.resetKill(command.actor, command.parameters[QLatin1String("confirm")].toString());
    if (!done)
        return done;
    if (auto cleared = m_latch.clear(); !cleared)
        return cleared.error();
    m_context.flags.reset();
    return done;
}

} // namespace qd
