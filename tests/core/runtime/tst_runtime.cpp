#include "tests/core/runtime/runtimerig.h"

#include <QElapsedTimer>

#include <thread>

using namespace qd;
using namespace qd::test;

namespace {

QJsonObject reset()
{
    return {{QStringLiteral("confirm"), QStringLiteral("RESET")}};
}

QJsonObject arm(const char *word = "REAL")
{
    return {{QStringLiteral("seconds"), 60},
            {QStringLiteral("count"), 5},
            {QStringLiteral("confirm"), QLatin1String(word)}};
}

/// A task that waits, whatever the engine does.
QString scheduled()
{
    return QStringLiteral("---\ntitle: Later\nrehearse: [hang]\nnot_before: 4102444800000\n---\nPlay later.\n");
}

/// Parameters with which an operation can succeed on a profile that has task 1, and task 2 that waits.
QJsonObject goodParameters(Operation operation)
{
    switch (operation) {
    case Operation::TasksPreview:
    case Operation::TasksAdd:
        return documents(rehearsal("Held", "hang"));
    case Operation::TasksPage:
    case Operation::TasksCancel:
    case Operation::TasksHold:
    case Operation::TasksRelease:
    case Operation::TasksApprove:
    case Operation::TasksDeny:
    case Operation::TasksReopen:
    case Operation::TasksClone:
    case Operation::TasksRequeue: return {{QStringLiteral("ids"), QJsonArray{1}}};
    case Operation::TasksResolve:
        return {{QStringLiteral("ids"), QJsonArray{1}},
                {QStringLiteral("verdict"), QStringLiteral("happened")},
                {QStringLiteral("reason"), QStringLiteral("seen")}};
    case Operation::TasksReview:
        return {{QStringLiteral("ids"), QJsonArray{1}}, {QStringLiteral("verdict"), QStringLiteral("accept")}};
    case Operation::TasksPrioritize:
        return {{QStringLiteral("ids"), QJsonArray{1}}, {QStringLiteral("by"), 1}};
    case Operation::TasksEdit:
        return {{QStringLiteral("id"), QStringLiteral("T-2")},
                {QStringLiteral("changes"), QJsonObject{{QStringLiteral("priority"), 7}}}};
    case Operation::TasksExport: {
        static const QTemporaryDir kExports;
        static int exported = 0;
        return {{QStringLiteral("ids"), QJsonArray{1}}, {QStringLiteral("path"), kExports.filePath(QString::number(++exported))}};
    }
    case Operation::TasksFields:
    case Operation::AttemptsTail:
    case Operation::TasksWhy:
    case Operation::TasksShow: return {{QStringLiteral("id"), QStringLiteral("T-1")}};
    case Operation::EngineResetKill: return reset();
    case Operation::EngineArm: return arm();
    case Operation::ArtifactsRead: return {{QStringLiteral("sha256"), QString(64, QLatin1Char('0'))}};
    case Operation::StoreBackup: {
        static const QTemporaryDir kFolder;
        static int made = 0;
        return {{QStringLiteral("path"), kFolder.filePath(QString::number(++made))}};
    }
    case Operation::AgentsAdd:
        return {{QStringLiteral("agent"), QJsonObject{{QStringLiteral("name"), QStringLiteral("poster")},
                                                      {QStringLiteral("transport"), QStringLiteral("outbound")},
                                                      {QStringLiteral("kinds"), QJsonArray{QStringLiteral("post_social")}}}}};
    case Operation::AgentsSet:
        return {{QStringLiteral("name"), QStringLiteral("command")},
                {QStringLiteral("changes"), QJsonObject{{QStringLiteral("slots"), 2}}}};
    case Operation::AgentsRemove: return {{QStringLiteral("name"), QStringLiteral("outbound")}};
    case Operation::AgentsTest: return {{QStringLiteral("name"), QStringLiteral("command")}};
    case Operation::AttemptsList: return {{QStringLiteral("agent"), QStringLiteral("rehearsal")}};
    case Operation::DatabaseQuery: return {{QStringLiteral("sql"), QStringLiteral("SELECT id FROM task")}};
    case Operation::DatabaseStop:
    case Operation::StatusGet:
    case Operation::TasksIds:
    case Operation::TasksList:
    case Operation::EnginePause:
    case Operation::EngineResume:
    case Operation::EngineDrain:
    case Operation::EngineKill:
    case Operation::EngineDisarm:
    case Operation::AgentsList:
    case Operation::TicksList:
    case Operation::JournalList:
    case Operation::HealthGet:
    case Operation::MetricsGet:
    case Operation::NeedsGet:
    case Operation::EngineArmCheck:
    case Operation::DiagnosticsGet:
    case Operation::SettingsList:
    case Operation::StoreVerify: return {};
    case Operation::SettingsSet:
        return {{QStringLiteral("name"), QStringLiteral("kill.grace")}, {QStringLiteral("value"), QStringLiteral("1")}};
    case Operation::SettingsReset: return {{QStringLiteral("name"), QStringLiteral("kill.grace")}};
    }
    return {};
}

} // namespace

class TestRuntime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsAndStopsWithoutALeak();
    void secondOwnerIsRefused();
    void aQueueThatIsLostIsNotReplacedByAnEmptyOne();
    void failedStartLeavesNothing_data();
    void failedStartLeavesNothing();
    void everyOperationIsAnswered();
    void wrongParametersAreRefused();
    void everyOperationNeedsItsScopes_data();
    void everyOperationNeedsItsScopes();
    void answersComeWhenTheirConsequencesCanBeSeen();
    void pauseTakesNothingNew();
    void killWhilePaused();
    void killedRefusesAllButReset();
    void resetKillLeadsToPaused();
    void resetKillLetsAgentsStartAgain();
    void killIsLatchedOverRestart();
    void restartDisarmsAndKeepsThePause();
    void armingWithoutAnEngineIsRefused();
    void deadOwnersLeaseIsTakenAtOnce();
    void drainLetsWorkEnd();
    void mostTicksEnds();
    void stopEndsWhatRuns();
    void clientsSeeEachOthersChanges();
    void manyRequestsAtOnce();
    void whoAddsTogetherIsAnsweredAlone();
    void anEditIsToldToEveryoneAndCanBeTakenOut();
    void clientsComeAndGo();
};

void TestRuntime::startsAndStopsWithoutALeak()
{
    constexpr int kTimes = 50;
    RuntimeRig rig;
    QVERIFY(rig.start());
    rig.stop();
    const qsizetype threads = ownCount("task");
    const qsizetype files = ownCount("fd");
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < kTimes; ++i) {
        rig.options.runEngine = i % 2 == 0;
        QVERIFY(rig.start());
        {
            Client client(*rig.runtime);
            if (i % 3 == 0)
                QVERIFY(client.ask(Operation::StatusGet));
            if (i % 3 == 1)
                static_cast<void>(client.request(Operation::StoreVerify)); // nobody waits for it
        }
        rig.stop();
    }
    qInfo("%d starts and ends took %lld ms", kTimes, timer.elapsed());
    QTRY_COMPARE(ownCount("task"), threads); // /proc forgets a joined thread a moment later
    QCOMPARE(ownCount("fd"), files);
}

void TestRuntime::secondOwnerIsRefused()
{
    RuntimeRig rig;
    QVERIFY(rig.start());
    const qsizetype threads = ownCount("task");
    const auto second = Runtime::start(rig.profile(), rig.options);
    QVERIFY(!second);
    QCOMPARE(second.error().code, QStringLiteral("owned_elsewhere"));
    QVERIFY(second.error().detail.contains(QString::number(QCoreApplication::applicationPid())));
    QCOMPARE(ownCount("task"), threads);
    QVERIFY(Client(*rig.runtime).ask(Operation::StatusGet)); // the first does not mind
    rig.stop();
    QVERIFY(rig.start());
}

void TestRuntime::aQueueThatIsLostIsNotReplacedByAnEmptyOne()
{
    const QTemporaryDir folder;
    const Profile profile(folder.filePath(QStringLiteral("profile")));
    QVERIFY(profile.prepare().ok());
    QVERIFY(Runtime::start(profile, {}).ok());
    const QString aside = profile.database() + QStringLiteral(".aside");
    QVERIFY(QFile::rename(profile.database(), aside));
    const auto started = Runtime::start(profile, {});
    QVERIFY(!started.ok());
    QCOMPARE(started.error().code, QStringLiteral("database_lost"));
    QVERIFY(!QFile::exists(profile.database()));
    for (const int size : {0, 1}) { // an emptied one is no new one either
        QFile emptied(profile.database());
        QVERIFY(emptied.open(QIODevice::WriteOnly) && emptied.resize(size));
        emptied.close();
        const auto again = Runtime::start(profile, {});
        QVERIFY(!again.ok());
        QCOMPARE(again.error().code, QStringLiteral("database_lost"));
    }
    QVERIFY(QFile::remove(profile.database()));
    QVERIFY(QFile::rename(aside, profile.database()));
    QVERIFY(Runtime::start(profile, {}).ok());
}

void TestRuntime::failedStartLeavesNothing_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("inTheWay");
    QTest::addColumn<QString>("code");
    QTest::newRow("the store fails") << "p" << "quarterdeck.db" << "database_corrupt";
    QTest::newRow("the door fails") << "p" << "door/core.sock" << "socket_path_taken";
    const QString deep(120, QLatin1Char('x'));
    QTest::newRow("the door's path is too long") << deep << QString() << "socket_path_too_long";
}

void TestRuntime::failedStartLeavesNothing()
{
    QFETCH(QString, place);
    QFETCH(QString, inTheWay);
    QTemporaryDir folder;
    const Profile profile(folder.filePath(place));
    QVERIFY(profile.prepare());
    if (!inTheWay.isEmpty()) {
        QFile file(profile.root() + QLatin1Char('/') + inTheWay);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(4'096, 'x'));
    }
    const qsizetype threads = ownCount("task");
    const qsizetype files = ownCount("fd");
    for (int i = 0; i < 3; ++i) { // the second time would fail otherwise if the first had left the lock
        const auto started = Runtime::start(profile, {});
        QVERIFY(!started);
        QTEST(started.error().code, "code");
    }
    QTRY_COMPARE(ownCount("task"), threads);
    QCOMPARE(ownCount("fd"), files);
    if (inTheWay.isEmpty())
        return;
    QVERIFY(QFile::remove(profile.root() + QLatin1Char('/') + inTheWay));
    QVERIFY(Runtime::start(profile, {}));
}

void TestRuntime::everyOperationIsAnswered()
{
    RuntimeRig rig;
    QVERIFY(rig.start());
    Client client(*rig.runtime);
    const TaskId task = client.add(rehearsal("First", "hang"));
    QCOMPARE(task, TaskId{1});
    QCOMPARE(client.add(scheduled()), TaskId{2});
    QTRY_COMPARE(client.stateOf(task), QStringLiteral("running"));
    for (const OperationInfo &info : operations()) {
        const auto answer = client.ask(info.operation, goodParameters(info.operation));
        if (info.operation == Operation::ArtifactsRead) {
            QCOMPARE(answer.error().code, QStringLiteral("artifact_missing"));
            continue;
        }
        // The table's order: killed comes before reset and arm.
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
    }
    QTRY_VERIFY(client.answers.size() >= operations().size());
    for (const auto &[id, times] : client.answered)
        QCOMPARE(times, 1);
}

void TestRuntime::wrongParametersAreRefused()
{
    RuntimeRig rig;
    QVERIFY(rig.start());
    Client client(*rig.runtime);
    for (const OperationInfo &info : operations()) {
        QJsonObject parameters = goodParameters(info.operation);
        parameters.insert(QStringLiteral("nonsense"), 1);
        QCOMPARE(client.refusal(info.operation, parameters), QStringLiteral("parameter_unknown"));
    }
    QCOMPARE(client.refusal(Operation::TasksShow), QStringLiteral("parameter_missing"));
    const auto refusal = [&](Operation operation, const char *parameter, const QJsonValue &value) {
        return client.refusal(operation, {{QLatin1String(parameter), value}});
    };
    const QString outOfRange = QStringLiteral("parameter_range");
    QCOMPARE(refusal(Operation::TasksShow, "id", QStringLiteral("nobody")), QStringLiteral("not_found"));
    QCOMPARE(refusal(Operation::JournalList, "task", QStringLiteral("T-9")), QStringLiteral("not_found"));
    QCOMPARE(refusal(Operation::TasksList, "states", QJsonArray{QStringLiteral("happy")}), outOfRange);
    QCOMPARE(refusal(Operation::TasksIds, "sort", QStringLiteral("mood")), outOfRange);
    QCOMPARE(refusal(Operation::TasksIds, "filter", QStringLiteral("mood:good")), QStringLiteral("filter_qualifier"));
    QCOMPARE(refusal(Operation::TasksList, "filter", QStringLiteral("\"open")), QStringLiteral("filter_quote"));
    QCOMPARE(refusal(Operation::ArtifactsRead, "sha256", QString(64, QLatin1Char('g'))), outOfRange);
    QCOMPARE(refusal(Operation::EngineResetKill, "confirm", QStringLiteral("yes")),
             QStringLiteral("confirmation_needed"));
    QCOMPARE(client.refusal(Operation::EngineArm, arm("real")), QStringLiteral("confirmation_needed"));
}

void TestRuntime::everyOperationNeedsItsScopes_data()
{
    QTest::addColumn<int>("index");
    for (size_t i = 0; i < operations().size(); ++i)
        QTest::newRow(operations()[i].name) << int(i);
}

void TestRuntime::everyOperationNeedsItsScopes()
{
    QFETCH(int, index);
    const OperationInfo &info = operations()[size_t(index)];
    constexpr std::array kStops{Operation::EnginePause, Operation::EngineDrain, Operation::EngineKill, Operation::EngineDisarm};
    const bool stops = std::find(kStops.begin(), kStops.end(), info.operation) != kStops.end();
    QCOMPARE(info.scopes == Scopes(), stops); // to stop, nobody needs leave
    RuntimeRig rig;
    QVERIFY(rig.start());
    QCOMPARE(Client(*rig.runtime).add(rehearsal("First", "hang")), TaskId{1});
    QCOMPARE(Client(*rig.runtime).add(scheduled()), TaskId{2});
    for (const Scope scope : {Scope::Observe, Scope::Enqueue, Scope::Operate, Scope::Arm, Scope::Configure}) {
        if (!info.scopes.testFlag(scope))
            continue;
        Client without(*rig.runtime, kAllScopes & ~Scopes(scope));
        const QString code = without.refusal(info.operation, goodParameters(info.operation));
        QCOMPARE(code, QStringLiteral("operation_forbidden"));
    }
    Client justEnough(*rig.runtime, info.scopes);
    const QString code = justEnough.refusal(info.operation, goodParameters(info.operation));
    QCOMPARE(code, info.operation == Operation::ArtifactsRead ? QStringLiteral("artifact_missing") : QString());
}

void TestRuntime::answersComeWhenTheirConsequencesCanBeSeen()
{
    RuntimeRig rig;
    rig.give(Setting::EngineTickInterval, qint64(60'000)); // no tick helps
    QVERIFY(rig.start());
    Client client(*rig.runtime);
    QTRY_COMPARE(client.engineState(), EngineState::Running);
    for (int i = 0; i < 20; ++i) {
        QVERIFY(client.ask(Operation::EnginePause));
        QCOMPARE(client.engine("state").toString(), QStringLiteral("paused"));
        QVERIFY(client.ask(Operation::EngineResume));
        QCOMPARE(client.engine("state").toString(), QStringLiteral("running"));
        QVERIFY(client.ask(Operation::EngineArm, arm()));
        QCOMPARE(client.engine("mode").toString(), QStringLiteral("real"));
        QVERIFY(client.ask(Operation::EngineDisarm));
        QCOMPARE(client.engine("mode").toString(), QStringLiteral("proof"));
    }
    QVERIFY(client.add(rehearsal("Held", "hang")).isValid());
    const QJsonValue queue = client.object(Operation::StatusGet)[QLatin1String("queue")];
    QCOMPARE(queue[QLatin1String("claimed")].toInt() + queue[QLatin1String("running")].toInt(), 1);
    QTRY_COMPARE(client.object(Operation::StatusGet)[QLatin1String("queue")][QLatin1String("running")].toInt(), 1);
}

void TestRuntime::pauseTakesNothingNew()
{
    RuntimeRig rig;
    QVERIFY(rig.start());
    Client client(*rig.runtime);
    QVERIFY(client.ask(Operation::EnginePause));
    const TaskId task = client.add(rehearsal("Quick", "\"succeed\": \"yes\""));
    QVERIFY(task.isValid());
    const qint64 tick = client.engine("tick_number").toInteger();
    QTRY_VERIFY(client.engine("tick_number").toInteger() > tick + 2);
    QCOMPARE(client.stateOf(task), QStringLiteral("queued"));
    QVERIFY(client.ask(Operation::EngineResume));
    QTRY_COMPARE(client.stateOf(task), QStringLiteral("succeeded"));
}

void TestRuntime::killWhilePaused()
{
    RuntimeRig rig;
    QVERIFY(rig.start());
    Client client(*rig.runtime);
    const TaskId task = client.add(rehearsal("Hangs", "hang"));
    QTRY_COMPARE(client.stateOf(task), QStringLiteral("running"));
    QVERIFY(client.ask(Operation::EnginePause));
    QCOMPARE(client.stateOf(task), QStringLiteral("running")); // a pause lets it
    const QJsonObject killed = client.object(Operation::EngineKill, {{QStringLiteral("now"), true}});
    QVERIFY(killed[QLatin1String("latched")].toBool());
    QVERIFY(rig.runtime->flags().killed()); // at once, before any tick
    QTRY_COMPARE(client.engineState(), EngineState::Killed);
    QTRY_COMPARE(client.stateOf(task), QStringLiteral("queued")); // in PROOF nothing can have happened
    QCOMPARE(client.refusal(Operation::EnginePause), QStringLiteral("killed"));
}

void TestRuntime::killedRefusesAllButReset()
{
    RuntimeRig rig;
    QVERIFY(rig.start());
    Client client(*rig.runtime);
    QVERIFY(client.ask(Operation::EngineArm, arm()));
    QVERIFY(client.ask(Operation::EngineKill));
    QCOMPARE(client.refusal(Operation::EngineResume), QStringLiteral("killed"));
    QCOMPARE(client.refusal(Operation::EnginePause), QStringLiteral("killed"));
    QCOMPARE(client.refusal(Operation::EngineArm, arm()), QStringLiteral("killed"));
    QCOMPARE(client.refusal(Operation::EngineKill), QString()); // as often as one likes
    QVERIFY(client.add(rehearsal("Waits", "hang")).isValid()); // work may still be handed in
    QTRY_COMPARE(client.engineState(), EngineState::Killed);
    QTRY_COMPARE(client.status.controls.real.until, 0); // disarmed by the kill
    QCOMPARE(client.status.queue.of(TaskState::Queued), 1);
}

void TestRuntime::resetKillLeadsToPaused()
{
    RuntimeRig rig;
    QVERIFY(rig.start());
    Client client(*rig.runtime);
    QVERIFY(client.ask(Operation::EngineKill));
    QVERIFY(KillLatch(rig.profile().killLatch()).isSet());
    QVERIFY(client.ask(Operation::EngineResetKill, reset()));
    QVERIFY(!KillLatch(rig.profile().killLatch()).isSet());
    QCOMPARE(client.engine("state").toString(), QStringLiteral("paused"));
    const TaskId task = client.add(rehearsal("Quick", "\"succeed\": \"yes\""));
    QCOMPARE(client.stateOf(task), QStringLiteral("queued"));
    QVERIFY(client.ask(Operation::EngineResume));
    QTRY_COMPARE(client.stateOf(task), QStringLiteral("succeeded"));
}

// The executioner refuses every start from the kill on: the reset has to reach it too.
void TestRuntime::resetKillLetsAgentsStartAgain()
{
    RuntimeRig rig;
    QVERIFY(rig.start());
    Client client(*rig.runtime);
    const auto runs = [&](const QString &word) {
        if (!client.ask(Operation::EngineArm, arm()))
            return QString();
        const QString text = QStringLiteral("---\ntitle: %1\nmode: real\nautonomy: 100\ncommand: [echo, %1]\n---\nSay %1.\n");
        const TaskId task = client.add(text.arg(word));
        static_cast<void>(QTest::qWaitFor([&] { return client.stateOf(task) == QLatin1String("succeeded"); }));
        return client.stateOf(task);
    };
    QCOMPARE(runs(QStringLiteral("before")), QStringLiteral("succeeded"));
    QVERIFY(client.ask(Operation::EngineKill, {{QStringLiteral("now"), true}}));
    QVERIFY(client.ask(Operation::EngineResetKill, reset()));
    QVERIFY(client.ask(Operation::EngineResume));
    QCOMPARE(runs(QStringLiteral("after")), QStringLiteral("succeeded"));
}

void TestRuntime::killIsLatchedOverRestart()
{
    RuntimeRig rig;
    QVERIFY(rig.start());
    QVERIFY(Client(*rig.runtime).ask(Operation::EngineKill, {{QStringLiteral("reason"), QStringLiteral("drill")}}));
    rig.stop();
    const auto isKilled = [&] {
        if (!rig.start())
            return false;
        bool killed = false;
        {
            Client client(*rig.runtime);
            killed = QTest::qWaitFor([&] { return client.engineState() == EngineState::Killed; })
                && client.refusal(Operation::EngineResume) == QLatin1String("killed");
        }
        rig.stop();
        return killed;
    };
    QVERIFY(isKilled());
    QVERIFY(QFile::remove(rig.profile().killLatch()));
    QVERIFY(isKilled()); // the record is enough

    RuntimeRig other;
    QVERIFY(other.start());
    other.stop();
    QVERIFY(KillLatch(other.profile().killLatch()).set(QStringLiteral("while nobody was there")));
    QVERIFY(other.start());
    Client client(*other.runtime);
    QTRY_COMPARE(client.engineState(), EngineState::Killed); // the file is enough
}

void TestRuntime::restartDisarmsAndKeepsThePause()
{
    RuntimeRig rig;
    QVERIFY(rig.start());
    {
        Client client(*rig.runtime);
        QVERIFY(client.ask(Operation::EngineArm, arm()));
        QVERIFY(client.ask(Operation::EnginePause));
        QCOMPARE(client.engine("mode").toString(), QStringLiteral("real"));
    }
    rig.stop();
    QVERIFY(rig.start());
    Client client(*rig.runtime);
    QTRY_COMPARE(client.engineState(), EngineState::Paused);
    QCOMPARE(client.status.controls.real.until, 0);
    const QJsonArray entries = client.object(Operation::JournalList)[QLatin1String("entries")].toArray();
    const bool told = std::any_of(entries.begin(), entries.end(), [](const QJsonValue &entry) {
        return entry[QLatin1String("event")].toString() == QLatin1String("disarmed")
            && entry[QLatin1String("data")][QLatin1String("reason")].toString() == QLatin1String("restart");
    });
    QVERIFY(told);
}

void TestRuntime::armingWithoutAnEngineIsRefused()
{
    RuntimeRig rig;
    rig.options.runEngine = false;
    QVERIFY(rig.start());
    Client client(*rig.runtime);
    QCOMPARE(client.refusal(Operation::EngineArm, arm()), QStringLiteral("no_engine"));
    QVERIFY(client.ask(Operation::EngineDisarm));
    QVERIFY(client.ask(Operation::EnginePause)); // a wish for the next start
    QCOMPARE(client.engine("state").toString(), QStringLiteral("stopped"));
}

void TestRuntime::deadOwnersLeaseIsTakenAtOnce()
{
    RuntimeRig rig;
    QVERIFY(rig.start());
    rig.stop();
    {
        auto store = Store::open(rig.profile().database(), {}, 0);
        QVERIFY(store);
        QVERIFY((*store)->transact([&]() -> Result<void> {
            const auto lease = (*store)->lease().acquire(QStringLiteral("the dead"), SystemClock().bootMs(), bootId(), SystemClock().wallMs());
            return lease ? Result<void>() : Result<void>(lease.error());
        }));
    }
    QElapsedTimer timer;
    timer.start();
    QVERIFY(rig.start());
    Client client(*rig.runtime);
    QTRY_COMPARE(client.engineState(), EngineState::Running);
    QVERIFY2(timer.elapsed() < Lease::kTtlMs / 10, "it waited for the lease to expire");
    QVERIFY(client.status.leaseOwner != QLatin1String("the dead"));
    QVERIFY(client.status.leaseEpoch > 2);
}

void TestRuntime::drainLetsWorkEnd()
{
    RuntimeRig rig;
    QVERIFY(rig.start());
    {
        Client client(*rig.runtime);
        const TaskId task = client.add(rehearsal("Slow", "\"sleep\": 1, \"succeed\": \"yes\""));
        QTRY_COMPARE(client.stateOf(task), QStringLiteral("running"));
        rig.runtime->drain();
        const TaskId late = client.add(rehearsal("Late", "\"succeed\": \"yes\""));
        QTRY_COMPARE(client.engineState(), EngineState::Stopped);
        QCOMPARE(client.stateOf(task), QStringLiteral("succeeded"));
        QCOMPARE(client.stateOf(late), QStringLiteral("queued"));
        QCOMPARE(client.status.leaseOwner, QString());
        QVERIFY(client.object(Operation::StoreVerify)[QLatin1String("ok")].toBool()); // it still answers
    }
    rig.stop();
    QVERIFY(rig.start()); // not remembered as a wish
    Client next(*rig.runtime);
    QTRY_COMPARE(next.engineState(), EngineState::Running);
}

void TestRuntime::mostTicksEnds()
{
    RuntimeRig rig;
    rig.options.mostTicks = 3;
    for (int run = 0; run < 2; ++run) { // what an earlier run counted is not counted again
        QVERIFY(rig.start());
        {
            Client client(*rig.runtime);
            QTRY_COMPARE(client.engineState(), EngineState::Stopped);
        }
        rig.stop();
    }
}

void TestRuntime::stopEndsWhatRuns()
{
    RuntimeRig rig;
    QVERIFY(rig.start());
    TaskId task;
    {
        Client client(*rig.runtime);
        task = client.add(rehearsal("Hangs", "hang"));
        QTRY_COMPARE(client.stateOf(task), QStringLiteral("running"));
    }
    rig.stop();
    rig.options.runEngine = false;
    QVERIFY(rig.start());
    Client client(*rig.runtime);
    QCOMPARE(client.stateOf(task), QStringLiteral("queued")); // settled at the end, not found at the start
    const QJsonObject shown = client.object(Operation::TasksShow, {{QStringLiteral("id"), displayId(task)}});
    QCOMPARE(shown[QLatin1String("attempt_list")][0][QLatin1String("state")].toString(), QStringLiteral("cancelled"));
    QVERIFY(client.object(Operation::StoreVerify)[QLatin1String("ok")].toBool());
}

void TestRuntime::clientsSeeEachOthersChanges()
{
    RuntimeRig rig;
    QVERIFY(rig.start());
    Client one(*rig.runtime);
    Client two(*rig.runtime);
    Client deaf(*rig.runtime, kAllScopes, false);
    const TaskId task = one.add(rehearsal("Quick", "\"succeed\": \"yes\""));
    QTRY_VERIFY((two.take(), two.tasks.contains(task) && two.tasks.at(task).state == TaskState::Succeeded));
    QVERIFY(!two.log.empty());
    QVERIFY(two.wakes() > 0);
    QVERIFY(two.ask(Operation::EnginePause));
    QTRY_COMPARE(one.engineState(), EngineState::Paused);
    deaf.take();
    QVERIFY(deaf.tasks.empty() && deaf.log.empty() && deaf.answers.empty());
    QCOMPARE(deaf.wakes(), 0);
    QCOMPARE(deaf.stateOf(task), QStringLiteral("succeeded")); // but it may ask
}

void TestRuntime::manyRequestsAtOnce()
{
    constexpr int kThreads = 3;
    constexpr int kEach = 200;
    RuntimeRig rig;
    QVERIFY(rig.start());
    std::atomic<int> answered = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t) {
        threads.emplace_back([&, t] {
            Client client(*rig.runtime);
            std::vector<RequestId> ids;
            for (int i = 0; i < kEach; ++i) {
                switch (i % 4) {
                case 0: ids.push_back(client.request(Operation::StatusGet)); break;
                case 1:
                    ids.push_back(client.request(Operation::TasksAdd, documents(rehearsal(
                        QStringLiteral("Task %1 of %2").arg(i).arg(t), "\"succeed\": \"yes\""))));
                    break;
                case 2: ids.push_back(client.request(Operation::TasksList)); break;
                case 3:
                    ids.push_back(client.request(i % 8 == 3 ? Operation::EnginePause : Operation::EngineResume));
                    break;
                }
            }
            QElapsedTimer timer;
            timer.start();
            while (client.answers.size() < ids.size() && timer.elapsed() < 60'000)
                client.take();
            for (const RequestId id : ids)
                answered += client.answered[id] == 1 && client.answers.at(id) ? 1 : 0;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(answered.load(), kThreads * kEach);
    Client client(*rig.runtime);
    QCOMPARE(client.object(Operation::TasksList)[QLatin1String("total")].toInt(), kThreads * kEach / 4);
    QVERIFY(client.object(Operation::StoreVerify)[QLatin1String("ok")].toBool());
}

// Many wait while one is written. One of them brings a key that is taken, and one nothing that could be read.
void TestRuntime::whoAddsTogetherIsAnsweredAlone()
{
    constexpr int kAdds = 50;
    const auto fileOf = [](const QString &title) {
        return documents(QStringLiteral("---\ntitle: Task %1\nkey: key-%1\nkind: code\n---\n").arg(title));
    };
    RuntimeRig rig;
    QVERIFY(rig.start());
    Client client(*rig.runtime);
    QVERIFY(client.add(QStringLiteral("---\ntitle: other work\nkey: key-7\nkind: code\n---\n")).isValid());
    std::vector<RequestId> ids;
    for (int i = 0; i < kAdds; ++i)
        ids.push_back(client.request(Operation::TasksAdd, i == 9 ? documents(QStringLiteral("---\n: [\n---\n"))
                                                                 : fileOf(QString::number(i))));
    QVERIFY(QTest::qWaitFor([&] { return client.take(), client.answered.size() > size_t(kAdds); }, 20'000));
    for (int i = 0; i < kAdds; ++i) {
        QCOMPARE(client.answered[ids[size_t(i)]], 1);
        const auto &answer = client.answers.at(ids[size_t(i)]);
        QVERIFY(answer.ok());
        const QJsonObject object = std::get<QJsonObject>(*answer);
        const bool refused = i == 7 || i == 9;
        QCOMPARE(object[QLatin1String("added")].toArray().size(), refused ? 0 : 1);
        QCOMPARE(object[QLatin1String("rejected")].toArray().size(), refused ? 1 : 0);
    }
    QCOMPARE(client.object(Operation::TasksList)[QLatin1String("total")].toInt(), kAdds - 2 + 1);
    QVERIFY(QTest::qWaitFor([&] { return client.take(), client.tasks.size() == size_t(kAdds - 2 + 1); }, 20'000));
    QVERIFY(client.object(Operation::StoreVerify)[QLatin1String("ok")].toBool());
}

// Lines to the core are opened and dropped while it talks.
void TestRuntime::anEditIsToldToEveryoneAndCanBeTakenOut()
{
    RuntimeRig rig;
    rig.options.runEngine = false;
    QVERIFY(rig.start());
    Client editor(*rig.runtime);
    Client other(*rig.runtime);
    const TaskId task = editor.add(scheduled());
    const QJsonObject id{{QStringLiteral("id"), displayId(task)}};
    const QJsonObject seen = editor.object(Operation::TasksFields, id);
    QCOMPARE(seen[QLatin1String("fields")][QLatin1String("title")].toString(), QStringLiteral("Later"));
    const auto edit = [&](const char *title) {
        return QJsonObject{{QStringLiteral("id"), displayId(task)}, {QStringLiteral("revision"), seen[QLatin1String("revision")]},
                           {QStringLiteral("changes"), QJsonObject{{QStringLiteral("title"), QString::fromLatin1(title)}}}};
    };
    QVERIFY(editor.object(Operation::TasksEdit, edit("Sooner"))[QLatin1String("ok")].toBool());
    QTRY_VERIFY((other.take(), other.tasks[task].title == QStringLiteral("Sooner")));
    QCOMPARE(other.refusal(Operation::TasksEdit, edit("Never")), QStringLiteral("changed_meanwhile"));
    const QString path = rig.folder() + QStringLiteral("/out.json");
    const QJsonObject both{{QStringLiteral("ids"), QJsonArray{task.value}}, {QStringLiteral("path"), path}};
    QCOMPARE(editor.object(Operation::TasksExport, both)[QLatin1String("tasks")].toInt(), 1);
    QCOMPARE(editor.refusal(Operation::TasksExport, both), QStringLiteral("file_exists"));
    const QJsonObject again{{QStringLiteral("paths"), QJsonArray{path}}};
    const QJsonObject added = editor.object(Operation::TasksAdd, again); // the very same work: it is there already
    QCOMPARE(added[QLatin1String("added")][0][QLatin1String("number")].toInteger(), task.value);
    QVERIFY(added[QLatin1String("added")][0][QLatin1String("duplicate")].toBool());
}

void TestRuntime::clientsComeAndGo()
{
    RuntimeRig rig;
    QVERIFY(rig.start());
    Client stays(*rig.runtime);
    constexpr char kFlood[] = "\"flood\": 20000, \"succeed\": \"yes\"";
    for (int i = 0; i < 20; ++i)
        QVERIFY(stays.add(rehearsal(QStringLiteral("Task %1").arg(i), kFlood)).isValid());
    std::atomic<bool> ended = false;
    std::thread guests([&] {
        while (!ended) {
            Client guest(*rig.runtime);
            static_cast<void>(guest.request(Operation::TasksList));
            guest.take();
        }
    });
    QTRY_COMPARE_WITH_TIMEOUT((stays.take(), stays.status.queue.of(TaskState::Succeeded)), 20, 60'000);
    ended = true;
    guests.join();
    QVERIFY(stays.ask(Operation::StatusGet));
}

QTEST_GUILESS_MAIN(TestRuntime)
#include "tst_runtime.moc"
