#include "core/runtime/killrecord.h"

#include "core/base/log.h"

namespace qd {
namespace {

constexpr QLatin1String kRuntime("runtime");
constexpr QLatin1String kExecutioner("executioner");

QJsonObject evidenceOf(const DeathProof &proof)
{
    return {{QStringLiteral("pid"), qint64(proof.box.pid)},
            {QStringLiteral("pid_started"), qint64(proof.box.startTime)},
            {QStringLiteral("processes_killed"), proof.processesKilled},
            {QStringLiteral("ms_to_zero"), proof.msToZero},
            {QStringLiteral("survivors"), proof.survivors}};
}

} // namespace

void KillRecord::add(Command kill)
{
    std::erase_if(m_kills, [](const Command &waiting) { return waiting.request == 0; });
    m_kills.push_back(std::move(kill));
}

void KillRecord::addFoundLatched(const QString &text)
{
    const QString reason = QStringLiteral("found latched: ") + text;
    m_kills.push_back({nullptr, 0, Operation::EngineKill, {{QStringLiteral("reason"), reason}}, kRuntime, {}});
}

Result<void> KillRecord::writeKills(WriteOperations &operations)
{
    for (; !m_kills.empty(); m_kills.pop_front()) {
        if (const auto done = operations.perform(m_kills.front()); !done)
            return done.error();
    }
    return {};
}

void KillRecord::writeProofs()
{
    for (; !m_proofs.empty(); m_proofs.pop_front()) {
        if (const auto done = write(m_proofs.front()); !done) {
            qCWarning(lcRuntime, "a proof of death is not recorded yet: %s", qPrintable(done.error().detail));
            return;
        }
    }
}

Result<void> KillRecord::write(const DeathProof &proof)
{
    const auto attempt = m_context.store.attempts().read(proof.attempt);
    if (!attempt)
        return attempt.error();
    QJsonObject data = evidenceOf(proof);
    const TaskId task = attempt->has_value() ? (*attempt)->attempt.task : TaskId();
    if (attempt->has_value())
        data[QLatin1String("attempt")] = (*attempt)->attempt.number;
    const auto done = inUnitOfWork(m_context.store, m_context.clock.wallMs(), kExecutioner, [&](UnitOfWork &unit) {
        return unit.record(QStringLiteral("agent_killed"), attempt->has_value() ? displayId(task) : kExecutioner, data);
    });
    if (!done)
        return done.error();
    log(proof, task);
    return {};
}

void KillRecord::log(const DeathProof &proof, TaskId task) const
{
    const QString text = QStringLiteral("killed: %1 processes ended in %2 ms, %3 survived")
                             .arg(proof.processesKilled).arg(proof.msToZero).arg(proof.survivors);
    const LogLevel level = proof.survivors > 0 ? LogLevel::Error : LogLevel::Warning;
    m_context.listener.logged({m_context.clock.wallMs(), level, kExecutioner, task, 0, UntrustedText(text)});
}

} // namespace qd
