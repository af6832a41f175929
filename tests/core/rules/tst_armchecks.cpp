#include "core/rules/armchecks.h"

#include <QTest>

#include <functional>

using namespace qd;

namespace {

ArmFacts well()
{
    ArmFacts facts;
    facts.state = EngineState::Running;
    facts.leaseHeld = true;
    facts.allowReal = true;
    facts.agentsEnabled = 2;
    facts.agentsHealthy = 2;
    facts.backupAgeMs = 3'600'000;
    return facts;
}

/// "id=result" of every line that is not passed.
QString findings(const ArmFacts &facts)
{
    QStringList found;
    for (const ArmCheck &check : judgeArming(facts)) {
        if (check.result != CheckResult::Pass)
            found += check.id + u'=' + toText(check.result);
    }
    return found.join(u' ');
}

using Change = std::function<void(ArmFacts &)>;

} // namespace

Q_DECLARE_METATYPE(Change)

class TestArmChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneFactDecides_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *expected, Change change) {
            QTest::newRow(name) << std::move(change) << QString::fromLatin1(expected);
        };
        row("well", "", [](ArmFacts &) {});
        row("paused", "", [](ArmFacts &f) { f.state = EngineState::Paused; });
        row("killed", "not_killed=fail engine=fail", [](ArmFacts &f) { f.state = EngineState::Killed; });
        row("stopped", "engine=fail", [](ArmFacts &f) { f.state = EngineState::Stopped; });
        row("standby", "engine=fail", [](ArmFacts &f) { f.state = EngineState::Standby; });
        row("no lease", "engine=fail", [](ArmFacts &f) { f.leaseHeld = false; });
        row("not allowed", "allow_real=fail", [](ArmFacts &f) { f.allowReal = false; });
        row("no agent", "agents=warning", [](ArmFacts &f) { f.agentsEnabled = f.agentsHealthy = 0; });
        row("failing agent", "agents=warning", [](ArmFacts &f) { f.agentsHealthy = 1; });
        row("approvals", "approvals=warning", [](ArmFacts &f) { f.approvalsWaiting = 1; });
        row("unknown", "unknown=warning", [](ArmFacts &f) { f.unknownOutcomes = 1; });
        row("no backup", "backup=warning", [](ArmFacts &f) { f.backupAgeMs.reset(); });
        row("old backup", "backup=warning", [](ArmFacts &f) { f.backupAgeMs = ArmFacts::kOldBackupMs; });
    }

    void oneFactDecides()
    {
        QFETCH(Change, change);
        QFETCH(QString, expected);
        ArmFacts facts = well();
        change(facts);
        QCOMPARE(findings(facts), expected);
    }

    void theListIsAlwaysWhole()
    {
        QStringList ids;
        for (const ArmCheck &check : judgeArming({}))
            ids += check.id;
        QCOMPARE(ids.join(u' '), QStringLiteral("not_killed engine allow_real agents ready approvals unknown backup"));
    }
};

QTEST_APPLESS_MAIN(TestArmChecks)
#include "tst_armchecks.moc"
