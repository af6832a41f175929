#include "tests/core/process/processscan.h"
#include "tests/docs/docshell.h"
#include "tests/docs/docstep.h"
#include "tests/docs/outputshape.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace qd;

namespace {

constexpr int kPatienceMs = 20'000;
constexpr int kPauseMs = 100;

struct Untried {
    const char *begin;
    const char *why;
};

/// What no test runs, and why. A line of a block `sh` that begins otherwise is a fault.
constexpr Untried kUntried[] = {
    {"./dev ", "builds the project anew, or runs all its tests"},
    {"sudo ", "changes the machine; ./dev package does the same on a clean one"},
    {"systemctl --user ", "needs the service manager of somebody who is logged in"},
    {"journalctl --user ", "needs the service manager of somebody who is logged in"},
    {"loginctl ", "changes the machine"},
    {"flatpak", "needs a network and a desktop; ./dev flatpak builds and runs it without them"},
};

/// Languages of blocks that are no commands.
const QStringList kTexts{QString(), QStringLiteral("markdown"), QStringLiteral("yaml"), QStringLiteral("json"),
                         QStringLiteral("jsonl"), QStringLiteral("csv"), QStringLiteral("text"),
                         QStringLiteral("toml"), QStringLiteral("ini")};

MarkdownFile pageAt(const QString &path)
{
    QFile file(QStringLiteral(QD_SOURCE_DIR "/") + path);
    return {path, file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString()};
}

bool startsProgram(const QString &command)
{
    static const QRegularExpression kOwner(QStringLiteral("^(?:qdeck run|quarterdeck)\\b.*&$"));
    return kOwner.match(command).hasMatch();
}

/// What only looks may be asked again, until work that goes on beside it has come so far.
bool onlyLooks(const QString &command)
{
    static const QRegularExpression kQuestion(
        QStringLiteral("^qdeck (?:list|show|why|status|log|mode|health|agent list)\\b[^|>]*$"));
    return kQuestion.match(command).hasMatch();
}

/// One reader of one page.
class Reader
{
public:
    explicit Reader(const MarkdownFile &page) : m_page(page), m_shell(QStringLiteral(PROGRAMS)) { }

    /// Does all of it, and tells what did not go as the page says.
    [[nodiscard]] QStringList read()
    {
        for (const auto &block : m_page.blocks()) {
            if (block.language != u"console" && block.language != u"sh" && !kTexts.contains(block.language))
                report(block.line, QStringLiteral("nobody knows whether '%1' is to be run").arg(block.language));
        }
        if (!haveDemo())
            report(0, QStringLiteral("the tasks of the demo cannot be copied"));
        const std::vector<DocStep> steps = stepsOf(m_page);
        for (size_t i = 0; i < steps.size(); ++i)
            take(steps[i], i + 1 < steps.size() && steps[i + 1].text == u"echo $?");
        return m_faults;
    }

private:
    // A reader of the README stands in the tree.
    [[nodiscard]] bool haveDemo() const
    {
        const QString folder = QStringLiteral("resources/demo/tasks/");
        bool done = true;
        for (const QString &name : QDir(QStringLiteral(QD_SOURCE_DIR "/") + folder).entryList(QDir::Files)) {
            QFile file(QStringLiteral(QD_SOURCE_DIR "/") + folder + name);
            const bool read = file.open(QIODevice::ReadOnly);
            done = read && m_shell.save(folder + name, QString::fromUtf8(file.readAll())) && done;
        }
        return done;
    }

    void report(int line, const QString &what)
    {
        m_faults += QStringLiteral("%1:%2: %3").arg(m_page.path()).arg(line).arg(what);
    }

    void take(const DocStep &step, bool codeIsAsked)
    {
        switch (step.kind) {
        case DocStep::Kind::Save:
            if (!m_shell.save(step.name, step.text))
                report(step.line, QStringLiteral("%1 cannot be saved").arg(step.name));
            return;
        case DocStep::Kind::Leave: return judgeUntried(step);
        case DocStep::Kind::Stage: return run(step, false);
        case DocStep::Kind::Run: return run(step, codeIsAsked);
        }
    }

    void judgeUntried(const DocStep &step)
    {
        const auto fits = [&](const Untried &one) { return step.text.startsWith(QLatin1String(one.begin)); };
        if (std::none_of(std::begin(kUntried), std::end(kUntried), fits))
            report(step.line, QStringLiteral("'%1' is not run, and no reason is given").arg(step.text));
    }

    void run(const DocStep &step, bool codeIsAsked)
    {
        QElapsedTimer timer;
        timer.start();
        QString fault = faultOf(step, codeIsAsked);
        while (!fault.isEmpty() && onlyLooks(step.text) && timer.elapsed() < kPatienceMs) {
            QTest::qWait(kPauseMs);
            fault = faultOf(step, codeIsAsked);
        }
        if (!fault.isEmpty())
            report(step.line, fault);
        if (startsProgram(step.text) && !m_shell.waitForDoor())
            report(step.line, QStringLiteral("'%1' cannot be met").arg(step.text));
    }

    [[nodiscard]] QString faultOf(const DocStep &step, bool codeIsAsked)
    {
        const auto [code, output] = m_shell.run(step.text);
        if (code < 0 || (code != 0 && !codeIsAsked))
            return QStringLiteral("'%1' ended with %2:\n%3").arg(step.text).arg(code).arg(output);
        const QStringList shown = shapeOf(step.output.join(u'\n'), m_shell.home());
        const QStringList came = shapeOf(output, m_shell.home());
        if (shown.isEmpty() || hasShape(shown, came))
            return {};
        return QStringLiteral("'%1' says\n%2\nof the shape\n%3\nand not\n%4")
            .arg(step.text, output, came.join(u'\n'), shown.join(u'\n'));
    }

    const MarkdownFile &m_page;
    DocShell m_shell;
    QStringList m_faults;
};

QStringList faultsOf(const QString &text)
{
    return Reader(MarkdownFile(QStringLiteral("a.md"), text)).read();
}

} // namespace

/// A reader who types every command of the documentation, page by page.
class TestDocCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCommandDoesWhatItsPageSays_data()
    {
        QTest::addColumn<QString>("path");
        QStringList paths{QStringLiteral("README.md")};
        for (const QString &name : QDir(QStringLiteral(QD_SOURCE_DIR "/docs")).entryList({QStringLiteral("*.md")}))
            paths += QStringLiteral("docs/") + name;
        for (const QString &path : paths)
            QTest::newRow(qPrintable(path)) << path;
    }

    void everyCommandDoesWhatItsPageSays()
    {
        QFETCH(QString, path);
        const MarkdownFile page = pageAt(path);
        QVERIFY(!page.lines().empty());
        const QStringList faults = Reader(page).read();
        for (const QString &fault : faults)
            qWarning("%s", qPrintable(fault));
        QVERIFY(faults.isEmpty());
        qInfo("%zu steps", stepsOf(page).size());
    }

    void aPlantedFaultIsFound_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char *name, const char *text, const char *fault) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(fault);
        };
        row("no such command", "```console\n$ qdeck frobnicate\n```", "a.md:2: 'qdeck frobnicate' ended with 2");
        row("no such program", "```console\n$ qdeckk list\n```", "a.md:2: 'qdeckk list' ended with 127");
        row("it fails", "\n```console\n$ true\n$ qdeck show T-9\n```", "a.md:4: 'qdeck show T-9' ended with 3");
        row("another code", "```console\n$ qdeck show T-9\n$ echo $?\n4\n```", "a.md:3: 'echo $?' says\n3\n");
        row("another output", "```console\n$ qdeck mode\nREAL\n```", "a.md:2: 'qdeck mode' says\nPROOF\n");
        row("less output", "```console\n$ printf 'a\\nb\\n'\na\n```", "a.md:2: 'printf 'a\\nb\\n'' says\na\nb\n");
        row("another task", "```console\n$ echo T-1 is 5\nT-2 is 5\n```", "a.md:2: 'echo T-1 is 5' says\nT-1 is 5\n");
        row("stage", "<!-- stage: false -->", "a.md:1: 'false' ended with 1");
        row("no reason", "```sh\nrm -r /\n```", "a.md:2: 'rm -r /' is not run, and no reason is given");
        row("another shell", "```bash\nqdeck list\n```", "a.md:2: nobody knows whether 'bash' is to be run");
    }

    void aPlantedFaultIsFound()
    {
        QFETCH(QString, text);
        QFETCH(QString, fault);
        const QStringList faults = faultsOf(text);
        QCOMPARE(faults.size(), 1);
        QVERIFY2(faults.first().startsWith(fault), qPrintable(faults.first()));
    }

    void whatIsTrueIsNotReported_data()
    {
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const char *text) { QTest::newRow(name) << QString::fromUtf8(text); };
        row("state of the shell", "```console\n$ export A=b\n$ cd /\n$ echo $A $PWD\nb /\n$ false\n$ echo $?\n1\n```");
        row("home and numbers", "```console\n$ echo $HOME is 3 km, 17 ms\n~ is 99 km, 2 ms\n```");
        row("times and hashes",
            "```console\n$ echo 2020-01-02T03:04:05Z 0123456789abcdef\n2026-01-01T00:00:00Z aaaaaaaaaaaaaaaa\n```");
        row("a log",
            "```console\n$ echo 2020-01-02T03:04:05Z b; echo 2020-01-02T03:04:05Z a\n"
            "2026-01-01T00:00:00Z a\n2026-01-01T00:00:00Z b\n```");
        row("left out", "```console\n$ printf 'a\\nb\\nc d\\n'\na\n…\nc …\n```");
        row("two lines", "```console\n$ echo a \\\n  b\na b\n```");
        row("a file", "```text some/name.txt\nHello\n```\n```console\n$ cat some/name.txt\nHello\n```");
        row("standard input", "```console\n$ cat\n$ echo still here\nstill here\n```");
    }

    void whatIsTrueIsNotReported()
    {
        QFETCH(QString, text);
        QCOMPARE(faultsOf(text), QStringList());
    }

    void whatAPageLeavesRunningEndsWithIt()
    {
        int pid = 0;
        {
            DocShell shell(QStringLiteral(PROGRAMS));
            QCOMPARE(shell.run(QStringLiteral("qdeck run &")).code, 0);
            QVERIFY(shell.waitForDoor());
            pid = shell.run(QStringLiteral("echo $!")).output.toInt();
            QVERIFY(test::isRunning(pid));
        }
        QVERIFY(!test::isRunning(pid));
    }
};

QTEST_GUILESS_MAIN(TestDocCommands)
#include "tst_doccommands.moc"
