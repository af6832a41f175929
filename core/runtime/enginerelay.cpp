#include "core/runtime/enginerelay.h"

namespace qd {

void EngineRelay::agentAlive(AttemptId attempt)
{
    if (m_engine)
        m_engine->agents().agentAlive(attempt);
}

void EngineRelay::agentSaid(AttemptId attempt, LogLevel level, const UntrustedText &line)
{
    if (m_engine)
        m_engine->agents().agentSaid(attempt, level, line);
}

void EngineRelay::agentAsked(AttemptId attempt, const UntrustedText &question)
{
    if (m_engine)
        m_engine->agents().agentAsked(attempt, question);
}

void EngineRelay::agentEnded(AttemptId attempt, const AgentEnding &ending)
{
    if (m_engine)
        m_engine->agents().agentEnded(attempt, ending);
}

void EngineRelay::claimInspected(qint64 ticket, const BeforeView &view)
{
    if (m_engine)
        m_engine->inspections().claimInspected(ticket, view);
}

void EngineRelay::resultExamined(AttemptId attempt, const Examination &examination)
{
    if (m_engine)
        m_engine->inspections().resultExamined(attempt, examination);
}

void EngineRelay::verifierSaid(AttemptId attempt, const UntrustedText &line)
{
    if (m_engine)
        m_engine->inspections().verifierSaid(attempt, line);
}

void EngineRelay::verifierEnded(AttemptId attempt, const AgentEnding &ending)
{
    if (m_engine)
        m_engine->inspections().verifierEnded(attempt, ending);
}

void EngineRelay::attemptProbed(AttemptId attempt, const ProbeReport &report)
{
    if (m_engine)
        m_engine->inspections().attemptProbed(attempt, report);
}

} // namespace qd
