#include "core/rules/checks.h"

#include "core/base/untrustedtext.h"

#include <algorithm>

namespace qd {
namespace {

using enum CheckResult;

constexpr size_t kNamed = 5; // outputs that a detail speaks of one by one

Check post(const char *id, CheckResult result, const QString &detail)
{
    return {QString::fromLatin1(id), CheckPhase::Post, result, UntrustedText(detail).displayLine()};
}

QString nameOf(const QString &path)
{
    return path.mid(path.lastIndexOf(u'/') + 1);
}

bool hasFault(const OutputView &output)
{
    return !output.fault.isEmpty();
}

Check resultAccepted(const PostFacts &facts)
{
    constexpr char kId[] = "result_accepted";
    if (!facts.performed)
        return post(kId, Pass, QStringLiteral("the effect was written down, SHA-256 ") + facts.attempt.effectHash.hex());
    const QString words = facts.answer.isEmpty() ? QString() : QStringLiteral(": ") + facts.answer;
    const QString answer = QStringLiteral("'%1' has answered%2").arg(facts.attempt.agent, words);
    if (!owesVerification(facts.task, facts.attempt.mode))
        return post(kId, Pass, answer);
    const QString program = facts.task.spec.verify.first();
    if (!facts.verdict)
        return post(kId, Skipped, answer + QStringLiteral("; '%1' was not run to verify it").arg(program));
    return post(kId, facts.verdict->passed ? Pass : Fail,
                answer + QStringLiteral("; '%1' said to that: %2").arg(program, facts.verdict->detail));
}

// Why there is nothing to look for; nullopt: the outputs are to be there.
std::optional<QString> noOutputsBecause(const PostFacts &facts)
{
    if (facts.task.spec.outputs.isEmpty())
        return QStringLiteral("the task declares no outputs");
    if (!facts.performed)
        return QStringLiteral("PROOF: the effect was only written down");
    if (!owesOutputs(facts.task, facts.attempt.mode))
        return QStringLiteral("PROOF: nothing is written outside");
    return std::nullopt;
}

Check outputsExist(const PostFacts &facts)
{
    constexpr char kId[] = "outputs_exist";
    if (const auto reason = noOutputsBecause(facts))
        return post(kId, Skipped, *reason);
    if (!facts.view.answered)
        return post(kId, Fail, QStringLiteral("they could not be looked at: ") + facts.view.whyNot);
    QStringList faults;
    for (const OutputView &output : facts.view.outputs) {
        if (hasFault(output))
            faults += output.path + QStringLiteral(": ") + output.fault;
    }
    const qsizetype all = facts.task.spec.outputs.size();
    if (const qsizetype unseen = all - qsizetype(facts.view.outputs.size()); unseen != 0)
        return post(kId, Fail, QStringLiteral("%1 of %2 outputs were not looked at").arg(unseen).arg(all));
    const QString count = QStringLiteral("%1 of %2 outputs exist").arg(all - faults.size()).arg(all);
    faults.prepend(count);
    return post(kId, faults.size() == 1 ? Pass : Fail, faults.join(QStringLiteral("; ")));
}

QString contentOf(const OutputView &output)
{
    const QString size = QStringLiteral("%1: %2 bytes, ").arg(nameOf(output.path)).arg(output.size);
    if (output.hash.isNull())
        return size + QStringLiteral("too large to be hashed");
    const QString where = output.kept ? QString() : QStringLiteral(" (too large to be kept)");
    return size + QStringLiteral("SHA-256 %1%2").arg(output.hash.hex(), where);
}

Check outputsNotEmpty(const PostFacts &facts)
{
    constexpr char kId[] = "outputs_not_empty";
    if (const auto reason = noOutputsBecause(facts))
        return post(kId, Skipped, *reason);
    const std::vector<OutputView> &outputs = facts.view.outputs;
    if (!facts.view.answered || std::all_of(outputs.begin(), outputs.end(), hasFault))
        return post(kId, Skipped, QStringLiteral("there is no output to look into"));
    const auto empty = std::find_if(outputs.begin(), outputs.end(),
                                    [](const OutputView &output) { return !hasFault(output) && output.size == 0; });
    if (empty != outputs.end())
        return post(kId, Fail, empty->path + QStringLiteral(" is empty"));
    QStringList contents;
    for (size_t i = 0; i < outputs.size() && i < kNamed; ++i)
        contents += hasFault(outputs[i]) ? nameOf(outputs[i].path) + QStringLiteral(": not there") : contentOf(outputs[i]);
    if (outputs.size() > kNamed)
        contents += QStringLiteral("and %1 more").arg(outputs.size() - kNamed);
    const bool hashed = std::none_of(outputs.begin(), outputs.end(),
                                     [](const OutputView &output) { return !hasFault(output) && output.hash.isNull(); });
    return post(kId, hashed ? Pass : Warning, contents.join(QStringLiteral("; ")));
}

Check claimReleased(const PostFacts &facts)
{
    const bool ours = facts.task.state == TaskState::Running;
    const QString ends = QStringLiteral("nothing of attempt %1 is alive, and its claim of epoch %2 ends with this record")
                             .arg(facts.attempt.number).arg(facts.task.epoch);
    return ours ? post("claim_released", Pass, ends)
                : post("claim_released", Fail, QStringLiteral("the claim was not ours to release: the task is ") + toText(facts.task.state));
}

Check endRecorded(const PostFacts &facts)
{
    const qint64 ms = facts.endedAt - facts.attempt.startedAt;
    return ms >= 0
        ? post("end_recorded", Pass, QStringLiteral("ended after %1 ms; written in one transaction with its journal line").arg(ms))
        : post("end_recorded", Warning, QStringLiteral("the clock went back by %1 ms while it ran").arg(-ms));
}

Check noErrorMarkers(const PostFacts &facts)
{
    constexpr char kId[] = "no_error_markers";
    if (!facts.performed)
        return post(kId, Skipped, QStringLiteral("PROOF: the effect was only written down"));
    if (!facts.view.answered)
        return post(kId, Skipped, QStringLiteral("the texts could not be looked at: ") + facts.view.whyNot);
    if (facts.view.texts == 0)
        return post(kId, Skipped, QStringLiteral("it left no text"));
    const QString searched = QStringLiteral("%1 bytes in %2 texts").arg(facts.view.textBytes).arg(facts.view.texts);
    if (facts.view.markers.isEmpty())
        return post(kId, Pass, QStringLiteral("none in ") + searched);
    return post(kId, Warning, facts.view.markers.join(QStringLiteral("; ")) + QStringLiteral("; searched ") + searched);
}

Check changesCommitted(const PostFacts &facts)
{
    constexpr char kId[] = "changes_committed";
    if (!owesCommit(facts.task, facts.attempt.mode))
        return post(kId, Skipped, facts.attempt.mode == Mode::Proof ? QStringLiteral("PROOF: nothing is written")
                                                                    : QStringLiteral("the task does not ask for it"));
    const TreeView &tree = facts.view.tree;
    const QString whyNot = facts.view.answered ? tree.whyNot : facts.view.whyNot;
    if (!facts.view.answered || !tree.seen)
        return post(kId, Warning, QStringLiteral("it could not be looked at: ") + whyNot);
    if (tree.changed > 0)
        return post(kId, Warning,
                    QStringLiteral("%1 paths are not committed; first: %2").arg(tree.changed).arg(tree.first));
    if (facts.treeBefore.seen && tree.head == facts.treeBefore.head)
        return post(kId, Warning, QStringLiteral("there is no new commit: still at %1").arg(tree.head));
    return post(kId, Pass, QStringLiteral("committed as %1, nothing is left over").arg(tree.head));
}

Check queueConsistent(const PostFacts &facts)
{
    constexpr char kId[] = "queue_consistent";
    const QString &wanted = facts.task.spec.agent;
    const QString assigned = wanted.isEmpty() ? facts.task.agent : wanted;
    if (facts.attempt.agent != facts.task.agent || facts.attempt.agent != assigned)
        return post(kId, Fail, QStringLiteral("done by '%1', assigned to '%2'").arg(facts.attempt.agent, assigned));
    const QString by = QStringLiteral("done by '%1', to whom it was assigned").arg(facts.attempt.agent);
    if (facts.filesNotKept > 0)
        return post(kId, Warning, by + QStringLiteral("; %1 of its files could not be kept").arg(facts.filesNotKept));
    const bool review = facts.task.spec.review && facts.performed;
    return post(kId, Pass,
                by + (review ? QStringLiteral("; it goes to review") : QStringLiteral("; no review is asked for")));
}

} // namespace

std::vector<Check> postChecks(const PostFacts &facts)
{
    return {resultAccepted(facts), outputsExist(facts), outputsNotEmpty(facts), claimReleased(facts),
            endRecorded(facts), noErrorMarkers(facts), changesCommitted(facts), queueConsistent(facts)};
}

} // namespace qd
