#include "tests/docs/docrules.h"
#include "tests/docs/settingspage.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>

using namespace qd;

namespace {

QString root()
{
    return QStringLiteral(QD_SOURCE_DIR);
}

std::vector<MarkdownFile> documentation()
{
    QStringList paths{QStringLiteral("README.md"), QStringLiteral("CONTRIBUTING.md")};
    for (const QString &name : QDir(root() + QStringLiteral("/docs")).entryList({QStringLiteral("*.md")}))
        paths += QStringLiteral("docs/") + name;
    std::vector<MarkdownFile> files;
    for (const QString &path : paths) {
        QFile file(root() + u'/' + path);
        if (file.open(QIODevice::ReadOnly))
            files.emplace_back(path, QString::fromUtf8(file.readAll()));
    }
    return files;
}

bool writeAnew(const QString &path, const QString &begin, const QString &made, const QString &end)
{
    QFile file(root() + path);
    if (!file.open(QIODevice::ReadWrite))
        return false;
    const QString page = QString::fromUtf8(file.readAll());
    const QByteArray text = (page.section(begin, 0, 0) + begin + QStringLiteral("\n\n") + made + u'\n' + end
                             + page.section(begin, 1).section(end, 1)).toUtf8();
    const bool hasPlace = page.contains(begin) && page.contains(end);
    return hasPlace && file.resize(0) && file.seek(0) && file.write(text) == text.size();
}

QStringList faultsOf(const std::vector<MarkdownFile> &files, const DocFacts &facts)
{
    QStringList texts;
    for (const DocFault &fault : inspect(files, facts))
        texts += fault.toText();
    return texts;
}

} // namespace

/// Holds the documentation against the code, and shows each rule failing once.
class TestDocs : public QObject
{
    Q_OBJECT

private:
    DocFacts m_facts = factsOf(root());

private Q_SLOTS:
    // A fact that was not found would let every text pass.
    void theFactsAreFound()
    {
        QVERIFY(m_facts.schema.text.contains(QStringLiteral("## `task`")) && m_facts.schema.text.contains(QStringLiteral("## `aol_actions`")));
        QVERIFY(m_facts.schema.text.contains(QStringLiteral("| `task_ready` | `task` (lane, stage, order_key, id) where ready = 1 |")));
        QVERIFY(m_facts.words.contains(QStringLiteral("commit_unknown")));
        QVERIFY(m_facts.taskFields.contains(QStringLiteral("not_before")));
        QVERIFY(m_facts.packages.contains(QStringLiteral("xvfb")));
        QVERIFY(m_facts.libraries.contains(QStringLiteral("Qt6::Sql")));
        QVERIFY(m_facts.libraries.contains(QStringLiteral("yaml-cpp")));
        QCOMPARE(m_facts.sentences.value(QStringLiteral("file_symlink")),
                 QStringLiteral("This is a link; give the file itself."));
        QVERIFY(m_facts.sentences.value(QStringLiteral("real_not_allowed")) // in two pieces, with quotation marks
                    .endsWith(QStringLiteral("\"qdeck config set safety.allow_real true\".")));
    }

    // QD_WRITE_DOCS=1 makes these parts anew instead of comparing them.
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("QD_WRITE_DOCS"))
            return;
        QVERIFY(writeAnew(QStringLiteral("/docs/schema.md"), kSchemaBegin, m_facts.schema.text, kSchemaEnd));
        QVERIFY(writeAnew(QStringLiteral("/docs/configuration.md"), kSettingsBegin, settingsPage(), kSettingsEnd));
    }

    void commentsOfMigrationsAreRead()
    {
        const QString script = QStringLiteral("-- Head of the file.\n\n-- A thing,\n-- of ours.\nCREATE TABLE thing_2 (\n    -- its\n    -- name\n"
                                              "    name TEXT CHECK (name IN ('a',\n        'b')),\n    silent TEXT\n) STRICT;\n\n"
                                              "-- its colour\nALTER TABLE thing_2 ADD COLUMN colour TEXT;\n\n"
                                              "ALTER TABLE thing_2 RENAME TO thing;\n\n-- Seen.\nCREATE VIEW seen AS SELECT\n    -- one\n    name,\n"
                                              "    -- two\n    CASE WHEN a THEN b\n        ELSE c END AS other\nFROM thing;\n");
        QCOMPARE(schemaComments({script}), (SchemaComments{{QStringLiteral("thing"), QStringLiteral("A thing, of ours.")},
                                                           {QStringLiteral("thing.name"), QStringLiteral("its name")},
                                                           {QStringLiteral("thing.colour"), QStringLiteral("its colour")},
                                                           {QStringLiteral("seen"), QStringLiteral("Seen.")},
                                                           {QStringLiteral("seen.name"), QStringLiteral("one")},
                                                           {QStringLiteral("seen.other"), QStringLiteral("two")}}));
    }

    void aSilentColumnIsFound()
    {
        DocFacts facts = m_facts;
        facts.schema.silent += QStringLiteral("task.colour");
        QVERIFY(faultsOf({MarkdownFile(QStringLiteral("docs/schema.md"), {})}, facts)
                    .contains(QStringLiteral("docs/schema.md:0: schema: task.colour has no comment in its migration")));
    }

    void theDocumentationIsTrue()
    {
        const std::vector<MarkdownFile> files = documentation();
        QCOMPARE(files.size(), size_t(17));
        const QStringList faults = faultsOf(files, m_facts);
        QVERIFY2(faults.isEmpty(), qPrintable(u'\n' + faults.join(u'\n')));
    }

    void aPlantedFaultIsFound_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char *name, const char *path, const char *text, const char *fault) {
            QTest::newRow(name) << QString::fromLatin1(path) << QString::fromUtf8(text) << QString::fromUtf8(fault);
        };
        row("issue number", "docs/a.md", "\nSee #12.", "docs/a.md:2: forbidden: #12: the number of an issue");
        row("talk", "README.md", "Made in a Session.", "README.md:1: forbidden: Session: ");
        row("workplace", "README.md", "In /work/x", "README.md:1: forbidden: /work: a path of one machine");
        row("scratch", "README.md", "```\nIn /tmp/x\n```", "README.md:2: forbidden: /tmp: a path of one machine");
        row("registry", "README.md", "from pypi.org", "README.md:1: forbidden: pypi.org: ");
        row("lost path", "docs/a.md", "see `core/engine/no.h`", "docs/a.md:1: path: core/engine/no.h is not there");
        row("lost folder", "docs/a.md", "see core/utils/", "docs/a.md:1: path: core/utils is not there");
        row("lost link", "docs/a.md", "[b](b.md)", "docs/a.md:1: link: b.md leads nowhere");
        row("lost picture", "README.md", "![b](docs/images/b.png)",
            "README.md:1: link: docs/images/b.png leads nowhere");
        row("lost heading", "docs/a.md", "# Here\n[b](#there)", "docs/a.md:2: link: #there leads nowhere");
        row("lost error code", "docs/a.md", "`never_heard_of`", "docs/a.md:1: word: never_heard_of is not in the code");
        row("lost verb", "docs/a.md", "run `qdeck frobnicate`",
            "docs/a.md:1: command: frobnicate is no command of qdeck");
        row("lost option", "docs/a.md", "`qdeck list --never`", "docs/a.md:1: command: --never is no option of it");
        row("wrong call", "docs/a.md", "```console\n$ bin/qdeck arm --for 1x\n```",
            "docs/a.md:2: command: --for needs a duration");
        row("wrong service", "docs/a.md", "```ini\nExecStart=/usr/bin/qdeck run --never\n```",
            "docs/a.md:2: command: Unknown option 'never'");
        row("missing verb", "README.md", "`qdeck run`", "README.md:0: command: reset-kill is not named");
        row("wrong example", "README.md", "```json\n{\"title\": \"a\", \"colour\": 1}\n```",
            "README.md:2: example: colour no such field");
        row("wrong table", "docs/task-files.md", "```csv\ntitle,colour\na,1\n```",
            "docs/task-files.md:2: example: colour the header names a field that there is not");
        row("missing example", "docs/task-files.md", "# Files", "docs/task-files.md:0: example: none of csv");
        row("lost field", "docs/task-files.md", "## Fields\n| `colour` | x |",
            "docs/task-files.md:0: field: colour does not exist");
        row("missing field", "docs/task-files.md", "## Fields\n| `title` | x |",
            "docs/task-files.md:0: field: stdin is not told of");
        row("wrong exit code", "README.md", "## Exit codes\n| 3 | x | `usage` |",
            "README.md:2: exit-code: usage ends otherwise");
        row("no schema", "docs/schema.md", "## `task`",
            "docs/schema.md:0: schema: should be: <!-- What follows");
        row("another schema", "docs/schema.md",
            "<!-- What follows is made from the migrations: see CONTRIBUTING.md. -->\n\n## `colour`",
            "docs/schema.md:3: schema: should be: ## `store_identity`");
        row("another version", "docs/schema.md", "This is schema version 1.",
            "docs/schema.md:0: schema: should be: This is schema version ");
        row("missing floor", "docs/architecture.md", "x",
            "docs/architecture.md:0: floor: core/engine 5 is not told of");
        row("wrong floor", "docs/architecture.md", "## Floors\n| 6 | `core/engine` | x |",
            "docs/architecture.md:0: floor: core/engine 6 does not exist");
        row("wrong transition", "docs/architecture.md", "## Transitions\n| `held` | `claim` | `claimed` |",
            "docs/architecture.md:0: transition: held claim claimed does not exist");
        row("missing transition", "docs/architecture.md", "x",
            "docs/architecture.md:0: transition: queued claim claimed is not told of");
        row("wrong scope", "docs/architecture.md", "## Operations\n| `engine.arm` | write | none | x |",
            "docs/architecture.md:0: operation: engine.arm write none does not exist");
        row("missing operation", "docs/architecture.md", "x",
            "docs/architecture.md:0: operation: tasks.add write enqueue is not told of");
        row("no settings", "docs/configuration.md", "x",
            "docs/configuration.md:0: setting: should be: <!-- What follows");
        row("another setting", "docs/configuration.md",
            "<!-- What follows is made from the table of settings: see CONTRIBUTING.md. -->\n\n| Setting | x |",
            "docs/configuration.md:3: setting: should be: | Setting | What it means |");
        row("missing error", "docs/troubleshooting.md", "x",
            "docs/troubleshooting.md:0: error: disk_full is not told of");
        row("lost error", "docs/troubleshooting.md", "| `went_wrong` | a | b |",
            "docs/troubleshooting.md:0: error: went_wrong does not exist");
        row("wrong sentence", "docs/troubleshooting.md", "| `killed` | It is dead. | b |",
            "docs/troubleshooting.md:1: sentence: should be: The daemon was killed.");
        row("no advice", "docs/troubleshooting.md", "| `killed` | The daemon was killed. | |",
            "docs/troubleshooting.md:1: sentence: killed has no advice");
        row("told twice", "docs/troubleshooting.md", "| `killed` | a | b |\n| `killed` | a | b |",
            "docs/troubleshooting.md:0: error: a code is told of twice");
        row("missing package", "docs/dependencies.md", "x", "docs/dependencies.md:0: dependency: xvfb is not told of");
        row("lost package", "docs/dependencies.md", "## Tests\n| `left-pad` | 1 | a | b | c |",
            "docs/dependencies.md:0: dependency: left-pad does not exist");
        row("missing library", "docs/dependencies.md", "x",
            "docs/dependencies.md:0: dependency: Qt6::Sql is not told of");
        row("half a row", "docs/dependencies.md", "| `xvfb` | 1 |",
            "docs/dependencies.md:1: dependency: xvfb lacks version");
    }

    void aPlantedFaultIsFound()
    {
        QFETCH(QString, path);
        QFETCH(QString, text);
        QFETCH(QString, fault);
        const QStringList faults = faultsOf({MarkdownFile(path, text)}, m_facts);
        const bool found = std::any_of(faults.begin(), faults.end(),
                                       [&](const QString &one) { return one.startsWith(fault); });
        QVERIFY2(found, qPrintable(faults.join(u'\n')));
    }

    void whatIsTrueIsNotReported_data()
    {
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const char *text) { QTest::newRow(name) << QString::fromUtf8(text); };
        row("paths", "`core/api/operation.h`, core/engine/, (tests/house) and core/… and build/release/bin");
        row("links",
            "# One thing, said\n[a](#one-thing-said) [b](../dev) [c](architecture.md) [d](https://example.org/#x)");
        row("words", "`not_found`, `qd_core`, `QD_SANITIZE`, `max_attempts`, `UPPER_case`");
        row("commands",
            "`qdeck`, `qdeck arm --for 30m --count N --confirm REAL`, `qdeck COMMAND`, `qdeck-agentbox -x`");
        row("calls", "```console\n$ build/qdeck --profile p list --state dead | sort # all\nqdeck anything\n$ ls\n```");
        row("signs", "C#, &#39; and # 12, ~/work/ and a/tmp/b");
    }

    void whatIsTrueIsNotReported()
    {
        QFETCH(QString, text);
        QCOMPARE(faultsOf({MarkdownFile(QStringLiteral("docs/a.md"), text)}, m_facts), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestDocs)
#include "tst_docs.moc"
