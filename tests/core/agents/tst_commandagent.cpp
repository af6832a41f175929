#include "core/agents/commandtransport.h"
#include "core/process/leftovers.h"
#include "tests/core/agents/recordinglistener.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTest>

using namespace qd;
using namespace qd::test;

namespace {

QJsonObject object(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        qFatal("no object: %s", json.constData());
    return document.object();
}

QJsonArray arguments(const Effect &effect)
{
    return effect.body()[QLatin1String("arguments")].toArray();
}

} // namespace

/// Agents with a command of their own, and the sandbox around them.
class TestCommandAgent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void thePromptIsTheTask();
    void placeholdersAreWholeArguments();
    void theSmallerLimitCounts();
    void aTitleIsNoOption();
    void theTasksOwnCommandIsNotMixedIn();
    void itsVariablesAreNotInTheBytes();
    void itsVariablesAreBoundByTheirHash();
    void theClassIsTheAgents();
    void thePromptComesAsAFile();
    void outputIsCutWhereTheAgentSays();
    void withoutASandboxItSaysSo();
    void someAgentsNeedASandbox();
    void theSystemIsNoWorkspace_data();
    void theSystemIsNoWorkspace();

    void theEffectShowsTheSandbox();
    void theWorkspaceIsAllItSees();
    void theProfileIsHidden();
    void nothingOfTheConsoleIsInItsEnvironment();
    void aPureAgentOnlyReads();
    void theNetworkIsOffUnlessAllowed_data();
    void theNetworkIsOffUnlessAllowed();
    void aProgramFromElsewhereRuns();
    void stopIsGentleInsideTheSandbox();
    void aSignalInsideTheSandboxIsACrash();
    void nobodyIsLeftOfASandbox_data();
    void nobodyIsLeftOfASandbox();
    void leftoversOfASandboxAreFound();

private:
    void makeTransport(const QString &sandbox);
    [[nodiscard]] Agent agent(const QByteArray &settings) const;
    [[nodiscard]] Agent shell(const QString &script, const QByteArray &more = "") const;
    [[nodiscard]] Agent nasty(const QStringList &words) const;
    [[nodiscard]] Task task() const;
    [[nodiscard]] bool run(const Agent &agent);
    [[nodiscard]] const AgentEnding &ending() const { return m_listener->endings.at(0).second; }
    [[nodiscard]] QByteArray output() const { return m_listener->fileNamed("stdout.txt"); }
    [[nodiscard]] QString workspace() const { return m_rig->folder() + QStringLiteral("/work"); }
    [[nodiscard]] QString profile() const { return m_rig->folder() + QStringLiteral("/profile"); }

    QString m_bwrap;
    std::unique_ptr<ProcessRig> m_rig;
    std::unique_ptr<RecordingListener> m_listener;
    std::unique_ptr<Executioner> m_executioner;
    std::unique_ptr<CommandTransport> m_transport;
};

#define QD_NEEDS_SANDBOX()                                                                                             \
    if (m_bwrap.isEmpty())                                                                                             \
    QSKIP("bubblewrap is not there, or does not work here")

void TestCommandAgent::initTestCase()
{
    QVERIFY(prepareProcessOwner());
    m_bwrap = findSandbox();
}

void TestCommandAgent::init()
{
    m_rig = std::make_unique<ProcessRig>();
    for (const QString &folder : {workspace(), profile() + QStringLiteral("/spool"), profile() + QStringLiteral("/scratch")})
        QVERIFY(QDir().mkpath(folder));
    m_listener = std::make_unique<RecordingListener>();
    m_executioner = std::make_unique<Executioner>();
    makeTransport(m_bwrap);
}

void TestCommandAgent::makeTransport(const QString &sandbox)
{
    m_transport.reset();
    const CommandPlaces places{kBoxProgram, profile() + QStringLiteral("/spool"), profile() + QStringLiteral("/scratch"),
                               m_rig->profile(), profile(), sandbox};
    m_transport = std::make_unique<CommandTransport>(*m_executioner, places, *m_listener);
}

void TestCommandAgent::cleanup()
{
    m_transport.reset();
    m_executioner.reset();
    m_listener.reset();
    m_rig.reset();
}

Agent TestCommandAgent::agent(const QByteArray &settings) const
{
    Agent agent;
    agent.name = QStringLiteral("ada");
    agent.kinds = {TaskKind::Code};
    agent.settings = object(settings);
    return agent;
}

Agent TestCommandAgent::shell(const QString &script, const QByteArray &more) const
{
    Agent made = agent("{" + more + "}");
    made.settings[QStringLiteral("command")] = QJsonArray{QStringLiteral("sh"), QStringLiteral("-c"), script};
    return made;
}

Agent TestCommandAgent::nasty(const QStringList &words) const
{
    Agent made = agent("{}");
    made.settings[QStringLiteral("command")] = QJsonArray::fromStringList(QStringList{kNastyAgent} + words);
    return made;
}

Task TestCommandAgent::task() const
{
    Task task;
    task.id = TaskId{7};
    task.spec.kind = TaskKind::Code;
    task.spec.title = QStringLiteral("Mend it");
    task.spec.workspace = workspace();
    return task;
}

bool TestCommandAgent::run(const Agent &agent)
{
    const auto effect = m_transport->prepare(task(), 1, agent);
    if (!effect)
        return false;
    Effect stored = *Effect::fromBytes(effect->bytes()); // as it comes back from the artifact
    stored.withhold(effect->withheld());
    if (!m_transport->perform({1}, stored))
        return false;
    return QTest::qWaitFor([&] { return !m_listener->endings.empty(); }, 20'000);
}

void TestCommandAgent::thePromptIsTheTask()
{
    Task asked = task();
    asked.spec.instructions = QStringLiteral("Find the fault.\n");
    asked.spec.acceptance = {QStringLiteral("it builds"), QStringLiteral("it is tested")};
    const auto effect = m_transport->prepare(asked, 1, agent(R"({"command":["cat"]})"));
    QVERIFY(effect.ok());
    QCOMPARE(effect->body()[QLatin1String("standard_input")].toString(),
             QStringLiteral("Mend it\n\nFind the fault.\n\nIt is done when all of this is true:\n- it builds\n- it is tested\n"));
    const auto silent = m_transport->prepare(asked, 1, agent(R"({"command":["cat"],"prompt":"none"})"));
    QCOMPARE(silent->body()[QLatin1String("standard_input")].toString(), QString());
}

void TestCommandAgent::placeholdersAreWholeArguments()
{
    const auto effect = m_transport->prepare(task(), 3, agent(
        R"({"command":["/bin/echo","{workspace}","{task_id}","{attempt}","{prompt_file}","--","{title}","{title} "],"prompt":"file"})"));
    QVERIFY(!effect.ok()); // the last one is only part of an argument
    const auto good = m_transport->prepare(task(), 3, agent(
        R"({"command":["/bin/echo","{workspace}","{task_id}","{attempt}","{prompt_file}","--","{title}"],"prompt":"file"})"));
    QVERIFY(good.ok());
    const QJsonArray expected{workspace(), QStringLiteral("T-7"), object(R"({"placeholder":"attempt"})"),
                              object(R"({"placeholder":"prompt_file"})"), QStringLiteral("--"), QStringLiteral("Mend it")};
    QCOMPARE(arguments(*good), expected);
    // What is only known when it begins leaves the hash alone, or no approval would hold for the next attempt.
    QVERIFY(m_transport->prepare(task(), 4, agent(R"({"command":["echo","{attempt}"]})"))->hash()
            == m_transport->prepare(task(), 5, agent(R"({"command":["echo","{attempt}"]})"))->hash());
    const auto spec = processOf(*good, QStringLiteral("/spool/p"), AttemptId{41}, {});
    QVERIFY(spec.ok());
    QCOMPARE(spec->arguments, (QStringList{workspace(), QStringLiteral("T-7"), QStringLiteral("41"),
                                          QStringLiteral("/spool/p"), QStringLiteral("--"), QStringLiteral("Mend it")}));
}

void TestCommandAgent::theSmallerLimitCounts()
{
    Task asked = task();
    asked.spec.timeoutMs = 100'000;
    asked.spec.idleTimeoutMs = 2'000;
    const auto effect = m_transport->prepare(asked, 1, agent(R"({"command":["cat"],"timeout":60,"idle_timeout":60,"start_timeout":5})"));
    QVERIFY(effect.ok());
    QCOMPARE(effect->body()[QLatin1String("timeout_ms")].toInteger(), 60'000);
    QCOMPARE(effect->body()[QLatin1String("idle_timeout_ms")].toInteger(), 2'000);
    QCOMPARE(effect->body()[QLatin1String("start_timeout_ms")].toInteger(), 5'000);
}

void TestCommandAgent::aTitleIsNoOption()
{
    Task asked = task();
    asked.spec.title = QStringLiteral("--help");
    const auto effect = m_transport->prepare(asked, 1, agent(R"({"command":["cat","--","{title}"]})"));
    QVERIFY(effect.ok());
    QCOMPARE(arguments(*effect), (QJsonArray{QStringLiteral("--"), QStringLiteral("--help")}));
}

void TestCommandAgent::theTasksOwnCommandIsNotMixedIn()
{
    Task asked = task();
    asked.spec.environment = {{QStringLiteral("LD_PRELOAD"), QStringLiteral("/evil.so")}};
    asked.spec.command = {QStringLiteral("evil")};
    const auto effect = m_transport->prepare(asked, 1, agent(R"({"command":["/bin/cat"],"env":{"A":"b"}})"));
    QVERIFY(effect.ok());
    QCOMPARE(effect->body()[QLatin1String("program")].toString(), QStringLiteral("/bin/cat"));
    QCOMPARE(effect->body()[QLatin1String("environment")].toObject().keys(), QStringList(QStringLiteral("A")));
    asked.spec.kind = TaskKind::Command;
    QCOMPARE(m_transport->prepare(asked, 1, agent(R"({"command":["/bin/cat"]})")).error().code, QStringLiteral("kind_unsupported"));
}

// The bytes are an artifact, and for everyone who may observe.
void TestCommandAgent::itsVariablesAreNotInTheBytes()
{
    const QByteArray canary = "c4n4ry-of-the-agent";
    const Agent own = agent(R"({"command":["sh","-c","echo $API_KEY"],"env":{"API_KEY":"c4n4ry-of-the-agent","EMPTY":""}})");
    const auto prepared = m_transport->prepare(task(), 1, own);
    QVERIFY(prepared.ok());
    QVERIFY(prepared->bytes().contains("API_KEY") && prepared->bytes().contains("EMPTY"));
    QVERIFY2(!prepared->bytes().contains(canary), prepared->bytes().constData());
    QVERIFY(!prepared->bytes().contains(Sha256::of(canary).hex().toLatin1())); // nor what can be looked up elsewhere

    auto stored = Effect::fromBytes(prepared->bytes());
    QVERIFY(stored.ok());
    stored->withhold(prepared->withheld());
    QVERIFY(m_transport->perform({1}, *stored).ok());
    QTRY_COMPARE(m_listener->endings.size(), size_t(1));
    QCOMPARE(m_listener->fileNamed("stdout.txt"), canary + '\n'); // what it prints itself is its output
}

// What was approved is what is performed, also where the bytes do not show it.
void TestCommandAgent::itsVariablesAreBoundByTheirHash()
{
    const auto one = m_transport->prepare(task(), 1, agent(R"({"command":["cat"],"env":{"API_KEY":"one"}})"));
    const auto same = m_transport->prepare(task(), 1, agent(R"({"command":["cat"],"env":{"API_KEY":"one"}})"));
    const auto other = m_transport->prepare(task(), 1, agent(R"({"command":["cat"],"env":{"API_KEY":"two"}})"));
    QVERIFY(one.ok() && same.ok() && other.ok());
    QVERIFY(one->hash() == same->hash());
    QVERIFY(one->hash() != other->hash());
    auto bent = Effect::fromBytes(one->bytes());
    QVERIFY(bent.ok());
    QCOMPARE(m_transport->perform({1}, *bent).error().code, QStringLiteral("effect_malformed")); // without
    bent->withhold(other->withheld());
    QCOMPARE(m_transport->perform({2}, *bent).error().code, QStringLiteral("effect_malformed"));
    bent->withhold(one->withheld());
    QVERIFY(m_transport->perform({3}, *bent).ok());
    QTRY_COMPARE(m_listener->endings.size(), size_t(1));
}

void TestCommandAgent::theClassIsTheAgents()
{
    QCOMPARE(m_transport->prepare(task(), 1, agent(R"({"command":["cat"]})"))->effectClass(), EffectClass::Unsafe);
    QCOMPARE(m_transport->prepare(task(), 1, agent(R"({"command":["cat"],"effect":"idempotent"})"))->effectClass(),
             EffectClass::Idempotent);
}

void TestCommandAgent::thePromptComesAsAFile()
{
    QVERIFY(run(agent(R"({"command":["cat","{prompt_file}"],"prompt":"file"})")));
    QVERIFY2(!ending().error, ending().error ? qPrintable(ending().error->detail) : "");
    QCOMPARE(output(), QByteArray("Mend it\n"));
    for (const QString &name : QDir(profile() + QStringLiteral("/spool")).entryList(QDir::Files))
        QVERIFY2(!name.endsWith(QLatin1String("-prompt")), qPrintable(name));
}

void TestCommandAgent::outputIsCutWhereTheAgentSays()
{
    QVERIFY(run(shell(QStringLiteral("head -c 3000 /dev/zero"), R"("output_limit":1024)")));
    QVERIFY(output().startsWith(QByteArray(1024, '\0')));
    QVERIFY(output().contains("1976 more bytes"));
}

void TestCommandAgent::withoutASandboxItSaysSo()
{
    makeTransport({});
    const Agent ada = shell(QStringLiteral("echo x"));
    const auto effect = m_transport->prepare(task(), 1, ada);
    QVERIFY(effect.ok());
    QCOMPARE(effect->body()[QLatin1String("sandbox")].toObject(), object(R"({"kind":"none","why":"unavailable"})"));
    QCOMPARE(sandboxOf(*effect), QStringLiteral("none"));
    QVERIFY(run(ada));
    QVERIFY(m_listener->lines.first().startsWith(QLatin1String("runs without a sandbox")));
    QCOMPARE(m_listener->levels.front(), LogLevel::Warning);
}

void TestCommandAgent::someAgentsNeedASandbox()
{
    makeTransport({});
    const auto effect = m_transport->prepare(task(), 1, shell(QStringLiteral("echo x"), R"("sandbox":"require")"));
    QVERIFY(!effect.ok());
    QCOMPARE(effect.error().code, QStringLiteral("sandbox_unavailable"));
    QCOMPARE(effect.error().category, ErrorCategory::Permanent);
}

void TestCommandAgent::theSystemIsNoWorkspace_data()
{
    QTest::addColumn<QString>("directory");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("root") << "/" << false;
    QTest::newRow("system") << "/usr/share" << false;
    QTest::newRow("settings") << "/etc" << false;
    QTest::newRow("by a link") << "LINK" << false;
    QTest::newRow("profile") << "PROFILE" << false;
    QTest::newRow("part of the profile") << "PROFILE/spool" << false;
    QTest::newRow("scratch") << "PROFILE/scratch" << true;
    QTest::newRow("above the profile") << "PROFILE/.." << true;
}

void TestCommandAgent::theSystemIsNoWorkspace()
{
    QFETCH(QString, directory);
    QFETCH(bool, allowed);
    const QString link = m_rig->folder() + QStringLiteral("/link");
    QVERIFY(QFile::link(QStringLiteral("/etc"), link));
    directory.replace(QLatin1String("LINK"), link).replace(QLatin1String("PROFILE"), profile());
    QCOMPARE(sandboxFault(directory, profile(), profile() + QStringLiteral("/scratch")).isEmpty(), allowed);
    makeTransport(QStringLiteral("/usr/bin/bwrap"));
    Task asked = task();
    asked.spec.workspace = directory;
    const auto effect = m_transport->prepare(asked, 1, shell(QStringLiteral("echo")));
    QCOMPARE(effect.ok() ? QString() : effect.error().code, allowed ? QString() : QStringLiteral("sandbox_impossible"));
}

void TestCommandAgent::theEffectShowsTheSandbox()
{
    QD_NEEDS_SANDBOX();
    const Agent ada = shell(QStringLiteral("echo x"), R"("network":true)");
    const auto effect = m_transport->prepare(task(), 1, ada);
    QVERIFY(effect.ok());
    const QJsonObject expected{{QStringLiteral("kind"), QStringLiteral("bubblewrap")}, {QStringLiteral("program"), m_bwrap},
                               {QStringLiteral("network"), true}, {QStringLiteral("read_only"), false}};
    QCOMPARE(effect->body()[QLatin1String("sandbox")].toObject(), expected);
    QVERIFY(run(ada));
    QCOMPARE(m_listener->lines.first(), QStringLiteral("runs in a sandbox"));
    QCOMPARE(m_listener->levels.front(), LogLevel::Info);
}

void TestCommandAgent::theWorkspaceIsAllItSees()
{
    QD_NEEDS_SANDBOX();
    QFile outside(m_rig->folder() + QStringLiteral("/outside"));
    QVERIFY(outside.open(QIODevice::WriteOnly));
    QVERIFY(run(shell(QStringLiteral(
        "pwd; echo made > made; ls -A /tmp | grep -v '^%1$'; ls ..; ls -A /home /root /var /run /srv /mnt /opt 2>/dev/null;"
        "cat /etc/shadow 2>/dev/null; ls /etc/ssl/private 2>/dev/null; touch /usr/x 2>/dev/null && echo wrote;"
        "touch /etc/x 2>/dev/null && rm /etc/x && echo private; ls -d /proc/[0-9]* | wc -l;"
        "unshare --user true 2>/dev/null && echo nested; grep -h ^CapEff /proc/self/status")
        .arg(QFileInfo(m_rig->folder()).fileName()))));
    QVERIFY(QFile::exists(workspace() + QStringLiteral("/made")));
    const QList<QByteArray> lines = output().trimmed().split('\n');
    QCOMPARE(lines.value(0), workspace().toUtf8());
    QCOMPARE(lines.value(1), QByteArray("work")); // not even "outside", or the profile
    QVERIFY(!lines.contains("wrote") && !lines.contains("nested") && !output().contains("root:"));
    QVERIFY(lines.contains("CapEff:\t0000000000000000"));
    QVERIFY2(lines.value(lines.size() - 2).toInt() <= 6, output().constData()); // it sees its own processes only
}

void TestCommandAgent::theProfileIsHidden()
{
    QD_NEEDS_SANDBOX();
    QFile secret(profile() + QStringLiteral("/quarterdeck.db"));
    QVERIFY(secret.open(QIODevice::WriteOnly) && secret.write("secret") > 0);
    secret.close();
    Task asked = task();
    asked.spec.workspace = m_rig->folder(); // above the profile, as a home is
    Agent ada = shell(QStringLiteral("find profile -type f; cat profile/quarterdeck.db; cat \"$0\"; : > profile/x && echo fake"),
                      R"("prompt":"file")");
    QJsonArray command = ada.settings[QLatin1String("command")].toArray();
    command += QStringLiteral("{prompt_file}");
    ada.settings[QStringLiteral("command")] = command;
    const auto effect = m_transport->prepare(asked, 1, ada);
    QVERIFY(effect.ok() && m_transport->perform({1}, *effect).ok());
    QTRY_COMPARE(m_listener->endings.size(), size_t(1));
    QVERIFY(!output().contains("secret"));
    QVERIFY2(output().contains("-prompt\nMend it\n"), output().constData()); // the text of its task, and no other file
    QCOMPARE(output().count("profile/"), 1);
    QVERIFY(!QFile::exists(profile() + QStringLiteral("/x")));
    QCOMPARE(contentOf(secret.fileName()), QByteArray("secret"));
}

void TestCommandAgent::nothingOfTheConsoleIsInItsEnvironment()
{
    QD_NEEDS_SANDBOX();
    qputenv("QD_TEST_SECRET", "of the console");
    QVERIFY(run(shell(QStringLiteral("env; tr '\\0' '\\n' < /proc/1/cmdline"), R"("env":{"API_KEY":"of the agent"})")));
    qunsetenv("QD_TEST_SECRET");
    QVERIFY(!output().contains("of the console"));
    QVERIFY(output().contains("API_KEY=of the agent"));
    QCOMPARE(output().count("of the agent"), 1); // in the environment, and in no command line
    QVERIFY(output().contains("HOME=/tmp\n"));
}

void TestCommandAgent::aPureAgentOnlyReads()
{
    QD_NEEDS_SANDBOX();
    const Agent ada = shell(QStringLiteral("touch made && echo wrote; touch /tmp/x && echo scratch"),
                            R"("effect":"pure","sandbox":"require")");
    QCOMPARE(m_transport->prepare(task(), 1, ada)->effectClass(), EffectClass::Pure);
    QVERIFY(run(ada));
    QCOMPARE(output(), QByteArray("scratch\n"));
    QVERIFY(!QFile::exists(workspace() + QStringLiteral("/made")));
}

void TestCommandAgent::theNetworkIsOffUnlessAllowed_data()
{
    QTest::addColumn<QByteArray>("setting");
    QTest::addColumn<QByteArray>("reached");
    QTest::newRow("off") << QByteArray(R"("network":false)") << QByteArray("no\n");
    QTest::newRow("on") << QByteArray(R"("network":true)") << QByteArray("yes\n");
}

void TestCommandAgent::theNetworkIsOffUnlessAllowed()
{
    QD_NEEDS_SANDBOX();
    QFETCH(QByteArray, setting);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QVERIFY(run(shell(QStringLiteral("bash -c 'exec 3<>/dev/tcp/127.0.0.1/%1' 2>/dev/null && echo yes || echo no")
                          .arg(server.serverPort()), setting)));
    QTEST(output(), "reached");
}

void TestCommandAgent::aProgramFromElsewhereRuns()
{
    QD_NEEDS_SANDBOX();
    QVERIFY(run(nasty({QStringLiteral("args"), QStringLiteral("one")})));
    QCOMPARE(output(), QByteArray("3:one\n"));
}

void TestCommandAgent::stopIsGentleInsideTheSandbox()
{
    QD_NEEDS_SANDBOX();
    const Agent ada = shell(QStringLiteral("trap 'sleep 0.3; echo bye; exit 0' TERM; echo ready; while :; do sleep 0.02; done"));
    const auto effect = m_transport->prepare(task(), 1, ada);
    QVERIFY(effect.ok() && m_transport->perform({1}, *effect).ok());
    QTRY_VERIFY(m_listener->lines.contains(QStringLiteral("ready")));
    m_transport->stop({1}, EndCause::Cancelled);
    QTRY_COMPARE(m_listener->endings.size(), size_t(1));
    QCOMPARE(ending().cause, EndCause::Cancelled);
    QCOMPARE(output(), QByteArray("ready\nbye\n"));
    QVERIFY(m_rig->running().isEmpty());
}

void TestCommandAgent::aSignalInsideTheSandboxIsACrash()
{
    QD_NEEDS_SANDBOX();
    QVERIFY(run(shell(QStringLiteral("kill -SEGV $$"))));
    QCOMPARE(ending().cause, EndCause::Vanished);
    QCOMPARE(ending().error->code, QStringLiteral("agent_crashed"));
    QVERIFY2(ending().summary.contains(QLatin1String("signal 11")), qPrintable(ending().summary));
}

void TestCommandAgent::nobodyIsLeftOfASandbox_data()
{
    QTest::addColumn<QString>("way");
    QTest::newRow("stopped") << "stop";
    QTest::newRow("killed") << "kill";
    QTest::newRow("transport destroyed") << "destroy";
    QTest::newRow("box killed") << "box";
}

void TestCommandAgent::nobodyIsLeftOfASandbox()
{
    QD_NEEDS_SANDBOX();
    QFETCH(QString, way);
    const auto effect = m_transport->prepare(task(), 1, nasty({QStringLiteral("tree")}));
    QVERIFY(effect.ok() && m_transport->perform({1}, *effect).ok());
    QTRY_VERIFY(m_listener->lines.contains(QStringLiteral("ready")));
    // The box, bubblewrap outside and inside, and the nasty agent with its three: all carry the cookie.
    QTRY_COMPARE(m_rig->running().size(), 7);
    if (way == QLatin1String("stop"))
        m_transport->stop({1}, EndCause::TimedOut);
    else if (way == QLatin1String("kill"))
        m_executioner->kill(std::chrono::milliseconds(0));
    else if (way == QLatin1String("destroy"))
        m_transport.reset();
    else
        ::kill(boxAmong(m_rig->running()), SIGKILL);
    QTRY_VERIFY(m_rig->running().isEmpty());
    if (m_transport)
        QTRY_COMPARE(m_listener->endings.size(), size_t(1));
}

void TestCommandAgent::leftoversOfASandboxAreFound()
{
    QD_NEEDS_SANDBOX();
    const auto effect = m_transport->prepare(task(), 1, nasty({QStringLiteral("tree")}));
    QVERIFY(effect.ok() && m_transport->perform({1}, *effect).ok());
    QTRY_VERIFY(m_listener->lines.contains(QStringLiteral("ready")));
    const auto leftovers = killLeftovers(m_rig->profile()); // what the next owner of the profile would do
    QVERIFY(leftovers.size() >= 2);
    for (const Leftover &leftover : leftovers)
        QVERIFY2(leftover.killed, procFile(leftover.id.pid, "status").constData());
    QTRY_VERIFY(m_rig->running().isEmpty());
}

QTEST_GUILESS_MAIN(TestCommandAgent)
#include "tst_commandagent.moc"
