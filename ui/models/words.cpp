#include "ui/models/words.h"

#include "ui/models/timetext.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace qd {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(qd::Words)
};

QString queuedSentence(const TaskSummary &task, const Controls &controls, qint64 now)
{
    if (task.openDependencies > 0)
        return Words::tr("Waits for %n other task(s) to succeed.", nullptr, task.openDependencies);
    if (waitsForDaemon(task, controls, now))
        return Words::tr("Waits until the daemon takes tasks again.");
    if (!task.notBefore || *task.notBefore <= now) {
        if (task.mode == Mode::Real && !controls.real.open(now))
            return Words::tr("Asks for REAL and waits until you arm it.");
        return Words::tr("Waits for its turn, or for an agent that does %1.").arg(wordFor(task.kind));
    }
    const QString due = durationText(*task.notBefore - now);
    return task.attempts > 0 ? Words::tr("Waits to try again in %1.").arg(due)
                             : Words::tr("Is scheduled to start in %1.").arg(due);
}

} // namespace

QString wordFor(TaskState state)
{
    switch (state) {
    case TaskState::Held: return Words::tr("Held");
    case TaskState::Queued: return Words::tr("Queued");
    case TaskState::Claimed: return Words::tr("Claimed");
    case TaskState::Running: return Words::tr("Running");
    case TaskState::Review: return Words::tr("Review");
    case TaskState::Succeeded: return Words::tr("Succeeded");
    case TaskState::Failed: return Words::tr("Failed");
    case TaskState::Dead: return Words::tr("Dead letter");
    case TaskState::Cancelled: return Words::tr("Cancelled");
    case TaskState::Unknown: return Words::tr("Unknown");
    }
    return {};
}

QString countedText(TaskState state, qint64 count)
{
    const int n = int(std::min<qint64>(count, std::numeric_limits<int>::max()));
    switch (state) {
    case TaskState::Held: return Words::tr("%Ln held", nullptr, n);
    case TaskState::Queued: return Words::tr("%Ln queued", nullptr, n);
    case TaskState::Claimed: return Words::tr("%Ln claimed", nullptr, n);
    case TaskState::Running: return Words::tr("%Ln running", nullptr, n);
    case TaskState::Review: return Words::tr("%Ln in review", nullptr, n);
    case TaskState::Succeeded: return Words::tr("%Ln succeeded", nullptr, n);
    case TaskState::Failed: return Words::tr("%Ln failed", nullptr, n);
    case TaskState::Dead: return Words::tr("%Ln dead letter(s)", nullptr, n);
    case TaskState::Cancelled: return Words::tr("%Ln cancelled", nullptr, n);
    case TaskState::Unknown: return Words::tr("%Ln unknown", nullptr, n);
    }
    return {};
}

QString wordFor(EngineState state)
{
    switch (state) {
    case EngineState::Stopped: return Words::tr("Stopped");
    case EngineState::Acquiring: return Words::tr("Acquiring the lease");
    case EngineState::Standby: return Words::tr("Standby");
    case EngineState::Running: return Words::tr("Running", "the daemon");
    case EngineState::Paused: return Words::tr("Paused");
    case EngineState::Draining: return Words::tr("Draining");
    case EngineState::Killed: return Words::tr("Killed");
    }
    return {};
}

QString wordFor(RunWish wish)
{
    switch (wish) {
    case RunWish::Run: return Words::tr("Run");
    case RunWish::Pause: return Words::tr("Pause");
    case RunWish::Drain: return Words::tr("Drain");
    case RunWish::Halted: return Words::tr("Stay killed");
    }
    return {};
}

QString wordFor(Mode mode)
{
    switch (mode) {
    case Mode::Proof: return Words::tr("PROOF");
    case Mode::Real: return Words::tr("REAL");
    }
    return {};
}

QString wordFor(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug: return Words::tr("Debug");
    case LogLevel::Info: return Words::tr("Info");
    case LogLevel::Warning: return Words::tr("Warning");
    case LogLevel::Error: return Words::tr("Error");
    }
    return {};
}

QString wordFor(TaskKind kind)
{
    switch (kind) {
    case TaskKind::Code: return Words::tr("Code");
    case TaskKind::Research: return Words::tr("Research");
    case TaskKind::Qa: return Words::tr("QA");
    case TaskKind::Documentation: return Words::tr("Documentation");
    case TaskKind::Analysis: return Words::tr("Analysis");
    case TaskKind::Synthesis: return Words::tr("Synthesis");
    case TaskKind::Command: return Words::tr("Command");
    case TaskKind::Rehearsal: return Words::tr("Rehearsal");
    case TaskKind::PostSocial: return Words::tr("Social post");
    }
    return {};
}

QString wordFor(Transport transport)
{
    switch (transport) {
    case Transport::Rehearsal: return Words::tr("Rehearsal");
    case Transport::Command: return Words::tr("Command");
    case Transport::Outbound: return Words::tr("Outbound");
    }
    return {};
}

QString wordFor(AttemptState state)
{
    switch (state) {
    case AttemptState::Running: return Words::tr("Running", "an attempt");
    case AttemptState::Ok: return Words::tr("Ended well");
    case AttemptState::Error: return Words::tr("Error");
    case AttemptState::Timeout: return Words::tr("Timed out");
    case AttemptState::Lost: return Words::tr("Lost");
    case AttemptState::Cancelled: return Words::tr("Cancelled");
    }
    return {};
}

QString wordFor(TickOutcome outcome)
{
    switch (outcome) {
    case TickOutcome::Idle: return Words::tr("Idle");
    case TickOutcome::Success: return Words::tr("Success");
    case TickOutcome::Partial: return Words::tr("Partial");
    case TickOutcome::Fail: return Words::tr("Failed");
    }
    return {};
}

QString wordFor(ArtifactStatus status)
{
    switch (status) {
    case ArtifactStatus::Intact: return Words::tr("Intact");
    case ArtifactStatus::Missing: return Words::tr("Missing");
    case ArtifactStatus::Changed: return Words::tr("Changed");
    }
    return {};
}

QString wordFor(CheckResult result)
{
    switch (result) {
    case CheckResult::Pass: return Words::tr("Passed");
    case CheckResult::Warning: return Words::tr("Warning");
    case CheckResult::Fail: return Words::tr("Failed", "a check");
    case CheckResult::Critical: return Words::tr("Critical");
    case CheckResult::Skipped: return Words::tr("Skipped");
    }
    return {};
}

QString noDataYet()
{
    return Words::tr("no data yet");
}

// The pause before a retry is so short that its end says nothing while nobody would begin it.
bool waitsForDaemon(const TaskSummary &task, const Controls &controls, qint64 now)
{
    const bool isDue = !task.notBefore || *task.notBefore <= now || task.attempts > 0;
    return task.state == TaskState::Queued && task.openDependencies == 0 && isDue && controls.wish != RunWish::Run;
}

QString whySentence(const TaskSummary &task, const Controls &controls, qint64 now)
{
    switch (task.state) {
    case TaskState::Held:
        return task.holdReason == HoldReason::Approval
            ? Words::tr("Has proved what it would do for real. It waits until a person approves exactly that, or denies it.")
            : Words::tr("Is kept back until a person releases it.");
    case TaskState::Queued: return queuedSentence(task, controls, now);
    case TaskState::Claimed: return Words::tr("Was taken by the daemon; no effect has begun.");
    case TaskState::Running:
        if (task.asks)
            return Words::tr("Its agent has asked something and waits for a yes or a no.");
        return Words::tr("An agent works on attempt %1 of %2.").arg(task.attempts).arg(task.maxAttempts);
    case TaskState::Review: return Words::tr("Is done; a person is to accept it.");
    case TaskState::Succeeded: return Words::tr("Is done.");
    case TaskState::Failed: return Words::tr("Ended with an answer of no. Trying again by itself cannot help.");
    case TaskState::Dead:
        return Words::tr("Used up its %n attempt(s) and waits for a person.", nullptr, task.maxAttempts);
    case TaskState::Cancelled: return Words::tr("Was cancelled.");
    case TaskState::Unknown:
        return Words::tr("An effect may have happened and nobody knows. A person decides.");
    }
    return {};
}

} // namespace qd
