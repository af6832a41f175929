#include "core/engine/supervisor.h"

#include <algorithm>

namespace qd {
namespace {

// Names within an attempt are unique: an agent that gives one twice must not keep its task from being settled.
QString freeName(const QString &wanted, const Run &run)
{
    const auto taken = [&](const QString &name) {
        const auto hasName = [&](const Artifact &artifact) { return artifact.name == name; };
        return std::any_of(run.artifacts.begin(), run.artifacts.end(), hasName)
            || std::any_of(run.attempt.artifacts.begin(), run.attempt.artifacts.end(), hasName);
    };
    QString name = wanted;
    for (int number = 2; taken(name); ++number)
        name = QStringLiteral("%1 (%2)").arg(wanted).arg(number);
    return name;
}

} // namespace

void Supervisor::take(Run run, const Result<void> &begun)
{
    run.performing = begun.ok();
    if (!begun) {
        run.ending = AgentEnding{EndCause::Answered, begun.error(), {}, {}};
        m_context.listener.stepWanted();
    } else {
        log(LogLevel::Info, run.task.id, QStringLiteral("attempt %1 started with %2").arg(run.attempt.number).arg(run.attempt.agent));
    }
    m_board.add(std::move(run));
}

AttemptState Supervisor::stateOf(AttemptId attempt)
{
    const Run &run = *m_board.find(attempt);
    return attemptStateOf({run.ending->cause, run.error, run.effectClass, run.attempt.mode, 0, 0});
}

void Supervisor::forget(AttemptId attempt)
{
    const Run &run = *m_board.find(attempt);
    m_roster.noteEnd(run.attempt.agent, stateOf(attempt), run.error, m_context.clock.bootMs());
    m_board.remove(attempt);
}

void Supervisor::disown(AttemptId attempt)
{
    stop(*m_board.find(attempt), EndCause::Killed);
    m_board.remove(attempt);
}

void Supervisor::stop(Run &run, EndCause cause)
{
    if (!run.performing || run.stopping || run.ending)
        return;
    if (run.phase != RunPhase::Performing) {
        m_examiner.stop(run, cause);
        return;
    }
    run.stopping = true;
    m_roster.transport(run.transport)->stop(run.attempt.id, cause);
}

void Supervisor::stopAll(EndCause cause)
{
    for (auto &[id, run] : m_board.all())
        stop(run, cause);
    m_prober.stopAll();
}

void Supervisor::stopOverdue()
{
    const qint64 now = m_context.clock.bootMs();
    for (auto &[id, run] : m_board.all()) {
        const bool late = run.task.deadline && m_context.clock.wallMs() > *run.task.deadline;
        const bool works = run.phase == RunPhase::Performing; // what follows has limits of its own
        const bool tooLong = late || (works && now - run.startedBoot > run.timeoutMs);
        const bool stillborn = !run.alive && run.startTimeoutMs > 0 && now - run.startedBoot > run.startTimeoutMs;
        const bool silent = works && (stillborn || (!run.asking && now - run.lastSignBoot > run.idleTimeoutMs));
        if (!run.performing || run.stopping || run.ending || !(tooLong || silent))
            continue;
        log(LogLevel::Warning, run.task.id, tooLong ? QStringLiteral("time limit reached") : QStringLiteral("no sign of life"));
        stop(run, EndCause::TimedOut);
    }
}

void Supervisor::examine(bool mayBegin)
{
    keepFiles(); // texts are looked at where they are kept
    m_examiner.advance(mayBegin);
    keepFiles();
}

void Supervisor::keepFiles()
{
    for (auto &[id, run] : m_board.all()) {
        for (const SpooledFile &file : std::exchange(run.files, {})) {
            auto artifact = m_context.artifacts.adopt(freeName(file.name, run), file.path);
            if (artifact) {
                run.artifacts.push_back(*std::move(artifact));
                continue;
            }
            ++run.filesNotKept;
            log(LogLevel::Error, run.task.id, QStringLiteral("%1 was not kept: %2").arg(file.name, artifact.error().detail));
        }
    }
}

bool Supervisor::somethingToRecord() const
{
    const auto &runs = m_board.all();
    return m_prober.hasAnswers() || std::any_of(runs.begin(), runs.end(), [](const auto &entry) { return entry.second.ending || entry.second.question; });
}

void Supervisor::questionsRecorded()
{
    for (auto &[id, run] : m_board.all())
        run.question.reset();
}

bool Supervisor::answer(AttemptId attempt, bool yes)
{
    Run *run = m_board.find(attempt);
    if (!run || !run->asking || run->question || run->ending)
        return false;
    run->asking = false;
    run->lastSignBoot = m_context.clock.bootMs();
    m_roster.transport(run->transport)->answer(attempt, yes);
    return true;
}

void Supervisor::refreshRoster()
{
    for (const AgentStatus &status : m_roster.agents())
        m_roster.noteRunning(status.agent.name, m_board.tasksOf(status.agent.name));
}

void Supervisor::log(LogLevel level, TaskId task, const QString &text)
{
    m_context.listener.logged({m_context.clock.wallMs(), level, QStringLiteral("engine"), task, m_tick, UntrustedText(text)});
}

void Supervisor::agentAlive(AttemptId attempt)
{
    if (Run *run = m_board.find(attempt)) {
        run->lastSignBoot = m_context.clock.bootMs();
        run->alive = true;
        m_roster.noteSign(run->attempt.agent, m_context.clock.wallMs());
    }
}

void Supervisor::agentSaid(AttemptId attempt, LogLevel level, const UntrustedText &line)
{
    const Run *run = m_board.find(attempt);
    if (!run)
        return;
    const QString source = QStringLiteral("agent:") + run->attempt.agent;
    m_context.listener.logged({m_context.clock.wallMs(), level, source, run->task.id, m_tick, line});
}

void Supervisor::agentAsked(AttemptId attempt, const UntrustedText &question)
{
    Run *run = m_board.find(attempt);
    if (!run || run->ending || run->phase != RunPhase::Performing)
        return;
    run->question = question.raw();
    run->alive = true;
    run->asking = true;
    m_context.listener.stepWanted();
}

void Supervisor::agentEnded(AttemptId attempt, const AgentEnding &ending)
{
    Run *run = m_board.find(attempt);
    if (!run || run->ending || run->phase != RunPhase::Performing)
        return; // only its first word counts
    run->files = ending.files;
    if (ending.cause == EndCause::Answered && !ending.error) {
        run->answer = ending;
        run->phase = RunPhase::Answered;
        run->stopping = false; // whoever asked it to end was too late
    } else {
        run->ending = ending;
    }
    m_context.listener.stepWanted();
}

void Supervisor::claimInspected(qint64 ticket, const BeforeView &view)
{
    m_claims.note(ticket, view);
    m_context.listener.stepWanted();
}

void Supervisor::verifierSaid(AttemptId attempt, const UntrustedText &line)
{
    if (const Run *run = m_board.find(attempt))
        m_context.listener.logged({m_context.clock.wallMs(), LogLevel::Info, QStringLiteral("verify"), run->task.id, m_tick, line});
}

} // namespace qd
