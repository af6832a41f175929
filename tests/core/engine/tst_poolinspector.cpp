#include "core/engine/poolinspector.h"
#include "tests/core/process/processrig.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace qd;
using namespace qd::test;

namespace {

class Listener final : public InspectionListener
{
public:
    void claimInspected(qint64 ticket, const BeforeView &view) override { before.emplace(ticket, view); }
    void resultExamined(AttemptId attempt, const Examination &examination) override { after.emplace(attempt, examination); }
    void verifierSaid(AttemptId, const UntrustedText &line) override { lines += line.raw(); }
    void verifierEnded(AttemptId attempt, const AgentEnding &ending) override { endings.emplace(attempt, ending); }
    void attemptProbed(AttemptId attempt, const ProbeReport &report) override { reports.emplace(attempt, report); }

    std::map<qint64, BeforeView> before;
    std::map<AttemptId, Examination> after;
    std::map<AttemptId, AgentEnding> endings;
    std::map<AttemptId, ProbeReport> reports;
    QStringList lines;
};

} // namespace

/// The inspector of a running program: real files, real threads, real boxes.
class TestPoolInspector : public QObject
{
    Q_OBJECT

    std::unique_ptr<ProcessRig> m_rig;
    std::unique_ptr<Executioner> m_executioner;
    std::unique_ptr<Listener> m_listener;
    std::unique_ptr<PoolInspector> m_inspector;

    [[nodiscard]] QString folder(const QString &name) const { return m_rig->folder() + u'/' + name; }
    [[nodiscard]] ArtifactStore artifacts() const { return ArtifactStore(folder(QStringLiteral("artifacts"))); }
    [[nodiscard]] TaskSpec spec() const
    {
        TaskSpec spec;
        spec.title = QStringLiteral("t");
        spec.workspace = folder(QStringLiteral("work"));
        spec.outputs = {spec.workspace + QStringLiteral("/out.txt")};
        spec.inputs = {folder(QStringLiteral("missing"))};
        return spec;
    }
    [[nodiscard]] Task verifying(const QStringList &program) const
    {
        Task task;
        task.spec = spec();
        task.spec.instructions = QStringLiteral("not for the verifier");
        task.spec.standardInput = QStringLiteral("not for the verifier");
        task.spec.verify = program;
        return task;
    }
    static void write(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        QVERIFY2(file.open(QIODevice::WriteOnly) && file.write(text) == text.size(), qPrintable(path));
    }
    static QByteArray contentOf(const AgentEnding &ending, const QString &name)
    {
        for (const SpooledFile &spooled : ending.files) {
            if (QFile file(spooled.path); spooled.name == name && file.open(QIODevice::ReadOnly))
                return file.readAll();
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(prepareProcessOwner()); }

    void init()
    {
        m_rig = std::make_unique<ProcessRig>();
        for (const char *name : {"work", "spool", "scratch", "artifacts"})
            QVERIFY(QDir().mkpath(folder(QLatin1String(name))));
        m_executioner = std::make_unique<Executioner>();
        m_listener = std::make_unique<Listener>();
        const CommandPlaces commands{kBoxProgram, folder(QStringLiteral("spool")), folder(QStringLiteral("scratch")), m_rig->profile(), {}, {}};
        m_inspector = std::make_unique<PoolInspector>(
            *m_executioner, PoolInspector::Places{m_rig->folder(), folder(QStringLiteral("artifacts")), commands}, *m_listener);
    }
    void cleanup()
    {
        m_inspector.reset();
        m_executioner.reset();
    }

    void looksBefore()
    {
        m_inspector->inspect(4, spec());
        QVERIFY(m_listener->before.empty()); // never from inside the call
        QTRY_COMPARE(m_listener->before.size(), size_t(1));
        const BeforeView &view = m_listener->before.at(4);
        QVERIFY(view.answered);
        QCOMPARE(view.missingInputs.size(), 1);
        QVERIFY(view.badPlaces.isEmpty());
        QCOMPARE(view.space.size(), size_t(2));
    }

    void aTaskWithoutAWorkspaceWorksInTheScratch()
    {
        TaskSpec bare;
        bare.outputs = {folder(QStringLiteral("scratch/out"))};
        m_inspector->inspect(1, bare);
        QTRY_COMPARE(m_listener->before.size(), size_t(1));
        QVERIFY(m_listener->before.at(1).badPlaces.isEmpty());
        QCOMPARE(m_listener->before.at(1).space.size(), size_t(1));
    }

    void looksAfter()
    {
        write(spec().outputs.first(), "result");
        const auto text = artifacts().put(QStringLiteral("stdout.txt"), "all FAILED\n");
        QVERIFY(text.ok());
        m_inspector->examine(AttemptId{7}, spec(), {true, false, {*text}});
        QTRY_COMPARE(m_listener->after.size(), size_t(1));
        const Examination &found = m_listener->after.at(AttemptId{7});
        QCOMPARE(found.view.outputs[0].hash, Sha256::of("result"));
        QCOMPARE(found.view.markers, QStringList{QStringLiteral("FAILED in stdout.txt, line 1")});
        QCOMPARE(found.copies[0].name, QStringLiteral("out.txt"));
        QVERIFY(found.copies[0].path.startsWith(folder(QStringLiteral("spool"))));
        QCOMPARE(artifacts().adopt(QStringLiteral("out.txt"), found.copies[0].path)->hash, Sha256::of("result"));
    }

    void outputsAreOnlyLookedAtWhenOwed()
    {
        write(spec().outputs.first(), "result");
        m_inspector->examine(AttemptId{7}, spec(), {false, false, {}});
        QTRY_COMPARE(m_listener->after.size(), size_t(1));
        QVERIFY(m_listener->after.at(AttemptId{7}).view.outputs.empty() && m_listener->after.at(AttemptId{7}).copies.empty());
    }

    void anAnswerThatNobodyFetchesLeavesNothingBehind()
    {
        write(spec().outputs.first(), "result");
        m_inspector->examine(AttemptId{7}, spec(), {true, false, {}});
        m_inspector.reset();
        QVERIFY(m_listener->after.empty());
        QVERIFY(QDir(folder(QStringLiteral("spool"))).isEmpty());
    }

    void verifiesInTheWorkspaceAndReadsNothing()
    {
        write(folder(QStringLiteral("work/here.txt")), "here");
        QVERIFY(m_inspector->verify(AttemptId{3}, verifying({QStringLiteral("sh"), QStringLiteral("-c"), QStringLiteral("cat here.txt; cat; echo no >&2; exit 4")}), {}).ok());
        QTRY_COMPARE(m_listener->endings.size(), size_t(1));
        const AgentEnding &ending = m_listener->endings.at(AttemptId{3});
        QCOMPARE(ending.cause, EndCause::Answered);
        QCOMPARE(ending.error->detail, QStringLiteral("exit code 4"));
        QCOMPARE(contentOf(ending, QStringLiteral("stdout.txt")), QByteArray("here"));
        QCOMPARE(contentOf(ending, QStringLiteral("stderr.txt")), QByteArray("no\n"));
        QVERIFY(m_listener->lines.contains(QStringLiteral("no")));
    }

    void whatVerifiesWellSaysSo()
    {
        QVERIFY(m_inspector->verify(AttemptId{3}, verifying({QStringLiteral("true")}), {}).ok());
        QTRY_COMPARE(m_listener->endings.size(), size_t(1));
        QVERIFY(!m_listener->endings.at(AttemptId{3}).error);
        QCOMPARE(m_inspector->verify(AttemptId{4}, verifying({QStringLiteral("no-such-program-at-all")}), {}).error().code, QStringLiteral("program_not_found"));
    }

    // In the agent's place and behind its bars, but not by its program.
    void verifiesAsTheAgentWouldWork()
    {
        Agent agent;
        agent.transport = Transport::Command;
        agent.settings = {{QStringLiteral("command"), QJsonArray{QStringLiteral("false")}}, {QStringLiteral("sandbox"), QStringLiteral("off")},
                          {QStringLiteral("env"), QJsonObject{{QStringLiteral("MARK"), QStringLiteral("of the agent")}}}};
        QVERIFY(m_inspector->verify(AttemptId{3}, verifying({QStringLiteral("printenv"), QStringLiteral("MARK")}), agent).ok());
        QTRY_COMPARE(m_listener->endings.size(), size_t(1));
        QCOMPARE(contentOf(m_listener->endings.at(AttemptId{3}), QStringLiteral("stdout.txt")), QByteArray("of the agent\n"));
        agent.settings[QStringLiteral("sandbox")] = QStringLiteral("require");
        const auto confined = m_inspector->verify(AttemptId{4}, verifying({QStringLiteral("true")}), agent);
        QCOMPARE(confined.error().code, QStringLiteral("sandbox_unavailable")); // this rig has none
    }

    void verificationCanBeStopped_data()
    {
        QTest::addColumn<bool>("byKill");
        QTest::newRow("asked") << false;
        QTest::newRow("killed") << true;
    }

    void verificationCanBeStopped()
    {
        QFETCH(bool, byKill);
        QVERIFY(m_inspector->verify(AttemptId{3}, verifying({kNastyAgent, QStringLiteral("tree")}), {}).ok());
        QTRY_VERIFY(m_listener->lines.contains(QStringLiteral("ready")) || m_rig->running().size() >= 4);
        if (byKill)
            m_executioner->kill(std::chrono::milliseconds(0));
        else
            m_inspector->stopVerifying(AttemptId{3}, EndCause::TimedOut);
        QTRY_COMPARE_WITH_TIMEOUT(m_listener->endings.size(), size_t(1), 20'000);
        QCOMPARE(m_listener->endings.at(AttemptId{3}).cause, byKill ? EndCause::Killed : EndCause::TimedOut);
        QTRY_VERIFY(m_rig->running().isEmpty());
    }

    void itsEndEndsWhatVerifies()
    {
        QVERIFY(m_inspector->verify(AttemptId{3}, verifying({QStringLiteral("sleep"), QStringLiteral("1000")}), {}).ok());
        QTRY_VERIFY(!m_rig->running().isEmpty());
        m_inspector.reset();
        QTRY_VERIFY(m_rig->running().isEmpty());
        QVERIFY(m_listener->endings.empty());
    }

    void aProbeIsAskedAndUnderstood_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<ProbeAnswer>("answer");
        QTest::newRow("it happened") << QStringLiteral("echo happened") << ProbeAnswer::Happened;
        QTest::newRow("it did not") << QStringLiteral("echo not happened") << ProbeAnswer::NotHappened;
        QTest::newRow("of which attempt") << QStringLiteral("[ \"$1\" = 7 ] && echo happened") << ProbeAnswer::Happened;
        QTest::newRow("another word") << QStringLiteral("echo perhaps") << ProbeAnswer::Unclear;
        QTest::newRow("more than the word") << QStringLiteral("echo happened; echo I think") << ProbeAnswer::Unclear;
        QTest::newRow("nothing") << QStringLiteral("true") << ProbeAnswer::Unclear;
        QTest::newRow("it breaks down") << QStringLiteral("echo not happened; exit 1") << ProbeAnswer::Unclear;
        QTest::newRow("it is killed") << QStringLiteral("echo happened; kill -9 $$") << ProbeAnswer::Unclear;
    }

    void aProbeIsAskedAndUnderstood()
    {
        QFETCH(QString, script);
        QFETCH(ProbeAnswer, answer);
        Agent agent;
        agent.transport = Transport::Command;
        agent.settings = {{QStringLiteral("command"), QJsonArray{QStringLiteral("/bin/false")}},
                          {QStringLiteral("effect"), QStringLiteral("checkable")},
                          {QStringLiteral("probe"), QJsonArray{QStringLiteral("/bin/sh"), QStringLiteral("-c"), script,
                                                               QStringLiteral("probe"), QStringLiteral("{attempt}")}}};
        Task task;
        task.spec = spec();
        QVERIFY(m_inspector->probe(AttemptId{7}, task, agent).ok());
        QTRY_COMPARE(m_listener->reports.size(), size_t(1));
        const ProbeReport report = m_listener->reports.at(AttemptId{7});
        QVERIFY2(report.answer == answer, qPrintable(report.detail));
        QVERIFY(!report.detail.isEmpty());
        QVERIFY(m_listener->endings.empty());
        QVERIFY(QDir(folder(QStringLiteral("spool"))).entryList(QDir::Files).isEmpty());
    }

    void anAgentWithoutAProbeCannotBeAsked()
    {
        Task task;
        task.spec = spec();
        Agent agent;
        agent.transport = Transport::Command;
        QCOMPARE(m_inspector->probe(AttemptId{7}, task, agent).error().code, QStringLiteral("agent_cannot_tell"));
        agent.transport = Transport::Rehearsal;
        QCOMPARE(m_inspector->probe(AttemptId{7}, task, agent).error().code, QStringLiteral("agent_cannot_tell"));
    }
};

QTEST_GUILESS_MAIN(TestPoolInspector)
#include "tst_poolinspector.moc"
