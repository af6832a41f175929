#pragma once

#include "tests/support/sim/simagents.h"
#include "tests/support/sim/simnature.h"
#include "tests/support/sim/simoperator.h"

namespace qd {

/// One life of an engine, or of two over one store, driven by a seed. It is the real engine with the real rules and
/// stores, in memory, on a fake clock. Work comes in, persons press everything (SimOperator), agents answer, fall
/// silent, vanish and lie (SimAgents), programs crash and freeze, clocks jump, statements fail and commits stay unclear
/// (SimNature). The same seed gives the same life, to the byte.
///
/// What must hold is looked for after every step, at every deed and at the end (SimInvariants, SimJournal):
///
/// | | invariant | where it is looked for |
/// |---|---|---|
/// | I1 | at most one accepted result per task | SimJournal::countAccepted(), SimInvariants::checkAttempts() |
/// | I2 | engine writes and deeds are under the current epoch | SimJournal::read(), SimInvariants::deedBegan() |
/// | I3 | epochs only grow, with one owner each | SimJournal::readLease(), SimInvariants::checkLease() |
/// | I4 | no deed before its attempt is written; a task that runs has one | SimInvariants::deedBegan(), checkAttempts() |
/// | I5 | attempts have no gap, and are not too many | SimInvariants::checkTask(), checkAttempts() |
/// | I6 | no task is lost, none invented | SimInvariants::checkCounts() |
/// | I7 | states change as the rules say, each with its line | SimJournal::readTask(), SimInvariants::checkTask() |
/// | I8 | no deed outside of the window, or unapproved | SimJournal::readStart(), SimInvariants::checkAllowed() |
/// | I9 | nothing begins after a kill | SimInvariants::deedBegan(), checkVerifications() |
/// | I10 | no effect is repeated while nobody knows how the last one went | SimInvariants::checkRepetition() |
/// | I11 | a key is refused for other work, and taken once for its own | SimInvariants::keyUsed() |
/// | I12 | nothing is taken while the wish is not to run | SimJournal::readTask() |
/// | I13 | without faults, everything comes to an end | Simulation::finishInPeace() |
/// | I14 | the journal's chain is whole | SimJournal::read(), SimInvariants::atTheEnd() |
/// | I15 | the outbox agrees with the attempts | the attempt is the outbox: as I4 |
/// | I16 | what was confirmed as added is there | SimInvariants::checkCounts(); power cuts: tests/core/store |
/// | I17 | no secret in database, log or report | not here: tests/core/rules/tst_redaction.cpp |
/// | I18 | no descendant of an ended attempt lives | not here: tests/core/process, tests/system |
class Simulation
{
public:
    /// Empties the store first. It outlives the simulation.
    Simulation(quint64 seed, SimStore &store, Sabotage sabotage = Sabotage::None);
    ~Simulation();
    Simulation(const Simulation &) = delete;
    Simulation &operator=(const Simulation &) = delete;

    /// Runs the whole life. \return what was violated; empty = nothing
    [[nodiscard]] QStringList run(int steps);

    /// Rare states that this life has been in, so that a series of seeds can prove that it reaches them.
    [[nodiscard]] const std::set<QString> &sometimes() const { return m_world.rare; }
    /// Everything that happened; its last line has the head of the journal, for comparing two runs of one seed.
    [[nodiscard]] const QStringList &history() const { return m_world.history; }

private:
    void live();
    void act();
    void stepPrograms();
    void stepOn(SimProgram &program);
    void step(SimProgram &program);
    void finishInPeace();
    [[nodiscard]] qint64 unfinished();

    SimWorld m_world;
    SimInvariants m_invariants{m_world};
    SimOperator m_operator{m_world, m_invariants};
    SimAgents m_agents{m_world};
    SimSabotage m_sabotage{m_world};
    SimNature m_nature{m_world, m_invariants, m_sabotage};
    bool m_twoPrograms;
    bool m_peace = false;
};

} // namespace qd
