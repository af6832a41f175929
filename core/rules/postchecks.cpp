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
        return post(kId, Pass, QStringLiteral("the effect was written down with SHA-256 ") + facts.attempt.effectHash.hex());
    const QString answer = QStringLiteral("'%1' has answered%2")
                               .arg(facts.attempt.agent, facts.answer.isEmpty() ? QString() : QStringLiteral(": ") + facts.answer);
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
    return faults.isEmpty() ? post(kId, Pass, count) : post(kId, Fail, count + QStringLiteral("; ") + faults.join(QStringLiteral("; ")));
}

QString contentOf(const OutputView &output)
{
    const QString size = QStringLiteral("%1: %2 bytes, ").arg(nameOf(output.path)).arg(output.size);
    if (output.hash.isNull())
        return size + QStringLiteral("too large to be hashed");
    return size + QStringLiteral("SHA-256 %1%2").arg(output.hash.hex(), output.kept ? QString() : QStringLiteral(" (too large to be kept)"));
}

Check outputsNotEmpty(const PostFacts &facts)
{
    constexpr char kId[] = "outputs_not_empty";
    if (const auto reason = noOutputsBecause(facts))
        return post(kId, Skipped, *reason);
    const std::vector<OutputView> &outputs = facts.view.outputs;
    if (!facts.view.answered || std::all_of(outputs.begin(), outputs.end(), hasFault))
        return post(kId, Skipped, QStringLiteral("there is no output to look into"));
    const auto empty = std::find_if(outputs.begin(), outputs.end(), [](const OutputView &o) { return !hasFault(o) && o.size == 0; });
    if (empty != outputs.end())
        return post(kId, Fail, empty->path + QStringLiteral(" is empty"));
    QStringList contents;
    for (size_t i = 0; i < outputs.size() && i < kNamed; ++i)
        contents += hasFault(outputs[i]) ? nameOf(outputs[i].path) + QStringLiteral(": missing") : contentOf(outputs[i]);
    if (outputs.size() > kNamed)
        contents += QStringLiteral("and %1 more").arg(outputs.size() - kNamed);
    const bool hashed = std::none_of(outputs.begin(), outputs.end(), [](const OutputView &o) { return !hasFault(o) && o.hash.isNull(); });
    return post(kId, hashed ? Pass : Warning, contents.join(QStringLiteral("; ")));
}

Check claimReleased(const PostFacts &facts)
{
    const bool ours = facts.task.state == TaskState::Running;
    return post("claim_released", ours ? Pass : Fail,
                ours ? QStringLiteral("nothing of attempt %1 is alive, and its claim of epoch %2 ends with this record")
                           .arg(facts.attempt.number).arg(facts.task.epoch)
                     : QStringLiteral("the task is %1, so the claim was not ours to release").arg(toText(facts.task.state)));
}

Check endRecorded(const PostFacts &facts)
{
    const qint64 ms = facts.endedAt - facts.attempt.startedAt;
    return ms >= 0 ? post("end_recorded", Pass, QStringLiteral("ended after %1 ms; the end and its line in the journal are one transaction").arg(ms))
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
    return facts.view.markers.isEmpty() ? post(kId, Pass, QStringLiteral("none in ") + searched)
                                        : post(kId, Warning, facts.view.markers.join(QStringLiteral("; ")) + QStringLiteral("; searched ") + searched);
}

Check changesCommitted(const PostFacts &facts)
{
    constexpr char kId[] = "changes_committed";
    if (!owesCommit(facts.task, facts.attempt.mode))
        return post(kId, Skipped, facts.attempt.mode == Mode::Proof ? QStringLiteral("PROOF: nothing is written outside")
                                                                    : QStringLiteral("the task does not ask for it"));
    const TreeView &tree = facts.view.tree;
    if (!facts.view.answered || !tree.seen)
        return post(kId, Warning, QStringLiteral("it could not be looked at: ") + (facts.view.answered ? tree.whyNot : facts.view.whyNot));
    if (tree.changed > 0)
        return post(kId, Warning, QStringLiteral("%1 paths are not committed; first: %2").arg(tree.changed).arg(tree.first));
    if (facts.treeBefore.seen && tree.head == facts.treeBefore.head)
        return post(kId, Warning, QStringLiteral("there is no new commit: still at %1").arg(tree.head));
    return post(kId, Pass, QStringLiteral("committed as %1, nothing is left over").arg(tree.head));
}

Check queueConsistent(const PostFacts &facts)
{
    constexpr char kId[] = "queue_consistent";
    const QString &wanted = facts.task.spec.agent;
    const bool byRightAgent = facts.attempt.agent == facts.task.agent && (wanted.isEmpty() || wanted == facts.attempt.agent);
    if (!byRightAgent)
        return post(kId, Fail, QStringLiteral("done by '%1', assigned to '%2'").arg(facts.attempt.agent, wanted.isEmpty() ? facts.task.agent : wanted));
    const QString by = QStringLiteral("done by '%1', to whom it was assigned").arg(facts.attempt.agent);
    if (facts.filesNotKept > 0)
        return post(kId, Warning, by + QStringLiteral("; %1 of its files could not be kept").arg(facts.filesNotKept));
    const bool review = facts.task.spec.review && facts.performed;
    return post(kId, Pass, by + (review ? QStringLiteral("; it goes to review") : QStringLiteral("; no review is asked for")));
}

} // namespace

std::vector<Check> postChecks(const PostFacts &facts)
{
    return {resultAccepted(facts), outputsExist(facts), outputsNotEmpty(facts), claimReleased(facts),
            endRecorded(facts), noErrorMarkers(facts), changesCommitted(facts), queueConsistent(facts)};
}

} // namespace qd
