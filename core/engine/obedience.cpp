#include "core/engine/obedience.h"

#include "core/base/log.h"
#include "core/store/unitofwork.h"

namespace qd {

Obedience::Obedience(EngineContext &context) : m_context(context)
{
    if (const auto controls = m_context.store.controls().read())
        m_controls = *controls;
}

Result<void> Obedience::obey(const Tick &tick)
{
    const auto controls = m_context.store.controls().read();
    if (!controls)
        return controls.error();
    if (m_atTick == 0 || controls->revision != m_revision) {
        m_revision = controls->revision;
        m_atTick = tick.number;
        m_at = tick.startedAt;
    }
    m_controls = *controls;
    if (!m_context.flags.killed())
        m_killRecorded = false;
    return {};
}

void Obedience::recordKill(int running)
{
    if (m_killRecorded)
        return;
    const auto recorded = inUnitOfWork(m_context.store, m_context.clock.wallMs(), QStringLiteral("engine"), [&](UnitOfWork &unit) -> Result<void> {
        auto controls = unit.store().controls().read();
        if (!controls)
            return controls.error();
        controls->wish = RunWish::Halted;
        controls->real = {};
        const auto revision = unit.store().controls().write(*controls);
        if (!revision)
            return revision.error();
        return unit.record(QStringLiteral("kill_obeyed"), QStringLiteral("controls"), {{QStringLiteral("running"), running}});
    });
    m_killRecorded = recorded.ok();
    if (!recorded)
        qCWarning(lcEngine, "the kill is obeyed but not yet recorded: %s", qPrintable(recorded.error().detail));
}

EngineState Obedience::state() const
{
    if (m_context.flags.killed())
        return EngineState::Killed;
    switch (m_controls.wish) {
    case RunWish::Run: return EngineState::Running;
    case RunWish::Pause: return EngineState::Paused;
    case RunWish::Drain: return EngineState::Draining;
    case RunWish::Halted: return EngineState::Killed;
    }
    return EngineState::Paused;
}

bool Obedience::mayTake() const
{
    return m_controls.wish == RunWish::Run && m_context.flags.wish() == RunWish::Run;
}

} // namespace qd
