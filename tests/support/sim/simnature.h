#pragma once

#include "tests/support/sim/simsabotage.h"

namespace qd {

/// What befalls programs, clocks and the store: time passes and jumps, programs crash, freeze and leave, machines are
/// started anew, the n-th statement fails, a commit stays unclear.
class SimNature
{
public:
    SimNature(SimWorld &world, SimInvariants &invariants, SimSabotage &sabotage);

    void passTime();
    /// Crashes, departures and returns.
    void befall();
    /// One of the statements from here to calm() fails.
    void disturb();
    void calm();

private:
    void jump();
    void crash(SimProgram &program);
    void reboot();
    void leaveOrReturn(SimProgram &program);
    void freeze(SimProgram &program);
    void freezeInTick(SimProgram &program);
    [[nodiscard]] Result<void> fail(const char *sql);
    [[nodiscard]] SimProgram &otherThan(const SimProgram &program);

    SimWorld &m_world;
    SimInvariants &m_invariants;
    SimSabotage &m_sabotage;
    bool m_nested = false; ///< another program is at work while this one is frozen
    int m_statement = 0;
    int m_failing = -1; ///< the statement that is to fail; below 0 = none
    bool m_written = false; ///< a commit that fails is written all the same
};

} // namespace qd
