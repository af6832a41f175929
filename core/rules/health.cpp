#include "core/rules/health.h"

#include <algorithm>

namespace qd {
namespace {

class Judge
{
public:
    void add(HealthLevel level, const char *word, const QString &detail)
    {
        m_health.reasons.push_back({level, QString::fromLatin1(word), detail});
        m_health.level = std::max(m_health.level, level);
    }

    [[nodiscard]] Health health()
    {
        std::stable_sort(m_health.reasons.begin(), m_health.reasons.end(),
                         [](const HealthReason &a, const HealthReason &b) { return a.level > b.level; });
        return m_health;
    }

private:
    Health m_health;
};

bool works(EngineState state)
{
    return state == EngineState::Running || state == EngineState::Paused || state == EngineState::Draining;
}

void judgeEngine(const HealthFacts &facts, Judge &judge)
{
    if (facts.state == EngineState::Stopped)
        judge.add(HealthLevel::Unhealthy, "engine_stopped", QStringLiteral("no engine runs"));
    else if (facts.state == EngineState::Killed)
        judge.add(HealthLevel::Unhealthy, "engine_killed", QStringLiteral("the engine is killed"));
    else if (facts.tickNumber == 0)
        judge.add(HealthLevel::Degraded, "engine_starting", QStringLiteral("the engine has not ticked yet"));
    else if (!works(facts.state) || !facts.leaseHeld)
        judge.add(HealthLevel::Unhealthy, "lease_missing", QStringLiteral("the engine does not hold the lease"));
}

void judgeTicks(const HealthFacts &facts, Judge &judge)
{
    const bool newest = facts.lastTick.number > 0 && facts.lastTick.number >= facts.tickNumber;
    if (newest && facts.lastTick.failedAtStore())
        judge.add(HealthLevel::Unhealthy, "store_failing",
                  QStringLiteral("the newest tick could not be stored: %1").arg(facts.lastTick.note));
    if (facts.outOfSpace)
        judge.add(HealthLevel::Unhealthy, "disk_full", QStringLiteral("the disk is full: nothing new is begun until there is space again"));
    if (facts.anchorAlarms)
        judge.add(HealthLevel::Unhealthy, "anchor_mismatch",
                  QStringLiteral("the journal does not match its anchor: it was cut off, made anew or exchanged"));
    if (works(facts.state) && facts.sinceTickMs > 2 * facts.tickIntervalMs + facts.tickLimitMs)
        judge.add(HealthLevel::Unhealthy, "tick_overdue", QStringLiteral("no tick for %1 s").arg(facts.sinceTickMs / 1'000));
    if (works(facts.state) && facts.lastTick.durationMs > facts.tickLimitMs)
        judge.add(HealthLevel::Degraded, "tick_overrun",
                  QStringLiteral("tick %1 took %2 ms of %3").arg(facts.lastTick.number).arg(facts.lastTick.durationMs).arg(facts.tickLimitMs));
}

void judgeAgents(const HealthFacts &facts, Judge &judge)
{
    const QString share = QStringLiteral("%1 of %2").arg(facts.agentsHealthy).arg(facts.agentsEnabled);
    if (10 * facts.agentsHealthy < 6 * facts.agentsEnabled || facts.agentsEnabled == 0)
        judge.add(HealthLevel::Degraded, "agents_missing", QStringLiteral("%1 agents are well").arg(share));
    else if (facts.agentsHealthy < facts.agentsEnabled)
        judge.add(HealthLevel::Degraded, "agents_failing", QStringLiteral("%1 agents are well").arg(share));
}

void judgeAttempts(const HealthFacts &facts, Judge &judge)
{
    if (facts.attemptsEnded < HealthFacts::kFewestAttempts)
        return;
    const QString rate = QStringLiteral("%1 of the newest %2 attempts failed").arg(facts.attemptsFailed).arg(facts.attemptsEnded);
    if (10 * facts.attemptsFailed > 3 * facts.attemptsEnded)
        judge.add(HealthLevel::Unhealthy, "error_rate_high", rate);
    else if (10 * facts.attemptsFailed > facts.attemptsEnded)
        judge.add(HealthLevel::Degraded, "error_rate_raised", rate);
}

} // namespace

Health judgeHealth(const HealthFacts &facts)
{
    Judge judge;
    judgeEngine(facts, judge);
    judgeTicks(facts, judge);
    judgeAgents(facts, judge);
    judgeAttempts(facts, judge);
    return judge.health();
}

} // namespace qd
