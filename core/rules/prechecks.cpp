#include "core/rules/checks.h"

#include "core/base/untrustedtext.h"
#include "core/rules/waiting.h"

#include <algorithm>

namespace qd {
namespace {

using enum CheckResult;

// domain.md §3.4: of the disk, free.
constexpr int kScarcePercent = 10;
constexpr int kCriticalPercent = 5;

Check pre(const char *id, CheckResult result, const QString &detail)
{
    return {QString::fromLatin1(id), CheckPhase::Pre, result, UntrustedText(detail).displayLine()};
}

Check storeReady(const PreFacts &facts)
{
    const bool current = facts.schemaFound == facts.schemaNeeded;
    return pre("store_ready", current ? Pass : Critical,
               QStringLiteral("the store answers with schema %1; this program needs %2")
                   .arg(facts.schemaFound).arg(facts.schemaNeeded));
}

bool isText(const QJsonObject &payload, const char *member)
{
    return !payload[QLatin1String(member)].toString().trimmed().isEmpty();
}

// By the letters alone; whether a link leads out of it is seen when the place is looked at.
bool liesInside(const QString &path, const QString &folder)
{
    return folder.isEmpty() || path.startsWith(folder.endsWith(u'/') ? folder : folder + u'/');
}

QString payloadFault(const TaskSpec &spec)
{
    if (spec.kind == TaskKind::Command && (spec.command.isEmpty() || spec.command.first().isEmpty()))
        return QStringLiteral("a command task names no program");
    for (const char *member : {"social_platform", "content"}) {
        if (spec.kind == TaskKind::PostSocial && !isText(spec.payload, member))
            return QStringLiteral("the payload has no %1").arg(QLatin1String(member));
    }
    const auto outside = std::find_if(spec.outputs.begin(), spec.outputs.end(),
                                      [&](const QString &output) { return !liesInside(output, spec.workspace); });
    if (outside != spec.outputs.end())
        return QStringLiteral("the output %1 does not lie inside the workspace").arg(*outside);
    return {};
}

Check payloadValid(const PreFacts &facts)
{
    const QString fault = payloadFault(facts.task.spec);
    if (!fault.isEmpty())
        return pre("payload_valid", Critical, fault);
    return pre("payload_valid", Pass, QStringLiteral("a task of kind %1 whose SHA-256 is still %2")
                                          .arg(toText(facts.task.spec.kind), facts.task.specHash.hex()));
}

Check taskExists(const PreFacts &facts)
{
    const QString id = displayId(facts.task.id);
    return facts.task.id.isValid() ? pre("task_exists", Pass, QStringLiteral("%1 was read in this transaction").arg(id))
                                   : pre("task_exists", Fail, QStringLiteral("there is no task %1").arg(id));
}

Check claimOurs(const PreFacts &facts)
{
    const bool ours = facts.task.state == TaskState::Claimed && facts.task.epoch == facts.leaseEpoch;
    return pre("claim_ours", ours ? Pass : Fail,
               QStringLiteral("%1 under epoch %2; the lease is epoch %3")
                   .arg(toText(facts.task.state)).arg(facts.task.epoch).arg(facts.leaseEpoch));
}

Check dependenciesMet(const PreFacts &facts)
{
    if (facts.dependencies == 0)
        return pre("dependencies_met", Skipped, QStringLiteral("it waits for no other task"));
    const int open = int(facts.openDependencies.size());
    const QString count =
        QStringLiteral("%1 of %2 have succeeded").arg(facts.dependencies - open).arg(facts.dependencies);
    if (open == 0)
        return pre("dependencies_met", Pass, count);
    return pre("dependencies_met", Fail,
               count + QStringLiteral("; open: ") + facts.openDependencies.join(QStringLiteral(", ")));
}

Check noConflict(const PreFacts &facts)
{
    if (!facts.conflicts.isEmpty())
        return pre("no_conflict", Fail, facts.conflicts.join(QStringLiteral("; ")));
    return pre("no_conflict", Pass,
               QStringLiteral("%1 other attempts run, and none writes what this one writes").arg(facts.others));
}

QString agentFault(const PreFacts &facts)
{
    if (!facts.agent)
        return QStringLiteral("there is no such agent any more");
    const Agent &agent = facts.agent->agent;
    if (!agent.enabled)
        return QStringLiteral("it is disabled");
    if (!facts.hasTransport)
        return QStringLiteral("this program cannot work by %1").arg(toText(agent.transport));
    if (!canDo(agent, facts.task.spec))
        return QStringLiteral("it does no work of this kind");
    if (facts.rests)
        return QStringLiteral("it rests after %1 failures in a row").arg(facts.agent->failuresInRow);
    return facts.slotsTaken < agent.slotCount ? QString()
                                              : QStringLiteral("all its %1 slots are taken").arg(agent.slotCount);
}

Check agentAvailable(const PreFacts &facts)
{
    const QString name = QStringLiteral("'%1': ").arg(facts.task.agent);
    if (const QString fault = agentFault(facts); !fault.isEmpty())
        return pre("agent_available", Fail, name + fault);
    const AgentStatus &status = *facts.agent;
    const QString state = name + QStringLiteral("enabled, %1 of %2 slots taken, %3 failures in a row")
                                     .arg(facts.slotsTaken).arg(status.agent.slotCount).arg(status.failuresInRow);
    return pre("agent_available", status.healthy() ? Pass : Warning, state);
}

Check inputsAndOutputs(const PreFacts &facts)
{
    constexpr char kId[] = "inputs_and_outputs";
    const qsizetype inputs = facts.task.spec.inputs.size();
    const qsizetype outputs = facts.task.spec.outputs.size();
    if (inputs + outputs == 0)
        return pre(kId, Skipped, QStringLiteral("it declares neither inputs nor outputs"));
    if (!facts.view.answered)
        return pre(kId, Fail, QStringLiteral("they could not be looked at: ") + facts.view.whyNot);
    const QStringList &missing = facts.view.missingInputs;
    const QStringList &bad = facts.view.badPlaces;
    const QString counts = QStringLiteral("%1 of %2 inputs exist, %3 of %4 outputs can be written")
                               .arg(inputs - missing.size()).arg(inputs).arg(outputs - bad.size()).arg(outputs);
    if (missing.isEmpty() && bad.isEmpty())
        return pre(kId, Pass, counts);
    return pre(kId, Fail, counts + QStringLiteral("; ") + (missing + bad).join(QStringLiteral("; ")));
}

Check workingTreeClean(const PreFacts &facts)
{
    constexpr char kId[] = "working_tree_clean";
    const TreeView &tree = facts.view.tree;
    if (!facts.view.answered && !facts.task.spec.workspace.isEmpty())
        return pre(kId, Warning, QStringLiteral("it could not be looked at: ") + facts.view.whyNot);
    if (!facts.view.answered)
        return pre(kId, Skipped, QStringLiteral("the task names no workspace"));
    if (!tree.seen)
        return pre(kId, tree.expected ? Warning : Skipped, tree.whyNot);
    const QString at =
        tree.head.isEmpty() ? QStringLiteral("before the first commit") : QStringLiteral("at commit ") + tree.head;
    if (tree.changed == 0)
        return pre(kId, Pass, QStringLiteral("clean, ") + at);
    return pre(kId, Warning,
               QStringLiteral("%1 paths differ, %2; first: %3").arg(tree.changed).arg(at, tree.first));
}

CheckResult verdictOf(const std::optional<int> &freePercent)
{
    if (!freePercent || (*freePercent >= kCriticalPercent && *freePercent < kScarcePercent))
        return Warning;
    return *freePercent < kCriticalPercent ? Critical : Pass;
}

Check resources(const PreFacts &facts)
{
    const Task &task = facts.task;
    QStringList parts{QStringLiteral("attempt %1 of %2").arg(task.attempts + 1).arg(task.maxAttempts)};
    if (task.attempts >= task.maxAttempts)
        return pre("resources", Fail, QStringLiteral("all %1 attempts are used up").arg(task.maxAttempts));
    CheckResult worst = facts.view.answered ? Pass : Warning;
    if (!facts.view.answered)
        parts += QStringLiteral("free space unknown: ") + facts.view.whyNot;
    for (const SpaceView &space : facts.view.space) {
        const CheckResult verdict = verdictOf(space.freePercent);
        worst = verdict == Pass || worst == Critical ? worst : verdict;
        parts += QStringLiteral("free space of the %1: %2").arg(space.place,
            space.freePercent ? QString::number(*space.freePercent) + QStringLiteral(" %") : QStringLiteral("unknown"));
    }
    return pre("resources", worst, parts.join(QStringLiteral(", ")));
}

} // namespace

std::vector<Check> preChecks(const PreFacts &facts)
{
    return {storeReady(facts), payloadValid(facts), taskExists(facts), claimOurs(facts), dependenciesMet(facts),
            noConflict(facts), agentAvailable(facts), inputsAndOutputs(facts), workingTreeClean(facts), resources(facts)};
}

} // namespace qd
