#include "core/rules/health.h"

#include <QTest>

#include <functional>

using namespace qd;

namespace {

HealthFacts well()
{
    HealthFacts facts;
    facts.state = EngineState::Running;
    facts.leaseHeld = true;
    facts.tickNumber = 9;
    facts.lastTick.number = 9;
    facts.lastTick.durationMs = 20'000;
    facts.sinceTickMs = 1'000;
    facts.tickIntervalMs = 1'000;
    facts.tickLimitMs = 20'000;
    facts.agentsEnabled = 5;
    facts.agentsHealthy = 5;
    facts.attemptsEnded = 50;
    facts.attemptsFailed = 5;
    return facts;
}

using Change = std::function<void(HealthFacts &)>;

} // namespace

Q_DECLARE_METATYPE(Change)

class TestHealth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneFactDecides_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("expected"); // level and codes
        const auto row = [](const char *name, const char *expected, Change change) {
            QTest::newRow(name) << std::move(change) << QString::fromLatin1(expected);
        };
        row("nothing", "healthy", [](HealthFacts &) {});
        row("paused", "healthy", [](HealthFacts &f) { f.state = EngineState::Paused; });
        row("draining", "healthy", [](HealthFacts &f) { f.state = EngineState::Draining; });
        row("stopped", "unhealthy engine_stopped", [](HealthFacts &f) { f.state = EngineState::Stopped; });
        row("killed", "unhealthy engine_killed", [](HealthFacts &f) { f.state = EngineState::Killed; f.leaseHeld = false; });
        row("acquiring", "unhealthy lease_missing", [](HealthFacts &f) { f.state = EngineState::Acquiring; });
        row("standby", "unhealthy lease_missing", [](HealthFacts &f) { f.state = EngineState::Standby; });
        row("lease lost", "unhealthy lease_missing", [](HealthFacts &f) { f.leaseHeld = false; });
        row("first moment", "degraded engine_starting",
            [](HealthFacts &f) { f.state = EngineState::Acquiring; f.tickNumber = 0; f.lastTick = {}; });
        row("full disk", "unhealthy store_failing", [](HealthFacts &f) { f.lastTick.note = QStringLiteral("database_full"); });
        row("full disk, work ends", "unhealthy disk_full", [](HealthFacts &f) { f.outOfSpace = true; });
        row("full disk for files", "unhealthy store_failing", [](HealthFacts &f) { f.lastTick.note = QStringLiteral("artifact_unwritable"); });
        row("full disk, long ago", "healthy",
            [](HealthFacts &f) { f.lastTick.note = QStringLiteral("database_full"); f.tickNumber = 10; });
        row("journal exchanged", "unhealthy anchor_mismatch", [](HealthFacts &f) { f.anchorAlarms = true; });
        row("hung, nearly", "healthy", [](HealthFacts &f) { f.sinceTickMs = 22'000; });
        row("hung", "unhealthy tick_overdue", [](HealthFacts &f) { f.sinceTickMs = 22'001; });
        row("tick too long", "degraded tick_overrun", [](HealthFacts &f) { f.lastTick.durationMs = 20'001; });
        row("one agent fails", "degraded agents_failing", [](HealthFacts &f) { f.agentsHealthy = 4; });
        row("60 % of the agents", "degraded agents_failing", [](HealthFacts &f) { f.agentsHealthy = 3; });
        row("fewer agents", "degraded agents_missing", [](HealthFacts &f) { f.agentsHealthy = 2; });
        row("no agents at all", "degraded agents_missing", [](HealthFacts &f) { f.agentsEnabled = f.agentsHealthy = 0; });
        row("above 10 % errors", "degraded error_rate_raised", [](HealthFacts &f) { f.attemptsFailed = 6; });
        row("30 % errors", "degraded error_rate_raised", [](HealthFacts &f) { f.attemptsFailed = 15; });
        row("above 30 % errors", "unhealthy error_rate_high", [](HealthFacts &f) { f.attemptsFailed = 16; });
        row("too few to tell", "healthy", [](HealthFacts &f) { f.attemptsEnded = f.attemptsFailed = 9; });
        row("enough to tell", "unhealthy error_rate_high", [](HealthFacts &f) { f.attemptsEnded = f.attemptsFailed = 10; });
        row("the worst first", "unhealthy tick_overdue agents_failing",
            [](HealthFacts &f) { f.agentsHealthy = 4; f.sinceTickMs = 99'000; });
    }

    void oneFactDecides()
    {
        QFETCH(Change, change);
        QFETCH(QString, expected);
        HealthFacts facts = well();
        change(facts);
        const Health health = judgeHealth(facts);
        QStringList words{toText(health.level)};
        for (const HealthReason &reason : health.reasons) {
            words += reason.code;
            QVERIFY(reason.level != HealthLevel::Healthy && !reason.detail.isEmpty());
        }
        QCOMPARE(words.join(u' '), expected);
    }
};

QTEST_GUILESS_MAIN(TestHealth)
#include "tst_health.moc"
