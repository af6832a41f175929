#include "tests/support/sim/simworld.h"

namespace qd {

SimWorld::SimWorld(quint64 seed, SimStore &theStore, Sabotage theSabotage)
    : random(seed), dice(seed ^ 0x5eedULL), sabotage(theSabotage), store(theStore)
{
    settings.allowReal = true;
    EffectClass effects = seed % 2 == 0 ? EffectClass::Checkable : EffectClass::Unsafe;
    if (sabotage == Sabotage::FalseIdempotence)
        effects = EffectClass::Idempotent;
    for (SimProgram *program : {&first, &second})
        program->command.effectClass = effects;
}

TaskId SimWorld::anyTask()
{
    return tasks.empty() ? TaskId{1} : tasks[size_t(dice.below(int(tasks.size())))];
}

SimProgram *SimWorld::anyProgram()
{
    SimProgram *one = chance(2) ? &first : &second;
    if (!one->runs())
        one = one == &first ? &second : &first;
    return one->runs() ? one : nullptr;
}

void SimWorld::violate(const QString &what)
{
    if (!violations.contains(what))
        violations += what;
}

} // namespace qd
