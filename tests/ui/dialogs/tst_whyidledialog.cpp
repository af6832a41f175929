#include "ui/dialogs/whyidledialog.h"

#include "tests/support/fakescene.h"
#include "ui/actions/actions.h"

#include <QAction>
#include <QJsonArray>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace qd;

namespace {

EngineStatus inState(EngineState state, RunWish wish)
{
    EngineStatus status;
    status.state = state;
    status.controls.wish = wish;
    status.at = 1'000;
    return status;
}

struct Scene : FakeLine {
    Actions actions{[](const QString &) { return QIcon(); }};
    QPointer<WhyIdleDialog> dialog;

    Scene()
    {
        core->setStatus(inState(EngineState::Paused, RunWish::Pause));
        core->publishStatus(inState(EngineState::Paused, RunWish::Pause));
        dialog = new WhyIdleDialog(link, actions);
        dialog->show();
    }
    ~Scene() { delete dialog; }
    [[nodiscard]] QString text() const
    {
        QStringList lines;
        for (const QLabel *label : dialog->findChildren<QLabel *>())
            lines += label->text();
        return lines.join(u'\n');
    }
    [[nodiscard]] QPushButton *button(const char *id) const { return dialog->findChild<QPushButton *>(QLatin1String(id)); }
};

} // namespace

class TestWhyIdleDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhyAndOffersTheWayOut();
    void followsTheDaemon();
    void asksAboutTheFirstInLine();
    void whatIsRefusedIsLeftOut();
    void aDaemonThatIsGoneIsTold();
};

void TestWhyIdleDialog::saysWhyAndOffersTheWayOut()
{
    Scene s;
    QTRY_VERIFY(s.text().contains(QStringLiteral("The daemon is paused")));
    QSignalSpy triggered(s.actions.action(Command::PauseResume), &QAction::triggered);
    s.button("daemon-pause-resume")->click();
    QTRY_COMPARE(triggered.count(), 1);
    QTRY_VERIFY(!s.dialog);
}

void TestWhyIdleDialog::followsTheDaemon()
{
    Scene s;
    QTRY_VERIFY(s.text().contains(QStringLiteral("The daemon is paused")));
    s.core->publishStatus(inState(EngineState::Running, RunWish::Run));
    QTRY_VERIFY(s.text().contains(QStringLiteral("No task is queued")));
    QVERIFY(s.core->calls(Operation::NeedsGet).size() <= 3); // not at every status
}

void TestWhyIdleDialog::asksAboutTheFirstInLine()
{
    Scene s;
    s.core->setTasks({fakeTask(1), fakeTask(2), fakeTask(3), fakeTask(4)});
    s.core->answerWith(Operation::TasksWhy, {{QStringLiteral("id"), QStringLiteral("T-1")},
                                             {QStringLiteral("reasons"), QJsonArray{QJsonObject{{QStringLiteral("code"), QStringLiteral("agents_busy")}}}}});
    EngineStatus status = inState(EngineState::Running, RunWish::Run);
    status.queue.of(TaskState::Queued) = 4;
    AgentStatus agent;
    agent.agent.enabled = true;
    s.core->publishAgents({agent});
    s.core->publishStatus(status);
    QTRY_VERIFY(s.text().contains(QStringLiteral("Every agent that could do it is busy.")));
    QVERIFY(s.core->calls(Operation::TasksWhy).size() % WhyIdleDialog::kFirstTasks == 0);
}

void TestWhyIdleDialog::whatIsRefusedIsLeftOut()
{
    FakeLine line;
    for (const Operation operation : {Operation::NeedsGet, Operation::HealthGet, Operation::TasksIds})
        line.core->refuse(operation, {QStringLiteral("database_busy"), ErrorCategory::Transient, {}});
    line.core->publishStatus(inState(EngineState::Killed, RunWish::Halted));
    QTRY_VERIFY(line.link.hasStatus());
    const Actions actions([](const QString &) { return QIcon(); });
    WhyIdleDialog dialog(line.link, actions);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QTRY_VERIFY(dialog.findChild<QPushButton *>(QStringLiteral("daemon-reset-kill")));
}

void TestWhyIdleDialog::aDaemonThatIsGoneIsTold()
{
    Scene s;
    s.core->hold(true);
    s.core->loseConnection();
    QTRY_VERIFY(s.text().contains(QStringLiteral("The daemon is gone")));
    WhyIdleDialog late(s.link, s.actions);
    late.setAttribute(Qt::WA_DeleteOnClose, false);
    QVERIFY(late.findChild<QPushButton *>(QStringLiteral("quit")));
}

QTEST_MAIN(TestWhyIdleDialog)
#include "tst_whyidledialog.moc"
