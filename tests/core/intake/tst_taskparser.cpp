#include "core/intake/intakelimits.h"
#include "core/intake/taskparser.h"

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
    void tellsWhereATaskComesFrom();
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
    row("other suffix", "a.txt", "# A\n", "0::format_unknown");
    row("not yet", "a.yaml", "title: A\n", "0::format_unknown");
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

void TestTaskParser::tellsWhereATaskComesFrom()
{
    QCOMPARE(parse("a.md", "# A").rows.front().draft.source, QStringLiteral("a.md"));
    const ParsedFile file = parse("a.json", R"([{"title": "A"}, {"title": "B"}])");
    QCOMPARE(file.rows.back().draft.source, QStringLiteral("a.json:2"));
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
