#pragma once

#include "core/agents/roster.h"
#include "core/engine/claimboard.h"
#include "core/engine/enginecontext.h"
#include "core/engine/examiner.h"
#include "core/engine/prober.h"
#include "core/engine/runboard.h"

namespace qd {

/// Watches over what the engine has in hand: hears from agents and inspectors, keeps what they leave, ends what takes
/// too long. It writes nothing to the
/// store; what has ended waits on the board to be settled. Core thread.
class Supervisor final : public AgentListener, public InspectionListener
{
public:
    Supervisor(EngineContext &context, Roster &roster, Inspector &inspector)
        : m_context(context), m_roster(roster), m_examiner(context, roster, inspector, m_board), m_prober(context, roster, inspector) { }

    [[nodiscard]] RunBoard &board() { return m_board; }
    [[nodiscard]] const RunBoard &board() const { return m_board; }
    [[nodiscard]] ClaimBoard &claims() { return m_claims; }
    [[nodiscard]] const ClaimBoard &claims() const { return m_claims; }
    [[nodiscard]] Prober &prober() { return m_prober; }
    [[nodiscard]] const Prober &prober() const { return m_prober; }

    /// Puts a run on the board, with `begun` telling whether its agent has really begun.
    void take(Run run, const Result<void> &begun);
    /// What its ending makes of an attempt that was settled.
    [[nodiscard]] AttemptState stateOf(AttemptId attempt);
    /// The store has accepted how it ended.
    void forget(AttemptId attempt);
    /// The store says that it is not ours any more: whatever is still alive of it is ended without further ado.
    void disown(AttemptId attempt);

    void stop(Run &run, EndCause cause);
    void stopAll(EndCause cause);
    void stopOverdue();
    /// Brings runs whose agent has answered well nearer to their settlement. \param mayBegin a program may be started
    void examine(bool mayBegin);
    /// Moves the files of ended runs into the artifact store, before the transaction that speaks of them.
    void keepFiles();
    /// Something has ended, asks a question or was found out that is not on record.
    [[nodiscard]] bool somethingToRecord() const;
    void questionsRecorded();
    /// Hands a person's word to an attempt that asks. False if it does not, or not any more.
    [[nodiscard]] bool answer(AttemptId attempt, bool yes);
    /// Tells the roster who is busy with what.
    void refreshRoster();

    void setTick(qint64 number) { m_tick = number; } ///< for log lines
    void log(LogLevel level, TaskId task, const QString &text);

    void agentAlive(AttemptId attempt) override;
    void agentSaid(AttemptId attempt, LogLevel level, const UntrustedText &line) override;
    void agentAsked(AttemptId attempt, const UntrustedText &question) override;
    void agentEnded(AttemptId attempt, const AgentEnding &ending) override;

    void claimInspected(qint64 ticket, const BeforeView &view) override;
    void resultExamined(AttemptId attempt, const Examination &examination) override { m_examiner.examined(attempt, examination); }
    void verifierSaid(AttemptId attempt, const UntrustedText &line) override;
    void verifierEnded(AttemptId attempt, const AgentEnding &ending) override { m_examiner.verified(attempt, ending); }
    void attemptProbed(AttemptId attempt, const ProbeReport &report) override { m_prober.probed(attempt, report); }

private:
    EngineContext &m_context;
    Roster &m_roster;
    RunBoard m_board;
    ClaimBoard m_claims;
    Examiner m_examiner;
    Prober m_prober;
    qint64 m_tick = 0;
};

} // namespace qd
