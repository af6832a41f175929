#include "app/qdeck/report.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace qd;

namespace {

Invocation invoke(Verb verb, bool json = false)
{
    Invocation invocation;
    invocation.verb = verb;
    invocation.json = json;
    return invocation;
}

QJsonObject refusal(const char *code)
{
    return {{QStringLiteral("source"), QStringLiteral("a.md")}, {QStringLiteral("row"), 3},
            {QStringLiteral("field"), QStringLiteral("priority")}, {QStringLiteral("code"), QString::fromLatin1(code)},
            {QStringLiteral("detail"), QStringLiteral("from 0 to 10")}};
}

} // namespace

class TestReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void errorsHaveTheirExitCode_data();
    void errorsHaveTheirExitCode();
    void errorInJsonIsOneObject();
    void rejectedRowsFailButTheObjectIsPrinted();
    void refusedTasksShareTheirReason();
    void damagedRecordsFail();
    void aRuinedDatabaseNamesTheWayBack();
    void cutListSaysSo();
    void runTellsWhyItEnded();
    void jsonKeysAreThoseOfTheAnswer();
    void healthHasItsExitCode_data();
    void healthHasItsExitCode();
    void modeIsAPartOfTheStatus();
    void settingsAreShownWithTheirSource();
};

void TestReport::healthHasItsExitCode_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("engine");
    QTest::addColumn<int>("exit");
    QTest::newRow("healthy") << "healthy" << "running" << 0;
    QTest::newRow("degraded") << "degraded" << "running" << 0;
    QTest::newRow("unhealthy") << "unhealthy" << "running" << 1;
    QTest::newRow("killed") << "unhealthy" << "killed" << 1;
    QTest::newRow("nobody there") << "unhealthy" << "stopped" << 5;
}

void TestReport::healthHasItsExitCode()
{
    QFETCH(QString, status);
    QFETCH(QString, engine);
    QFETCH(int, exit);
    const QJsonObject reason{{QStringLiteral("level"), QStringLiteral("degraded")}, {QStringLiteral("code"), QStringLiteral("tick_overrun")},
                             {QStringLiteral("detail"), QStringLiteral("too \x1b[31mlong")}};
    const QJsonObject health{{QStringLiteral("status"), status}, {QStringLiteral("engine_state"), engine},
                             {QStringLiteral("reasons"), QJsonArray{reason}}};
    const Report json = reportOn(invoke(Verb::Health, true), Payload(health));
    QCOMPARE(int(json.code), exit);
    QCOMPARE(QJsonDocument::fromJson(json.out.toUtf8()).object(), health);
    const Report text = reportOn(invoke(Verb::Health), Payload(health));
    QCOMPARE(int(text.code), exit);
    QVERIFY2(text.out.startsWith(status + QStringLiteral("\ndegraded: too ")) && !text.out.contains(QChar(0x1b)), qPrintable(text.out));
}

void TestReport::modeIsAPartOfTheStatus()
{
    const QJsonObject proof{{QStringLiteral("mode"), QStringLiteral("proof")}, {QStringLiteral("real_until"), QJsonValue()},
                            {QStringLiteral("real_remaining"), 0}, {QStringLiteral("real_armed_by"), QString()}};
    const QJsonObject real{{QStringLiteral("mode"), QStringLiteral("real")}, {QStringLiteral("real_until"), qint64(1'700'000'000'000)},
                           {QStringLiteral("real_remaining"), 4}, {QStringLiteral("real_armed_by"), QStringLiteral("me")}};
    for (const QJsonObject &mode : {proof, real}) {
        QJsonObject engine = mode;
        engine.insert(QStringLiteral("state"), QStringLiteral("running"));
        const Payload status = QJsonObject{{QStringLiteral("engine"), engine}, {QStringLiteral("profile"), QStringLiteral("/p")}};
        QCOMPARE(QJsonDocument::fromJson(reportOn(invoke(Verb::Mode, true), status).out.toUtf8()).object(), mode);
        QCOMPARE(reportOn(invoke(Verb::Mode), status).out, mode == proof ? QStringLiteral("PROOF\n")
                                                                        : QStringLiteral("REAL until 2023-11-14T22:13:20Z, 4 more tasks, armed by me\n"));
    }
}

void TestReport::settingsAreShownWithTheirSource()
{
    QJsonObject setting{{QStringLiteral("name"), QStringLiteral("kill.grace")}, {QStringLiteral("value"), 0.5},
                        {QStringLiteral("unit"), QStringLiteral("s")}, {QStringLiteral("source"), QStringLiteral("environment")},
                        {QStringLiteral("origin"), QStringLiteral("QUARTERDECK_KILL_GRACE")}, {QStringLiteral("restart"), true},
                        {QStringLiteral("meaning"), QStringLiteral("how long")}};
    Invocation list = invoke(Verb::Config);
    const Payload all = QJsonObject{{QStringLiteral("settings"), QJsonArray{setting}}};
    QVERIFY(reportOn(list, all).out.endsWith(QStringLiteral("kill.grace  0.5    s     environment  QUARTERDECK_KILL_GRACE  how long\n")));
    Invocation get = list;
    get.parameters.insert(QStringLiteral("name"), QStringLiteral("kill.grace"));
    QCOMPARE(reportOn(get, all).out, QStringLiteral("kill.grace = 0.5 (environment)\n"));
    QCOMPARE(reportOn(get, all).err, QString());
    get.json = true;
    QCOMPARE(QJsonDocument::fromJson(reportOn(get, all).out.toUtf8()).object(), setting);
    get.json = false;
    setting.insert(QStringLiteral("overridden"), true); // the answer to a change
    const Report changed = reportOn(get, Payload(setting));
    QCOMPARE(changed.code, ExitCode::Ok);
    QVERIFY(changed.err.contains(QStringLiteral("QUARTERDECK_KILL_GRACE wins")) && changed.err.contains(QStringLiteral("next start")));
}

void TestReport::errorsHaveTheirExitCode_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("exit");
    QTest::newRow("usage") << "usage" << 2;
    QTest::newRow("setting_value") << "setting_value" << 2;
    QTest::newRow("not_found") << "not_found" << 3;
    QTest::newRow("setting_unknown") << "setting_unknown" << 3;
    for (const char *code : {"not_armed", "operation_forbidden", "killed", "confirmation_needed", "real_not_allowed", "config_unsafe"})
        QTest::newRow(code) << QString::fromLatin1(code) << 4;
    for (const char *code : {"owned_elsewhere", "no_engine", "connection_lost", "owner_silent"})
        QTest::newRow(code) << QString::fromLatin1(code) << 5;
    QTest::newRow("anything else") << "database_busy" << 1;
    QTest::newRow("nothing") << "" << 1;
}

void TestReport::errorsHaveTheirExitCode()
{
    QFETCH(QString, code);
    QFETCH(int, exit);
    const Error error{code, ErrorCategory::Operator, QStringLiteral("why\u001b[2J")};
    const Report report = reportOn(invoke(Verb::Status), error);
    QCOMPARE(int(report.code), exit);
    QVERIFY(report.out.isEmpty());
    QCOMPARE(report.err, QString(QStringLiteral("qdeck: why (") + code + QStringLiteral(")\n")));
}

void TestReport::errorInJsonIsOneObject()
{
    const Report report = reportOn(invoke(Verb::Show, true),
                                   Error{QStringLiteral("not_found"), ErrorCategory::Permanent, QStringLiteral("T-9")});
    QCOMPARE(report.out,
             QStringLiteral("{\"error\":{\"category\":\"permanent\",\"code\":\"not_found\",\"detail\":\"T-9\"}}\n"));
    QCOMPARE(report.err, QStringLiteral("qdeck: T-9 (not_found)\n"));
    QCOMPARE(report.code, ExitCode::NotFound);
}

void TestReport::rejectedRowsFailButTheObjectIsPrinted()
{
    const QJsonObject added{{QStringLiteral("id"), QStringLiteral("T-1")},
                            {QStringLiteral("number"), 1},
                            {QStringLiteral("key"), QStringLiteral("k")},
                            {QStringLiteral("duplicate"), true}};
    const QJsonObject payload{{QStringLiteral("added"), QJsonArray{added}},
                              {QStringLiteral("rejected"), QJsonArray{refusal("out_of_range")}}};
    const Report json = reportOn(invoke(Verb::Add, true), Payload(payload));
    QCOMPARE(json.code, ExitCode::Failed);
    QCOMPARE(QJsonDocument::fromJson(json.out.toUtf8()).object(), payload);
    const Report text = reportOn(invoke(Verb::Add), Payload(payload));
    QCOMPARE(text.out, QStringLiteral("T-1  already there  k\n"));
    QCOMPARE(text.err, QStringLiteral("qdeck: a.md:3: priority: from 0 to 10 (out_of_range)\n"));
}

void TestReport::refusedTasksShareTheirReason()
{
    const auto codeOf = [](const QJsonArray &refused) {
        return reportOn(invoke(Verb::Cancel), Payload(QJsonObject{{QStringLiteral("refused"), refused}})).code;
    };
    QCOMPARE(codeOf({}), ExitCode::Ok);
    QCOMPARE(codeOf({refusal("not_found"), refusal("not_found")}), ExitCode::NotFound);
    QCOMPARE(codeOf({refusal("not_found"), refusal("state_forbids")}), ExitCode::Failed);
    QCOMPARE(codeOf({refusal("state_forbids")}), ExitCode::Failed);
}

void TestReport::damagedRecordsFail()
{
    const auto codeOf = [](const QJsonObject &payload) { return reportOn(invoke(Verb::Verify), Payload(payload)).code; };
    QCOMPARE(codeOf({{QStringLiteral("ok"), true}}), ExitCode::Ok);
    QCOMPARE(codeOf({{QStringLiteral("ok"), false}}), ExitCode::Failed);
    QCOMPARE(codeOf({}), ExitCode::Failed);
}

void TestReport::aRuinedDatabaseNamesTheWayBack()
{
    for (const char *code : {"database_corrupt", "database_lost"})
        QVERIFY(reportOn(false, Error{QString::fromLatin1(code), ErrorCategory::Internal, {}}).err.contains(QStringLiteral("'qdeck restore' lists")));
    QVERIFY(!reportOn(false, Error{QStringLiteral("database_full"), ErrorCategory::Transient, {}}).err.contains(QStringLiteral("restore")));
}

void TestReport::cutListSaysSo()
{
    const QJsonObject payload{{QStringLiteral("tasks"), QJsonArray{QJsonObject{}}},
                              {QStringLiteral("total"), 40},
                              {QStringLiteral("truncated"), true}};
    const Report report = reportOn(invoke(Verb::List), Payload(payload));
    QCOMPARE(report.err, QStringLiteral("qdeck: the first 1 of 40\n"));
    QCOMPARE(report.code, ExitCode::Ok);
}

void TestReport::runTellsWhyItEnded()
{
    EngineStatus status;
    status.state = EngineState::Killed;
    const Report killed = reportOnRun(false, int(ExitCode::Refused), status);
    QCOMPARE(killed.code, ExitCode::Refused);
    QVERIFY(killed.err.contains(QStringLiteral("reset-kill")));

    status.state = EngineState::Stopped;
    status.controls.wish = RunWish::Pause;
    status.queue.of(TaskState::Queued) = 2;
    QVERIFY(reportOnRun(false, 0, status).err.contains(QStringLiteral("paused")));

    const Report interrupted = reportOnRun(true, 143, std::nullopt);
    QCOMPARE(int(interrupted.code), 143);
    QCOMPARE(interrupted.out, QStringLiteral("{}\n"));
}

void TestReport::jsonKeysAreThoseOfTheAnswer()
{
    TaskSummary row;
    row.id = TaskId{1};
    const Report report = reportOn(invoke(Verb::List, true), Payload(TaskPage{{row}}));
    const QJsonObject object = QJsonDocument::fromJson(report.out.toUtf8()).object();
    QCOMPARE(object.keys(), QStringList{QStringLiteral("tasks")});
    QCOMPARE(object[QLatin1String("tasks")][0].toObject().keys(),
             QStringLiteral("agent asks attempts created_at error hold_reason id key kind max_attempts mode not_before number "
                            "open_dependencies priority state title updated_at").split(u' '));
}

QTEST_APPLESS_MAIN(TestReport)
#include "tst_report.moc"
