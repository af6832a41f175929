#include "tests/core/process/processrig.h"

#include <QDeadlineTimer>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

#include <algorithm>

using namespace qd;
using namespace qd::test;

class TestAgentProcess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(prepareProcessOwner()); }

    void reportsHowItEnded_data();
    void reportsHowItEnded();
    void saysWhyItCannotStart_data();
    void saysWhyItCannotStart();
    void reportsWhatCannotBeExecuted();
    void closesStandardInputBehindTheText();
    void survivesAnAgentThatDoesNotRead();
    void passesArgumentsByteForByte();
    void passesOnlyTheEnvironmentThatIsMeant();
    void leaksNoDescriptor();
    void keepsBinaryOutputAndCutsItExactly();
    void anEmptyStreamLeavesNoFile();
    void aFloodIsSampledAndDrained();
    void qprocessLeavesSurvivors();
    void stopLeavesNothing_data();
    void stopLeavesNothing();
    void stopIsGentleFirst();
    void stopRightAfterStart();
    void sweepsWhatAProgramLeavesBehind();
    void sweepsWhenItsBoxIsKilled();
    void sweepsWhenTheAgentKillsItsBox();
    void endsAStoppedBox();
    void destructionLeavesNothing();
    void doesNotStartBehindTheKillSwitch();
    void diesWithItsOwner_data();
    void diesWithItsOwner();

private:
    Executioner m_executioner;
};

void TestAgentProcess::reportsHowItEnded_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("signal");
    QTest::newRow("well") << "exit 0" << 0 << 0;
    QTest::newRow("code") << "exit 7" << 7 << 0;
    QTest::newRow("highest code") << "exit 255" << 255 << 0;
    QTest::newRow("signal") << "kill -SEGV $$" << -1 << SIGSEGV;
    QTest::newRow("kills its process group") << "kill -KILL 0" << -1 << SIGKILL;
}

void TestAgentProcess::reportsHowItEnded()
{
    QFETCH(QString, script);
    const ProcessRig rig;
    Watched run(m_executioner);
    QVERIFY(run.process.start(rig.spec(QStringLiteral("sh"), {QStringLiteral("-c"), script})).ok());
    QTRY_COMPARE(run.reports, 1);
    QTEST(run.report.exitCode, "code");
    QTEST(run.report.exitSignal, "signal");
    QVERIFY(!run.report.boxLost);
    QVERIFY(!run.report.endedByOrder);
    QVERIFY(!run.report.startError);
    QCOMPARE(run.report.leftoversKilled, 0);
}

void TestAgentProcess::saysWhyItCannotStart_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("directory");
    QTest::addColumn<QString>("code");
    QTest::newRow("not in PATH") << "no-such-program-anywhere" << "/" << "program_not_found";
    QTest::newRow("no such file") << "/no/such/program" << "/" << "program_not_found";
    QTest::newRow("a folder") << "/usr" << "/" << "program_not_found";
    QTest::newRow("no directory") << "true" << "/no/such/directory" << "directory_missing";
    QTest::newRow("relative directory") << "true" << "usr" << "directory_missing";
}

void TestAgentProcess::saysWhyItCannotStart()
{
    QFETCH(QString, program);
    QFETCH(QString, directory);
    const ProcessRig rig;
    Watched run(m_executioner);
    ProcessSpec spec = rig.spec(program, {});
    spec.directory = directory;
    const auto started = run.process.start(spec);
    QVERIFY(!started.ok());
    QTEST(started.error().code, "code");
    QCOMPARE(started.error().category, ErrorCategory::Permanent);
    QVERIFY(QDir(rig.folder()).isEmpty());
}

void TestAgentProcess::reportsWhatCannotBeExecuted()
{
    const ProcessRig rig;
    const QString path = rig.folder() + QStringLiteral("/broken");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("\x7f" "ELF but not really") > 0);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    file.close();

    Watched run(m_executioner);
    QVERIFY(run.process.start(rig.spec(path, {})).ok());
    QTRY_COMPARE(run.reports, 1);
    QVERIFY(run.report.startError.has_value());
    QCOMPARE(run.report.startError->code, QStringLiteral("program_not_executable"));
    QCOMPARE(run.report.startError->category, ErrorCategory::Permanent);
    QVERIFY(!run.report.boxLost);
}

void TestAgentProcess::closesStandardInputBehindTheText()
{
    const ProcessRig rig;
    Watched run(m_executioner);
    ProcessSpec spec = rig.spec(QStringLiteral("cat"), {});
    spec.standardInput = QByteArray(3'000'000, 'q') + "\nend"; // more than any pipe holds
    QVERIFY(run.process.start(spec).ok());
    QTRY_COMPARE(run.reports, 1);
    QCOMPARE(run.report.exitCode, 0);
    QVERIFY(contentOf(run.report.output.file) == spec.standardInput);
}

void TestAgentProcess::survivesAnAgentThatDoesNotRead()
{
    const ProcessRig rig;
    Watched run(m_executioner);
    ProcessSpec spec = rig.spec(QStringLiteral("true"), {});
    spec.standardInput = QByteArray(3'000'000, 'q');
    QVERIFY(run.process.start(spec).ok());
    QTRY_COMPARE(run.reports, 1);
    QCOMPARE(run.report.exitCode, 0);
}

void TestAgentProcess::passesArgumentsByteForByte()
{
    const QStringList arguments{QStringLiteral("-rf"), QStringLiteral("--"), QStringLiteral("two words"),
                                QStringLiteral("'single' \"double\""), QStringLiteral("line\nbreak"), QString(),
                                QStringLiteral("$HOME `id` $(id) ; | & > *"), QStringLiteral("ünïcode \U0001F600"),
                                QStringLiteral("back\\slash")};
    const ProcessRig rig;
    Watched run(m_executioner);
    QVERIFY(run.process.start(rig.spec(kNastyAgent, QStringList{QStringLiteral("args")} + arguments)).ok());
    QTRY_COMPARE(run.reports, 1);
    QByteArray expected;
    for (const QString &argument : arguments)
        expected += QByteArray::number(argument.toUtf8().size()) + ':' + argument.toUtf8() + '\n';
    QCOMPARE(contentOf(run.report.output.file), expected);
}

void TestAgentProcess::passesOnlyTheEnvironmentThatIsMeant()
{
    qputenv("QD_TEST_SECRET", "of the console");
    const ProcessRig rig;
    Watched run(m_executioner);
    ProcessSpec spec = rig.nasty(QStringLiteral("environ"));
    spec.environment = {{QStringLiteral("ADDED"), QStringLiteral("yes = no")},
                        {QStringLiteral("HOME"), QStringLiteral("/elsewhere")},
                        {QStringLiteral("QUARTERDECK_RUN"), QStringLiteral("forged")}};
    QVERIFY(run.process.start(spec).ok());
    QTRY_COMPARE(run.reports, 1);
    qunsetenv("QD_TEST_SECRET");

    const QList<QByteArray> lines = contentOf(run.report.output.file).trimmed().split('\n');
    QVERIFY(lines.contains("ADDED=yes = no"));
    QVERIFY(lines.contains("HOME=/elsewhere"));
    QVERIFY(lines.contains("QUARTERDECK_RUN=" + spec.cookie.toUtf8()));
    QVERIFY(lines.contains(rig.profileVariable()));
    const QList<QByteArray> allowed{"ADDED", "PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "USER", "QUARTERDECK_RUN",
                                    "QUARTERDECK_PROFILE_ID"};
    for (const QByteArray &line : lines)
        QVERIFY2(allowed.contains(line.left(line.indexOf('='))), line.constData());
}

void TestAgentProcess::leaksNoDescriptor()
{
    const int leaky = ::dup(STDOUT_FILENO); // inheritable, as a library might open it
    const ProcessRig rig;
    Watched run(m_executioner);
    QVERIFY(run.process.start(rig.nasty(QStringLiteral("fds"))).ok());
    QTRY_COMPARE(run.reports, 1);
    QCOMPARE(contentOf(run.report.output.file), QByteArray("0\n1\n2\n"));

    QProcess control; // the control: such a descriptor does reach a child of QProcess
    control.start(kNastyAgent, {QStringLiteral("fds")});
    QVERIFY(control.waitForFinished());
    QVERIFY(control.readAllStandardOutput().split('\n').contains(QByteArray::number(leaky)));
    ::close(leaky);
}

void TestAgentProcess::keepsBinaryOutputAndCutsItExactly()
{
    const ProcessRig rig;
    Watched run(m_executioner);
    ProcessSpec spec = rig.nasty(QStringLiteral("bytes 100000 99999"));
    spec.outputLimit = 99'999;
    QVERIFY(run.process.start(spec).ok());
    QTRY_COMPARE(run.reports, 1);

    const auto pattern = [](int count, int stream) {
        QByteArray bytes(count, '\0');
        for (int i = 0; i < count; ++i)
            bytes[i] = char((i * 7 + stream) & 0xFF);
        return bytes;
    };
    QCOMPARE(run.report.output.bytes, 100'000);
    QCOMPARE(run.report.output.dropped, 1);
    QVERIFY(contentOf(run.report.output.file) == pattern(99'999, 1) + "\n[cut here: 1 more bytes were not kept]\n");
    QCOMPARE(run.report.errorOutput.dropped, 0);
    QVERIFY(contentOf(run.report.errorOutput.file) == pattern(99'999, 2));
    QCOMPARE(QFileInfo(run.report.output.file).permissions() & ~(QFile::ReadUser | QFile::WriteUser),
             QFile::ReadOwner | QFile::WriteOwner);
}

void TestAgentProcess::anEmptyStreamLeavesNoFile()
{
    const ProcessRig rig;
    Watched run(m_executioner);
    QVERIFY(run.process.start(rig.spec(QStringLiteral("true"), {})).ok());
    QTRY_COMPARE(run.reports, 1);
    QVERIFY(run.report.output.file.isEmpty());
    QVERIFY(QDir(rig.folder()).isEmpty());
}

void TestAgentProcess::aFloodIsSampledAndDrained()
{
    const ProcessRig rig;
    Watched run(m_executioner);
    ProcessSpec spec = rig.nasty(QStringLiteral("flood"));
    spec.outputLimit = 1'000'000;
    QSignalSpy alive(&run.process, &AgentProcess::alive);
    QVERIFY(run.process.start(spec).ok());
    QTRY_VERIFY_WITH_TIMEOUT(alive.size() > 500, 60'000);
    run.process.stop(0);
    QTRY_COMPARE(run.reports, 1);
    QVERIFY(run.report.output.bytes > 2'000'000);
    QCOMPARE(run.report.output.dropped, run.report.output.bytes - 1'000'000);
    QVERIFY(run.report.linesSkipped > run.lines.size());
    QVERIFY(std::any_of(run.lines.begin(), run.lines.end(),
                        [](const QByteArray &line) { return line.endsWith(" lines not shown]"); }));
}

void TestAgentProcess::qprocessLeavesSurvivors()
{
    // The control for all that follows: without a box, this agent does stay.
    const ProcessRig rig;
    QProcess process;
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("QUARTERDECK_PROFILE_ID"), rig.profile());
    process.setProcessEnvironment(environment);
    process.start(kNastyAgent, {QStringLiteral("tree")});
    QTRY_VERIFY(process.bytesAvailable() > 0);
    QCOMPARE(rig.running().size(), 4);
    process.kill();
    QVERIFY(process.waitForFinished());
    QCOMPARE(rig.running().size(), 3);
}

void TestAgentProcess::stopLeavesNothing_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("graceMs");
    QTest::newRow("tree now") << "tree" << 0;
    QTest::newRow("tree after a grace") << "tree" << 100;
    QTest::newRow("churn") << "tree churn" << 0;
    QTest::newRow("churn after a grace") << "tree churn" << 100;
    QTest::newRow("flood") << "tree churn flood" << 0;
    QTest::newRow("closed output") << "tree closed" << 0;
    QTest::newRow("first thread gone") << "tree thread" << 0;
}

void TestAgentProcess::stopLeavesNothing()
{
    QFETCH(QString, words);
    QFETCH(int, graceMs);
    const ProcessRig rig;
    Watched run(m_executioner);
    QVERIFY(run.process.start(rig.nasty(words)).ok());
    QTRY_VERIFY(run.saidReady());
    QVERIFY(rig.running().size() >= 5); // the box and the four
    run.process.stop(graceMs);
    QTRY_COMPARE(run.reports, 1);
    QCOMPARE(rig.running(), QList<int>());
    QCOMPARE(run.report.exitSignal, SIGKILL);
    QVERIFY(run.report.endedByOrder);
    QVERIFY(!run.report.boxLost);
    QVERIFY(run.report.leftoversKilled >= 3);
    QCOMPARE(run.report.survivors, 0);
    QVERIFY(run.report.msToZero >= graceMs);
}

void TestAgentProcess::stopIsGentleFirst()
{
    const ProcessRig rig;
    Watched run(m_executioner);
    const QString script = QStringLiteral("trap 'echo bye; exit 5' TERM; echo ready; while :; do sleep 0.02; done");
    QVERIFY(run.process.start(rig.spec(QStringLiteral("sh"), {QStringLiteral("-c"), script})).ok());
    QTRY_VERIFY(run.saidReady());
    run.process.stop(30'000);
    QTRY_COMPARE(run.reports, 1);
    QCOMPARE(run.report.exitCode, 5);
    QVERIFY(run.report.endedByOrder);
    QVERIFY(run.lines.contains("bye"));
    QVERIFY(run.report.msToZero < 30'000);
}

void TestAgentProcess::stopRightAfterStart()
{
    const ProcessRig rig;
    Watched run(m_executioner);
    run.process.stop(0); // before: nothing to stop
    QVERIFY(run.process.start(rig.nasty(QStringLiteral("tree"))).ok());
    run.process.stop(0);
    run.process.stop(5'000);
    QTRY_COMPARE(run.reports, 1);
    QVERIFY(run.report.endedByOrder);
    QCOMPARE(rig.running(), QList<int>());
    run.process.stop(0); // after: nothing either
    QVERIFY(!run.process.start(rig.nasty(QStringLiteral("tree"))).ok());
}

void TestAgentProcess::sweepsWhatAProgramLeavesBehind()
{
    const ProcessRig rig;
    Watched run(m_executioner);
    QVERIFY(run.process.start(rig.nasty(QStringLiteral("tree leave"))).ok());
    QTRY_COMPARE(run.reports, 1);
    QCOMPARE(run.report.exitCode, 7);
    QVERIFY(!run.report.endedByOrder);
    QCOMPARE(run.report.leftoversKilled, 3);
    QCOMPARE(rig.running(), QList<int>());
}

void TestAgentProcess::sweepsWhenItsBoxIsKilled()
{
    const ProcessRig rig;
    Watched run(m_executioner);
    QVERIFY(run.process.start(rig.nasty(QStringLiteral("tree"))).ok());
    QTRY_VERIFY(run.saidReady());
    const int box = boxAmong(rig.running());
    QVERIFY(box > 0 && ::kill(box, SIGKILL) == 0);
    // The control: as long as no event is handled here, what the box was to keep together lives on.
    const QDeadlineTimer limit(5'000);
    while (isRunning(box) && !limit.hasExpired()) { }
    QVERIFY(rig.running().size() >= 3);

    QTRY_COMPARE(run.reports, 1);
    QVERIFY(run.report.boxLost);
    QVERIFY(!run.report.endedByOrder);
    QVERIFY(run.report.leftoversKilled >= 3);
    QCOMPARE(rig.running(), QList<int>());
    QCOMPARE(childrenOf(::getpid()), QList<int>()); // and no zombie is left to us
}

void TestAgentProcess::sweepsWhenTheAgentKillsItsBox()
{
    const ProcessRig rig;
    Watched run(m_executioner);
    QVERIFY(run.process.start(rig.nasty(QStringLiteral("tree churn killbox"))).ok());
    QTRY_COMPARE(run.reports, 1);
    QVERIFY(run.report.boxLost);
    QVERIFY(run.report.leftoversKilled >= 3);
    QCOMPARE(rig.running(), QList<int>());
}

void TestAgentProcess::endsAStoppedBox()
{
    const ProcessRig rig;
    Watched run(m_executioner);
    QVERIFY(run.process.start(rig.nasty(QStringLiteral("tree stopbox"))).ok());
    QTRY_VERIFY(run.saidReady());
    run.process.stop(10);
    QTRY_COMPARE(run.reports, 1);
    QVERIFY(run.report.boxLost);
    QVERIFY(run.report.endedByOrder);
    QCOMPARE(rig.running(), QList<int>());
}

void TestAgentProcess::destructionLeavesNothing()
{
    const ProcessRig rig;
    for (const char *words : {"tree churn", "tree stopbox"}) {
        auto run = std::make_unique<Watched>(m_executioner);
        QVERIFY(run->process.start(rig.nasty(QString::fromLatin1(words))).ok());
        QTRY_VERIFY(run->saidReady());
        run.reset();
        QCOMPARE(rig.running(), QList<int>());
    }
}

void TestAgentProcess::doesNotStartBehindTheKillSwitch()
{
    const ProcessRig rig;
    Executioner executioner;
    Watched run(executioner);
    executioner.kill(std::chrono::milliseconds(0));
    const auto refused = run.process.start(rig.spec(QStringLiteral("true"), {}));
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, QStringLiteral("killed"));
    executioner.rearm();
    QVERIFY(run.process.start(rig.spec(QStringLiteral("true"), {})).ok());
    QTRY_COMPARE(run.reports, 1);
}

void TestAgentProcess::diesWithItsOwner_data()
{
    QTest::addColumn<QString>("way");
    QTest::addColumn<bool>("survives");
    QTest::newRow("control: plain QProcess") << "plain" << true;
    QTest::newRow("box") << "box" << false;
}

void TestAgentProcess::diesWithItsOwner()
{
    QFETCH(QString, way);
    QFETCH(bool, survives);
    const ProcessRig rig;
    QProcess owner;
    owner.start(QStringLiteral(QD_MORTALOWNER),
                {way, kBoxProgram, kNastyAgent, rig.folder(), QStringLiteral("mortal"), rig.profile()});
    QTRY_VERIFY(owner.bytesAvailable() > 0);
    QVERIFY(rig.running().size() >= 4);
    owner.kill();
    QVERIFY(owner.waitForFinished());
    if (survives)
        QVERIFY(rig.running().size() >= 3);
    else
        QTRY_VERIFY_WITH_TIMEOUT(rig.running().isEmpty(), 1'000);
}

QTEST_GUILESS_MAIN(TestAgentProcess)
#include "tst_agentprocess.moc"
