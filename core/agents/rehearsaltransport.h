#pragma once

#include "core/agents/agenttransport.h"

#include <QHash>
#include <QString>

namespace qd {

class RehearsalRun;

/// The offline agent: plays the script that a task of kind Rehearsal brings along. In this process, without network,
/// programs or files outside the spool directory, so its effects are Pure and are performed in PROOF as well.
/// For demos, drills and tests. Lives on the core thread, owned by whoever owns the listener.
///
/// What it answers: `fail` Answered with `rehearsed_failure` (Transient); `crash` Vanished with `agent_crashed`;
/// `succeed` Answered with answer.txt; `ask` asks, and after a no
/// Answered with `permission_denied` (Permanent); `hang` nothing until stop(). A flood's output becomes output.txt, cut at
/// RehearsalRun::kSpoolLimit. An attempt that is stopped ends without an error: whoever stopped it knows why.
class RehearsalTransport final : public AgentTransport
{
public:
    /// Both must outlive the transport; the directory exists. Runs that are not over when the transport goes are
    /// dropped without a word, with their files.
    RehearsalTransport(AgentListener &listener, QString spoolDirectory);
    ~RehearsalTransport() override;

    /// Body: steps [{step, amount, text}], attempt, timeout_ms, idle_timeout_ms.
    /// Error `kind_unsupported` (Permanent) for any other kind of task.
    [[nodiscard]] Result<Effect> prepare(const Task &task, int attempt, const Agent &agent) const override;

    /// Errors: `effect_malformed` (Permanent), `attempt_running` (Internal).
    [[nodiscard]] Result<void> perform(AttemptId attempt, const Effect &effect) override;

    void stop(AttemptId attempt, EndCause cause) override;
    void answer(AttemptId attempt, bool yes) override;

private:
    void end(AttemptId attempt, const AgentEnding &ending);

    AgentListener &m_listener;
    const QString m_spoolDirectory;
    QHash<AttemptId, RehearsalRun *> m_runs;
};

} // namespace qd
