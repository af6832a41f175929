#include "core/agents/agentdesk.h"

#include "core/agents/agenttest.h"
#include "core/store/taskreader.h"
#include "tests/support/fakeclock.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace qd;

namespace {

const QString kActor = QStringLiteral("test:person");

QJsonObject object(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        qFatal("no object: %s", json.constData());
    return document.object();
}

const AgentFinding &findingOf(const std::vector<AgentFinding> &findings, const char *id)
{
    static const AgentFinding kNone{};
    const auto found = std::find_if(findings.begin(), findings.end(), [&](const AgentFinding &f) { return f.id == QLatin1String(id); });
    return found == findings.end() ? kNone : *found;
}

} // namespace

/// Agents are rows that a person edits, and the roster follows.
class TestAgentDesk : public QObject
{
    Q_OBJECT

    FakeClock m_clock;
    std::unique_ptr<Store> m_store;
    Roster m_roster;
    std::unique_ptr<AgentDesk> m_desk;

    [[nodiscard]] std::vector<JournalEntry> journal()
    {
        TaskReader reader(m_store->database());
        auto entries = reader.journal(QStringLiteral("agent:ada"), 0, 100);
        return entries ? *std::move(entries) : std::vector<JournalEntry>{};
    }
    [[nodiscard]] static QJsonObject ada()
    {
        return object(R"({"name":"ada","kinds":["code"],"settings":{"command":["cat"],"env":{"API_KEY":"secret"}}})");
    }

private Q_SLOTS:
    void init()
    {
        auto store = Store::open(QStringLiteral(":memory:"), QStringLiteral("test"), m_clock.wallMs());
        QVERIFY(store.ok());
        m_store = *std::move(store);
        m_roster = Roster();
        m_desk = std::make_unique<AgentDesk>(m_clock, *m_store, m_roster);
        QVERIFY(m_desk->load().ok());
    }

    void theBuiltInOnesAreThere()
    {
        for (const char *name : {"command", "rehearsal", "outbound"})
            QVERIFY2(m_roster.find(QString::fromLatin1(name)), name);
    }

    void whatIsAddedWorksAtOnceAndIsOnRecord()
    {
        const auto answer = m_desk->add(kActor, ada());
        QVERIFY2(answer.ok(), answer ? "" : qPrintable(answer.error().detail));
        QVERIFY((*answer)[QLatin1String("agent")][QLatin1String("number")].toInteger() > 0);
        QVERIFY(m_roster.find(QStringLiteral("ada")));
        QCOMPARE(journal().size(), size_t(1));
        QCOMPARE(journal()[0].event, QStringLiteral("agent_added"));
        QCOMPARE(journal()[0].actor, kActor);
        QVERIFY(!QJsonDocument(journal()[0].data).toJson().contains("secret"));
        QCOMPARE(m_desk->add(kActor, ada()).error().code, QStringLiteral("agent_exists"));
        QCOMPARE(journal().size(), size_t(1));
    }

    void whatIsWrongChangesNothing()
    {
        QVERIFY(m_desk->add(kActor, ada()).ok());
        QCOMPARE(m_desk->change(kActor, QStringLiteral("ada"), object(R"({"slots":65})")).error().code,
                 QStringLiteral("agent_slots_invalid"));
        QCOMPARE(m_roster.find(QStringLiteral("ada"))->slotCount, 1);
        QCOMPARE(m_desk->change(kActor, QStringLiteral("eve"), object(R"({"slots":5})")).error().code, QStringLiteral("not_found"));
        QCOMPARE(m_desk->remove(kActor, QStringLiteral("eve")).error().code, QStringLiteral("not_found"));
        QCOMPARE(journal().size(), size_t(1));
    }

    void whatIsChangedKeepsItsRecord()
    {
        QVERIFY(m_desk->add(kActor, ada()).ok());
        m_roster.noteEnd(QStringLiteral("ada"), AttemptState::Ok, {}, 0);
        QVERIFY(m_desk->change(kActor, QStringLiteral("ada"), object(R"({"enabled":false,"settings":{"timeout":5}})")).ok());
        const Agent *ada = m_roster.find(QStringLiteral("ada"));
        QVERIFY(!ada->enabled);
        QCOMPARE(ada->settings[QLatin1String("timeout")].toInt(), 5);
        QVERIFY(ada->settings.contains(QLatin1String("command")));
        QCOMPARE(m_roster.recordOf(QStringLiteral("ada")).ended, 1);
        QCOMPARE(journal().back().event, QStringLiteral("agent_changed"));
    }

    void whatIsRemovedIsGone()
    {
        QVERIFY(m_desk->add(kActor, ada()).ok());
        m_roster.noteRunning(QStringLiteral("ada"), {TaskId{1}}); // what runs goes on
        QVERIFY(m_desk->remove(kActor, QStringLiteral("ada")).ok());
        QVERIFY(!m_roster.find(QStringLiteral("ada")));
        QCOMPARE(journal().back().event, QStringLiteral("agent_removed"));
    }

    void aBuiltInOneIsRemovedOnlyWhileItRests()
    {
        const QString name = QStringLiteral("outbound");
        m_roster.noteRunning(name, {TaskId{1}});
        QCOMPARE(m_desk->remove(kActor, name).error().code, QStringLiteral("agent_busy"));
        QVERIFY(m_desk->change(kActor, name, object(R"({"enabled":false})")).ok());
        m_roster.noteRunning(name, {});
        QVERIFY(m_desk->remove(kActor, name).ok());
        QVERIFY(!m_roster.find(name));
    }

    void theRecordOutlivesTheProgram()
    {
        const auto done = m_store->database().executeScript(QStringLiteral(
            "INSERT INTO task (id, key, title, kind, lane, spec, spec_sha256, state, ready, priority, order_key, max_attempts, "
            "created_at, updated_at) VALUES (1, 'k', 't', 'code', 'kind:code', '{}', '%1', 'held', 0, 5, 0, 100, 0, 0)")
                .arg(QString(64, u'0')));
        QVERIFY2(done.ok(), done ? "" : qPrintable(done.error().detail));
        const std::array<const char *, 5> states{"ok", "error", "cancelled", "timeout", "running"};
        for (size_t i = 0; i < states.size(); ++i) {
            const auto inserted = m_store->database().executeScript(QStringLiteral(
                "INSERT INTO attempt (id, task, number, epoch, agent, mode, state, started_at, effect_class) "
                "VALUES (%1, 1, %1, 1, 'command', 'proof', '%2', 0, 'unsafe')").arg(i + 1).arg(QLatin1String(states[i])));
            QVERIFY2(inserted.ok(), inserted ? "" : qPrintable(inserted.error().detail));
        }
        Roster roster;
        QVERIFY(AgentDesk(m_clock, *m_store, roster).load().ok());
        QCOMPARE(roster.recordOf(QStringLiteral("command")).ended, 3);
        QCOMPARE(roster.recordOf(QStringLiteral("command")).succeeded, 1);
        QCOMPARE(*m_store->attempts().outcomesOf(QStringLiteral("command"), 2), (std::vector<bool>{false, false}));
    }

    void aTestFindsWhatIsMissing()
    {
        const QTemporaryDir folder;
        Agent agent;
        agent.name = QStringLiteral("ada");
        agent.kinds = {TaskKind::Code};
        agent.settings = object(R"({"command":["no-such-program-anywhere"],"directory":"/no/such","env":{"EMPTY":""}})");
        const auto findings = testAgent(agent, QStringLiteral("/no/box"), folder.path());
        QCOMPARE(findingOf(findings, "transport").result, CheckResult::Fail);
        QCOMPARE(findingOf(findings, "program").result, CheckResult::Fail);
        QCOMPARE(findingOf(findings, "directory").result, CheckResult::Fail);
        QCOMPARE(findingOf(findings, "environment").result, CheckResult::Warning);
        QVERIFY(findingOf(findings, "environment").detail.contains(QLatin1String("EMPTY")));
    }

    void aTestResolvesTheProgram()
    {
        const QTemporaryDir folder;
        Agent agent;
        agent.enabled = false;
        agent.settings = object(R"({"command":["true"],"sandbox":"off","env":{"A":"secret"}})");
        const auto findings = testAgent(agent, QStringLiteral("/bin/true"), folder.path());
        QCOMPARE(findingOf(findings, "enabled").result, CheckResult::Warning);
        QCOMPARE(findingOf(findings, "transport").result, CheckResult::Pass);
        QCOMPARE(findingOf(findings, "program").result, CheckResult::Pass);
        QVERIFY(QDir::isAbsolutePath(findingOf(findings, "program").detail));
        QCOMPARE(findingOf(findings, "directory").detail, folder.path());
        QCOMPARE(findingOf(findings, "sandbox").result, CheckResult::Warning);
        QCOMPARE(findingOf(findings, "environment").detail, QStringLiteral("A"));
        agent.settings = object(R"({"command":["/etc/passwd"]})");
        QCOMPARE(findingOf(testAgent(agent, {}, folder.path()), "program").result, CheckResult::Fail);
    }

    void theBuiltInOnesNeedLittle()
    {
        for (const AgentStatus &status : m_roster.agents()) {
            for (const AgentFinding &finding : testAgent(status.agent, QStringLiteral("/bin/true"), QDir::tempPath()))
                QVERIFY2(!blocks(finding.result), qPrintable(finding.detail));
        }
    }
};

QTEST_GUILESS_MAIN(TestAgentDesk)
#include "tst_agentdesk.moc"
