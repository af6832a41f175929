#include "core/api/taskcodec.h"
#include "core/intake/intakelimits.h"
#include "core/intake/taskparser.h"
#include "tests/support/slowness.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <random>

using namespace qd;

namespace {

constexpr qint64 kPatienceMs = 3'000 * kSlowness;
constexpr int kMutations = 10'000; // of each valid file

// A file of about `size` bytes: `unit` again and again behind `start`.
QByteArray filled(qint64 size, const QByteArray &unit, const QByteArray &start = {}, const QByteArray &end = {})
{
    return start + unit.repeated(qsizetype(size - start.size() - end.size()) / unit.size()) + end;
}

bool areInside(const TaskSpec &spec)
{
    const QString folder = spec.workspace == QLatin1String("/") ? spec.workspace : spec.workspace + u'/';
    return std::all_of(spec.outputs.begin(), spec.outputs.end(), [&](const QString &path) {
        return !spec.workspace.isEmpty() && path.startsWith(folder) && !(path + u'/').contains(QLatin1String("/../"));
    });
}

bool isSound(const TaskDraft &draft)
{
    const Result<TaskSpec> again = specFromJson(specToJson(draft.spec));
    return again.ok() && *again == draft.spec && !draft.spec.title.isEmpty() && !draft.spec.title.contains(u'\n')
        && draft.spec.title.toUcs4().size() <= IntakeLimits::kTitleCharacters && draft.priority >= 0
        && draft.priority <= IntakeLimits::kMostUrgent && draft.maxAttempts.value_or(1) >= 1
        && draft.maxAttempts.value_or(1) <= IntakeLimits::kAttempts
        && (draft.spec.timeoutMs == 0 || draft.spec.timeoutMs >= IntakeLimits::kShortestTimeoutMs)
        && (draft.spec.kind == TaskKind::Command) == !draft.spec.command.isEmpty()
        && (draft.spec.kind == TaskKind::PostSocial) == !draft.spec.payload.isEmpty() && areInside(draft.spec)
        && !(draft.notBefore && draft.deadline && *draft.deadline <= *draft.notBefore);
}

// Rows, errors or both; and what is a row is whole.
bool isAnswer(const ParsedFile &file)
{
    for (const ParsedRow &row : file.rows) {
        if (!isSound(row.draft))
            return false;
    }
    for (const RowError &error : file.errors) {
        if (error.error.code.isEmpty() || error.field.size() > 100)
            return false;
    }
    return !file.rows.empty() || !file.errors.empty() || !file.skipped.empty();
}

class Mutator
{
public:
    explicit Mutator(quint64 seed) : m_random(seed) { }

    QByteArray mutate(QByteArray bytes)
    {
        for (int i = 1 + pick(5); i > 0; --i)
            once(bytes);
        return bytes;
    }

private:
    int pick(qsizetype below) { return below > 0 ? int(m_random() % quint64(below)) : 0; }

    void once(QByteArray &bytes)
    {
        static constexpr char kBytes[] =
            "-?:,[]{}#&*!|>'\"%@` \n\t\r~.\\/0123456789eE+truefalsn\x00\x04\x7f\xff\xc3\xe2\xf0";
        static const QByteArray kMarks(kBytes, sizeof(kBytes) - 1);
        const int at = pick(bytes.size());
        switch (pick(6)) {
        case 0: bytes.insert(at, kMarks[pick(kMarks.size())]); break;
        case 1: bytes.remove(at, 1 + pick(8)); break;
        case 2: bytes.truncate(at); break;
        case 3: bytes.insert(at, bytes.mid(pick(bytes.size()), pick(40))); break;
        case 4: bytes.insert(at, QByteArray(pick(60), kMarks[pick(kMarks.size())])); break;
        default:
            if (!bytes.isEmpty())
                bytes[at] = char(pick(2) ? pick(256) : kMarks[pick(kMarks.size())]);
        }
    }

    std::mt19937_64 m_random;
};

const QByteArray kMarkdown("---\ntitle: \"A \xc3\xa9\"\nkind: command\ncommand: [git, log, \"-n\", '10']\n"
                           "stdin: |\n  in\nenv: {A: b, C: \"d\\n\"}\ntags:\n  - x\n  - y\n"
                           "priority: high\nmode: real\nkey: k-1\n"
                           "not_before: 2026-03-01T09:30:00+01:00\nmax_attempts: 4\ntimeout: 1.5\nhold: true\n"
                           "metadata:\n  a: [1, 2.5, ~, true]\n  b: {c: d}\n  d: >-\n    e\n---\n"
                           "# Heading\n\ntext\n```\n# x\n```\n");
const QByteArray kRehearsal("---\nrehearse:\n  - fail: 1\n  - sleep: 0.5\n  - hang\n  - {flood: 10}\n  - crash:\n"
                            "  - succeed: \"x\"\n---\n# Title\n");
const QByteArray kJson(R"([{"title": "A", "command": ["a", "b"], "env": {"A": "b"}, "priority": 3, "tags": ["x"],
    "metadata": {"a": [1, 2.5e3, null, true, {"b": "\u00e9\ud83d\udea2"}]}, "not_before": 1767225600000},
    {"title": "B", "rehearse": ["hang", {"fail": 2}], "workspace": "/srv", "hold": false, "timeout": 60}])");
const QByteArray kYamlFile("---\ntitle: A\nworkspace: x\noutputs: [a/b, c]\ninputs: [d]\nverify: [make, check]\n"
                          "depends_on: [k, T-7]\nacceptance: \"x\"\ndeadline: 2026-03-01T09:30:00Z\n---\n- title: B\n"
                          "  payload: {social_platform: a, content: b}\n- title: C\n  rehearse: [{ask: d}]\n");
const QByteArray kJsonLines("{\"title\": \"A\", \"review\": true, \"autonomy\": 5}\n\n{\"title\": \"B\", \"attention\": 3}\r\n");
const QByteArray kCsv("title,command,tags,priority,hold,metadata\r\n\"A \"\"x\"\"\",a;b,c;d,3,true,\"{\"\"a\"\": 1}\"\r\n"
                      "B,\"[\"\"a\"\"]\",,high,,\r\n\r\n=C,d,,,false,\n");
const QByteArray kQueue(R"({"meta": {"v": 1}, "tasks": [{"id": 1, "title": "A", "status": "completed"}, {"id": 2, "description": "B\nC",
    "dependencies": [1], "type": "review", "category": "x", "output_files": ["a"], "peer_review": {"required": true}, "extra": [1]}],
    "queue": [{"task_id": "t", "title": "D", "assigned_to": "auto", "autonomy_level": 50, "priority": "low"}]})");

} // namespace

// Whatever a file holds, the answer is rows or errors, soon.
class TestHostileFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersSoon_data();
    void answersSoon();
    void answersEveryMutation_data();
    void answersEveryMutation();
};

void TestHostileFiles::answersSoon_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    const QString md = QStringLiteral("a.md");
    const QString json = QStringLiteral("a.json");
    constexpr qint64 kFile = IntakeLimits::kFileBytes;
    constexpr qint64 kYaml = IntakeLimits::kFrontMatterBytes;
    for (const char *unit : {"[", "{", "- ", "? ", ": ", "a: ", "- - ", "{a: ", "[a, ", "&a ", "*a ", "!a ", "\"", "'",
                             "|\n", ">\n", "%", "#", "\t", "\n", "a\n", "a ", "a: b\n", "? a\n", "[[]]: ", "[?", "{?",
                             "...\n", "%TAG ! a\n", "\"\\x41\"", "\\", "\xc3\xa9", "\xf0\x9f\x9a\xa2",
                             "a: &a [*a]\n"}) {
        for (const char *start : {"---\n", "---\na: \"", "---\na: |\n ", "---\na: [", "---\na: {"}) {
            QTest::addRow("front matter of %s after %s", QByteArray(unit).toPercentEncoding().constData(),
                          QByteArray(start).mid(4).toPercentEncoding().constData())
                << md << filled(kYaml, unit, start, "\n---\n# A\n");
        }
    }
    QTest::newRow("all opened") << json << filled(kFile, "[");
    QTest::newRow("all opened maps") << json << filled(kFile, "{\"a\":");
    QTest::newRow("all closed") << json << filled(kFile, "]");
    QTest::newRow("empty lists") << json << filled(kFile, "[],", "[", "[]]");
    const QByteArray lists = '[' + QByteArray("[],").repeated(9'000) + "[]],";
    const QByteArray numbers = '[' + QByteArray("1,").repeated(9'000) + "1],";
    QTest::newRow("lists of lists") << json << filled(kFile, lists, "[", "[]]");
    QTest::newRow("lists of numbers") << json << filled(kFile, numbers, "[", "[]]");
    QTest::newRow("one number") << json << filled(kFile, "9", "[", "]");
    QTest::newRow("one string") << json << filled(kFile, "x", "{\"title\": \"", "\"}");
    QTest::newRow("one string of escapes") << json << filled(kFile, "\\u0041", "{\"title\": \"", "\"}");
    QTest::newRow("one open string") << json << filled(kFile, "\\\"", "[\"");
    QTest::newRow("same keys") << json << filled(kFile, "\"a\":1,", "{", "\"a\":1}");
    QTest::newRow("long keys") << json << filled(kFile, 'x' + QByteArray(100'000, 'y') + "\":1,\"", "{\"", "\":1}");
    QTest::newRow("unknown fields") << json << filled(kFile, R"({"a":1,"b":1,"c":1,"d":1,"e":1},)", "[", "{}]");
    QTest::newRow("blank") << json << filled(kFile, " ");
    QTest::newRow("zeros") << json << QByteArray(qsizetype(kFile), '\0');
    QTest::newRow("bytes") << json << QByteArray(qsizetype(kFile), '\xff');
    QTest::newRow("one line") << md << filled(kFile, "x");
    QTest::newRow("only line ends") << md << filled(kFile, "\r\n", "x");
    QTest::newRow("only headings") << md << filled(kFile, "# A\n");
    QTest::newRow("only empty headings") << md << filled(kFile, "# #\n");
    QTest::newRow("only sharps") << md << filled(kFile, "#", "# ");
    QTest::newRow("only code fences") << md << filled(kFile, "```\n");
    QTest::newRow("only front matter fences") << md << filled(kFile, "---\n");
    QTest::newRow("front matter without end") << md << filled(kFile, "a: b\n", "---\n");
    QTest::newRow("combining marks") << md << filled(300'000, "\xcc\x81", "# a");
    QTest::newRow("quotes") << md << filled(kFile, "> ", "# A\n");
    const QString yaml = QStringLiteral("a.yaml");
    constexpr qint64 kAllYaml = IntakeLimits::kYamlBytes;
    QTest::newRow("YAML larger than allowed") << yaml << filled(kFile, "a: b\n");
    QTest::newRow("YAML of opened lists") << yaml << filled(kAllYaml, "[");
    QTest::newRow("YAML of opened maps") << yaml << filled(kAllYaml, "{");
    QTest::newRow("YAML of items") << yaml << filled(kAllYaml, "a,", "a: {");
    QTest::newRow("YAML of lists in a list") << yaml << filled(kAllYaml, "[],", "a: [", "[]]");
    QTest::newRow("YAML of lists and commas") << yaml << filled(kAllYaml, "[],"); // the parser finds documents without end
    QTest::newRow("YAML of documents") << yaml << filled(kAllYaml, "---\n");
    QTest::newRow("YAML of document ends") << yaml << filled(kAllYaml, "...\n");
    QTest::newRow("YAML of dashes") << yaml << filled(kAllYaml, "- ");
    QTest::newRow("YAML of lines of dashes") << yaml << filled(kAllYaml, "-\n");
    QTest::newRow("YAML of keys") << yaml << filled(kAllYaml, "? ");
    QTest::newRow("YAML of one scalar") << yaml << filled(kAllYaml, "x", "title: ");
    QTest::newRow("YAML of one quoted scalar") << yaml << filled(kAllYaml, "\\x41", "title: \"", "\"");
    QTest::newRow("YAML of one block") << yaml << filled(kAllYaml, "  x\n", "title: |\n");
    QTest::newRow("YAML of numbers") << yaml << filled(kAllYaml, "[" + QByteArray("1,").repeated(9'000) + "1],", "a: [", "1]");
    QTest::newRow("YAML of anchors") << yaml << filled(kAllYaml, "a: &a [*a]\n");
    QTest::newRow("YAML bomb") << yaml << QByteArray("a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b]\n"
                                                    "d: &d [*c,*c,*c,*c,*c,*c]\ntitle: [*d,*d,*d,*d,*d]\n");
    const QString lines = QStringLiteral("a.jsonl");
    QTest::newRow("lines of opened lists") << lines << filled(kFile, "[\n");
    QTest::newRow("one line of opened lists") << lines << filled(kFile, "[");
    QTest::newRow("lines of tasks") << lines << filled(kFile, "{\"title\":\"a\"}\n");
    QTest::newRow("lines of nothing") << lines << filled(kFile, "\n", "{}");
    QTest::newRow("lines of values") << lines << filled(kFile, '[' + QByteArray("1,").repeated(9'000) + "1]\n");
    const QString csv = QStringLiteral("a.csv");
    QTest::newRow("a million columns") << csv << filled(2'000'000, "a,", "title,");
    QTest::newRow("a million known columns") << csv << filled(12'000'000, "title,");
    QTest::newRow("one line of CSV") << csv << filled(kFile, "x", "title\n");
    QTest::newRow("one open quote") << csv << filled(kFile, "x\n", "title\n\"");
    QTest::newRow("quotes of CSV") << csv << filled(kFile, "\"", "title\n");
    QTest::newRow("empty records") << csv << filled(kFile, ",\n", "title,kind\n");
    QTest::newRow("blank records") << csv << filled(kFile, "\r\n", "title\n", "a");
    QTest::newRow("records of one letter") << csv << filled(kFile, "a\n", "title\n");
    QTest::newRow("a cell of separators") << csv << filled(kFile, ";", "title,tags\na,");
    QTest::newRow("a cell of opened lists") << csv << filled(kFile, "[", "title,tags\na,\"", "\"");
    QTest::newRow("a formula") << csv << QByteArray("title,priority\n\"=cmd|' /C calc'!A0\",+5\n");
    const QString text = QStringLiteral("a.txt");
    QTest::newRow("one line of text") << text << filled(kFile, "x");
    QTest::newRow("lines of text") << text << filled(kFile, "x\n");
    QTest::newRow("blank text with an end") << text << filled(kFile, "\n", {}, "x");
    const QString none = QStringLiteral("-");
    QTest::newRow("one line of anything") << none << filled(kFile, "x");
    QTest::newRow("commas") << none << filled(kFile, ",");
    QTest::newRow("blank lines in front") << none << filled(kFile, "\n", {}, "title,kind\n");
    QTest::newRow("a queue") << json << filled(kFile - 100, R"({"id": 1},)", R"({"queue": [)", "{}]}");
    QTest::newRow("a queue of dependencies") << json << filled(kFile / 8, R"({"id":1,"dependencies":[1,2,3]},)", R"({"tasks": [)", "{}]}");
    QTest::newRow("nested divs") << md << filled(kFile, "<div>", "# A\n");
}

void TestHostileFiles::answersSoon()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QElapsedTimer timer;
    timer.start();
    const ParsedFile file = parseTaskFile({name, bytes, {}});
    QVERIFY2(timer.elapsed() < kPatienceMs, qPrintable(QStringLiteral("%1 ms").arg(timer.elapsed())));
    QVERIFY(isAnswer(file));
}

void TestHostileFiles::answersEveryMutation_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("valid");
    QTest::newRow("markdown") << QStringLiteral("a.md") << kMarkdown;
    QTest::newRow("rehearsal") << QStringLiteral("a.md") << kRehearsal;
    QTest::newRow("json") << QStringLiteral("a.json") << kJson;
    QTest::newRow("yaml") << QStringLiteral("a.yaml") << kYamlFile;
    QTest::newRow("json lines") << QStringLiteral("a.jsonl") << kJsonLines;
    QTest::newRow("csv") << QStringLiteral("a.csv") << kCsv;
    QTest::newRow("text") << QStringLiteral("a.txt") << QByteArray("A title\n\nand what to do\n");
    QTest::newRow("queue") << QStringLiteral("TASK_QUEUE.json") << kQueue;
    QTest::newRow("csv by content") << QStringLiteral("-") << kCsv;
    QTest::newRow("format by content") << QStringLiteral("-") << kRehearsal;
}

void TestHostileFiles::answersEveryMutation()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, valid);
    const QString directory = QStringLiteral("/srv");
    QVERIFY(parseTaskFile({name, valid, directory}).errors.empty());
    Mutator mutator(20'260'301);
    int accepted = 0;
    for (int i = 0; i < kMutations; ++i) {
        const QByteArray bytes = mutator.mutate(valid);
        const ParsedFile file = parseTaskFile({name, bytes, directory});
        QVERIFY2(isAnswer(file), bytes.toPercentEncoding().constData());
        accepted += file.errors.empty();
    }
    // Otherwise the mutations would all die at the first check and prove nothing about the others.
    QVERIFY2(accepted > kMutations / 200 && accepted < kMutations, qPrintable(QString::number(accepted)));
}

QTEST_GUILESS_MAIN(TestHostileFiles)
#include "tst_hostilefiles.moc"
