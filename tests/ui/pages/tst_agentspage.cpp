#include "tests/support/fakescene.h"
#include "ui/dialogs/agentdialog.h"
#include "ui/dialogs/agenttestdialog.h"
#include "ui/dialogs/removeagentdialog.h"
#include "ui/models/agentmodel.h"
#include "ui/models/taskdrag.h"
#include "ui/models/words.h"
#include "ui/pages/agentspage.h"
#include "ui/pages/taskassignment.h"
#include "ui/parts/emptystate.h"
#include "ui/parts/messagebar.h"
#include "ui/parts/plaintable.h"

#include <QAbstractButton>
#include <QAction>
#include <QDialogButtonBox>
#include <QDragEnterEvent>
#include <QJsonDocument>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QTreeWidget>

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
    [[nodiscard]] QString cell(int column) const { return table("agents")->model()->index(0, column).data().toString(); }
    [[nodiscard]] QAction *action(const char *name) const { return page.findChild<QAction *>(QString::fromLatin1(name)); }
    [[nodiscard]] QPlainTextEdit *output() const { return page.findChild<QPlainTextEdit *>(QStringLiteral("agentOutput")); }
    [[nodiscard]] MessageBar *messages() const { return page.findChild<MessageBar *>(); }
    /// As if something was dragged over this row, or let go there. \return was it welcome?
    [[nodiscard]] bool dragOver(const QMimeData &data, int row) const
    {
        QDragEnterEvent enter(place(row).toPoint(), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(table("agents")->viewport(), &enter);
        QDragMoveEvent move(place(row).toPoint(), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(table("agents")->viewport(), &move);
        return enter.isAccepted() && move.isAccepted();
    }
    [[nodiscard]] bool drop(const QMimeData &data, int row) const
    {
        if (!dragOver(data, row))
            return false; // what is not welcome is never let go
        QDropEvent event(place(row), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(table("agents")->viewport(), &event);
        return event.isAccepted();
    }
    [[nodiscard]] QPointF place(int row) const { return {20.0, table("agents")->rowViewportPosition(0) + (row + 0.5) * table("agents")->rowHeight(0)}; }
    template <typename Dialog>
    [[nodiscard]] Dialog *dialog() const { return page.findChild<Dialog *>(); }
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
    void tasksCanBeDroppedOnAnAgent();
    void whatIsNoTaskOfOursIsNotTaken();
    void emptyUntilToldOfAgents();
    void detailShowsCurrentTasks();
    void changesReachTheChosenAgent();
    void hiddenPageAsksNothing();
    void sharesAreMeasuredOrNotShown();
    void outputOfWhatRunsIsFollowed();
    void historyIsReadWhenLookedAt();
    void disablingCanBeUndone();
    void refusalsAreSaid();
    void removingAsksAndSaysWhatGoesOn();
    void aTestAnswersInSentences();
    void commandsNeedAnAgent();
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
    QVERIFY(s.core->calls(Operation::TasksPage).empty()); // a sign of life alone asks for no rows
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

void TestAgentsPage::sharesAreMeasuredOrNotShown()
{
    Scene s;
    s.core->publishAgents({agent(1)});
    QTRY_COMPARE(s.table("agents")->model()->rowCount(), 1);
    QCOMPARE(s.cell(AgentModel::Success), noDataYet());
    QCOMPARE(s.cell(AgentModel::AverageTime), noDataYet());
    s.core->answerWith(Operation::AgentsList, QJsonDocument::fromJson(
        R"({"agents":[{"name":"agent-1","record":{"ended":4,"succeeded":3,"average_ms":1500}}]})").object());
    AgentStatus worked = agent(1);
    worked.succeeded = 3;
    worked.failed = 1;
    s.core->publishAgents({worked});
    QTRY_COMPARE(s.cell(AgentModel::Success), QStringLiteral("75 % of 4"));
    QCOMPARE(s.cell(AgentModel::AverageTime), QStringLiteral("1 s"));
}

void TestAgentsPage::outputOfWhatRunsIsFollowed()
{
    Scene s;
    const auto written = [&](const QString &text) {
        const QJsonObject stream{{QStringLiteral("name"), QStringLiteral("stdout")}, {QStringLiteral("bytes"), text.size()},
                                 {QStringLiteral("text"), text}};
        s.core->answerWith(Operation::AttemptsTail, {{QStringLiteral("running"), true}, {QStringLiteral("streams"), QJsonArray{stream}}});
    };
    written(QStringLiteral("first \u202e line"));
    s.core->publishAgents({agent(1, {TaskId{1}})});
    QTRY_VERIFY(s.output()->toPlainText().startsWith(QStringLiteral("first")));
    QVERIFY(s.output()->toPlainText().contains(QStringLiteral("U+202E")));
    QVERIFY(s.text("outputCaption").startsWith(QStringLiteral("T-1 has written 12 bytes so far")));
    QVERIFY(!s.page.findChild<QPlainTextEdit *>(QStringLiteral("agentErrors"))->isVisible());
    written(QStringLiteral("second"));
    QTRY_COMPARE(s.output()->toPlainText(), QStringLiteral("second")); // by itself, within a second or so
    s.core->publishAgents({agent(1)});
    QTRY_VERIFY(s.text("outputCaption").startsWith(QStringLiteral("T-1 has ended")));
    QCOMPARE(s.output()->toPlainText(), QStringLiteral("second"));
}

void TestAgentsPage::historyIsReadWhenLookedAt()
{
    Scene s;
    s.core->answerWith(Operation::AttemptsList, QJsonDocument::fromJson(
        R"({"attempts":[{"task":"T-2","task_number":2,"title":"Two","number":1,"mode":"proof","state":"ok","started_at":5000,"ended_at":6000}]})").object());
    s.core->publishAgents({agent(1)});
    QTRY_COMPARE(s.text("agentName"), QStringLiteral("agent-1"));
    QVERIFY(s.core->calls(Operation::AttemptsList).empty());
    s.page.findChild<QTabWidget *>(QStringLiteral("agentTabs"))->setCurrentIndex(1);
    QTRY_COMPARE(s.table("agentHistory")->model()->rowCount(), 1);
    QSignalSpy wish(&s.page, &AgentsPage::taskRequested);
    Q_EMIT s.table("agentHistory")->activated(s.table("agentHistory")->model()->index(0, 0));
    QCOMPARE(wish.first().first().value<TaskId>(), TaskId{2});
}

void TestAgentsPage::disablingCanBeUndone()
{
    Scene s;
    s.core->publishAgents({agent(1)});
    QTRY_VERIFY(s.action("toggleAgent")->isEnabled());
    QVERIFY(s.action("toggleAgent")->text().contains(QStringLiteral("Disable")));
    s.action("toggleAgent")->trigger();
    QTRY_VERIFY(s.messages()->isVisible());
    const auto asked = [&] { return s.core->calls(Operation::AgentsSet).back().parameters[QLatin1String("changes")][QLatin1String("enabled")].toBool(true); };
    QVERIFY(!asked());
    AgentStatus disabled = agent(1);
    disabled.agent.enabled = false;
    s.core->publishAgents({disabled});
    QTRY_VERIFY(s.action("toggleAgent")->text().contains(QStringLiteral("nable")));
    QAbstractButton *undo = nullptr;
    const auto buttons = s.messages()->findChildren<QAbstractButton *>();
    for (QAbstractButton *button : buttons)
        undo = button->text() == QStringLiteral("Undo") ? button : undo;
    QVERIFY(undo);
    undo->click();
    QTRY_COMPARE(s.core->calls(Operation::AgentsSet).size(), size_t(2));
    QVERIFY(asked());
}

void TestAgentsPage::tasksCanBeDroppedOnAnAgent()
{
    Scene s;
    s.core->setTasks({fakeTask(1), fakeTask(2)});
    s.core->publishAgents({agent(1), agent(2)});
    QTRY_COMPARE(s.table("agents")->model()->rowCount(), 2);
    QMimeData data;
    addTasks(data, {s.link.status().profile, {TaskId{1}, TaskId{2}, TaskId{9}}});
    s.core->answerWith(Operation::TasksEdit, {{QStringLiteral("number"), 1}, {QStringLiteral("revision"), 8}});
    QSignalSpy assigned(&s.page, &AgentsPage::tasksAssigned);
    QVERIFY(s.drop(data, 1));
    QTRY_COMPARE(assigned.count(), 1);
    const auto edits = s.core->calls(Operation::TasksEdit);
    QCOMPARE(edits.size(), size_t(2));
    QCOMPARE(edits.front().parameters, (QJsonObject{{QStringLiteral("id"), QStringLiteral("T-1")}, {QStringLiteral("revision"), 1'000},
                                                    {QStringLiteral("changes"), QJsonObject{{QStringLiteral("agent"), agent(2).agent.name}}}}));
    QCOMPARE(assigned.first().first().value<UndoEntry>().steps.size(), size_t(2)); // T-9 is not there
    QCOMPARE(s.messages()->level(), MessageBar::Level::Warning);
    QVERIFY(s.messages()->text().contains(agent(2).agent.name));
    addTasks(data, {s.link.status().profile, QList<TaskId>(TaskAssignment::kMostTasks + 1, TaskId{1})});
    s.core->forgetCalls();
    QVERIFY(s.drop(data, 1));
    QVERIFY(s.messages()->text().contains(QString::number(TaskAssignment::kMostTasks)));
    QVERIFY(s.core->calls(Operation::TasksFields).empty());
}

void TestAgentsPage::whatIsNoTaskOfOursIsNotTaken()
{
    Scene s;
    s.core->publishAgents({agent(1)});
    QTRY_COMPARE(s.table("agents")->model()->rowCount(), 1);
    QMimeData data;
    data.setText(QStringLiteral("T-1"));
    QVERIFY(!s.dragOver(data, 0));
    addTasks(data, {QStringLiteral("/another/profile"), {TaskId{1}}});
    QVERIFY(!s.drop(data, 0));
    for (const char *damaged : {"", "[]", R"({"tasks":[0]})", R"({"tasks":["x"]})", R"({"tasks":[]})"}) {
        QMimeData bad;
        bad.setData(QStringLiteral("application/x-quarterdeck-task-ids"), damaged);
        QVERIFY2(!s.drop(bad, 0), damaged);
    }
    addTasks(data, {s.link.status().profile, {TaskId{1}}});
    QVERIFY(s.dragOver(data, 0));
    QVERIFY(!s.drop(data, 7)); // below the last row
    QVERIFY(s.core->calls(Operation::TasksFields).empty());
}

void TestAgentsPage::refusalsAreSaid()
{
    Scene s;
    s.core->refuse(Operation::AgentsSet, {QStringLiteral("operation_forbidden"), ErrorCategory::Operator, {}});
    s.core->publishAgents({agent(1)});
    QTRY_VERIFY(s.action("toggleAgent")->isEnabled());
    s.action("toggleAgent")->trigger();
    QTRY_COMPARE(s.messages()->text(), QStringLiteral("This console may not do that."));
}

void TestAgentsPage::removingAsksAndSaysWhatGoesOn()
{
    Scene s;
    s.core->publishAgents({agent(1, {TaskId{1}, TaskId{2}})});
    QTRY_VERIFY(s.action("removeAgent")->isEnabled());
    s.action("removeAgent")->trigger();
    auto *dialog = s.dialog<RemoveAgentDialog>();
    QVERIFY(dialog);
    QString said;
    for (const QLabel *label : dialog->findChildren<QLabel *>())
        said += label->text() + u'\n';
    QVERIFY2(said.contains(QStringLiteral("Remove agent-1?")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("T-1, T-2")), qPrintable(said));
    auto *buttons = dialog->findChild<QDialogButtonBox *>();
    QVERIFY(buttons->button(QDialogButtonBox::Cancel)->isDefault());
    QVERIFY(s.core->calls(Operation::AgentsRemove).empty());
    dialog->accept();
    QTRY_COMPARE(s.core->calls(Operation::AgentsRemove).size(), size_t(1));
    QTRY_COMPARE(s.messages()->text(), QStringLiteral("agent-1 was removed."));
}

void TestAgentsPage::aTestAnswersInSentences()
{
    Scene s;
    s.core->answerWith(Operation::AgentsTest, QJsonDocument::fromJson(
        R"({"name":"agent-1","ok":false,"findings":[{"id":"program","result":"fail","detail":"there is no program x"}]})").object());
    s.core->publishAgents({agent(1)});
    QTRY_VERIFY(s.action("testAgent")->isEnabled());
    s.action("testAgent")->trigger();
    auto *dialog = s.dialog<AgentTestDialog>();
    QVERIFY(dialog);
    auto *verdict = dialog->findChild<QLabel *>(QStringLiteral("verdict"));
    QTRY_COMPARE(verdict->text(), QStringLiteral("agent-1 could not work."));
    QCOMPARE(dialog->findChild<QTreeWidget *>()->topLevelItem(0)->text(0), QStringLiteral("Its program stands in the way: there is no program x."));
}

void TestAgentsPage::commandsNeedAnAgent()
{
    Scene s;
    for (const char *name : {"editAgent", "testAgent", "toggleAgent", "removeAgent"})
        QVERIFY2(!s.action(name)->isEnabled(), name);
    s.page.findChild<EmptyState *>()->button()->click(); // the one thing to do about it
    QVERIFY(s.dialog<AgentDialog>());
}

QTEST_MAIN(TestAgentsPage)
#include "tst_agentspage.moc"
