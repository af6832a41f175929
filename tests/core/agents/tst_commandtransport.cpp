#include "core/agents/commandtransport.h"
#include "tests/core/agents/recordinglistener.h"

#include <QJsonArray>
#include <QTest>

using namespace qd;
using namespace qd::test;

class TestCommandTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(prepareProcessOwner()); }
    void init();
    void cleanup();

    void preparesExactlyWhatWouldHappen();
    void standardInputWinsOverInstructions();
    void preparesTheSameTwice();
    void refusesWhatCanNeverRun_data();
    void refusesWhatCanNeverRun();
    void performsTheEffectAndNothingElse();
    void tellsHowItEnded_data();
    void tellsHowItEnded();
    void tellsThatItCannotStart();
    void tellsThatItCannotBeExecuted();
    void stopGivesTheCause_data();
    void stopGivesTheCause();
    void theFirstProgramInPathIsMeant();
    void stopComesTooLate();
    void theExecutionerIsAKill();
    void anOrderFromElsewhereIsAKill();
    void neverCallsFromInside();
    void refusesTheEffectOfAnother();

private:
    [[nodiscard]] Task task(const QStringList &command) const;
    [[nodiscard]] Effect effectOf(const QStringList &command) const
    {
        return *m_transport->prepare(task(command), 1, Agent());
    }
    /// A program of this test's own.
    [[nodiscard]] QString program() const
    {
        const QString path = m_rig->folder() + QStringLiteral("/program");
        if (!QFile::exists(path) && QFile::copy(QStringLiteral("/bin/true"), path))
            QFile::setPermissions(path, QFile::ReadOwner | QFile::ExeOwner);
        return path;
    }
    [[nodiscard]] const AgentEnding &ending() const { return m_listener->endings.at(0).second; }

    std::unique_ptr<ProcessRig> m_rig;
    std::unique_ptr<RecordingListener> m_listener;
    std::unique_ptr<Executioner> m_executioner;
    std::unique_ptr<CommandTransport> m_transport;
};

void TestCommandTransport::init()
{
    m_rig = std::make_unique<ProcessRig>();
    m_listener = std::make_unique<RecordingListener>();
    m_executioner = std::make_unique<Executioner>();
    m_transport = std::make_unique<CommandTransport>(
        *m_executioner, CommandPlaces{kBoxProgram, m_rig->folder(), m_rig->folder(), m_rig->profile()}, *m_listener);
}

void TestCommandTransport::cleanup()
{
    m_transport.reset();
    m_executioner.reset();
    m_listener.reset();
    m_rig.reset();
}

Task TestCommandTransport::task(const QStringList &command) const
{
    Task task;
    task.spec.kind = TaskKind::Command;
    task.spec.command = command;
    return task;
}

void TestCommandTransport::preparesExactlyWhatWouldHappen()
{
    Task asked = task({QStringLiteral("/bin/true"), QStringLiteral("-x"), QStringLiteral("two words")});
    asked.spec.workspace = QStringLiteral("/");
    asked.spec.instructions = QStringLiteral("do it");
    asked.spec.environment = {{QStringLiteral("NAME"), QStringLiteral("value")}};
    asked.spec.timeoutMs = 5'000;
    asked.spec.idleTimeoutMs = 3'000;
    const auto effect = m_transport->prepare(asked, 1, Agent());
    QVERIFY(effect.ok());
    QCOMPARE(effect->bytes(),
             QByteArray(R"({"body":{"arguments":["-x","two words"],"directory":"/","environment":{"NAME":"value"},)"
                        R"("idle_timeout_ms":3000,"program":"/bin/true","sandbox":{"kind":"none","why":"off"},)"
                        R"("standard_input":"do it","timeout_ms":5000},)"
                        R"("class":"unsafe","kind":"process","version":1})"));
}

void TestCommandTransport::standardInputWinsOverInstructions()
{
    Task asked = task({QStringLiteral("true")});
    asked.spec.instructions = QStringLiteral("instructions");
    asked.spec.standardInput = QStringLiteral("input");
    const auto effect = m_transport->prepare(asked, 1, Agent());
    QVERIFY(effect.ok());
    QCOMPARE(effect->body()[QLatin1String("standard_input")].toString(), QStringLiteral("input"));
    QCOMPARE(effect->body()[QLatin1String("directory")].toString(), m_rig->folder());
}

void TestCommandTransport::preparesTheSameTwice()
{
    QVERIFY(effectOf({QStringLiteral("sh")}).hash() == effectOf({QStringLiteral("sh")}).hash());
    QVERIFY(effectOf({QStringLiteral("sh")}).hash() != effectOf({QStringLiteral("sh"), QString()}).hash());
    QVERIFY(QDir(m_rig->folder()).isEmpty());
}

void TestCommandTransport::refusesWhatCanNeverRun_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<QString>("workspace");
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("code");
    const QString nul(QChar(u'\0'));
    QTest::newRow("nothing") << QStringList() << "/" << "A" << "command_missing";
    QTest::newRow("empty program") << QStringList{QString()} << "/" << "A" << "command_missing";
    QTest::newRow("NUL") << QStringList{QStringLiteral("a"), nul} << "/" << "A" << "command_invalid";
    QTest::newRow("NUL in directory") << QStringList{QStringLiteral("a")} << QString(u'/' + nul) << "A"
                                      << "directory_missing";
    QTest::newRow("relative") << QStringList{QStringLiteral("a")} << "usr" << "A" << "directory_missing";
    QTest::newRow("missing") << QStringList{QStringLiteral("a")} << "/no/such" << "A" << "directory_missing";
    QTest::newRow("a file") << QStringList{QStringLiteral("a")} << "/etc/passwd" << "A" << "directory_missing";
    QTest::newRow("not in PATH") << QStringList{QStringLiteral("no-such-program-anywhere")} << "/" << "A"
                                 << "program_not_found";
    QTest::newRow("not at that place") << QStringList{QStringLiteral("/no/such/program")} << QString() << "A" << "program_not_found";
    QTest::newRow("words of a shell") << QStringList{QStringLiteral("/bin/rm -rf x")} << QString() << "A" << "program_not_found";
    QTest::newRow("no program") << QStringList{QStringLiteral("/etc/passwd")} << QString() << "A" << "program_not_executable";
    QTest::newRow("no variable name") << QStringList{QStringLiteral("a")} << "/" << "A=B" << "command_invalid";
}

void TestCommandTransport::refusesWhatCanNeverRun()
{
    QFETCH(QStringList, command);
    QFETCH(QString, workspace);
    QFETCH(QString, variable);
    Task asked = task(command);
    asked.spec.workspace = workspace;
    asked.spec.environment[variable] = QStringLiteral("x");
    const auto effect = m_transport->prepare(asked, 1, Agent());
    QVERIFY(!effect.ok());
    QTEST(effect.error().code, "code");
    QCOMPARE(effect.error().category, ErrorCategory::Permanent);
}

void TestCommandTransport::performsTheEffectAndNothingElse()
{
    Task asked = task({QStringLiteral("sh"), QStringLiteral("-c"), QStringLiteral("cat; pwd; echo $NAME >&2")});
    asked.spec.instructions = QStringLiteral("über\n");
    asked.spec.environment = {{QStringLiteral("NAME"), QStringLiteral("value")}};
    asked.spec.workspace = QStringLiteral("/usr");
    const auto prepared = m_transport->prepare(asked, 1, Agent());
    QVERIFY(prepared.ok());
    const auto stored = Effect::fromBytes(prepared->bytes()); // as it comes back from the artifact
    QVERIFY(stored.ok());
    QVERIFY(m_transport->perform({7}, *stored).ok());
    QTRY_COMPARE(m_listener->endings.size(), size_t(1));
    QCOMPARE(m_listener->endings[0].first, AttemptId{7});
    QCOMPARE(ending().cause, EndCause::Answered);
    QVERIFY(!ending().error);
    QCOMPARE(m_listener->fileNamed("stdout.txt"), QByteArray("über\n/usr\n"));
    QCOMPARE(m_listener->fileNamed("stderr.txt"), QByteArray("value\n"));
    QVERIFY(m_listener->lines.contains(QStringLiteral("über")));
    QVERIFY(m_listener->lines.contains(QStringLiteral("value")));
    QVERIFY(ending().summary.contains(QLatin1String("exit code 0")));
}

void TestCommandTransport::tellsHowItEnded_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<EndCause>("cause");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("files");
    QTest::newRow("well") << "echo x" << EndCause::Answered << "" << 1;
    QTest::newRow("silently") << "exit 0" << EndCause::Answered << "" << 0;
    QTest::newRow("no") << "echo x >&2; exit 3" << EndCause::Answered << "command_failed" << 1;
    QTest::newRow("crash") << "echo x; kill -SEGV $$" << EndCause::Vanished << "agent_crashed" << 1;
    QTest::newRow("box killed") << "kill -KILL $PPID; while :; do sleep 1; done" << EndCause::Vanished
                                << "agent_crashed" << 0;
}

void TestCommandTransport::tellsHowItEnded()
{
    QFETCH(QString, script);
    QFETCH(QString, code);
    QFETCH(int, files);
    QVERIFY(m_transport->perform({1}, effectOf({QStringLiteral("sh"), QStringLiteral("-c"), script})).ok());
    QTRY_COMPARE(m_listener->endings.size(), size_t(1));
    QTEST(ending().cause, "cause");
    QCOMPARE(ending().error ? ending().error->code : QString(), code);
    QCOMPARE(int(ending().files.size()), files);
    if (ending().error)
        QCOMPARE(ending().error->category, ErrorCategory::Transient);
}

void TestCommandTransport::tellsThatItCannotStart()
{
    const Effect effect = effectOf({program()});
    QVERIFY(QFile::remove(program())); // after it was proved
    const auto started = m_transport->perform({1}, effect);
    QVERIFY(!started.ok());
    QCOMPARE(started.error().code, QStringLiteral("program_not_found"));
    m_transport.reset();
    QCoreApplication::sendPostedEvents();
    QVERIFY(m_listener->endings.empty());
}

void TestCommandTransport::tellsThatItCannotBeExecuted()
{
    const Effect effect = effectOf({program()});
    QVERIFY(QFile::setPermissions(program(), QFile::ReadOwner)); // after it was proved
    QVERIFY(m_transport->perform({1}, effect).ok());
    QTRY_COMPARE(m_listener->endings.size(), size_t(1));
    QCOMPARE(ending().cause, EndCause::Answered);
    QVERIFY(ending().error.has_value());
    QCOMPARE(ending().error->code, QStringLiteral("program_not_executable"));
    QCOMPARE(ending().error->category, ErrorCategory::Permanent);
}

void TestCommandTransport::stopGivesTheCause_data()
{
    QTest::addColumn<EndCause>("cause");
    QTest::addColumn<QString>("code");
    QTest::newRow("timed out") << EndCause::TimedOut << "timed_out";
    QTest::newRow("cancelled") << EndCause::Cancelled << "cancelled";
    QTest::newRow("killed") << EndCause::Killed << "killed";
}

void TestCommandTransport::stopGivesTheCause()
{
    QFETCH(EndCause, cause);
    // It answers TERM with "all is well", as some agents do; what counts is that we stopped it.
    const QString script = QStringLiteral("trap 'exit 0' TERM; echo ready; while :; do sleep 0.02; done");
    QVERIFY(m_transport->perform({1}, effectOf({QStringLiteral("sh"), QStringLiteral("-c"), script})).ok());
    QTRY_VERIFY(m_listener->lines.contains(QStringLiteral("ready")));
    m_transport->stop({2}, cause); // another attempt
    m_transport->stop({1}, cause);
    QTRY_COMPARE(m_listener->endings.size(), size_t(1));
    QCOMPARE(ending().cause, cause);
    QVERIFY(ending().error.has_value());
    QTEST(ending().error->code, "code");
    QCOMPARE(m_listener->fileNamed("stdout.txt"), QByteArray("ready\n"));
    QCOMPARE(m_rig->running(), QList<int>());
}

void TestCommandTransport::theFirstProgramInPathIsMeant()
{
    const QString folder = m_rig->folder() + QStringLiteral("/bin");
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(QFile::link(QStringLiteral("/bin/true"), folder + QStringLiteral("/sh")));
    Task asked = task({QStringLiteral("sh")});
    asked.spec.environment = {{QStringLiteral("PATH"), folder + QStringLiteral(":/usr/bin")}};
    const auto found = m_transport->prepare(asked, 1, Agent());
    QVERIFY(found.ok());
    QCOMPARE(found->body()[QLatin1String("program")].toString(), folder + QStringLiteral("/sh"));
    asked.spec.environment = {{QStringLiteral("PATH"), QStringLiteral("bin:.:")}}; // relative folders count for nothing
    asked.spec.workspace = m_rig->folder();
    QCOMPARE(m_transport->prepare(asked, 1, Agent()).error().code, QStringLiteral("program_not_found"));
}

void TestCommandTransport::stopComesTooLate()
{
    const QString script = QStringLiteral("echo > begun");
    QVERIFY(m_transport->perform({1}, effectOf({QStringLiteral("sh"), QStringLiteral("-c"), script})).ok());
    // The program ends by itself, and only then, before we know it, comes the wish to end it.
    const QDeadlineTimer limit(5'000);
    const QString begun = m_rig->folder() + QStringLiteral("/begun");
    while ((!QFile::exists(begun) || !m_rig->running().isEmpty()) && !limit.hasExpired()) { }
    m_transport->stop({1}, EndCause::Cancelled);
    QTRY_COMPARE(m_listener->endings.size(), size_t(1));
    QCOMPARE(ending().cause, EndCause::Answered);
    QVERIFY(!ending().error);
}

void TestCommandTransport::theExecutionerIsAKill()
{
    QVERIFY(m_transport->perform({1}, effectOf({kNastyAgent, QStringLiteral("tree")})).ok());
    QTRY_VERIFY(m_listener->lines.contains(QStringLiteral("ready")));
    m_executioner->kill(std::chrono::milliseconds(0));
    QTRY_COMPARE(m_listener->endings.size(), size_t(1));
    QCOMPARE(ending().cause, EndCause::Killed);
    QCOMPARE(m_transport->perform({2}, effectOf({QStringLiteral("true")})).error().code, QStringLiteral("killed"));
}

// A kill without us asks the boxes, and whoever ends a box does the same.
void TestCommandTransport::anOrderFromElsewhereIsAKill()
{
    const QString script = QStringLiteral("trap 'exit 0' TERM; echo ready; while :; do sleep 0.02; done");
    QVERIFY(m_transport->perform({1}, effectOf({QStringLiteral("sh"), QStringLiteral("-c"), script})).ok());
    QTRY_VERIFY(m_listener->lines.contains(QStringLiteral("ready")));
    const int box = boxAmong(m_rig->running());
    QVERIFY(box > 0);
    QCOMPARE(::kill(box, SIGTERM), 0);
    QTRY_COMPARE(m_listener->endings.size(), size_t(1));
    QCOMPARE(ending().cause, EndCause::Killed);
    QCOMPARE(ending().error->code, QStringLiteral("killed"));
}

void TestCommandTransport::neverCallsFromInside()
{
    m_listener->mustBeQuiet = true;
    QVERIFY(m_transport->perform({1}, effectOf({QStringLiteral("echo"), QStringLiteral("x")})).ok());
    m_transport->stop({1}, EndCause::Killed);
    m_listener->mustBeQuiet = false;
    QTRY_COMPARE(m_listener->endings.size(), size_t(1));
    QVERIFY(!m_listener->wasLoud);
}

void TestCommandTransport::refusesTheEffectOfAnother()
{
    const Effect other(EffectKind::Rehearsal, EffectClass::Pure, {});
    QCOMPARE(m_transport->perform({1}, other).error().code, QStringLiteral("effect_not_mine"));
}

QTEST_GUILESS_MAIN(TestCommandTransport)
#include "tst_commandtransport.moc"
