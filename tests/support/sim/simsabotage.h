#pragma once

#include "tests/support/sim/siminvariants.h"

namespace qd {

/// Breaks what the product promises, behind its back, as the kind of sabotage says. Without one it does nothing.
class SimSabotage
{
public:
    explicit SimSabotage(SimWorld &world);

    void beforeStep(SimProgram &program);
    void afterStep();
    void afterCrash();
    void beforeTheEnd();

private:
    [[nodiscard]] bool is(Sabotage sabotage) const { return m_world.sabotage == sabotage; }
    void actEarly(SimProgram &program);
    void forgeLease(const SimProgram &program);
    void takePauseBack();
    void overfill(SimProgram &program);
    void editQueue();
    void setLease(const QString &owner, qint64 epoch);

    SimWorld &m_world;
    std::optional<Lease> m_trueLease; ///< while another one is forged
};

} // namespace qd
