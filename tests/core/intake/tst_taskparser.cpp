#include "core/intake/intakelimits.h"
#include "core/intake/taskparser.h"

#include <QJsonArray>
#include <QTest>

using namespace qd;

namespace {

ParsedFile parse(const char *name, const QByteArray &bytes)
{
    return parseTaskFile({QString::fromLatin1(name), bytes, QStringLiteral("/srv/tasks")});
}

QString faults(const ParsedFile &file)
{
    QStringList list;
    for (const RowError &error : file.errors)
        list += QStringLiteral("%1:%2:%3").arg(error.row).arg(error.field, error.error.code);
    return list.join(u' ');
}

QStringList titles(const ParsedFile &file)
{
    QStringList list;
    for (const ParsedRow &row : file.rows)
        list += QStringLiteral("%1:%2").arg(row.row).arg(row.draft.spec.title);
    return list;
}

} // namespace

class TestTaskParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsMarkdown();
    void takesTheTitle_data();
    void takesTheTitle();
    void readsJsonShapes_data();
    void readsJsonShapes();
    void refusesWholeFiles_data();
    void refusesWholeFiles();
    void namesTheRowAndTheField();
    void readsEveryFormatAlike_data();
    void readsEveryFormatAlike();
    void tellsTheFormatByContent_data();
    void tellsTheFormatByContent();
    void keepsTheFrontMatterLimit();
    void keepsTheFileLimit();
    void keepsTheRowLimit();
    void stopsAfterTooManyErrors();
    void dropsTheByteOrderMark();
};

void TestTaskParser::readsMarkdown()
{
    const ParsedFile file = parse("count.md", "---\r\ntitle: Count\r\nworkspace: ../repo\r\ncommand: [git, log]\r\n"
                                              "--- \r\n\r\nFirst\r\n\r\n---\r\nlast\r\n");
    QCOMPARE(faults(file), QString());
    QCOMPARE(file.name, QStringLiteral("count.md"));
    QCOMPARE(file.rows.size(), size_t(1));
    const TaskDraft &draft = file.rows.front().draft;
    QCOMPARE(draft.spec.title, QStringLiteral("Count"));
    QCOMPARE(draft.spec.kind, TaskKind::Command);
    QCOMPARE(draft.spec.workspace, QStringLiteral("/srv/repo"));
    QCOMPARE(draft.spec.instructions, QStringLiteral("First\n\n---\nlast"));
}

void TestTaskParser::takesTheTitle_data()
{
    QTest::addColumn<QByteArray>("markdown");
    QTest::addColumn<QString>("title");
    const auto row = [](const char *name, const char *markdown, const char *title) {
        QTest::newRow(name) << QByteArray(markdown) << QString::fromLatin1(title);
    };
    row("front matter", "---\ntitle: A\n---\n# B\n", "A");
    row("heading", "---\npriority: 3\n---\ntext\n\n#  B\n# C\n", "B");
    row("no front matter", "# B\n\ntext", "B");
    row("empty front matter", "---\n---\n# B\n", "B");
    row("closed heading", "# B ##\n", "B");
    row("a sharp of its own", "# About C#\n", "About C#");
    row("not a comment in code", "```\n# no\n```\n~~~sh\n# no\n~~~\n# B\n", "B");
    row("not a second level", "## no\n# B\n", "B");
    row("not without a space", "#no\n# B\n", "B");
    row("not an empty one", "# \n# ##\n# B\n", "B");
}

void TestTaskParser::takesTheTitle()
{
    QFETCH(QByteArray, markdown);
    const ParsedFile file = parse("a.md", markdown);
    QCOMPARE(faults(file), QString());
    QTEST(file.rows.front().draft.spec.title, "title");
}

void TestTaskParser::readsJsonShapes_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QStringList>("expected");
    const QStringList one{QStringLiteral("1:A")};
    const QStringList two{QStringLiteral("1:A"), QStringLiteral("2:B")};
    const QString json = QStringLiteral("a.json");
    QTest::newRow("object") << json << QByteArray(R"({"title": "A"})") << one;
    QTest::newRow("array") << json << QByteArray(R"([{"title": "A"}, {"title": "B"}])") << two;
    QTest::newRow("tasks") << json << QByteArray(R"({"tasks": [{"title": "A"}, {"title": "B"}]})") << two;
    QTest::newRow("large suffix") << QStringLiteral("A.JSON") << QByteArray(R"({"title": "A"})") << one;
    QTest::newRow("standard input") << QStringLiteral("-") << QByteArray(R"( [{"title": "A"}])") << one;
    QTest::newRow("standard input, Markdown") << QStringLiteral("-") << QByteArray("---\ntitle: A\n---\n") << one;
    QTest::newRow("YAML, a map") << QStringLiteral("a.yaml") << QByteArray("title: A\n") << one;
    QTest::newRow("YAML, a list") << QStringLiteral("a.yml") << QByteArray("- title: A\n- title: B\n") << two;
    QTest::newRow("YAML, tasks") << QStringLiteral("a.yml") << QByteArray("tasks:\n- title: A\n- title: B\n") << two;
    QTest::newRow("YAML, documents") << QStringLiteral("a.yml") << QByteArray("---\ntitle: A\n---\n---\n- title: B\n") << two;
    QTest::newRow("JSON Lines") << QStringLiteral("a.jsonl") << QByteArray("{\"title\": \"A\"}\r\n\n{\"title\": \"B\"}") << two;
    QTest::newRow("CSV") << QStringLiteral("a.csv") << QByteArray("title\r\nA\r\n\r\n\"B\"") << two;
    QTest::newRow("plain text") << QStringLiteral("a.txt") << QByteArray("\n A \r\nmore\n") << one;
    QTest::newRow("text without a name") << QStringLiteral("console") << QByteArray("# A\n") << one;
}

void TestTaskParser::readsJsonShapes()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, json);
    const ParsedFile file = parseTaskFile({name, json, {}});
    QCOMPARE(faults(file), QString());
    QTEST(titles(file), "expected");
}

void TestTaskParser::readsEveryFormatAlike_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("Markdown") << QStringLiteral("a.md")
        << QByteArray("---\ntitle: 2026\npriority: 8\ntags: [a, b]\nmode: real\nmetadata: {n: [1, true]}\n"
                      "command: [sh, \"-c\", \"a;b\"]\nhold: true\ntimeout: 1.5\nworkspace: x\n---\nOne\n\nTwo\n").replace("2026", "'2026'");
    QTest::newRow("YAML") << QStringLiteral("a.yaml")
        << QByteArray("title: '2026'\npriority: 8\ntags: [a, b]\nmode: real\nmetadata: {n: [1, true]}\n"
                      "command: [sh, \"-c\", \"a;b\"]\nhold: true\ntimeout: 1.5\nworkspace: x\ninstructions: \"One\\n\\nTwo\"\n");
    const QByteArray json(R"({"title": "2026", "priority": 8, "tags": ["a", "b"], "mode": "real", "metadata": {"n": [1, true]}, )"
                          R"("command": ["sh", "-c", "a;b"], "hold": true, "timeout": 1.5, "workspace": "x", )"
                          R"("instructions": "One\n\nTwo"})");
    QTest::newRow("JSON") << QStringLiteral("a.json") << json;
    QTest::newRow("JSON Lines") << QStringLiteral("a.ndjson") << json;
    QTest::newRow("CSV") << QStringLiteral("a.csv")
        << QByteArray("title,priority,tags,mode,metadata,command,hold,timeout,workspace,instructions,stdin\n"
                      "2026,8, a ;b,real,\"{\"\"n\"\": [1, true]}\",\"[\"\"sh\"\", \"\"-c\"\", \"\"a;b\"\"]\",true,1.5,x,"
                      "\"One\n\nTwo\",\n");
}

// The same task, whatever it is written in: the same work, so the same key.
void TestTaskParser::readsEveryFormatAlike()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    const ParsedFile file = parseTaskFile({name, bytes, QStringLiteral("/srv")});
    QCOMPARE(faults(file), QString());
    QCOMPARE(file.rows.size(), size_t(1));
    const TaskDraft &draft = file.rows.front().draft;
    TaskSpec expected;
    expected.title = QStringLiteral("2026");
    expected.instructions = QStringLiteral("One\n\nTwo");
    expected.kind = TaskKind::Command;
    expected.workspace = QStringLiteral("/srv/x");
    expected.command = {QStringLiteral("sh"), QStringLiteral("-c"), QStringLiteral("a;b")};
    expected.timeoutMs = 1'500;
    expected.tags = {QStringLiteral("a"), QStringLiteral("b")};
    expected.metadata = {{QStringLiteral("n"), QJsonArray{1, true}}};
    QVERIFY(draft.spec == expected);
    QCOMPARE(draft.priority, 8);
    QCOMPARE(draft.mode, Mode::Real);
    QVERIFY(draft.hold);
}

void TestTaskParser::tellsTheFormatByContent_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("expected");
    QTest::addColumn<bool>("alsoAsFile");
    const QStringList a{QStringLiteral("1:A")};
    const QStringList ab{QStringLiteral("1:A"), QStringLiteral("2:B")};
    QTest::newRow("JSON") << QByteArray("{\n \"title\": \"A\"}") << a << true;
    QTest::newRow("JSON Lines") << QByteArray("{\"title\": \"A\"}\n{\"title\": \"B\"}\n") << ab << true;
    QTest::newRow("Markdown") << QByteArray("---\ntitle: A\n---\n") << a << true;
    QTest::newRow("CSV") << QByteArray("title,\"kind\"\r\nA,code\r\nB,qa\r\n") << ab << true;
    QTest::newRow("YAML") << QByteArray("title: A\n") << a << true;
    QTest::newRow("YAML list") << QByteArray("- title: A\n- title: B\n") << ab << true;
    QTest::newRow("YAML tasks") << QByteArray("tasks:\n- title: A\n- title: B\n") << ab << true;
    QTest::newRow("typed") << QByteArray("A\ntitle, priority\n") << a << false;
    QTest::newRow("typed with commas") << QByteArray("one, two") << QStringList{QStringLiteral("1:one, two")} << false;
    QTest::newRow("typed with a colon") << QByteArray("hint: two") << QStringList{QStringLiteral("1:hint: two")} << false;
    QTest::newRow("typed list") << QByteArray("- milk") << QStringList{QStringLiteral("1:- milk")} << false;
}

void TestTaskParser::tellsTheFormatByContent()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, alsoAsFile);
    const ParsedFile typed = parseTaskFile({QStringLiteral("-"), bytes, {}});
    QCOMPARE(faults(typed), QString());
    QTEST(titles(typed), "expected");
    const ParsedFile file = parse("Makefile", bytes);
    QCOMPARE(faults(file), alsoAsFile ? QString() : QStringLiteral("0::format_unknown"));
}

void TestTaskParser::refusesWholeFiles_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *why, const char *name, const QByteArray &bytes, const char *expected) {
        QTest::newRow(why) << QByteArray(name) << bytes << QString::fromLatin1(expected);
    };
    row("empty", "a.md", "", "0::document_empty");
    row("blank", "a.json", " \n\t\n", "0::document_empty");
    row("only a mark", "a.md", "\xef\xbb\xbf", "0::document_empty");
    row("NUL", "a.md", QByteArray("# A\0B", 5), "0::document_text");
    row("NUL at the end", "a.json", QByteArray("{\"title\":\"A\"}\0", 14), "0::document_text");
    row("Latin-1", "a.md", "# caf\xe9\n", "0::document_text");
    row("overlong", "a.md", "# \xc0\xaf\n", "0::document_text");
    row("surrogate in UTF-8", "a.md", "# \xed\xa0\x80\n", "0::document_text");
    row("cut in a character", "a.md", "# \xe2\x82", "0::document_text");
    row("UTF-16", "a.json", QByteArray("\xff\xfe{\0}\0", 6), "0::document_text");
    row("PDF", "a.md", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "0::document_text");
    row("PNG", "a.md", QByteArray("\x89PNG\r\n\x1a\n\0\0", 10), "0::document_text");
    row("other suffix", "a.toml", "# A\n", "0::format_unknown");
    row("broken YAML", "a.yaml", "title: [\n", "0::yaml_syntax");
    row("YAML that is a text", "a.yml", "hello\n", "1::row_type");
    row("YAML with an anchor in a later document", "a.yml", "title: A\n---\ntitle: &x B\n", "0::yaml_anchor");
    row("nothing but documents", "a.yml", "---\n---\n", "0::no_tasks");
    row("YAML tasks not alone", "a.yml", "tasks: [{title: A}]\nmode: real\n", "0::tasks_alone");
    row("YAML too long", "a.yaml", "title: A\n#" + QByteArray(qsizetype(IntakeLimits::kYamlBytes), 'x'), "0::yaml_large");
    row("a line that is no JSON", "a.jsonl", "\n{\n", "1::json_syntax");
    row("a line that is a list", "a.jsonl", "[{\"title\": \"A\"}]", "1::row_type");
    row("a key twice in a line", "a.ndjson", "{\"title\":\"A\",\"mode\":\"proof\",\"mode\":\"real\"}", "1::key_duplicate");
    row("only a header", "a.csv", "title,kind\r\n", "0::no_tasks");
    row("a column of no field", "a.csv", "title,colour\nA,red\n", "0:colour:field_unknown");
    row("a column twice", "a.csv", "title,mode,mode\nA,proof,real\n", "0:mode:key_duplicate");
    row("a cell too few", "a.csv", "title,kind\nA\n", "1::csv_cells");
    row("an open quote", "a.csv", "title\n\"A\n", "0::csv_syntax");
    row("list without JSON", "a.csv", "title,tags\nA,\"[1\"\n", "1:tags:json_syntax");
    row("title too long", "a.txt", QByteArray(IntakeLimits::kTitleCharacters + 1, 'x'), "1:title:field_range");
    row("no suffix, no sign", "-", "hello", "0::format_unknown");
    row("open front matter", "a.md", "---\ntitle: A\n", "0::front_matter_open");
    row("list as front matter", "a.md", "---\n- a\n---\n", "0::front_matter_type");
    row("bomb", "a.md", "---\ntitle: &a [x]\ntags: *a\n---\n", "0::yaml_anchor");
    row("mode twice", "a.md", "---\ntitle: A\nmode: proof\nmode: real\n---\n", "0::key_duplicate");
    row("mode twice in JSON", "a.json", R"({"title": "A", "mode": "proof", "mode": "real"})", "0::key_duplicate");
    row("body too long", "a.md", "# A\n" + QByteArray(qsizetype(IntakeLimits::kTextBytes), 'x'),
        "0::instructions_large");
    row("instructions twice", "a.md", "---\ntitle: A\ninstructions: B\n---\nC\n", "0::instructions_twice");
    row("HTML", "a.md", "<!DOCTYPE html><html><body>x</body></html>", "1:title:field_missing");
    row("SVG", "a.md", "<svg xmlns='http://www.w3.org/2000/svg'/>", "1:title:field_missing");
    row("broken JSON", "a.json", "{", "0::json_syntax");
    row("Markdown as JSON", "a.json", "# A\n", "0::json_syntax");
    row("no tasks", "a.json", "[]", "0::no_tasks");
    row("no tasks inside", "a.json", R"({"tasks": []})", "0::no_tasks");
    row("tasks not alone", "a.json", R"({"tasks": [{"title": "A"}], "mode": "real"})", "0::tasks_alone");
    row("tasks no list", "a.json", R"({"tasks": {"title": "A"}})", "0::tasks_alone");
    row("empty object", "a.json", "{}", "1:title:field_missing");
    row("list of texts", "a.json", R"(["a", null])", "1::row_type 2::row_type");
}

void TestTaskParser::refusesWholeFiles()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, bytes);
    const ParsedFile file = parse(name.constData(), bytes);
    QTEST(faults(file), "expected");
    QVERIFY(file.rows.empty());
    QCOMPARE(file.errors.front().source, QString::fromLatin1(name));
}

void TestTaskParser::namesTheRowAndTheField()
{
    const ParsedFile file = parse("a.json", R"([{"title": "A"}, {"title": "B", "priority": 99}, 3, {"title": "D"}])");
    QCOMPARE(faults(file), QStringLiteral("2:priority:field_range 3::row_type"));
    QCOMPARE(titles(file), (QStringList{QStringLiteral("1:A"), QStringLiteral("4:D")}));
}

void TestTaskParser::keepsTheFrontMatterLimit()
{
    const auto markdown = [](qint64 bytes) {
        const QByteArray start("title: A\n#");
        return "---\n" + start + QByteArray(qsizetype(bytes) - start.size() - 1, 'x') + "\n---\n";
    };
    QCOMPARE(faults(parse("a.md", markdown(IntakeLimits::kFrontMatterBytes))), QString());
    QCOMPARE(faults(parse("a.md", markdown(IntakeLimits::kFrontMatterBytes + 1))),
             QStringLiteral("0::front_matter_large"));
}

void TestTaskParser::keepsTheFileLimit()
{
    const QByteArray task(R"({"title": "A"})");
    const QByteArray largest = task + QByteArray(qsizetype(IntakeLimits::kFileBytes) - task.size(), ' ');
    QCOMPARE(faults(parse("a.json", largest)), QString());
    QCOMPARE(faults(parse("a.json", largest + ' ')), QStringLiteral("0::file_too_large"));
}

void TestTaskParser::keepsTheRowLimit()
{
    const auto json = [](int rows) {
        return '[' + QByteArray(R"({"title":"A"},)").repeated(rows - 1) + R"({"title":"A"}])";
    };
    const ParsedFile most = parse("a.json", json(IntakeLimits::kRowsPerDrop));
    QCOMPARE(faults(most), QString());
    QCOMPARE(most.rows.size(), size_t(IntakeLimits::kRowsPerDrop));
    QCOMPARE(faults(parse("a.json", json(IntakeLimits::kRowsPerDrop + 1))), QStringLiteral("0::list_too_long"));
    const auto lines = [](const QByteArray &first, const QByteArray &line, int rows) { return first + line.repeated(rows); };
    const int limit = IntakeLimits::kRowsPerDrop;
    const QByteArray jsonLine("{\"title\":\"A\"}\n");
    QCOMPARE(faults(parse("a.jsonl", lines({}, jsonLine, limit))), QString());
    QCOMPARE(faults(parse("a.jsonl", lines({}, jsonLine, limit + 5))), QStringLiteral("0::list_too_long"));
    QCOMPARE(faults(parse("a.csv", lines("title\n", "A\n", limit))), QString());
    QCOMPARE(faults(parse("a.csv", lines("title\n", "A\n", limit + 5))), QStringLiteral("0::list_too_long"));
    QCOMPARE(faults(parse("a.yml", lines({}, "---\ntitle: A\n", limit))), QString());
    QCOMPARE(faults(parse("a.yml", lines({}, "---\ntitle: A\n", limit + 5))), QStringLiteral("0::list_too_long"));
}

void TestTaskParser::stopsAfterTooManyErrors()
{
    const ParsedFile file = parse("a.json", '[' + QByteArray("{},").repeated(IntakeLimits::kErrorsPerFile + 5) + "{}]");
    QCOMPARE(file.errors.size(), size_t(IntakeLimits::kErrorsPerFile) + 1);
    QCOMPARE(file.errors.back().error.code, QStringLiteral("too_many_errors"));
    QCOMPARE(file.errors.back().row, 0);
}

void TestTaskParser::dropsTheByteOrderMark()
{
    QCOMPARE(titles(parse("a.json", "\xef\xbb\xbf{\"title\": \"A\"}")), QStringList{QStringLiteral("1:A")});
    QCOMPARE(titles(parse("a.md", "\xef\xbb\xbf---\ntitle: A\n---\n")), QStringList{QStringLiteral("1:A")});
    QCOMPARE(titles(parse("a.md", "\xef\xbb\xbf# A\n")), QStringList{QStringLiteral("1:A")});
    QCOMPARE(faults(parse("a.md", "---\n\xef\xbb\xbftitle: A\n---\n")), QStringLiteral("0::yaml_character"));
}

QTEST_GUILESS_MAIN(TestTaskParser)
#include "tst_taskparser.moc"
