#pragma once

#include "tests/support/sim/simworld.h"

namespace qd {

/// The other side of the engine's hands and eyes: agents that answer, ask, fall silent, vanish and lie; inspectors,
/// verifiers and probes that are slow or lose their answer.
class SimAgents
{
public:
    explicit SimAgents(SimWorld &world) : m_world(world) { }

    /// What they do before a step.
    void act(SimProgram &program);
    /// All of them answer, and well if nobody has stopped them.
    void answerEverything(SimProgram &program);

private:
    void answerSome(SimProgram &program);
    void end(SimProgram &program, ScriptedTransport &agent, AttemptId attempt, const AgentEnding &ending);
    [[nodiscard]] AgentEnding anyEnding(const ScriptedTransport &agent, AttemptId attempt);
    [[nodiscard]] AgentEnding stoppedEnding(const ScriptedTransport &agent, AttemptId attempt) const;
    void ask(SimProgram &program, AttemptId attempt);
    void lie(SimProgram &program);
    [[nodiscard]] std::optional<AttemptId> notTheirs();
    void changeTheView(FakeInspector &inspector);
    void answerInspections(FakeInspector &inspector);
    void cancelVerified(SimProgram &program);
    void endVerification(FakeInspector &inspector, AttemptId attempt);
    void endProbe(FakeInspector &inspector, AttemptId attempt);

    SimWorld &m_world;
    std::vector<AttemptId> m_past; ///< attempts that have given their answer
};

} // namespace qd
