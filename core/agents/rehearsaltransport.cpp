#include "core/agents/rehearsaltransport.h"

#include "core/agents/rehearsalrun.h"
#include "core/api/taskcodec.h"

#include <QJsonArray>

namespace qd {
namespace {

Error malformed(const QString &detail)
{
    return {QStringLiteral("effect_malformed"), ErrorCategory::Permanent, detail};
}

Result<RehearsalRun::Script> readScript(const Effect &effect)
{
    const QJsonValue steps = effect.body().value(QLatin1String("steps"));
    RehearsalRun::Script script;
    script.attempt = effect.body().value(QLatin1String("attempt")).toInt();
    if (effect.kind() != EffectKind::Rehearsal || script.attempt < 1 || !steps.isArray())
        return malformed(QStringLiteral("not a rehearsal"));
    const QJsonArray items = steps.toArray();
    for (const QJsonValue &item : items) {
        const auto kind = fromText<RehearsalStep::Kind>(item[QLatin1String("step")].toString());
        const qint64 amount = item[QLatin1String("amount")].toInteger(-1);
        if (!kind || amount < 0)
            return malformed(QStringLiteral("step %1").arg(script.steps.size() + 1));
        script.steps.push_back({*kind, amount, item[QLatin1String("text")].toString()});
    }
    return script;
}

} // namespace

RehearsalTransport::RehearsalTransport(AgentListener &listener, QString spoolDirectory)
    : m_listener(listener), m_spoolDirectory(std::move(spoolDirectory))
{
}

RehearsalTransport::~RehearsalTransport()
{
    qDeleteAll(m_runs);
}

Result<Effect> RehearsalTransport::prepare(const Task &task, int attempt, const Agent &) const
{
    if (task.spec.kind != TaskKind::Rehearsal)
        return Error{QStringLiteral("kind_unsupported"), ErrorCategory::Permanent,
                     QStringLiteral("rehearses only, and this is ") + toText(task.spec.kind)};
    return Effect(EffectKind::Rehearsal, EffectClass::Pure,
                  {{QStringLiteral("steps"), specToJson(task.spec).value(QLatin1String("rehearse")).toArray()},
                   {QStringLiteral("attempt"), attempt},
                   {QStringLiteral("timeout_ms"), task.spec.timeoutMs},
                   {QStringLiteral("idle_timeout_ms"), task.spec.idleTimeoutMs}});
}

Result<void> RehearsalTransport::perform(AttemptId attempt, const Effect &effect)
{
    Result<RehearsalRun::Script> script = readScript(effect);
    if (!script)
        return script.error();
    if (m_runs.contains(attempt))
        return Error{QStringLiteral("attempt_running"), ErrorCategory::Internal, QStringLiteral("performed twice")};
    auto *run = new RehearsalRun(attempt, *std::move(script), m_listener, m_spoolDirectory);
    m_runs.insert(attempt, run);
    QObject::connect(run, &RehearsalRun::ended, run,
                     [this, attempt](const AgentEnding &ending) { end(attempt, ending); });
    run->start();
    return {};
}

void RehearsalTransport::stop(AttemptId attempt, EndCause cause)
{
    if (RehearsalRun *run = m_runs.value(attempt))
        run->stop(cause);
}

void RehearsalTransport::answer(AttemptId attempt, bool yes)
{
    if (RehearsalRun *run = m_runs.value(attempt))
        run->answer(yes);
}

// Called from inside the run: it may only be deleted later. The listener comes last, because it may do anything.
void RehearsalTransport::end(AttemptId attempt, const AgentEnding &ending)
{
    m_runs.take(attempt)->deleteLater();
    m_listener.agentEnded(attempt, ending);
}

} // namespace qd
