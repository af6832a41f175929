#include "core/rules/checks.h"

#include <algorithm>

namespace qd {
namespace {

bool isOneOf(const QString &id, std::initializer_list<const char *> ids)
{
    return std::any_of(ids.begin(), ids.end(), [&](const char *known) { return id == QLatin1String(known); });
}

bool isCharged(const Check &check)
{
    if (check.phase == CheckPhase::Post)
        return true;
    if (check.result == CheckResult::Critical)
        return check.id == QLatin1String("payload_valid");
    return !isOneOf(check.id, {"task_exists", "claim_ours", "dependencies_met", "no_conflict", "agent_available"});
}

} // namespace

std::optional<Blocker> blockerOf(const std::vector<Check> &checks)
{
    const auto found = std::find_if(checks.begin(), checks.end(),
                                    [](const Check &check) { return blocks(check.result); });
    if (found == checks.end())
        return std::nullopt;
    const bool forGood = found->id == QLatin1String("payload_valid");
    const auto category = forGood ? ErrorCategory::Permanent : ErrorCategory::Transient;
    const QString detail = found->id + QStringLiteral(": ") + found->detail;
    if (found->phase == CheckPhase::Pre)
        return Blocker{{QStringLiteral("precheck_failed"), category, detail}, isCharged(*found)};
    return Blocker{{QStringLiteral("postcheck_failed"), category, detail}, isCharged(*found)};
}

bool owesOutputs(const Task &task, Mode mode)
{
    return mode == Mode::Real && !task.spec.outputs.isEmpty();
}

bool owesVerification(const Task &task, Mode mode)
{
    return mode == Mode::Real && !task.spec.verify.isEmpty();
}

bool owesCommit(const Task &task, Mode mode)
{
    return mode == Mode::Real && task.spec.metadata[QLatin1String("commit")].toBool();
}

} // namespace qd
