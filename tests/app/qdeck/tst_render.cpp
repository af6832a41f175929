#include "app/qdeck/render.h"

#include "app/qdeck/texttable.h"
#include "core/api/statuscodec.h"
#include "core/api/taskcodec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace qd;

namespace {

const QString kHostile =
    QStringLiteral("nice\u001b[2J\u001b]0;title\u0007\r\nT-9  succeeded\u202e\u200b\u009b31m\u0000x");

// What a terminal would obey, or what would hide or reorder text.
bool isTame(const QString &text)
{
    for (const uint c : text.toUcs4()) {
        const QChar::Category category = QChar::category(c);
        if ((category == QChar::Other_Control && c != '\n') || category == QChar::Other_Format)
            return false;
    }
    return true;
}

QJsonObject task(const QString &text)
{
    Task task;
    task.id = TaskId{4};
    task.key = text;
    task.spec.title = text;
    task.spec.instructions = text;
    task.spec.agent = text;
    task.spec.command = {text, text};
    task.spec.tags = {text};
    task.source = text;
    task.error = Error{text, ErrorCategory::Transient, text};
    QJsonObject object = toJson(task);
    Attempt attempt;
    attempt.number = 1;
    attempt.agent = text;
    attempt.error = Error{text, ErrorCategory::Transient, text};
    attempt.artifacts = {{text, Sha256::of("x"), 1}};
    object.insert(QStringLiteral("attempt_list"), QJsonArray{toJson(attempt)});
    return object;
}

} // namespace

class TestRender : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columnsAlign();
    void rowsOfAQueryAreATable();
    void listIsATable();
    void statusTellsTheMode();
    void showIndentsInstructions();
    void unknownFactsAreShown();
    void anchorIsASentence();
    void copiesAreATable();
    void hostileTextIsTame_data();
    void hostileTextIsTame();
    void hostileTextAddsNoLines();
    void jsonIsOneSafeLine();
    void logLineIsOneLine();
    void nothingIsShownAsNothing_data();
    void nothingIsShownAsNothing();
};

void TestRender::columnsAlign()
{
    TextTable table;
    table.add({QStringLiteral("A"), QStringLiteral("BB"), QStringLiteral("C")});
    table.add({QStringLiteral("aaaa"), QStringLiteral("b")});
    QCOMPARE(table.toString(), QStringLiteral("A     BB  C\naaaa  b\n"));
    QCOMPARE(TextTable().toString(), QString());
}

void TestRender::rowsOfAQueryAreATable()
{
    const QJsonObject blob{{QStringLiteral("hex"), QStringLiteral("00ff")}, {QStringLiteral("bytes"), 2}};
    const QJsonObject answer{{QStringLiteral("columns"), QJsonArray{QStringLiteral("id"), QStringLiteral("a\x1b[2J")}},
                             {QStringLiteral("rows"), QJsonArray{QJsonArray{qint64(9'007'199'254'740'993), QStringLiteral("two\nlines")},
                                                                 QJsonArray{QJsonValue(), blob}, QJsonArray{0.5, QString()}}},
                             {QStringLiteral("truncated"), true}, {QStringLiteral("ms"), 7}};
    const QString text = renderText(Verb::DbQuery, answer);
    QCOMPARE(text.count(u'\n'), 5);
    QVERIFY(!text.contains(u'\x1b'));
    for (const char *part : {"9007199254740993  two lines", "NULL", "00ff (2 bytes)", "0.5", "(3 rows in 7 ms, and there are more)"})
        QVERIFY2(text.contains(QLatin1String(part)), qPrintable(text));
}

void TestRender::listIsATable()
{
    TaskSummary row;
    row.id = TaskId{12};
    row.title = QStringLiteral("Count lines");
    row.state = TaskState::Running;
    row.attempts = 1;
    row.updatedAt = 1'700'000'000'000;
    const QString text = renderText(Verb::List, {{QStringLiteral("tasks"), QJsonArray{toJson(row)}}});
    QCOMPARE(text, QStringLiteral("ID    STATE    MODE   PRIO  TRIES  AGENT  UPDATED               TITLE\n"
                                  "T-12  running  proof  5     1/3    -      2023-11-14T22:13:20Z  Count lines\n"));
}

void TestRender::statusTellsTheMode()
{
    EngineStatus status;
    status.state = EngineState::Running;
    status.queue.of(TaskState::Queued) = 3;
    status.queue.of(TaskState::Dead) = 1;
    status.profile = QStringLiteral("/p");
    const QString proof = renderText(Verb::Status, toJson(status));
    QVERIFY(proof.contains(QStringLiteral("PROOF")));
    QVERIFY(proof.contains(QStringLiteral("3 queued, 1 dead")));
    QVERIFY(proof.contains(QStringLiteral("none yet")));
    QVERIFY(proof.contains(QStringLiteral("held by nobody")));
    status.controls.real = {2'000, 2, QStringLiteral("console:alice")};
    status.at = 1'000;
    const QString real = renderText(Verb::Status, toJson(status));
    QVERIFY(real.contains(QStringLiteral("REAL until 1970-01-01T00:00:02Z, 2 more tasks, armed by console:alice")));
    QVERIFY(!real.contains(QStringLiteral("PROOF")));
    status.state = EngineState::Killed;
    status.controls.wish = RunWish::Halted;
    QVERIFY(renderText(Verb::Status, toJson(status)).startsWith(QStringLiteral("Engine     killed (asked to stop)\n")));
}

void TestRender::showIndentsInstructions()
{
    const QString text = renderText(Verb::Show, task(QStringLiteral("plain\nState  succeeded")));
    QVERIFY(text.contains(QStringLiteral("\n    State  succeeded\n")));
    QVERIFY(!text.contains(QStringLiteral("\nState  succeeded")));
    QVERIFY(text.contains(Sha256::of("x").hex()));
}

void TestRender::unknownFactsAreShown()
{
    const QJsonObject journal{{QStringLiteral("entries"), 7}};
    const QString text = renderText(Verb::Verify, {{QStringLiteral("ok"), true}, {QStringLiteral("journal"), journal}});
    QCOMPARE(text, QStringLiteral("journal entries  7\nok               yes\n"));
}

void TestRender::anchorIsASentence()
{
    const auto anchor = [](const char *state) {
        const QJsonObject found{{QStringLiteral("state"), QString::fromLatin1(state)}, {QStringLiteral("entry"), 7}, {QStringLiteral("at"), 2'000},
                                {QStringLiteral("file"), QStringLiteral("/x")}};
        return renderText(Verb::Verify, {{QStringLiteral("anchor"), found}}).section(u'\n', 1, 1).simplified();
    };
    QCOMPARE(anchor("holds"), QStringLiteral("anchor state holds: entry 7 of 1970-01-01T00:00:02Z is there"));
    QCOMPARE(anchor("cut_off"), QStringLiteral("anchor state cut off: entry 7 of 1970-01-01T00:00:02Z is not there"));
    QCOMPARE(anchor("rebuilt"), QStringLiteral("anchor state rebuilt: entry 7 of 1970-01-01T00:00:02Z is another one"));
    QCOMPARE(anchor("none"), QStringLiteral("anchor state none: nothing is known of this journal outside of it"));
    QVERIFY(anchor("unreadable").startsWith(QStringLiteral("anchor state unreadable: ")));
}

void TestRender::copiesAreATable()
{
    const QJsonObject copy{{QStringLiteral("file"), QStringLiteral("/a/b\nc.db")}, {QStringLiteral("state"), QStringLiteral("sound")},
                           {QStringLiteral("made_at"), 2'000}, {QStringLiteral("tasks"), 3}, {QStringLiteral("entries"), 40}, {QStringLiteral("lost"), 2}};
    const QString text = renderText(Verb::Restore, {{QStringLiteral("copies"), QJsonArray{copy}}});
    QCOMPARE(text.count(u'\n'), 2);
    QVERIFY(text.section(u'\n', 1, 1).simplified().startsWith(QStringLiteral("1970-01-01T00:00:02Z 3 40 2 sound /a/b")));
}

void TestRender::hostileTextIsTame_data()
{
    QTest::addColumn<int>("verb");
    QTest::addColumn<QJsonObject>("payload");
    const QJsonObject one = task(kHostile);
    QTest::newRow("show") << int(Verb::Show) << one;
    QTest::newRow("list") << int(Verb::List) << QJsonObject{{QStringLiteral("tasks"), QJsonArray{one}}};
    QTest::newRow("add") << int(Verb::Add) << QJsonObject{{QStringLiteral("added"), QJsonArray{one}}};
    QTest::newRow("dry run") << int(Verb::Add) << QJsonObject{{QStringLiteral("tasks"), QJsonArray{one}}};
    QTest::newRow("log") << int(Verb::Log)
                         << QJsonObject{{QStringLiteral("entries"), QJsonArray{QJsonObject{
                                {QStringLiteral("actor"), kHostile}, {QStringLiteral("event"), kHostile},
                                {QStringLiteral("object"), kHostile},
                                {QStringLiteral("data"), QJsonObject{{kHostile, kHostile}}}}}}};
    QTest::newRow("findings") << int(Verb::AgentTest)
                              << QJsonObject{{QStringLiteral("findings"), QJsonArray{QJsonObject{
                                     {QStringLiteral("id"), kHostile}, {QStringLiteral("detail"), kHostile}}}}};
    QTest::newRow("agents") << int(Verb::AgentList)
                            << QJsonObject{{QStringLiteral("agents"), QJsonArray{QJsonObject{
                                   {QStringLiteral("name"), kHostile},
                                   {QStringLiteral("kinds"), QJsonArray{kHostile}}}}}};
    EngineStatus status;
    status.profile = status.version = status.leaseOwner = status.controls.real.armedBy = kHostile;
    status.controls.real.until = 1;
    status.controls.real.remaining = 1;
    QTest::newRow("status") << int(Verb::Status) << toJson(status);
    QTest::newRow("facts") << int(Verb::Kill) << QJsonObject{{kHostile, kHostile}, {QStringLiteral("g"), one}};
}

void TestRender::hostileTextIsTame()
{
    QFETCH(int, verb);
    QFETCH(QJsonObject, payload);
    const QString text = renderText(Verb(verb), payload);
    QVERIFY(!text.isEmpty());
    QVERIFY2(isTame(text), qPrintable(text));
    QVERIFY(isTame(renderJson(payload)));
}

void TestRender::hostileTextAddsNoLines()
{
    const QString list = renderText(Verb::List, {{QStringLiteral("tasks"), QJsonArray{task(kHostile)}}});
    QCOMPARE(list.count(u'\n'), 2);
}

void TestRender::jsonIsOneSafeLine()
{
    const QJsonObject object = task(kHostile + QStringLiteral("\U000e0041 \u4f60\u597d \U0001f680"));
    const QString text = renderJson(object);
    QVERIFY(isTame(text));
    QCOMPARE(text.count(u'\n'), 1);
    QVERIFY(text.contains(QStringLiteral("\u4f60\u597d \U0001f680")));
    QVERIFY(text.contains(QStringLiteral("\\udb40\\udc41")));
    QCOMPARE(QJsonDocument::fromJson(text.toUtf8()).object(), object);
}

void TestRender::logLineIsOneLine()
{
    LogLine line;
    line.at = 1'700'000'000'000;
    line.source = QStringLiteral("agent:box");
    line.task = TaskId{3};
    line.text = UntrustedText(kHostile);
    const QString text = renderLogLine(line);
    QVERIFY(isTame(text));
    QVERIFY(!text.contains(u'\n'));
    QVERIFY(text.startsWith(QStringLiteral("2023-11-14T22:13:20Z info agent:box T-3 nice")));
}

void TestRender::nothingIsShownAsNothing_data()
{
    QTest::addColumn<int>("verb");
    for (const VerbInfo &info : verbs())
        QTest::newRow(info.name) << int(info.verb);
}

void TestRender::nothingIsShownAsNothing()
{
    QFETCH(int, verb);
    QVERIFY(isTame(renderText(Verb(verb), {}))); // an answer of a later version may lack what we know
    const QJsonObject odd{{QStringLiteral("tasks"), 5}, {QStringLiteral("entries"), QStringLiteral("x")}};
    QVERIFY(renderText(Verb(verb), odd).size() < 2'000);
}

QTEST_APPLESS_MAIN(TestRender)
#include "tst_render.moc"
