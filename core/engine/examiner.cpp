#include "core/engine/examiner.h"

#include "core/rules/checks.h"

#include <QFile>

#include <algorithm>

namespace qd {
namespace {

bool mayBeRefused(const Run &run)
{
    return owesOutputs(run.task, run.attempt.mode) || owesVerification(run.task, run.attempt.mode);
}

bool outputsAreGood(const AfterView &view)
{
    const auto isGood = [](const OutputView &output) { return output.fault.isEmpty() && output.size > 0; };
    return view.answered && std::all_of(view.outputs.begin(), view.outputs.end(), isGood);
}

QString detailOf(const AgentEnding &ending)
{
    return ending.error ? ending.error->detail : QStringLiteral("exit code 0");
}

} // namespace

void Examiner::enter(Run &run, RunPhase phase)
{
    run.phase = phase;
    run.phaseBoot = m_context.clock.bootMs();
}

void Examiner::advance(bool mayBegin)
{
    for (auto &[id, run] : m_board.all()) {
        if (run.ending || run.phase == RunPhase::Performing)
            continue;
        if (run.phase == RunPhase::Answered)
            look(run);
        if (run.phase == RunPhase::Looking)
            closeLook(run);
        if (run.phase == RunPhase::Seen && mayBegin)
            verify(run);
        if (run.phase == RunPhase::Verifying)
            limitVerifying(run);
    }
}

void Examiner::look(Run &run)
{
    enter(run, RunPhase::Looking);
    m_inspector.examine(run.attempt.id, run.task.spec,
                        {owesOutputs(run.task, run.attempt.mode), owesCommit(run.task, run.attempt.mode), run.artifacts});
}

void Examiner::closeLook(Run &run)
{
    if (!run.after && age(run) <= kPatienceMs)
        return;
    if (!run.after) {
        run.after.emplace();
        run.after->whyNot = QStringLiteral("no answer within %1 s").arg(kPatienceMs / 1000);
    }
    const bool promising = !owesOutputs(run.task, run.attempt.mode) || outputsAreGood(*run.after);
    if (promising && owesVerification(run.task, run.attempt.mode))
        enter(run, RunPhase::Seen);
    else
        conclude(run);
}

void Examiner::verify(Run &run)
{
    enter(run, RunPhase::Verifying);
    const Agent *agent = m_roster.find(run.attempt.agent);
    if (const auto begun = m_inspector.verify(run.attempt.id, run.task, agent ? *agent : Agent()); !begun) {
        const Error &error = begun.error();
        run.verdict = Verdict{false, QStringLiteral("not started: %1 (%2)").arg(error.detail, error.code)};
        conclude(run);
    }
}

void Examiner::limitVerifying(Run &run)
{
    const qint64 limit = std::min(kMostVerifyMs, run.timeoutMs);
    if (run.ending || run.stopping || age(run) <= limit)
        return;
    run.verdict = Verdict{false, QStringLiteral("not done within %1 s").arg(limit / 1000)};
    run.stopping = true;
    m_inspector.stopVerifying(run.attempt.id, EndCause::TimedOut);
}

void Examiner::stop(Run &run, EndCause cause)
{
    switch (run.phase) {
    case RunPhase::Verifying:
        run.verdict.reset(); // a limit of its own does not matter any more
        run.stopping = true;
        m_inspector.stopVerifying(run.attempt.id, cause);
        return;
    case RunPhase::Answered:
    case RunPhase::Looking:
    case RunPhase::Seen:
        if (mayBeRefused(run)) {
            run.ending = AgentEnding{cause, {}, {}, {}};
            m_context.listener.stepWanted();
        } else if (!run.after) {
            run.after.emplace();
            run.after->whyNot = QStringLiteral("stopped before");
            conclude(run);
            m_context.listener.stepWanted();
        }
        return;
    case RunPhase::Performing:
        return;
    }
}

void Examiner::examined(AttemptId attempt, const Examination &examination)
{
    Run *run = m_board.find(attempt);
    if (!run || run->ending || run->after || run->phase != RunPhase::Looking) {
        for (const SpooledFile &copy : examination.copies)
            QFile::remove(copy.path);
        return;
    }
    run->after = examination.view;
    run->files.insert(run->files.end(), examination.copies.begin(), examination.copies.end());
    m_context.listener.stepWanted();
}

void Examiner::verified(AttemptId attempt, const AgentEnding &ending)
{
    Run *run = m_board.find(attempt);
    if (!run || run->ending || run->phase != RunPhase::Verifying) {
        for (const SpooledFile &file : ending.files)
            QFile::remove(file.path);
        return;
    }
    for (const SpooledFile &file : ending.files)
        run->files.push_back({QStringLiteral("verify-") + file.name, file.path});
    const bool byItself = ending.cause == EndCause::Answered || ending.cause == EndCause::Vanished;
    if (!byItself && !run->verdict) {
        run->ending = AgentEnding{ending.cause, {}, {}, {}};
        m_context.listener.stepWanted();
        return;
    }
    if (!run->verdict)
        run->verdict = Verdict{ending.cause == EndCause::Answered && !ending.error, detailOf(ending)};
    conclude(*run);
    m_context.listener.stepWanted();
}

void Examiner::conclude(Run &run)
{
    run.ending = run.answer;
}

} // namespace qd
