#include "tests/support/sim/simprogram.h"

namespace qd {

SimProgram::SimProgram(const QString &programName, FakeClock &clock, FakeRandom &random, SimStore &store,
                       StopFlags &flags, const EngineSettings &settings)
    : name(programName), context{clock, random, store.store(), store.artifacts(), flags, *this, settings}
{
    rehearsal.effectClass = EffectClass::Pure;
    inspector.probesAtOnce = false;
    roster.setAgents(*store.store().agents().all());
    roster.addTransport(Transport::Command, command);
    roster.addTransport(Transport::Rehearsal, rehearsal);
}

void SimProgram::start()
{
    engine = std::make_unique<Engine>(context, roster, inspector);
    inspector.listener = &engine->inspections();
    desk = std::make_unique<OperatorDesk>(context, engine.get());
}

void SimProgram::lose()
{
    desk.reset();
    engine.reset();
    inspector.listener = nullptr;
    inspector.forget();
    for (ScriptedTransport *transport : {&command, &rehearsal}) {
        transport->alive.clear();
        transport->stopped.clear();
    }
    owner.clear();
    state = EngineState::Stopped;
    leaving = false;
    frozenUntil = 0;
}

void SimProgram::step()
{
    m_stepping = true;
    wantsStep = false;
    engine->step();
    m_stepping = false;
    state = engine->state();
}

void SimProgram::tasksChanged(const std::vector<TaskSummary> & /*tasks*/)
{
    if (m_stepping && whenCommitted)
        whenCommitted();
}

} // namespace qd
