#pragma once

#include "core/agents/agenttransport.h"

#include <QHash>
#include <QObject>

namespace qd {

class AgentProcess;
class Executioner;
struct ProcessReport;
struct ProcessSpec;

/// Where a CommandTransport finds and leaves things. All paths are absolute and exist.
struct CommandPlaces {
    QString boxProgram;       ///< qdeck-agentbox
    QString spoolDirectory;   ///< for the output of agents; private to the profile
    QString defaultDirectory; ///< where a task without a workspace works
    QString profile;          ///< id of the profile, which killLeftovers() knows its processes by
};

/// Runs the command of a task as a local program under qdeck-agentbox. Lives on the core thread; the runtime owns it
/// and keeps executioner and listener alive longer. Its destruction ends what still runs, without a word.
class CommandTransport final : public QObject, public AgentTransport
{
    Q_OBJECT

public:
    CommandTransport(Executioner &executioner, CommandPlaces places, AgentListener &listener);
    ~CommandTransport() override;

    /// Error codes, all Permanent: command_missing, command_invalid (a NUL, or a name that no environment can hold),
    /// directory_missing.
    [[nodiscard]] Result<Effect> prepare(const Task &task, int attempt, const Agent &agent) const override;

    /// Reads the body of the effect and nothing else. Error codes: those of AgentProcess::start() and, Internal,
    /// effect_not_mine. The ending: exit code 0 went well; another is command_failed (Transient); a program that
    /// cannot be executed is program_not_executable; one that a signal ended, and not we, Vanished: agent_crashed.
    /// Only streams that were written to become files, "stdout.txt" and "stderr.txt".
    [[nodiscard]] Result<void> perform(AttemptId attempt, const Effect &effect) override;

    /// The agent has a grace to tidy up; a kill without one is the executioner's. Error codes of the ending:
    /// timed_out (Transient), cancelled and killed (Operator).
    void stop(AttemptId attempt, EndCause cause) override;

private:
    struct Run {
        AgentProcess *process = nullptr; ///< a child of this
        std::optional<EndCause> stopCause;
    };

    [[nodiscard]] ProcessSpec specOf(const QJsonObject &body) const;
    void listen(AttemptId attempt, AgentProcess *process);
    void conclude(AttemptId attempt, const ProcessReport &report);
    void judge(const Run &run, const ProcessReport &report, AgentEnding &ending) const;

    Executioner &m_executioner;
    CommandPlaces m_places;
    AgentListener &m_listener;
    QHash<AttemptId, Run> m_runs;
};

} // namespace qd
