#include "core/runtime/diagnosticsreport.h"
#include "core/store/store.h"
#include "tests/core/runtime/runtimerig.h"

#include <QJsonDocument>

#include <algorithm>

using namespace qd;
using namespace qd::test;

/// The report for others, made by a real core.
class TestDiagnostics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsAllItsParts();
    void tellsNothingOfTheWork();
    void settingsComeWithTheirSource();
    void theHomeFolderIsNotNamed();
    void linesAreMadeHarmless();
    void onlyTheNewestLinesAreKept();
};

void TestDiagnostics::tellsAllItsParts()
{
    RuntimeRig rig;
    QVERIFY(rig.start());
    Client client(*rig.runtime, Scope::Observe);
    QTRY_VERIFY(client.engine("tick_number").toInteger() > 0);
    const QJsonObject report = client.object(Operation::DiagnosticsGet);
    QCOMPARE(report.keys(), (QStringList{QStringLiteral("agents"), QStringLiteral("format"), QStringLiteral("health"), QStringLiteral("journal"),
                                         QStringLiteral("left_out"), QStringLiteral("log"), QStringLiteral("made_at"), QStringLiteral("profile"),
                                         QStringLiteral("settings"), QStringLiteral("status"), QStringLiteral("ticks"), QStringLiteral("versions")}));
    for (const QString &name : report.keys())
        QVERIFY2(!report[name][QLatin1String("error")].isString(), qPrintable(name));
    const QJsonObject versions = report[QLatin1String("versions")].toObject();
    QCOMPARE(versions[QLatin1String("quarterdeck")].toString(), QStringLiteral(QD_VERSION));
    QVERIFY(versions[QLatin1String("sqlite")].toString().startsWith(QStringLiteral("3.")));
    QCOMPARE(versions[QLatin1String("schema")], versions[QLatin1String("schema_of_program")]);
    QVERIFY(report[QLatin1String("profile")][QLatin1String("database_bytes")].toInteger() > 0);
    QVERIFY(report[QLatin1String("profile")][QLatin1String("disk_bytes_free")].toInteger() > 0);
    QVERIFY(report[QLatin1String("status")][QLatin1String("queue")].isObject());
    QVERIFY(report[QLatin1String("health")][QLatin1String("status")].isString());
    QVERIFY(!report[QLatin1String("journal")].toArray().isEmpty());
}

void TestDiagnostics::tellsNothingOfTheWork()
{
    RuntimeRig rig;
    QVERIFY(rig.start());
    Client client(*rig.runtime);
    const TaskId task = client.add(rehearsal("Plank the admiral", "flood: 2000, succeed: delivered as a result"));
    QTRY_COMPARE_WITH_TIMEOUT(client.stateOf(task), QStringLiteral("succeeded"), 20'000);
    const QJsonObject added = client.object(Operation::AgentsAdd, {{QStringLiteral("agent"), QJsonObject{
        {QStringLiteral("name"), QStringLiteral("poster")}, {QStringLiteral("transport"), QStringLiteral("command")},
        {QStringLiteral("kinds"), QJsonArray{QStringLiteral("code")}},
        {QStringLiteral("settings"), QJsonObject{{QStringLiteral("command"), QJsonArray{QStringLiteral("/bin/cat"), QStringLiteral("--hoist-the-flag")}},
                                                 {QStringLiteral("env"), QJsonObject{{QStringLiteral("PLAIN"), QStringLiteral("under-the-keel")}}}}}}}});
    QVERIFY(!added.isEmpty());
    const auto isThere = [&] {
        const QJsonArray agents = client.object(Operation::DiagnosticsGet)[QLatin1String("agents")].toArray();
        return std::any_of(agents.begin(), agents.end(), [](const QJsonValue &agent) { return agent[QLatin1String("name")].toString() == QLatin1String("poster"); });
    };
    QTRY_VERIFY(isThere());
    const QJsonObject report = client.object(Operation::DiagnosticsGet);
    const QByteArray text = QJsonDocument(report).toJson();
    for (const char *word : {"admiral", "delivered", "hoist", "under-the-keel"})
        QVERIFY2(!text.contains(word), word);
    QVERIFY(!report[QLatin1String("log")].toArray().isEmpty());
    QVERIFY(text.contains(displayId(task).toUtf8())); // what happened to which is told
    const QJsonArray ticks = report[QLatin1String("ticks")].toArray();
    QVERIFY(!ticks.isEmpty() && ticks.size() <= 50);
}

void TestDiagnostics::settingsComeWithTheirSource()
{
    RuntimeRig rig;
    rig.options.settings.environment.insert_or_assign(Setting::KillGrace, GivenSetting{qint64(1'500), QStringLiteral("SOME_VARIABLE")});
    QVERIFY(rig.start());
    Client client(*rig.runtime);
    const QJsonArray rows = client.object(Operation::DiagnosticsGet)[QLatin1String("settings")].toArray();
    QCOMPARE(rows.size(), qsizetype(settings().size()));
    const auto found = std::find_if(rows.begin(), rows.end(), [](const QJsonValue &row) { return row[QLatin1String("name")].toString() == QLatin1String("kill.grace"); });
    QVERIFY(found != rows.end());
    QCOMPARE((*found).toObject(), (QJsonObject{{QStringLiteral("name"), QStringLiteral("kill.grace")}, {QStringLiteral("value"), 1.5},
                                               {QStringLiteral("source"), QStringLiteral("environment")}, {QStringLiteral("origin"), QStringLiteral("SOME_VARIABLE")}}));
}

void TestDiagnostics::theHomeFolderIsNotNamed()
{
    RuntimeRig rig;
    const QByteArray home = qgetenv("HOME");
    qputenv("HOME", QFile::encodeName(rig.folder()));
    QVERIFY(rig.start());
    Client client(*rig.runtime);
    const QJsonObject report = client.object(Operation::DiagnosticsGet);
    qputenv("HOME", home);
    QCOMPARE(report[QLatin1String("profile")][QLatin1String("root")].toString(), QStringLiteral("~/p"));
    QVERIFY(!QJsonDocument(report).toJson().contains(QFile::encodeName(rig.folder())));
}

void TestDiagnostics::linesAreMadeHarmless()
{
    EventHub hub;
    for (const auto &[source, text] : {std::pair("agent:poster", "my diary"), std::pair("verify", "my diary"),
                                       std::pair("engine", "password=hunter2\n\u202E at /home/bob/x")}) {
        LogLine line;
        line.source = QLatin1String(source);
        line.text = UntrustedText(QString::fromUtf8(text));
        hub.publishLog(line);
    }
    const auto store = Store::open(QStringLiteral(":memory:"), QStringLiteral("test"), 0);
    QVERIFY(store.ok());
    const auto report = diagnosticsReport((*store)->database(), hub, {}, Profile(QStringLiteral("/nowhere")));
    QVERIFY(report.ok());
    QStringList texts;
    const QJsonArray lines = report->value(QLatin1String("log")).toArray();
    for (const QJsonValue &line : lines)
        texts += line[QLatin1String("text")].toString();
    QCOMPARE(texts, (QStringList{QStringLiteral("[output]"), QStringLiteral("[output]"),
                                 QStringLiteral("password=[secret] \u27E8U+202E\u27E9 at /home/[user]/x")}));
}

void TestDiagnostics::onlyTheNewestLinesAreKept()
{
    EventHub hub;
    for (size_t i = 0; i < EventHub::kNewestLines + 5; ++i) {
        LogLine line;
        line.at = qint64(i);
        hub.publishLog(line);
    }
    const auto lines = hub.newestLines();
    QCOMPARE(lines.size(), EventHub::kNewestLines);
    QCOMPARE(lines.front().at, qint64(5));
}

QTEST_GUILESS_MAIN(TestDiagnostics)
#include "tst_diagnostics.moc"
