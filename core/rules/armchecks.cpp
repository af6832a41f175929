#include "core/rules/armchecks.h"

namespace qd {
namespace {

ArmCheck line(const char *id, CheckResult result, qint64 number, const char *detail)
{
    return {QString::fromLatin1(id), result, number, QString::fromLatin1(detail)};
}

ArmCheck needed(const char *id, bool holds, const char *detail)
{
    return line(id, holds ? CheckResult::Pass : CheckResult::Fail, 0, detail);
}

ArmCheck agents(const ArmFacts &facts)
{
    const bool failing = facts.agentsHealthy < facts.agentsEnabled;
    const bool fine = facts.agentsEnabled > 0 && !failing;
    return line("agents", fine ? CheckResult::Pass : CheckResult::Warning, facts.agentsHealthy,
                "enabled agents that act outside and do not fail again and again");
}

ArmCheck noneOf(const char *id, qint64 count, const char *detail)
{
    return line(id, count == 0 ? CheckResult::Pass : CheckResult::Warning, count, detail);
}

ArmCheck backup(const ArmFacts &facts)
{
    const bool fresh = facts.backupAgeMs && *facts.backupAgeMs < ArmFacts::kOldBackupMs;
    return line("backup", fresh ? CheckResult::Pass : CheckResult::Warning, facts.backupAgeMs.value_or(0),
                facts.backupAgeMs ? "age of the newest daily copy" : "there is no daily copy yet");
}

} // namespace

std::vector<ArmCheck> judgeArming(const ArmFacts &facts)
{
    const bool killed = facts.state == EngineState::Killed;
    const bool runs = facts.state != EngineState::Stopped && facts.state != EngineState::Standby && !killed;
    return {needed("not_killed", !killed, "no kill is set"),
            needed("engine", runs && facts.leaseHeld, "an engine runs and holds the lease"),
            needed("allow_real", facts.allowReal, "the setting safety.allow_real"),
            agents(facts),
            line("ready", CheckResult::Pass, facts.tasksReady, "tasks that begin as soon as REAL is armed"),
            noneOf("approvals", facts.approvalsWaiting, "effects that wait for a yes or no"),
            noneOf("unknown", facts.unknownOutcomes, "tasks whose outcome nobody knows"),
            backup(facts)};
}

} // namespace qd
