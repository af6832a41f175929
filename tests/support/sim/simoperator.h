#pragma once

#include "tests/support/sim/siminvariants.h"

namespace qd {

/// A person, or several, pressing everything there is: every operation of OperatorDesk and TaskEditor, the switches,
/// the settings, and work that is added once, twice or under a taken key.
class SimOperator
{
public:
    SimOperator(SimWorld &world, SimInvariants &invariants) : m_world(world), m_invariants(invariants) { }

    void add();
    void press();
    /// Says yes to everything that is asked.
    void approveAll();
    /// Takes everything back that keeps work from being done.
    void makePeace();

private:
    using Answer = Result<QJsonObject>;

    void submit(const TaskDraft &draft);
    [[nodiscard]] TaskDraft newDraft();
    void addAgain();
    void swapContent(const TaskDraft &draft);
    void pressSwitch(OperatorDesk &desk);
    void wish(OperatorDesk &desk, RunWish wanted);
    void kill();
    void reset(OperatorDesk &desk);
    void arm(OperatorDesk &desk);
    void pressTask(OperatorDesk &desk);
    void judge(OperatorDesk &desk);
    void clone(OperatorDesk &desk);
    void edit(SimProgram &program);
    void rehearse(OperatorDesk &desk);
    void changeSettings();
    void changeAgents();
    void did(const QString &what, const Answer &answer);
    void mustRefuse(const QString &what, const Answer &answer);
    [[nodiscard]] std::vector<TaskId> someTasks();
    [[nodiscard]] std::vector<TaskId> asked();

    SimWorld &m_world;
    SimInvariants &m_invariants;
    std::vector<TaskDraft> m_drafts; ///< all that were submitted
};

} // namespace qd
