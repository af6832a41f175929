#pragma once

#include "core/engine/engine.h"

namespace qd {

/// Hands on what agents and inspectors report to the engine that runs at the moment. Engines come and go; transports
/// and the inspector stay, and what they report while none runs is about nothing. Core thread.
class EngineRelay final : public AgentListener, public InspectionListener
{
public:
    /// \param engine null while none runs
    void setEngine(Engine *engine) { m_engine = engine; }

    void agentAlive(AttemptId attempt) override;
    void agentSaid(AttemptId attempt, LogLevel level, const UntrustedText &line) override;
    void agentAsked(AttemptId attempt, const UntrustedText &question) override;
    void agentEnded(AttemptId attempt, const AgentEnding &ending) override;

    void claimInspected(qint64 ticket, const BeforeView &view) override;
    void resultExamined(AttemptId attempt, const Examination &examination) override;
    void verifierSaid(AttemptId attempt, const UntrustedText &line) override;
    void verifierEnded(AttemptId attempt, const AgentEnding &ending) override;
    void attemptProbed(AttemptId attempt, const ProbeReport &report) override;

private:
    Engine *m_engine = nullptr;
};

} // namespace qd
