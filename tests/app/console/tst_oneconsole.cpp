#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

namespace {

constexpr int kPatienceMs = 60'000;

struct Ending {
    int code = -1;
    QByteArray said;
    qint64 ms = 0;
};

Ending endingOf(const QString &program, const QStringList &arguments, const QString &folder = {})
{
    QElapsedTimer clock;
    clock.start();
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(program, arguments);
    if (!process.waitForFinished(kPatienceMs))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardError(), clock.elapsed()};
}

} // namespace

/// The real console, started more than once on the same profile.
class TestOneConsole : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aSecondStartShowsTheFirst();
    void filesGoToTheFirst();
    void filesOfTheFirstStartArePreviewed();
    void aFrozenFirstIsTold();
    void aDeadFirstIsReplaced();
    void aClientOfAnotherProgramIsOneConsoleToo();
    void otherProfilesHaveTheirOwn();
    void whoReadsNoWordsIsToldInAWindow();

private:
    [[nodiscard]] QString profile(const char *name = "night") const { return m_dir->filePath(QLatin1String(name)); }
    [[nodiscard]] QStringList on(const char *name, const QStringList &files = {}) const
    {
        return QStringList{QStringLiteral("--profile"), profile(name)} + files;
    }
    [[nodiscard]] Ending second(const QStringList &files = {}) const { return endingOf(QStringLiteral(CONSOLE), on("night", files), QStringLiteral(TASKS)); }
    [[nodiscard]] std::unique_ptr<QProcess> start(const QStringList &arguments);
    [[nodiscard]] QByteArray lockText() const
    {
        QFile lock(profile() + QStringLiteral("/console.lock"));
        return lock.open(QIODevice::ReadOnly) ? lock.readAll() : QByteArray();
    }
    [[nodiscard]] QString anyTask() const { return QDir(QStringLiteral(TASKS)).entryList({QStringLiteral("*.md")}, QDir::Files).value(0); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<QProcess> m_first;
};

void TestOneConsole::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

void TestOneConsole::cleanup()
{
    if (m_first) {
        m_first->kill();
        m_first->waitForFinished(kPatienceMs);
    }
    m_first.reset();
}

/// A console whose window is there: it answers.
std::unique_ptr<QProcess> TestOneConsole::start(const QStringList &arguments)
{
    auto process = std::make_unique<QProcess>();
    process->start(QStringLiteral(CONSOLE), arguments);
    const QString door = arguments.at(1) + QStringLiteral("/door/desk.sock");
    const bool open = QTest::qWaitFor([&] { return QFileInfo::exists(door); }, kPatienceMs);
    return open ? std::move(process) : nullptr;
}

void TestOneConsole::aSecondStartShowsTheFirst()
{
    m_first = start(on("night"));
    QVERIFY(m_first);
    const Ending ending = second();
    QCOMPARE(ending.code, 0);
    QVERIFY2(ending.said.contains("comes to the front"), ending.said.constData());
    QCOMPARE(m_first->state(), QProcess::Running);
}

void TestOneConsole::filesGoToTheFirst()
{
    m_first = start(on("night"));
    QVERIFY(m_first);
    for (int i = 0; i < 4; ++i)
        QCOMPARE(second({anyTask()}).code, 0);
    const Ending refused = second({anyTask()}); // each of them has opened a preview: it has no more
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.said.contains("previews_open"), refused.said.constData());
    QCOMPARE(second().code, 0);
}

void TestOneConsole::filesOfTheFirstStartArePreviewed()
{
    m_first = start(on("night", {QDir(QStringLiteral(TASKS)).filePath(anyTask())}));
    QVERIFY(m_first);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(second({anyTask()}).code, 0);
    QCOMPARE(second({anyTask()}).code, 1);
}

void TestOneConsole::aFrozenFirstIsTold()
{
    m_first = start(on("night"));
    QVERIFY(m_first);
    ::kill(pid_t(m_first->processId()), SIGSTOP);
    const Ending ending = second({anyTask()});
    ::kill(pid_t(m_first->processId()), SIGCONT);
    QCOMPARE(ending.code, 1);
    QVERIFY2(ending.said.contains("console_silent"), ending.said.constData());
    QVERIFY2(ending.said.contains(QByteArray("pid ") + QByteArray::number(m_first->processId())), ending.said.constData());
    QVERIFY2(ending.ms < 15'000, qPrintable(QString::number(ending.ms)));
    QCOMPARE(second().code, 0);
}

void TestOneConsole::aDeadFirstIsReplaced()
{
    m_first = start(on("night"));
    QVERIFY(m_first);
    m_first->kill();
    QVERIFY(m_first->waitForFinished(kPatienceMs));
    m_first = std::make_unique<QProcess>(); // its socket has stayed behind: whoever answers there is the new one
    m_first->start(QStringLiteral(CONSOLE), on("night"));
    const QByteArray holder = "pid " + QByteArray::number(m_first->processId()) + ' ';
    QTRY_VERIFY_WITH_TIMEOUT(lockText().contains(holder), kPatienceMs); // or the next start would be the one
    QCOMPARE(second().code, 0);
    QCOMPARE(m_first->state(), QProcess::Running);
}

void TestOneConsole::aClientOfAnotherProgramIsOneConsoleToo()
{
    QProcess owner;
    owner.start(QStringLiteral(QDECK), {QStringLiteral("run"), QStringLiteral("--profile"), profile()});
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(profile() + QStringLiteral("/door/core.sock")), kPatienceMs);
    m_first = start(on("night"));
    QVERIFY(m_first);
    QCOMPARE(second({anyTask()}).code, 0);
    m_first->kill();
    QVERIFY(m_first->waitForFinished(kPatienceMs));
    QCOMPARE(owner.state(), QProcess::Running);
    owner.terminate();
    QVERIFY(owner.waitForFinished(kPatienceMs));
}

void TestOneConsole::otherProfilesHaveTheirOwn()
{
    m_first = start(on("night"));
    QVERIFY(m_first);
    const auto other = start(on("day"));
    QVERIFY(other);
    QCOMPARE(other->state(), QProcess::Running);
    other->kill();
    QVERIFY(other->waitForFinished(kPatienceMs));
}

// A desktop starts it with its words going to a file, or nowhere.
void TestOneConsole::whoReadsNoWordsIsToldInAWindow()
{
    QFile file(profile());
    QVERIFY(file.open(QIODevice::WriteOnly));
    const Ending heard = second();
    QCOMPARE(heard.code, 1);
    QVERIFY2(heard.said.contains("profile_unusable"), heard.said.constData());

    const QString words = m_dir->filePath(QStringLiteral("words"));
    QProcess unheard;
    unheard.setStandardErrorFile(words);
    unheard.start(QStringLiteral(CONSOLE), on("night"));
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(words).size() > 0, kPatienceMs);
    QVERIFY(!unheard.waitForFinished(int(heard.ms) + 500)); // its window is there, and closes at a signal
    unheard.terminate();
    QVERIFY(unheard.waitForFinished(kPatienceMs));
    QCOMPARE(unheard.exitStatus(), QProcess::NormalExit);
    QCOMPARE(unheard.exitCode(), 1);
}

QTEST_GUILESS_MAIN(TestOneConsole)
#include "tst_oneconsole.moc"
