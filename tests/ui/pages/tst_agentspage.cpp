#include "tests/support/fakescene.h"
#include "ui/models/agentmodel.h"
#include "ui/models/words.h"
#include "ui/pages/agentspage.h"
#include "ui/parts/plaintable.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace qd;

namespace {

AgentStatus agent(qint64 id, std::vector<TaskId> running = {})
{
    AgentStatus status;
    status.agent.id = AgentId{id};
    status.agent.name = QStringLiteral("agent-%1").arg(id);
    status.agent.kinds = {TaskKind::Code};
    status.running = std::move(running);
    return status;
}

struct Scene : FakeLine {
    AgentsPage page{link};

    Scene()
    {
        core->setTasks({fakeTask(1, TaskState::Running), fakeTask(2, TaskState::Running)});
        page.show();
    }
    [[nodiscard]] PlainTable *table(const char *name) const
    {
        return page.findChild<PlainTable *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QString text(const char *name) const
    {
        return page.findChild<QLabel *>(QString::fromLatin1(name))->text();
    }
};

} // namespace

class TestAgentsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyUntilToldOfAgents();
    void detailShowsCurrentTasks();
    void changesReachTheChosenAgent();
    void hiddenPageAsksNothing();
};

void TestAgentsPage::emptyUntilToldOfAgents()
{
    Scene s;
    QVERIFY(!s.table("agents")->isVisible());
    s.core->publishAgents({agent(1)});
    QTRY_VERIFY(s.table("agents")->isVisible());
    const auto *model = s.table("agents")->model();
    QCOMPARE(model->index(0, AgentModel::LastSign).data().toString(), noDataYet());
    QCOMPARE(s.table("agents")->accessibleName(), QStringLiteral("Agents list"));
}

void TestAgentsPage::detailShowsCurrentTasks()
{
    Scene s;
    s.core->publishAgents({agent(1, {TaskId{1}, TaskId{2}}), agent(2)});
    QTRY_COMPARE(s.text("agentName"), QStringLiteral("agent-1"));
    QTRY_COMPARE(s.table("agentTasks")->model()->rowCount(), 2);
    QSignalSpy wish(&s.page, &AgentsPage::taskRequested);
    Q_EMIT s.table("agentTasks")->activated(s.table("agentTasks")->model()->index(1, 0));
    QCOMPARE(wish.count(), 1);
    QCOMPARE(wish.first().first().value<TaskId>(), TaskId{2});
    s.table("agents")->goTo(1);
    QCOMPARE(s.text("agentName"), QStringLiteral("agent-2"));
    QCOMPARE(s.table("agentTasks")->model()->rowCount(), 0);
}

void TestAgentsPage::changesReachTheChosenAgent()
{
    Scene s;
    s.core->publishAgents({agent(1), agent(3)});
    QTRY_VERIFY(s.table("agents")->isVisible());
    s.table("agents")->goTo(1);
    s.core->publishAgents({agent(1), agent(2), agent(3, {TaskId{2}})});
    QTRY_COMPARE(s.table("agentTasks")->model()->rowCount(), 1);
    QCOMPARE(s.text("agentName"), QStringLiteral("agent-3"));
    QCOMPARE(s.table("agents")->currentIndex().row(), 2);
    s.core->forgetCalls();
    AgentStatus alive = agent(3, {TaskId{2}});
    alive.lastSignAt = 5'000;
    QSignalSpy told(&s.link, &CoreLink::agentsChanged);
    s.core->publishAgents({agent(1), agent(2), alive});
    QTRY_COMPARE(told.count(), 1);
    QVERIFY(s.core->calls().empty()); // a sign of life alone asks for nothing
}

void TestAgentsPage::hiddenPageAsksNothing()
{
    Scene s;
    s.page.hide();
    QSignalSpy told(&s.link, &CoreLink::agentsChanged);
    s.core->publishAgents({agent(1, {TaskId{1}})});
    QTRY_COMPARE(told.count(), 1);
    QVERIFY(s.core->calls().empty());
    s.page.show();
    QTRY_COMPARE(s.table("agentTasks")->model()->rowCount(), 1);
}

QTEST_MAIN(TestAgentsPage)
#include "tst_agentspage.moc"
