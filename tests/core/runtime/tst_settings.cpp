#include "tests/core/runtime/runtimerig.h"

#include <QElapsedTimer>
#include <QJsonDocument>

using namespace qd;
using namespace qd::test;

namespace {

QJsonObject named(const char *name)
{
    return {{QStringLiteral("name"), QLatin1String(name)}};
}

QJsonObject named(const char *name, const char *value)
{
    return {{QStringLiteral("name"), QLatin1String(name)}, {QStringLiteral("value"), QString::fromUtf8(value)}};
}

QJsonObject arm()
{
    return {{QStringLiteral("seconds"), 60}, {QStringLiteral("count"), 5}, {QStringLiteral("confirm"), QStringLiteral("REAL")}};
}

QJsonObject listed(Client &client, const char *name)
{
    return client.object(Operation::SettingsList, named(name))[QLatin1String("settings")][0].toObject();
}

QString real(const char *title, const char *command)
{
    return QStringLiteral("---\ntitle: %1\nmode: real\ncommand: [%2]\n---\nDo %1.\n").arg(QLatin1String(title), QLatin1String(command));
}

/// A task that a person has seen proved, and approved; it begins as soon as the window is open.
TaskId addApproved(Client &client, const char *title, const char *command)
{
    const TaskId task = client.add(real(title, command));
    const bool held = QTest::qWaitFor([&] { return client.stateOf(task) == QLatin1String("held"); }, 20'000);
    const QJsonObject answer = client.object(Operation::TasksApprove, {{QStringLiteral("ids"), QJsonArray{task.value}}});
    return held && answer[QLatin1String("changed")].toArray().size() == 1 ? task : TaskId{};
}

} // namespace

/// The settings as callers see them, and what each does to a running engine.
class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listTellsEverything();
    void setAndResetAreKeptAndJournalled();
    void wrongValuesAreRefusedByTheCore();
    void overriddenChangesSaySo();
    void permissionNeedsTheScopeToArm();
    void armingNeedsPermission();
    void withdrawnPermissionClosesTheWindow();
    void startCanArm();
    void refusedArmingIsNoStart();
    void tickIntervalCountsAtOnce();
    void concurrencyCountsAtOnce();
    void retryDelayCountsAtOnce();
    void newTasksGetTheDefaultOfAttempts();
    void timeoutsCountForTasksThatDoNotSay();
    void killGraceCountsAtOnce();
    void workspaceCountsFromTheNextStart();
    void healthIsJudged();
};

void TestSettings::listTellsEverything()
{
    RuntimeRig rig;
    rig.options.settings.environment.insert_or_assign(Setting::KillGrace, GivenSetting{qint64(1'500), QStringLiteral("SOME_VARIABLE")});
    QVERIFY(rig.start());
    Client client(*rig.runtime);
    const QJsonArray all = client.object(Operation::SettingsList)[QLatin1String("settings")].toArray();
    QCOMPARE(all.size(), qsizetype(settings().size()));
    const QStringList keys{QStringLiteral("default"), QStringLiteral("least"), QStringLiteral("meaning"), QStringLiteral("most"),
                           QStringLiteral("name"), QStringLiteral("origin"), QStringLiteral("restart"), QStringLiteral("source"),
                           QStringLiteral("type"), QStringLiteral("unit"), QStringLiteral("value")};
    for (const QJsonValue &setting : all)
        QCOMPARE(setting.toObject().keys(), keys);
    const QJsonObject grace = listed(client, "kill.grace");
    QCOMPARE(grace[QLatin1String("value")].toDouble(), 1.5);
    QCOMPARE(grace[QLatin1String("default")].toDouble(), 2.0);
    QCOMPARE(grace[QLatin1String("source")].toString(), QStringLiteral("environment"));
    QCOMPARE(grace[QLatin1String("origin")].toString(), QStringLiteral("SOME_VARIABLE"));
    QCOMPARE(listed(client, "engine.tick_interval")[QLatin1String("source")].toString(), QStringLiteral("file"));
    QCOMPARE(listed(client, "retry.max_delay")[QLatin1String("source")].toString(), QStringLiteral("default"));
    QCOMPARE(client.refusal(Operation::SettingsList, named("a.b")), QStringLiteral("setting_unknown"));
}

void TestSettings::setAndResetAreKeptAndJournalled()
{
    RuntimeRig rig;
    QVERIFY(rig.start());
    {
        Client client(*rig.runtime);
        const QJsonObject answer = client.object(Operation::SettingsSet, named("retry.max_delay", "2m"));
        QCOMPARE(answer[QLatin1String("value")].toDouble(), 120.0);
        QCOMPARE(answer[QLatin1String("source")].toString(), QStringLiteral("program"));
        QVERIFY(!answer[QLatin1String("overridden")].toBool());
        QCOMPARE(listed(client, "retry.max_delay")[QLatin1String("value")].toDouble(), 120.0);
        QCOMPARE(listed(client, "retry.max_delay")[QLatin1String("origin")].toString(), QStringLiteral("test:rig"));
    }
    rig.stop();
    QVERIFY(rig.start());
    Client client(*rig.runtime);
    QCOMPARE(listed(client, "retry.max_delay")[QLatin1String("value")].toDouble(), 120.0); // kept over a restart
    QCOMPARE(client.object(Operation::SettingsReset, named("retry.max_delay"))[QLatin1String("value")].toDouble(), 300.0);
    QCOMPARE(client.refusal(Operation::SettingsReset, named("retry.max_delay")), QString()); // twice does no harm
    QStringList events;
    const QJsonArray entries = client.object(Operation::JournalList)[QLatin1String("entries")].toArray();
    for (const QJsonValue &entry : entries) {
        if (entry[QLatin1String("object")].toString() == QLatin1String("retry.max_delay"))
            events += entry[QLatin1String("event")].toString() + u' ' + entry[QLatin1String("actor")].toString()
                + u' ' + QString::number(entry[QLatin1String("data")][QLatin1String("after")].toDouble());
    }
    QCOMPARE(events, (QStringList{QStringLiteral("setting_set test:rig 120"), QStringLiteral("setting_reset test:rig 300"),
                                  QStringLiteral("setting_reset test:rig 300")}));
}

void TestSettings::wrongValuesAreRefusedByTheCore()
{
    RuntimeRig rig;
    QVERIFY(rig.start());
    Client client(*rig.runtime);
    const QString wrong = QStringLiteral("setting_value");
    QCOMPARE(client.refusal(Operation::SettingsSet, named("engine.max_concurrent", "0")), wrong);
    QCOMPARE(client.refusal(Operation::SettingsSet, named("engine.max_concurrent", "many")), wrong);
    QCOMPARE(client.refusal(Operation::SettingsSet, named("safety.allow_real", "")), wrong);
    QCOMPARE(client.refusal(Operation::SettingsSet, named("task.workspace", "here")), wrong);
    QCOMPARE(client.refusal(Operation::SettingsSet, named("a.b", "1")), QStringLiteral("setting_unknown"));
    QCOMPARE(client.refusal(Operation::SettingsReset, named("a.b")), QStringLiteral("setting_unknown"));
    QCOMPARE(listed(client, "engine.max_concurrent")[QLatin1String("source")].toString(), QStringLiteral("default"));
}

void TestSettings::overriddenChangesSaySo()
{
    RuntimeRig rig;
    rig.options.settings.commandLine.insert_or_assign(Setting::KillGrace, GivenSetting{qint64(7'000), QStringLiteral("--set")});
    QVERIFY(rig.start());
    Client client(*rig.runtime);
    const QJsonObject answer = client.object(Operation::SettingsSet, named("kill.grace", "1"));
    QVERIFY(answer[QLatin1String("overridden")].toBool());
    QCOMPARE(answer[QLatin1String("source")].toString(), QStringLiteral("command_line"));
    QCOMPARE(answer[QLatin1String("value")].toDouble(), 7.0);
}

void TestSettings::permissionNeedsTheScopeToArm()
{
    RuntimeRig rig;
    QVERIFY(rig.start());
    Client operate(*rig.runtime, Scope::Observe | Scope::Operate);
    for (const char *value : {"true", "false"})
        QCOMPARE(operate.refusal(Operation::SettingsSet, named("safety.allow_real", value)), QStringLiteral("operation_forbidden"));
    QCOMPARE(operate.refusal(Operation::SettingsReset, named("safety.allow_real")), QStringLiteral("operation_forbidden"));
    QCOMPARE(operate.refusal(Operation::SettingsSet, named("kill.grace", "1")), QString());
    Client armer(*rig.runtime, Scope::Operate | Scope::Arm);
    QCOMPARE(armer.refusal(Operation::SettingsSet, named("safety.allow_real", "true")), QString());
}

void TestSettings::armingNeedsPermission()
{
    RuntimeRig rig;
    rig.options.settings.file.erase(Setting::SafetyAllowReal); // the default
    QVERIFY(rig.start());
    Client client(*rig.runtime);
    const auto refused = client.ask(Operation::EngineArm, arm());
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, QStringLiteral("real_not_allowed"));
    QCOMPARE(refused.error().category, ErrorCategory::Operator);
    QCOMPARE(client.engine("mode").toString(), QStringLiteral("proof"));
    QVERIFY(client.ask(Operation::SettingsSet, named("safety.allow_real", "true")));
    QCOMPARE(client.engine("mode").toString(), QStringLiteral("proof")); // allowed is not armed
    QVERIFY(client.ask(Operation::EngineArm, arm()));
    QCOMPARE(client.engine("mode").toString(), QStringLiteral("real"));
}

void TestSettings::withdrawnPermissionClosesTheWindow()
{
    RuntimeRig rig;
    QVERIFY(rig.start());
    Client client(*rig.runtime);
    QVERIFY(client.ask(Operation::EngineArm, arm()));
    QVERIFY(client.ask(Operation::SettingsSet, named("kill.grace", "1")));
    QCOMPARE(client.engine("mode").toString(), QStringLiteral("real")); // another setting does not
    QVERIFY(client.ask(Operation::SettingsSet, named("safety.allow_real", "false")));
    QCOMPARE(client.engine("mode").toString(), QStringLiteral("proof"));
    const TaskId task = addApproved(client, "Never", "\"true\"");
    const qint64 tick = client.engine("tick_number").toInteger();
    QTRY_VERIFY(client.engine("tick_number").toInteger() > tick + 2);
    QCOMPARE(client.stateOf(task), QStringLiteral("queued"));
    QVERIFY(client.ask(Operation::SettingsReset, named("safety.allow_real"))); // the file allows it again
    QCOMPARE(client.engine("mode").toString(), QStringLiteral("proof"));       // and opens nothing
    const QJsonArray entries = client.object(Operation::JournalList)[QLatin1String("entries")].toArray();
    const bool told = std::any_of(entries.begin(), entries.end(), [](const auto &entry) {
        return entry[QLatin1String("event")].toString() == QLatin1String("disarmed")
            && entry[QLatin1String("data")][QLatin1String("reason")].toString() == QLatin1String("real_not_allowed");
    });
    QVERIFY(told);
}

void TestSettings::startCanArm()
{
    RuntimeRig rig;
    QVERIFY(rig.start());
    TaskId task;
    {
        Client before(*rig.runtime);
        task = addApproved(before, "At once", "\"true\"");
    }
    rig.stop();
    rig.options.arm = ArmAtStart{QStringLiteral("test:start"), arm()};
    QVERIFY(rig.start());
    Client client(*rig.runtime);
    QTRY_COMPARE(client.stateOf(task), QStringLiteral("succeeded"));
    const QJsonArray entries = client.object(Operation::JournalList)[QLatin1String("entries")].toArray();
    const bool armed = std::any_of(entries.begin(), entries.end(), [](const auto &entry) {
        return entry[QLatin1String("event")].toString() == QLatin1String("armed") && entry[QLatin1String("actor")].toString() == QLatin1String("test:start");
    });
    QVERIFY(armed);
}

void TestSettings::refusedArmingIsNoStart()
{
    RuntimeRig rig;
    QJsonObject wrongWord = arm();
    wrongWord.insert(QStringLiteral("confirm"), QStringLiteral("real"));
    QJsonObject endless = arm();
    endless.insert(QStringLiteral("seconds"), 100'000'000);
    for (const auto &[parameters, code] : {std::pair{wrongWord, "confirmation_needed"}, std::pair{endless, "parameter_range"}}) {
        rig.options.arm = ArmAtStart{QStringLiteral("test:start"), parameters};
        const auto started = rig.start();
        QVERIFY(!started);
        QCOMPARE(started.error().code, QLatin1String(code));
    }
    rig.options.arm = ArmAtStart{QStringLiteral("test:start"), arm()};
    rig.give(Setting::SafetyAllowReal, false);
    QCOMPARE(rig.start().error().code, QStringLiteral("real_not_allowed"));
    rig.options.arm.reset();
    QVERIFY(rig.start()); // nothing was left behind
}

void TestSettings::tickIntervalCountsAtOnce()
{
    RuntimeRig rig;
    rig.give(Setting::EngineTickInterval, qint64(60'000));
    QVERIFY(rig.start());
    Client client(*rig.runtime);
    QTRY_COMPARE(client.engineState(), EngineState::Running);
    QVERIFY(client.ask(Operation::SettingsSet, named("engine.tick_interval", "0.1")));
    const qint64 tick = client.engine("tick_number").toInteger();
    QTRY_VERIFY(client.engine("tick_number").toInteger() > tick + 5);
}

void TestSettings::concurrencyCountsAtOnce()
{
    RuntimeRig rig;
    rig.give(Setting::EngineMaxConcurrent, qint64(1));
    QVERIFY(rig.start());
    Client client(*rig.runtime);
    for (const char *title : {"A", "B", "C"})
        QVERIFY(client.add(rehearsal(title, "hang")).isValid());
    const auto running = [&] { return client.object(Operation::StatusGet)[QLatin1String("queue")][QLatin1String("running")].toInt(); };
    QTRY_COMPARE(running(), 1);
    const qint64 tick = client.engine("tick_number").toInteger();
    QTRY_VERIFY(client.engine("tick_number").toInteger() > tick + 3);
    QCOMPARE(running(), 1);
    QVERIFY(client.ask(Operation::SettingsSet, named("engine.max_concurrent", "2")));
    QTRY_COMPARE(running(), 2);
}

void TestSettings::retryDelayCountsAtOnce()
{
    RuntimeRig rig;
    rig.give(Setting::RetryBaseDelay, qint64(3'600'000));
    rig.give(Setting::RetryMaxDelay, qint64(3'600'000));
    QVERIFY(rig.start());
    Client client(*rig.runtime);
    const auto waitOf = [&](TaskId task) {
        const QJsonObject shown = client.object(Operation::TasksShow, {{QStringLiteral("id"), displayId(task)}});
        return shown[QLatin1String("not_before")].toInteger() - shown[QLatin1String("updated_at")].toInteger();
    };
    const TaskId slow = client.add(rehearsal("Slow", "{fail: 1}"));
    QTRY_VERIFY(waitOf(slow) > 2'800'000);
    QVERIFY(client.ask(Operation::SettingsSet, named("retry.base_delay", "0")));
    const TaskId quick = client.add(rehearsal("Quick", "{fail: 1}"));
    QTRY_COMPARE(client.stateOf(quick), QStringLiteral("succeeded"));
    QVERIFY(client.ask(Operation::SettingsSet, named("retry.base_delay", "1h")));
    QVERIFY(client.ask(Operation::SettingsSet, named("retry.max_delay", "0")));
    const TaskId capped = client.add(rehearsal("Capped", "{fail: 1}"));
    QTRY_COMPARE(client.stateOf(capped), QStringLiteral("succeeded"));
}

void TestSettings::newTasksGetTheDefaultOfAttempts()
{
    RuntimeRig rig;
    rig.options.runEngine = false;
    rig.give(Setting::RetryMaxAttempts, qint64(7));
    QVERIFY(rig.start());
    Client client(*rig.runtime);
    const auto attemptsOf = [&](TaskId task) {
        return client.object(Operation::TasksShow, {{QStringLiteral("id"), displayId(task)}})[QLatin1String("max_attempts")].toInt();
    };
    QCOMPARE(attemptsOf(client.add(rehearsal("A", "hang"))), 7);
    QVERIFY(client.ask(Operation::SettingsSet, named("retry.max_attempts", "2")));
    QCOMPARE(attemptsOf(client.add(rehearsal("B", "hang"))), 2);
    QCOMPARE(attemptsOf(client.add(QStringLiteral("---\ntitle: C\nmax_attempts: 5\nrehearse: [hang]\n---\n"))), 5);
    QCOMPARE(attemptsOf(client.add(rehearsal("A", "hang"))), 7); // the same work is the same task still
}

void TestSettings::timeoutsCountForTasksThatDoNotSay()
{
    RuntimeRig rig;
    QVERIFY(rig.start());
    Client client(*rig.runtime);
    const auto errorOf = [&](TaskId task) {
        return client.object(Operation::TasksShow, {{QStringLiteral("id"), displayId(task)}})[QLatin1String("error")][QLatin1String("code")].toString();
    };
    QVERIFY(client.ask(Operation::SettingsSet, named("task.timeout", "1")));
    const TaskId silent = client.add(rehearsal("Silent", "hang"));
    const TaskId said = client.add(QStringLiteral("---\ntitle: Said\ntimeout: 3600\nrehearse: [hang]\n---\n"));
    QTRY_COMPARE(errorOf(silent), QStringLiteral("timed_out"));
    QCOMPARE(client.stateOf(said), QStringLiteral("running"));
    QVERIFY(client.ask(Operation::SettingsSet, named("task.timeout", "3600")));
    QVERIFY(client.ask(Operation::SettingsSet, named("task.idle_timeout", "1")));
    QVERIFY(client.ask(Operation::EngineArm, arm()));
    const TaskId idle = addApproved(client, "Idle", "sleep, \"600\"");
    QTRY_COMPARE(client.stateOf(idle), QStringLiteral("unknown"));
    QCOMPARE(errorOf(idle), QStringLiteral("timed_out"));
}

// A program that does not heed TERM lives for as long as the grace.
void TestSettings::killGraceCountsAtOnce()
{
    RuntimeRig rig;
    rig.give(Setting::KillGrace, qint64(60'000));
    QVERIFY(rig.start());
    Client client(*rig.runtime);
    QVERIFY(client.ask(Operation::SettingsSet, named("kill.grace", "0.2")));
    QVERIFY(client.ask(Operation::EngineArm, arm()));
    const char *deaf = "sh, \"-c\", \"trap '' TERM; echo ready; while :; do sleep 1; done\"";
    const TaskId cancelled = addApproved(client, "Deaf", deaf);
    const auto ready = [&] {
        client.take();
        return std::any_of(client.log.begin(), client.log.end(), [](const LogLine &line) { return line.text.raw() == QLatin1String("ready"); });
    };
    QTRY_VERIFY(ready());
    QElapsedTimer timer;
    timer.start();
    QVERIFY(client.ask(Operation::TasksCancel, {{QStringLiteral("ids"), QJsonArray{cancelled.value}}}));
    QTRY_VERIFY_WITH_TIMEOUT(client.stateOf(cancelled) != QLatin1String("running"), 20'000);
    QVERIFY2(timer.elapsed() >= 200, qPrintable(QString::number(timer.elapsed()))); // it was asked first
    client.log.clear();
    const TaskId killed = addApproved(client, "Deaf again", deaf);
    QTRY_VERIFY(ready());
    timer.restart();
    QVERIFY(client.ask(Operation::EngineKill));
    QTRY_VERIFY_WITH_TIMEOUT(client.stateOf(killed) != QLatin1String("running"), 20'000);
    QVERIFY2(timer.elapsed() >= 200, qPrintable(QString::number(timer.elapsed())));
}

void TestSettings::workspaceCountsFromTheNextStart()
{
    RuntimeRig rig;
    QVERIFY(rig.start());
    const QString place = rig.folder() + QStringLiteral("/elsewhere");
    QVERIFY(QDir().mkpath(place));
    {
        Client client(*rig.runtime);
        const QJsonObject answer = client.object(Operation::SettingsSet, named("task.workspace", qPrintable(place)));
        QVERIFY(answer[QLatin1String("restart")].toBool());
    }
    const auto touch = [&](const char *name) {
        Client client(*rig.runtime);
        if (!client.ask(Operation::EngineArm, arm()))
            return false;
        const TaskId task = addApproved(client, name, qPrintable(QStringLiteral("touch, %1").arg(QLatin1String(name))));
        return QTest::qWaitFor([&] { return client.stateOf(task) == QLatin1String("succeeded"); }, 20'000);
    };
    QVERIFY(touch("before"));
    QVERIFY(QFile::exists(rig.profile().scratch() + QStringLiteral("/before")));
    rig.stop();
    QVERIFY(rig.start());
    QVERIFY(touch("after"));
    QVERIFY(QFile::exists(place + QStringLiteral("/after")));
}

void TestSettings::healthIsJudged()
{
    RuntimeRig rig;
    QVERIFY(rig.start());
    Client client(*rig.runtime);
    QTRY_COMPARE(client.object(Operation::HealthGet)[QLatin1String("status")].toString(), QStringLiteral("healthy"));
    QJsonObject health = client.object(Operation::HealthGet);
    QCOMPARE(health.keys(), (QStringList{QStringLiteral("engine_state"), QStringLiteral("flags"), QStringLiteral("last_tick_at"),
                                         QStringLiteral("last_tick_status"), QStringLiteral("lease_owner"), QStringLiteral("queue_counts"),
                                         QStringLiteral("reasons"), QStringLiteral("server_time_utc"), QStringLiteral("status")}));
    QCOMPARE(health[QLatin1String("flags")].toObject(), (QJsonObject{{QStringLiteral("killed"), false}, {QStringLiteral("paused"), false},
                                                                    {QStringLiteral("proof_mode"), true}}));
    QVERIFY(health[QLatin1String("last_tick_at")].toInteger() > 0);
    QCOMPARE(health[QLatin1String("last_tick_status")].toString(), QStringLiteral("idle"));
    QVERIFY(!health[QLatin1String("lease_owner")].toString().isEmpty());
    const QByteArray text = QJsonDocument(health).toJson();
    QVERIFY2(!text.contains(rig.folder().toUtf8()) && !text.contains('/'), text.constData()); // no path of any kind

    // Every other one fails, so that the agent is not found to fail again and again.
    for (int i = 0; i < 12; ++i) {
        const QString steps = i % 2 == 0 ? QStringLiteral("{fail: 9}") : QStringLiteral("{succeed: done}");
        QVERIFY(client.add(QStringLiteral("---\ntitle: F%1\nmax_attempts: %2\nrehearse: [%3]\n---\n").arg(i).arg(i == 0 ? 2 : 1).arg(steps)).isValid());
    }
    const auto counts = [&] { return client.object(Operation::HealthGet)[QLatin1String("queue_counts")].toObject(); };
    QTRY_COMPARE(counts()[QLatin1String("dlq")].toInt(), 5);
    QTRY_COMPARE(counts()[QLatin1String("retry")].toInt(), 1);
    QTRY_COMPARE(counts()[QLatin1String("pending")].toInt(), 0);
    QTRY_COMPARE(client.object(Operation::StatusGet)[QLatin1String("queue")][QLatin1String("succeeded")].toInt(), 6);
    health = client.object(Operation::HealthGet);
    QCOMPARE(health[QLatin1String("status")].toString(), QStringLiteral("unhealthy"));
    QCOMPARE(health[QLatin1String("reasons")][0][QLatin1String("code")].toString(), QStringLiteral("error_rate_high"));
    QVERIFY(client.ask(Operation::EngineArm, arm()));
    QVERIFY(client.ask(Operation::EnginePause));
    const QJsonObject flags = client.object(Operation::HealthGet)[QLatin1String("flags")].toObject();
    QVERIFY(flags[QLatin1String("paused")].toBool() && !flags[QLatin1String("proof_mode")].toBool());
    QVERIFY(client.ask(Operation::EngineKill));
    QTRY_COMPARE(client.engineState(), EngineState::Killed);
    health = client.object(Operation::HealthGet);
    QVERIFY(health[QLatin1String("flags")][QLatin1String("killed")].toBool());
    QCOMPARE(health[QLatin1String("reasons")][0][QLatin1String("code")].toString(), QStringLiteral("engine_killed"));
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
