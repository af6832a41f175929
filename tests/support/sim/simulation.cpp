#include "tests/support/sim/simulation.h"

namespace qd {
namespace {

SimStore &emptied(SimStore &store)
{
    store.empty();
    return store;
}

} // namespace

Simulation::Simulation(quint64 seed, SimStore &store, Sabotage sabotage)
    : m_world(seed, emptied(store), sabotage), m_twoPrograms(sabotage == Sabotage::NoFence || seed % 3 == 0)
{
    m_world.first.start();
}

Simulation::~Simulation()
{
    m_world.store.database().setGate({});
}

QStringList Simulation::run(int steps)
{
    for (int i = 0; i < steps && (m_world.violations.isEmpty() || m_world.sabotage != Sabotage::None); ++i) {
        if (i == 5 && m_twoPrograms)
            m_world.second.start();
        const bool faults = i > 5 && m_world.chance(3);
        m_nature.befall();
        if (faults)
            m_nature.disturb();
        live();
        m_nature.calm();
        m_invariants.afterStep();
    }
    if (m_world.violations.isEmpty() || m_world.sabotage != Sabotage::None)
        finishInPeace();
    const SimJournal &journal = m_invariants.journal();
    m_world.note(QStringLiteral("the journal ends with line %1, %2").arg(journal.lines()).arg(journal.head().hex()));
    return m_world.violations;
}

void Simulation::live()
{
    act();
    for (SimProgram *program : {&m_world.first, &m_world.second}) {
        if (program->runs() && !m_world.frozen(*program))
            m_agents.act(*program);
    }
    m_invariants.follow(nullptr);
    m_nature.passTime();
    stepPrograms();
}

void Simulation::act()
{
    switch (m_world.dice.below(3)) {
    case 0: m_operator.add(); break;
    case 1: m_operator.press(); break;
    default: break;
    }
}

void Simulation::stepPrograms()
{
    for (SimProgram *program : {&m_world.first, &m_world.second}) {
        if (program->runs() && !m_world.frozen(*program))
            stepOn(*program);
    }
}

// As the runtime does: at once when it asks for it. What lies between may as well be lost.
void Simulation::stepOn(SimProgram &program)
{
    constexpr int kMost = 4;
    int steps = 0;
    do {
        step(program);
    } while (program.wantsStep && ++steps < kMost && (m_peace || m_world.chance(2)));
}

void Simulation::step(SimProgram &program)
{
    m_sabotage.beforeStep(program);
    program.step();
    m_sabotage.afterStep();
    m_invariants.follow(&program);
    m_world.note(QStringLiteral("%1: step, line %2").arg(program.name).arg(m_invariants.journal().lines()));
    m_world.reach(QStringLiteral("an engine was ") + toText(program.state));
    if (m_world.chance(8)) // it asks the store a dozen questions
        static_cast<void>(program.engine->status());
}

qint64 Simulation::unfinished()
{
    // What waits for a task that has failed stays where it is, until a person decides.
    return m_world.store.count("SELECT count(*) FROM task WHERE state IN ('claimed', 'running') "
                               "OR hold_reason = 'approval' OR (state = 'queued' AND open_dependencies = 0)");
}

// With faults off and agents that answer, everything comes to an end.
void Simulation::finishInPeace()
{
    constexpr int kMostRounds = 200;
    constexpr int kArmEvery = 4;
    m_peace = true;
    for (SimProgram *program : {&m_world.first, &m_world.second}) {
        if (program->runs() && program->leaving) {
            program->lose();
            program->start();
        }
        program->frozenUntil = 0;
        program->command.flavour = 0; // agents that never agree on an effect would have it approved for ever
    }
    static_cast<void>(m_world.store.store().reserveSpace());
    m_operator.makePeace();
    int rounds = 0;
    for (; unfinished() > 0 && rounds < kMostRounds && m_world.violations.isEmpty(); ++rounds) {
        for (SimProgram *program : {&m_world.first, &m_world.second}) {
            if (!program->runs())
                continue;
            if (rounds % kArmEvery == 0)
                static_cast<void>(program->desk->arm(QStringLiteral("operator"), 3'600, 100, QStringLiteral("REAL")));
            m_invariants.follow(program);
            m_agents.answerEverything(*program);
        }
        m_operator.approveAll();
        m_invariants.follow(nullptr);
        stepPrograms();
        m_invariants.afterStep();
        m_world.clock.advance(rounds < 20 ? 10'000 : 300'000);
    }
    m_sabotage.beforeTheEnd();
    if (unfinished() > 0 && m_world.violations.isEmpty())
        m_world.violate(QStringLiteral("I13: after %1 quiet rounds there is still work; last word: %2 / %3")
                            .arg(rounds).arg(m_world.first.lastWord, m_world.second.lastWord));
    m_invariants.atTheEnd();
}

} // namespace qd
