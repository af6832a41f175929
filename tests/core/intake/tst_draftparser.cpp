#include "core/intake/draftparser.h"
#include "core/intake/intakelimits.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace qd;

namespace {

QJsonObject object(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        qFatal("the test's own JSON is broken: %s", json.constData());
    return document.object();
}

QJsonObject withTitle(const QString &field, const QJsonValue &value)
{
    QJsonObject fields{{QStringLiteral("title"), QStringLiteral("T")}};
    fields.insert(field, value);
    return fields;
}

ParsedDraft parse(const QByteArray &json)
{
    return parseDraft(object(json), QStringLiteral("/srv/tasks"));
}

QString faults(const ParsedDraft &parsed)
{
    QStringList list;
    for (const FieldError &error : parsed.errors)
        list += error.field + u':' + error.error.code;
    return list.join(u' ');
}

} // namespace

class TestDraftParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fillsEveryField();
    void readsPosts();
    void takesOneCriterionAsText();
    void keepsOutputsInside_data();
    void keepsOutputsInside();
    void blamesARefusedWorkspaceOnce();
    void hasSafeDefaults();
    void readsRehearsals();
    void impliesTheKind_data();
    void impliesTheKind();
    void readsPriorities_data();
    void readsPriorities();
    void readsMoments_data();
    void readsMoments();
    void seesRelativeWorkspacesFromTheFile_data();
    void seesRelativeWorkspacesFromTheFile();
    void refuses_data();
    void refuses();
    void reportsEverythingAtOnce();
    void showsHostileFieldNamesPlain();
    void keepsLengths_data();
    void keepsLengths();
    void keepsCounts();
    void keepsCharacterRules_data();
    void keepsCharacterRules();
    void carriesHostileTextAsData();
};

void TestDraftParser::fillsEveryField()
{
    const ParsedDraft parsed = parse(R"({
        "title": " Count ", "instructions": "Do **it**", "kind": "command", "priority": 7, "agent": "shell",
        "mode": "real", "key": "count-1", "workspace": "/srv/repo", "not_before": 1767225600000, "max_attempts": 5,
        "timeout": 90, "idle_timeout": 1.5, "tags": ["a", "b c"], "metadata": {"x": [1, null]},
        "command": ["git", "log", "", "--", "; rm -rf /"], "stdin": "in\n", "env": {"LANG": "C", "_A1": "x\ny"},
        "inputs": ["a.txt", "/etc/hosts"], "outputs": ["out/../b.txt"], "verify": ["make", "check"],
        "acceptance": ["It builds", "It is short"], "depends_on": ["fetch", " t-007 ", "fetch", "T-7"],
        "deadline": "2026-06-01T00:00:00Z", "attention": 10, "autonomy": 100, "review": true, "hold": true})");
    QCOMPARE(faults(parsed), QString());
    const TaskDraft &draft = parsed.draft;
    QCOMPARE(draft.spec.title, QStringLiteral("Count"));
    QCOMPARE(draft.spec.instructions, QStringLiteral("Do **it**"));
    QCOMPARE(draft.spec.kind, TaskKind::Command);
    QCOMPARE(draft.priority, 7);
    QCOMPARE(draft.spec.agent, QStringLiteral("shell"));
    QCOMPARE(draft.mode, Mode::Real);
    QCOMPARE(draft.key, QStringLiteral("count-1"));
    QCOMPARE(draft.spec.workspace, QStringLiteral("/srv/repo"));
    QCOMPARE(draft.notBefore, std::optional<qint64>(1'767'225'600'000));
    QCOMPARE(draft.maxAttempts, std::optional(5));
    QCOMPARE(draft.spec.timeoutMs, 90'000);
    QCOMPARE(draft.spec.idleTimeoutMs, 1'500);
    QCOMPARE(draft.spec.tags, (QStringList{QStringLiteral("a"), QStringLiteral("b c")}));
    QCOMPARE(draft.spec.metadata, object(R"({"x": [1, null]})"));
    QCOMPARE(draft.spec.command, (QStringList{QStringLiteral("git"), QStringLiteral("log"), QString(),
                                              QStringLiteral("--"), QStringLiteral("; rm -rf /")}));
    QCOMPARE(draft.spec.standardInput, QStringLiteral("in\n"));
    QCOMPARE(draft.spec.environment, (QMap<QString, QString>{{QStringLiteral("LANG"), QStringLiteral("C")},
                                                             {QStringLiteral("_A1"), QStringLiteral("x\ny")}}));
    QCOMPARE(draft.spec.inputs, (QStringList{QStringLiteral("/srv/repo/a.txt"), QStringLiteral("/etc/hosts")}));
    QCOMPARE(draft.spec.outputs, QStringList{QStringLiteral("/srv/repo/b.txt")});
    QCOMPARE(draft.spec.verify, (QStringList{QStringLiteral("make"), QStringLiteral("check")}));
    QCOMPARE(draft.spec.acceptance, (QStringList{QStringLiteral("It builds"), QStringLiteral("It is short")}));
    QCOMPARE(draft.spec.dependsOn, (QStringList{QStringLiteral("fetch"), QStringLiteral("T-7")})); // each once
    QCOMPARE(draft.deadline, std::optional<qint64>(1'780'272'000'000));
    QCOMPARE(draft.spec.attention, 10);
    QCOMPARE(draft.spec.autonomy, 100);
    QVERIFY(draft.spec.review);
    QVERIFY(draft.hold);
}

void TestDraftParser::readsPosts()
{
    const ParsedDraft parsed = parse(R"({"title": "T", "payload": {"social_platform": "mastodon", "content": "a\nb",
        "audience": "everybody"}})");
    QCOMPARE(faults(parsed), QString());
    QCOMPARE(parsed.draft.spec.kind, TaskKind::PostSocial);
    QCOMPARE(parsed.draft.spec.payload, object(R"({"social_platform": "mastodon", "content": "a\nb",
        "audience": "everybody"})"));
}

void TestDraftParser::takesOneCriterionAsText()
{
    const ParsedDraft parsed = parse(R"({"title": "T", "acceptance": "It works"})");
    QCOMPARE(faults(parsed), QString());
    QCOMPARE(parsed.draft.spec.acceptance, QStringList{QStringLiteral("It works")});
}

void TestDraftParser::keepsOutputsInside_data()
{
    QTest::addColumn<QString>("workspace");
    QTest::addColumn<QString>("output");
    QTest::addColumn<QString>("seen"); // empty = refused
    const auto row = [](const char *workspace, const char *output, const char *seen) {
        QTest::addRow("%s in %s", output, workspace) << QString::fromLatin1(workspace) << QString::fromLatin1(output)
                                                     << QString::fromLatin1(seen);
    };
    row("/srv/repo", "a", "/srv/repo/a");
    row("/srv/repo", "./a/", "/srv/repo/a");
    row("/srv/repo", "b/../a", "/srv/repo/a");
    row("/srv/repo", "/srv/repo/a", "/srv/repo/a");
    row("/srv/repo", "..a", "/srv/repo/..a");
    row("/", "a", "/a");
    row("repo", "a", "/srv/tasks/repo/a");
    row("/srv/repo", ".", "");
    row("/srv/repo", "..", "");
    row("/srv/repo", "../a", "");
    row("/srv/repo", "a/../../b", "");
    row("/srv/repo", "../repo2/a", "");
    row("/srv/repo", "/srv/repo2/a", "");
    row("/srv/repo", "/srv/repo/../a", "");
    row("/srv/repo", "/etc/passwd", "");
    row("/srv/repo", "", "");
    row("", "a", "");
    row("", "/srv/a", "");
}

void TestDraftParser::keepsOutputsInside()
{
    QFETCH(QString, workspace);
    QFETCH(QString, output);
    QFETCH(QString, seen);
    QJsonObject fields = withTitle(QStringLiteral("outputs"), QJsonArray{output});
    if (!workspace.isEmpty())
        fields.insert(QStringLiteral("workspace"), workspace);
    const ParsedDraft parsed = parseDraft(fields, QStringLiteral("/srv/tasks"));
    QCOMPARE(faults(parsed), seen.isEmpty() ? QStringLiteral("outputs:field_range") : QString());
    QCOMPARE(parsed.draft.spec.outputs, seen.isEmpty() ? QStringList() : QStringList{seen});
}

void TestDraftParser::blamesARefusedWorkspaceOnce()
{
    QCOMPARE(faults(parse(R"({"title": "T", "workspace": 7, "inputs": ["a"], "outputs": ["b"]})")),
             QStringLiteral("workspace:field_type"));
}

void TestDraftParser::hasSafeDefaults()
{
    const ParsedDraft parsed = parse(R"({"title": "T"})");
    QCOMPARE(faults(parsed), QString());
    TaskSpec expected;
    expected.title = QStringLiteral("T");
    QVERIFY(parsed.draft.spec == expected);
    QCOMPARE(parsed.draft.mode, Mode::Proof);
    QCOMPARE(parsed.draft.priority, 5);
    QVERIFY(!parsed.draft.maxAttempts);
    QVERIFY(!parsed.draft.notBefore);
    QVERIFY(!parsed.draft.hold);
    QVERIFY(parsed.draft.key.isEmpty());
}

void TestDraftParser::readsRehearsals()
{
    const ParsedDraft parsed = parse(R"({"title": "T", "rehearse": [{"fail": 2}, {"sleep": 0.25}, "hang",
        {"hang": null}, "crash", {"flood": 1000}, {"ask": "Sure?"}, "succeed", {"succeed": "done"}]})");
    QCOMPARE(faults(parsed), QString());
    using Kind = RehearsalStep::Kind;
    const std::vector<RehearsalStep> expected{{Kind::Fail, 2, {}},  {Kind::Sleep, 250, {}},   {Kind::Hang, 0, {}},
                                              {Kind::Hang, 0, {}},  {Kind::Crash, 0, {}},     {Kind::Flood, 1000, {}},
                                              {Kind::Ask, 0, QStringLiteral("Sure?")}, {Kind::Succeed, 0, {}}, {Kind::Succeed, 0, QStringLiteral("done")}};
    QVERIFY(parsed.draft.spec.rehearse == expected);
}

void TestDraftParser::impliesTheKind_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<TaskKind>("kind");
    QTest::newRow("nothing") << QByteArray(R"({"title": "T"})") << TaskKind::Code;
    QTest::newRow("command") << QByteArray(R"({"title": "T", "command": ["ls"]})") << TaskKind::Command;
    QTest::newRow("rehearse") << QByteArray(R"({"title": "T", "rehearse": []})") << TaskKind::Rehearsal;
    QTest::newRow("payload") << QByteArray(R"({"title": "T", "payload": {"social_platform": "a", "content": "b"}})")
                             << TaskKind::PostSocial;
    QTest::newRow("a word") << QByteArray(R"({"title": "T", "kind": "research"})") << TaskKind::Research;
    QTest::newRow("a rehearsal without a script") << QByteArray(R"({"title": "T", "kind": "rehearsal"})")
                                                  << TaskKind::Rehearsal;
}

void TestDraftParser::impliesTheKind()
{
    QFETCH(QByteArray, json);
    const ParsedDraft parsed = parse(json);
    QCOMPARE(faults(parsed), QString());
    QTEST(parsed.draft.spec.kind, "kind");
}

void TestDraftParser::readsPriorities_data()
{
    QTest::addColumn<QJsonValue>("given");
    QTest::addColumn<int>("priority");
    QTest::newRow("least") << QJsonValue(0) << 0;
    QTest::newRow("most") << QJsonValue(10) << 10;
    QTest::newRow("low") << QJsonValue(QStringLiteral("low")) << 2;
    QTest::newRow("medium") << QJsonValue(QStringLiteral("medium")) << 5;
    QTest::newRow("normal") << QJsonValue(QStringLiteral("normal")) << 5;
    QTest::newRow("high") << QJsonValue(QStringLiteral("high")) << 8;
    QTest::newRow("critical") << QJsonValue(QStringLiteral("critical")) << 10;
    QTest::newRow("urgent") << QJsonValue(QStringLiteral("urgent")) << 10;
}

void TestDraftParser::readsPriorities()
{
    QFETCH(QJsonValue, given);
    const ParsedDraft parsed = parseDraft(withTitle(QStringLiteral("priority"), given), {});
    QCOMPARE(faults(parsed), QString());
    QTEST(parsed.draft.priority, "priority");
}

void TestDraftParser::readsMoments_data()
{
    QTest::addColumn<QJsonValue>("given");
    QTest::addColumn<qint64>("ms"); // -1 = refused
    const auto row = [](const char *text, qint64 ms) { QTest::newRow(text) << QJsonValue(QLatin1String(text)) << ms; };
    row("1970-01-01T00:00:00Z", 0);
    row("2026-01-01T00:00Z", 1'767'225'600'000);
    row("2026-01-01T01:30:00+01:30", 1'767'225'600'000);
    row("2025-12-31T19:00:00.250-05:00", 1'767'225'600'250);
    row("2026-01-01T00:00:00.5Z", 1'767'225'600'500);
    row("2026-03-29T02:30:00+01:00", 1'774'747'800'000); // an hour that clocks in much of Europe leave out
    row("9999-12-31T23:59:59.999Z", IntakeLimits::kLatestMomentMs);
    row("9999-12-31T23:59:59.999-01:00", -1);
    row("0001-01-01T00:00:00Z", -1);
    row("1969-12-31T23:59:59Z", -1);
    row("2026-01-01T00:00:00", -1); // no zone
    row("2026-01-01", -1);
    row("2026-02-30T00:00:00Z", -1);
    row("2026-01-01T24:00:00Z", -1);
    row("2026-01-01T00:00:60Z", -1);
    row("2026-01-01T00:00:00+15:00", -1);
    row("2026-01-01T00:00:00+01:60", -1);
    row("2026-01-01 00:00:00Z", -1);
    row("2026-01-01T00:00:00Z\n", -1);
    row("1767225600000", -1);
    row("tomorrow", -1);
    row("", -1);
    QTest::newRow("integer") << QJsonValue(qint64(1'767'225'600'000)) << qint64(1'767'225'600'000);
    QTest::newRow("zero") << QJsonValue(0) << qint64(0);
    QTest::newRow("negative") << QJsonValue(-1) << qint64(-1);
    QTest::newRow("fraction") << QJsonValue(1.5) << qint64(-1);
    QTest::newRow("too late") << QJsonValue(IntakeLimits::kLatestMomentMs + 1) << qint64(-1);
    QTest::newRow("2^63") << QJsonValue(9.3e18) << qint64(-1);
}

void TestDraftParser::readsMoments()
{
    QFETCH(QJsonValue, given);
    QFETCH(qint64, ms);
    const ParsedDraft parsed = parseDraft(withTitle(QStringLiteral("not_before"), given), {});
    QCOMPARE(faults(parsed), ms < 0 ? QStringLiteral("not_before:field_range") : QString());
    QCOMPARE(parsed.draft.notBefore.value_or(-1), ms);
}

void TestDraftParser::seesRelativeWorkspacesFromTheFile_data()
{
    QTest::addColumn<QString>("workspace");
    QTest::addColumn<QString>("directory");
    QTest::addColumn<QString>("seen");
    const auto row = [](const char *workspace, const char *directory, const char *seen) {
        QTest::newRow(workspace) << QLatin1String(workspace) + QString() << QLatin1String(directory) + QString()
                                 << QLatin1String(seen) + QString();
    };
    row(".", "/srv/tasks", "/srv/tasks");
    row("../repo", "/srv/tasks", "/srv/repo");
    row("../../../../../repo", "/srv/tasks", "/repo");
    row("../../..", "/srv/tasks", "/");
    row("/srv//repo/", "", "/srv/repo");
    row("/../..x", "", "/..x");
    row("", "", "");
}

void TestDraftParser::seesRelativeWorkspacesFromTheFile()
{
    QFETCH(QString, workspace);
    QFETCH(QString, directory);
    const ParsedDraft parsed = parseDraft(withTitle(QStringLiteral("workspace"), workspace), directory);
    QCOMPARE(faults(parsed), QString());
    QTEST(parsed.draft.spec.workspace, "seen");
    const ParsedDraft nowhere = parseDraft(withTitle(QStringLiteral("workspace"), QStringLiteral("repo")), QString());
    QCOMPARE(faults(nowhere), QStringLiteral("workspace:field_range"));
}

void TestDraftParser::refuses_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *fields, const char *expected) {
        QTest::newRow(fields) << QByteArray(R"({"title": "T", )") + fields + '}' << QString::fromLatin1(expected);
    };
    QTest::newRow("nothing") << QByteArray("{}") << QStringLiteral("title:field_missing");
    QTest::newRow("blank title") << QByteArray(R"({"title": "  "})") << QStringLiteral("title:field_range");
    QTest::newRow("null title") << QByteArray(R"({"title": null})") << QStringLiteral("title:field_type");
    QTest::newRow("numeric title") << QByteArray(R"({"title": 2026})") << QStringLiteral("title:field_type");
    row(R"("__proto__": {})", "__proto__:field_unknown");
    row(R"("Title": "x")", "Title:field_unknown");
    row(R"("": 1)", ":field_unknown");
    row(R"("source": "x")", "source:field_unknown");
    row(R"("instructions": ["x"])", "instructions:field_type");
    row(R"("kind": "post_social")", "payload:field_missing");
    row(R"("kind": "code", "payload": {"social_platform": "a", "content": "b"})", "payload:field_conflict");
    row(R"("payload": {"social_platform": "a", "content": "b"}, "command": ["ls"])", "payload:field_conflict");
    row(R"("payload": "hello")", "payload:field_type");
    row(R"("payload": {})", "payload:field_missing payload:field_missing");
    row(R"("payload": {"social_platform": "a"})", "payload:field_missing");
    row(R"("payload": {"social_platform": "a", "content": " "})", "payload:field_range");
    row(R"("payload": {"social_platform": "a", "content": 1})", "payload:field_type");
    row(R"("payload": {"social_platform": "a\nb", "content": "c"})", "payload:field_text");
    row(R"("payload": {"social_platform": "a", "content": "b", "token": "c"})", "payload:field_unknown");
    row(R"("inputs": "a")", "inputs:field_type");
    row(R"("inputs": ["a"])", "inputs:field_range"); // seen from nowhere
    row(R"("inputs": [""], "workspace": "/srv")", "inputs:field_range");
    row(R"("inputs": ["a\nb"], "workspace": "/srv")", "inputs:field_text");
    row(R"("verify": "make")", "verify:field_type");
    row(R"("verify": [])", "verify:field_range");
    row(R"("verify": [""])", "verify:field_range");
    row(R"("acceptance": 1)", "acceptance:field_type");
    row(R"("acceptance": [1])", "acceptance:field_type");
    row(R"("acceptance": "")", "acceptance:field_range");
    row(R"("acceptance": ["a", " "])", "acceptance:field_range");
    row(R"("depends_on": "a")", "depends_on:field_type");
    row(R"("depends_on": [7])", "depends_on:field_type");
    row(R"("depends_on": [""])", "depends_on:field_range");
    row(R"("depends_on": ["a\nb"])", "depends_on:field_text");
    row(R"("key": "T-7")", "key:field_range");
    row(R"("key": "t-007")", "key:field_range");
    row(R"("deadline": "soon")", "deadline:field_range");
    row(R"("deadline": 5, "not_before": 5)", "deadline:field_conflict");
    row(R"("deadline": "2026-03-01T09:30:00+01:00", "not_before": "2026-03-01T08:31:00Z")", "deadline:field_conflict");
    row(R"("attention": -1)", "attention:field_range");
    row(R"("attention": 11)", "attention:field_range");
    row(R"("attention": "high")", "attention:field_type");
    row(R"("autonomy": 101)", "autonomy:field_range");
    row(R"("autonomy": 50.5)", "autonomy:field_range");
    row(R"("review": "yes")", "review:field_type");
    row(R"("kind": "Code")", "kind:field_range");
    row(R"("kind": 1)", "kind:field_type");
    row(R"("kind": "bogus", "command": ["ls"])", "kind:field_range");
    row(R"("priority": -1)", "priority:field_range");
    row(R"("priority": 11)", "priority:field_range");
    row(R"("priority": -2147483648)", "priority:field_range");
    row(R"("priority": 2147483647)", "priority:field_range");
    row(R"("priority": 4294967301)", "priority:field_range");
    row(R"("priority": 9223372036854775808)", "priority:field_range");
    row(R"("priority": 1e308)", "priority:field_range");
    row(R"("priority": 5.5)", "priority:field_range");
    row(R"("priority": "7")", "priority:field_range");
    row(R"("priority": "HIGH")", "priority:field_range");
    row(R"("priority": true)", "priority:field_type");
    row(R"("agent": "")", "agent:field_range");
    row(R"("agent": null)", "agent:field_type");
    row(R"("mode": "REAL")", "mode:field_range");
    row(R"("mode": true)", "mode:field_type");
    row(R"("key": "")", "key:field_range");
    row(R"("key": 7)", "key:field_type");
    row(R"("workspace": 7)", "workspace:field_type");
    row(R"("not_before": true)", "not_before:field_type");
    row(R"("max_attempts": 0)", "max_attempts:field_range");
    row(R"("max_attempts": -1)", "max_attempts:field_range");
    row(R"("max_attempts": 101)", "max_attempts:field_range");
    row(R"("max_attempts": 1000000000)", "max_attempts:field_range");
    row(R"("max_attempts": "3")", "max_attempts:field_type");
    row(R"("timeout": 0)", "timeout:field_range");
    row(R"("timeout": 0.9)", "timeout:field_range");
    row(R"("timeout": 86400.1)", "timeout:field_range");
    row(R"("timeout": 1e300)", "timeout:field_range");
    row(R"("timeout": "1h")", "timeout:field_type");
    row(R"("idle_timeout": -5)", "idle_timeout:field_range");
    row(R"("tags": "a")", "tags:field_type");
    row(R"("tags": [1])", "tags:field_type");
    row(R"("tags": [""])", "tags:field_range");
    row(R"("metadata": [])", "metadata:field_type");
    row(R"("command": "ls -l")", "command:field_type");
    row(R"("command": [])", "command:field_range");
    row(R"("command": [""])", "command:field_range");
    row(R"("command": ["head", 10])", "command:field_type");
    row(R"("command": ["ls"], "kind": "code")", "command:field_conflict");
    row(R"("kind": "command")", "command:field_missing");
    row(R"("stdin": "x")", "stdin:field_conflict");
    row(R"("env": {"A": "b"})", "env:field_conflict");
    row(R"("rehearse": [], "kind": "code")", "rehearse:field_conflict");
    row(R"("rehearse": [], "command": ["ls"])", "rehearse:field_conflict");
    row(R"("command": ["ls"], "stdin": 1)", "stdin:field_type");
    row(R"("command": ["ls"], "env": ["A=b"])", "env:field_type");
    row(R"("command": ["ls"], "env": {"A": 1})", "env:field_type");
    row(R"("command": ["ls"], "env": {"A=B": "c"})", "env:field_range");
    row(R"("command": ["ls"], "env": {"1A": "c"})", "env:field_range");
    row(R"("command": ["ls"], "env": {"": "c"})", "env:field_range");
    row(R"("rehearse": "hang")", "rehearse:field_type");
    row(R"("rehearse": ["explode"])", "rehearse:field_range");
    row(R"("rehearse": [{"ask": 1}])", "rehearse:field_type");
    row(R"("rehearse": ["ask"])", "rehearse:field_type");
    row(R"("rehearse": [{}])", "rehearse:field_type");
    row(R"("rehearse": [{"fail": 1, "hang": null}])", "rehearse:field_type");
    row(R"("rehearse": [3])", "rehearse:field_type");
    row(R"("rehearse": ["fail"])", "rehearse:field_type");
    row(R"("rehearse": ["sleep"])", "rehearse:field_type");
    row(R"("rehearse": [{"fail": 0}])", "rehearse:field_range");
    row(R"("rehearse": [{"fail": 101}])", "rehearse:field_range");
    row(R"("rehearse": [{"fail": 1.5}])", "rehearse:field_range");
    row(R"("rehearse": [{"sleep": -1}])", "rehearse:field_range");
    row(R"("rehearse": [{"sleep": 86401}])", "rehearse:field_range");
    row(R"("rehearse": [{"sleep": "5"}])", "rehearse:field_type");
    row(R"("rehearse": [{"flood": 1073741825}])", "rehearse:field_range");
    row(R"("rehearse": [{"hang": true}])", "rehearse:field_type");
    row(R"("rehearse": [{"succeed": 1}])", "rehearse:field_type");
    row(R"("hold": "yes")", "hold:field_type");
    row(R"("hold": 1)", "hold:field_type");
}

void TestDraftParser::refuses()
{
    QFETCH(QByteArray, json);
    const ParsedDraft parsed = parse(json);
    QTEST(faults(parsed), "expected");
    for (const FieldError &error : parsed.errors) {
        QCOMPARE(error.error.category, ErrorCategory::Permanent);
        QVERIFY(!error.error.detail.isEmpty());
    }
}

void TestDraftParser::reportsEverythingAtOnce()
{
    const ParsedDraft parsed = parse(R"({"priority": 99, "mode": "x", "bogus": 1, "stdin": "x"})");
    QCOMPARE(faults(parsed), QStringLiteral("bogus:field_unknown mode:field_range priority:field_range "
                                            "stdin:field_conflict title:field_missing"));
}

void TestDraftParser::showsHostileFieldNamesPlain()
{
    const QString hostile = QString(QChar(0x202e)) + QStringLiteral("\x1b[2J\n") + QString(100'000, u'x');
    const ParsedDraft parsed = parseDraft(withTitle(hostile, 1), {});
    QCOMPARE(parsed.errors.size(), size_t(1));
    const QString shown = parsed.errors.front().field;
    QVERIFY(shown.size() < 100);
    QVERIFY(!shown.contains(QChar(0x202e)));
    QVERIFY(!shown.contains(QChar(0x1b)));
    QVERIFY(!shown.contains(u'\n'));
}

void TestDraftParser::keepsLengths_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("longest");
    QTest::addColumn<QJsonValue>("longer");
    const auto text = [](qint64 length) { return QString(qsizetype(length), u'x'); };
    const auto row = [](const char *field, const QJsonValue &longest, const QJsonValue &longer) {
        QTest::newRow(field) << QString::fromLatin1(field) << longest << longer;
    };
    row("title", text(IntakeLimits::kTitleCharacters), text(IntakeLimits::kTitleCharacters + 1));
    row("instructions", text(IntakeLimits::kTextBytes), text(IntakeLimits::kTextBytes + 1));
    row("agent", text(IntakeLimits::kAgentCharacters), text(IntakeLimits::kAgentCharacters + 1));
    row("key", text(IntakeLimits::kKeyCharacters), text(IntakeLimits::kKeyCharacters + 1));
    row("workspace", QString(u'/' + text(IntakeLimits::kPathBytes - 1)),
        QString(u'/' + text(IntakeLimits::kPathBytes)));
    row("stdin", text(IntakeLimits::kTextBytes), text(IntakeLimits::kTextBytes + 1));
    row("tags", QJsonArray{text(IntakeLimits::kTagCharacters)}, QJsonArray{text(IntakeLimits::kTagCharacters + 1)});
    const qint64 frame = sizeof(R"({"k":""})") - 1;
    row("metadata", QJsonObject{{QStringLiteral("k"), text(IntakeLimits::kTextBytes - frame)}},
        QJsonObject{{QStringLiteral("k"), text(IntakeLimits::kTextBytes - frame + 1)}});
    row("command", QJsonArray{QStringLiteral("a"), text(IntakeLimits::kArgumentBytes)},
        QJsonArray{QStringLiteral("a"), text(IntakeLimits::kArgumentBytes + 1)});
    row("env", QJsonObject{{text(IntakeLimits::kEnvironmentNameCharacters), text(IntakeLimits::kArgumentBytes)}},
        QJsonObject{{QStringLiteral("A"), text(IntakeLimits::kArgumentBytes + 1)}});
    const auto named = [&](const char *name, const char *field, const QJsonValue &longest, const QJsonValue &longer) {
        QTest::newRow(name) << QString::fromLatin1(field) << longest << longer;
    };
    const auto answer = [&text](qint64 length) {
        return QJsonArray{QJsonObject{{QStringLiteral("succeed"), text(length)}}};
    };
    const QString ship = QString::fromUtf8("\xf0\x9f\x9a\xa2"); // two code units, one character
    const QString accented = QString(qsizetype(IntakeLimits::kTextBytes / 2), QChar(0xe9));
    named("env name", "env", QJsonObject(),
          QJsonObject{{text(IntakeLimits::kEnvironmentNameCharacters + 1), QString()}});
    named("two-byte characters", "instructions", accented, QString(accented + QChar(0xe9)));
    named("characters, not code units", "title", ship.repeated(IntakeLimits::kTitleCharacters),
          ship.repeated(IntakeLimits::kTitleCharacters + 1));
    const auto post = [&text](const char *member, qint64 length) {
        QJsonObject payload{{QStringLiteral("social_platform"), QStringLiteral("a")}, {QStringLiteral("content"), QStringLiteral("b")}};
        payload.insert(QLatin1String(member), text(length));
        return payload;
    };
    row("depends_on", QJsonArray{text(IntakeLimits::kKeyCharacters)}, QJsonArray{text(IntakeLimits::kKeyCharacters + 1)});
    row("acceptance", text(IntakeLimits::kCriterionBytes), text(IntakeLimits::kCriterionBytes + 1));
    row("inputs", QJsonArray{QString(u'/' + text(IntakeLimits::kPathBytes - 1))},
        QJsonArray{QString(u'/' + text(IntakeLimits::kPathBytes))});
    row("verify", QJsonArray{QStringLiteral("a"), text(IntakeLimits::kArgumentBytes)},
        QJsonArray{QStringLiteral("a"), text(IntakeLimits::kArgumentBytes + 1)});
    named("content", "payload", post("content", IntakeLimits::kPostCharacters), post("content", IntakeLimits::kPostCharacters + 1));
    named("platform", "payload", post("social_platform", IntakeLimits::kPlatformCharacters),
          post("social_platform", IntakeLimits::kPlatformCharacters + 1));
    named("audience", "payload", post("audience", IntakeLimits::kAudienceCharacters),
          post("audience", IntakeLimits::kAudienceCharacters + 1));
    named("succeed", "rehearse", answer(IntakeLimits::kTextBytes), answer(IntakeLimits::kTextBytes + 1));
}

void TestDraftParser::keepsLengths()
{
    QFETCH(QString, field);
    QFETCH(QJsonValue, longest);
    QFETCH(QJsonValue, longer);
    const bool needsCommand = field == QLatin1String("stdin") || field == QLatin1String("env");
    const auto faultsOf = [&](const QJsonValue &value) {
        QJsonObject fields = withTitle(field, value);
        if (needsCommand)
            fields.insert(QStringLiteral("command"), QJsonArray{QStringLiteral("cat")});
        return faults(parseDraft(fields, QStringLiteral("/srv")));
    };
    QCOMPARE(faultsOf(longest), QString());
    QCOMPARE(faultsOf(longer), field + QStringLiteral(":field_range"));
}

void TestDraftParser::keepsCounts()
{
    const auto list = [](int count, const QJsonValue &item) {
        QJsonArray array;
        for (int i = 0; i < count; ++i)
            array += item;
        return array;
    };
    const auto environment = [](int count) {
        QJsonObject map;
        for (int i = 0; i < count; ++i)
            map.insert(QStringLiteral("V%1").arg(i), QString());
        return map;
    };
    const auto faultsOf = [](const QString &field, const QJsonValue &value) {
        QJsonObject fields = withTitle(field, value);
        if (field == QLatin1String("env"))
            fields.insert(QStringLiteral("command"), QJsonArray{QStringLiteral("env")});
        return faults(parseDraft(fields, {}));
    };
    const QString tags = QStringLiteral("tags");
    const QString command = QStringLiteral("command");
    const QString env = QStringLiteral("env");
    const QString rehearse = QStringLiteral("rehearse");
    const QString word = QStringLiteral("crash");
    QCOMPARE(faultsOf(tags, list(IntakeLimits::kTags, word)), QString());
    QCOMPARE(faultsOf(tags, list(IntakeLimits::kTags + 1, word)), QStringLiteral("tags:field_range"));
    const auto names = [](int count) {
        QJsonArray array;
        for (int i = 0; i < count; ++i)
            array += QStringLiteral("/%1").arg(i);
        return array;
    };
    QCOMPARE(faultsOf(QStringLiteral("depends_on"), names(IntakeLimits::kDependencies)), QString());
    QCOMPARE(faultsOf(QStringLiteral("depends_on"), names(IntakeLimits::kDependencies + 1)), QStringLiteral("depends_on:field_range"));
    QCOMPARE(faultsOf(QStringLiteral("inputs"), names(IntakeLimits::kPaths)), QString());
    QCOMPARE(faultsOf(QStringLiteral("inputs"), names(IntakeLimits::kPaths + 1)), QStringLiteral("inputs:field_range"));
    QCOMPARE(faultsOf(QStringLiteral("acceptance"), names(IntakeLimits::kCriteria)), QString());
    QCOMPARE(faultsOf(QStringLiteral("acceptance"), names(IntakeLimits::kCriteria + 1)), QStringLiteral("acceptance:field_range"));
    QCOMPARE(faultsOf(command, list(IntakeLimits::kArguments, word)), QString());
    QCOMPARE(faultsOf(command, list(IntakeLimits::kArguments + 1, word)), QStringLiteral("command:field_range"));
    QCOMPARE(faultsOf(command, list(3, QString(qsizetype(IntakeLimits::kArgumentBytes), u'x'))),
             QStringLiteral("command:field_range"));
    QCOMPARE(faultsOf(env, environment(IntakeLimits::kEnvironmentEntries)), QString());
    QCOMPARE(faultsOf(env, environment(IntakeLimits::kEnvironmentEntries + 1)), QStringLiteral("env:field_range"));
    QCOMPARE(faultsOf(rehearse, list(IntakeLimits::kRehearsalSteps, word)), QString());
    QCOMPARE(faultsOf(rehearse, list(IntakeLimits::kRehearsalSteps + 1, word)), QStringLiteral("rehearse:field_range"));
}

void TestDraftParser::keepsCharacterRules_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    const QString nul = QStringLiteral("a") + QChar(u'\0') + u'b';
    const QString lone = QStringLiteral("a") + QChar(0xd800) + u'b';
    for (const char *field : {"title", "instructions", "agent", "key", "workspace", "stdin"}) {
        QTest::addRow("%s with NUL", field) << QString::fromLatin1(field) << QJsonValue(nul);
        QTest::addRow("%s with half a pair", field) << QString::fromLatin1(field) << QJsonValue(lone);
    }
    for (const char *field : {"title", "agent", "key", "workspace"})
        QTest::addRow("%s with a line feed", field)
            << QString::fromLatin1(field) << QJsonValue(QStringLiteral("/a\nb"));
    for (const char *field : {"agent", "key"}) {
        QTest::addRow("%s with RTL override", field)
            << QString::fromLatin1(field) << QJsonValue(QStringLiteral("a") + QChar(0x202e) + u'b');
        QTest::addRow("%s with zero width", field)
            << QString::fromLatin1(field) << QJsonValue(QStringLiteral("a") + QChar(0x200b) + u'b');
    }
    QTest::newRow("title with a line separator") << QStringLiteral("title")
                                                 << QJsonValue(QStringLiteral("a") + QChar(0x2028) + u'b');
    QTest::newRow("title with C1") << QStringLiteral("title") << QJsonValue(QStringLiteral("a") + QChar(0x9b) + u'b');
    QTest::newRow("tag") << QStringLiteral("tags") << QJsonValue(QJsonArray{QStringLiteral("a\tb")});
    QTest::newRow("argument") << QStringLiteral("command") << QJsonValue(QJsonArray{QStringLiteral("a"), nul});
    QTest::newRow("environment") << QStringLiteral("env") << QJsonValue(QJsonObject{{QStringLiteral("A"), nul}});
    QTest::newRow("answer") << QStringLiteral("rehearse")
                            << QJsonValue(QJsonArray{QJsonObject{{QStringLiteral("succeed"), nul}}});
    QTest::newRow("metadata value") << QStringLiteral("metadata")
                                    << QJsonValue(QJsonObject{{QStringLiteral("a"), QJsonArray{lone}}});
    QTest::newRow("metadata key") << QStringLiteral("metadata") << QJsonValue(QJsonObject{{nul, 1}});
}

void TestDraftParser::keepsCharacterRules()
{
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    QJsonObject fields = withTitle(field, value);
    if (field == QLatin1String("stdin") || field == QLatin1String("env"))
        fields.insert(QStringLiteral("command"), QJsonArray{QStringLiteral("cat")});
    QCOMPARE(faults(parseDraft(fields, QStringLiteral("/srv"))), field + QStringLiteral(":field_text"));
}

void TestDraftParser::carriesHostileTextAsData()
{
    const QString hostile = QStringLiteral("<img src=file:///dev/zero> \x1b[2J %1 &File =cmd|") + QChar(0x202e)
        + QString(1'000, QChar(0x301));
    const ParsedDraft parsed = parseDraft(withTitle(QStringLiteral("instructions"), hostile), {});
    QCOMPARE(faults(parsed), QString());
    QCOMPARE(parsed.draft.spec.instructions, hostile);
}

QTEST_GUILESS_MAIN(TestDraftParser)
#include "tst_draftparser.moc"
