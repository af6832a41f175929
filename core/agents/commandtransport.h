#pragma once

#include "core/agents/agenttransport.h"
#include "core/agents/commandeffect.h"

#include <QHash>
#include <QObject>

namespace qd {

class AgentProcess;
class Executioner;

/// Runs the command of a task, or of an agent, as a local program under qdeck-agentbox. Lives on the core thread; the runtime owns it
/// and keeps executioner and listener alive longer. Its destruction ends what still runs, without a word.
class CommandTransport final : public QObject, public AgentTransport
{
    Q_OBJECT

public:
    CommandTransport(Executioner &executioner, CommandPlaces places, AgentListener &listener);
    ~CommandTransport() override;

    /// Error codes: those of commandEffect().
    [[nodiscard]] Result<Effect> prepare(const Task &task, int attempt, const Agent &agent) const override;

    /// Reads the body of the effect and nothing else. Error codes: those of AgentProcess::start() and, Internal,
    /// effect_not_mine; sandbox_impossible (Permanent). The ending: exit code 0 went well; another is command_failed
    /// (Transient), except that a sandbox tells of a signal by a code above 128; a program that
    /// cannot be executed is program_not_executable; one that a signal ended, and not we, Vanished: agent_crashed.
    /// Only streams that were written to become files, "stdout.txt" and "stderr.txt".
    [[nodiscard]] Result<void> perform(AttemptId attempt, const Effect &effect) override;

    /// The agent has a grace to tidy up; a kill without one is the executioner's. Error codes of the ending:
    /// timed_out (Transient), cancelled and killed (Operator).
    void stop(AttemptId attempt, EndCause cause) override;

    /// From asking an agent to end to ending it; of the stops from now on.
    void setGraceMs(int graceMs) { m_graceMs = graceMs; }

private:
    struct Run {
        AgentProcess *process = nullptr; ///< a child of this
        std::optional<EndCause> stopCause;
        bool sandboxed = false;
        QString promptFile; ///< removed at the end; empty = none
    };

    [[nodiscard]] Result<QString> writePrompt(const Effect &effect, const QString &cookie) const;
    [[nodiscard]] Result<ProcessSpec> specOf(const Effect &effect, const QString &promptFile, const QString &cookie,
                                             AttemptId attempt) const;
    void tellSandbox(AttemptId attempt, const Effect &effect);
    void listen(AttemptId attempt, AgentProcess *process);
    void conclude(AttemptId attempt, ProcessReport report);
    void judge(const Run &run, const ProcessReport &report, AgentEnding &ending) const;

    Executioner &m_executioner;
    CommandPlaces m_places;
    AgentListener &m_listener;
    int m_graceMs = 2'000;
    QHash<AttemptId, Run> m_runs;
};

} // namespace qd
