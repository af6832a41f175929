#include "core/api/taskcodec.h"
#include "tests/support/fakescene.h"
#include "tests/support/readychooser.h"
#include "ui/dialogs/actdialog.h"
#include "ui/dialogs/approvedialog.h"
#include "ui/dialogs/edittaskdialog.h"
#include "ui/dialogs/reasondialog.h"
#include "ui/pages/taskcommands.h"
#include "ui/parts/messagebar.h"

#include <QAction>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSet>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <set>

using namespace qd;

namespace {

/// The commands over a choice that the test makes.
struct Scene : FakeLine {
    QWidget window;
    MessageBar messages{&window};
    TaskCommands::Chosen chosen;
    TaskCommands commands{link, messages, [this](int) { return chosen; }};

    explicit Scene(const std::vector<TaskSummary> &tasks)
    {
        core->setTasks(tasks);
        choose(tasks);
        window.show();
    }
    void choose(const std::vector<TaskSummary> &tasks)
    {
        chosen = {};
        for (const TaskSummary &task : tasks)
            chosen.ids += task.id;
        chosen.loaded = tasks;
        commands.updateActions();
    }
    [[nodiscard]] QAction *action(const char *id) const { return commands.findChild<QAction *>(QString::fromLatin1(id)); }
    [[nodiscard]] std::set<QString> possible() const
    {
        std::set<QString> ids;
        for (const QAction *action : commands.actions()) {
            if (action->isEnabled())
                ids.insert(action->objectName());
        }
        return ids;
    }
    void press(const QString &text)
    {
        for (QPushButton *button : messages.findChildren<QPushButton *>()) {
            if (!button->isHidden() && button->text().startsWith(text))
                return button->click();
        }
        QFAIL(qPrintable(QStringLiteral("no button ") + text));
    }
    [[nodiscard]] QStringList offers() const
    {
        QStringList texts;
        for (const QPushButton *button : messages.findChildren<QPushButton *>()) {
            if (!button->isHidden())
                texts += button->text();
        }
        return texts;
    }
    template <typename Dialog>
    [[nodiscard]] Dialog *dialog() const
    {
        const auto open = window.findChildren<Dialog *>();
        return open.isEmpty() ? nullptr : open.last();
    }
    template <typename Widget, typename Dialog>
    [[nodiscard]] static Widget *in(Dialog *dialog, const char *name)
    {
        return dialog->template findChild<Widget *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QJsonObject last(Operation operation) const
    {
        const auto calls = core->calls(operation);
        return calls.empty() ? QJsonObject() : calls.back().parameters;
    }
};

std::vector<TaskSummary> many(int count, TaskState state)
{
    std::vector<TaskSummary> tasks;
    for (int number = 1; number <= count; ++number)
        tasks.push_back(fakeTask(number, state));
    return tasks;
}

} // namespace

class TestTaskCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachStateOffersWhatCanBeDone_data();
    void eachStateOffersWhatCanBeDone();
    void noTwoCommandsShareAKey();
    void cancelIsUndoneByReopening();
    void undoLeavesAloneWhatHasMovedOn();
    void holdReleaseAndPriorityAreUndone();
    void theMenuUndoesOneAfterTheOther();
    void cancelOfRunningTasksAsksFirst();
    void manyAreAskedAboutWithTheirNumber();
    void everythingThatMatchesIsAskedAbout();
    void whatWentAsAnnouncedNeedsNoReading();
    void refusedOnesAreListedAndCopied();
    void approvingShowsTheBytesFirst();
    void denyingAsks();
    void whatATaskAsksIsAskedWhateverIsChosen();
    void editIsOfferedForOneAndUndone();
    void editAndRetryIsOneRequest();
    void reviewsNeedAWordUnlessAccepted();
    void exportWritesWhereThePersonSays();
};

void TestTaskCommands::eachStateOffersWhatCanBeDone_data()
{
    QTest::addColumn<TaskState>("state");
    QTest::addColumn<QString>("offers");
    const QString always = QStringLiteral(" cloneTasks exportTasks");
    QTest::newRow("held") << TaskState::Held << QStringLiteral("cancelTasks editTask releaseTasks moreUrgent lessUrgent") + always;
    QTest::newRow("queued") << TaskState::Queued << QStringLiteral("cancelTasks editTask holdTasks moreUrgent lessUrgent") + always;
    QTest::newRow("running") << TaskState::Running << QStringLiteral("cancelTasks") + always;
    QTest::newRow("review") << TaskState::Review << QStringLiteral("cancelTasks acceptResults returnResults rejectResults") + always;
    QTest::newRow("succeeded") << TaskState::Succeeded << always.trimmed();
    QTest::newRow("failed") << TaskState::Failed << QStringLiteral("requeueTasks editTask editAndRetryTask") + always;
    QTest::newRow("dead") << TaskState::Dead << QStringLiteral("requeueTasks editTask editAndRetryTask") + always;
    QTest::newRow("cancelled") << TaskState::Cancelled << QStringLiteral("reopenTasks") + always;
    QTest::newRow("unknown") << TaskState::Unknown << QStringLiteral("resolveTasks") + always;
}

void TestTaskCommands::eachStateOffersWhatCanBeDone()
{
    QFETCH(TaskState, state);
    QFETCH(QString, offers);
    Scene s({fakeTask(1, state)});
    const QStringList words = offers.split(u' ');
    QCOMPARE(s.possible(), std::set<QString>(words.begin(), words.end()));
}

void TestTaskCommands::noTwoCommandsShareAKey()
{
    const Scene s({});
    QSet<QKeySequence> keys;
    for (const QAction *action : s.commands.actions()) {
        QVERIFY(!action->statusTip().isEmpty());
        for (const QKeySequence &key : action->shortcuts()) {
            QVERIFY2(!key.isEmpty() && !keys.contains(key), qPrintable(action->objectName()));
            keys += key;
        }
    }
    QCOMPARE(s.action("requeueTasks")->shortcut(), QKeySequence(QStringLiteral("Ctrl+R")));
    QCOMPARE(s.action("approveTasks")->shortcut(), QKeySequence(QStringLiteral("Ctrl+Return")));
    QCOMPARE(s.action("cancelTasks")->shortcut(), QKeySequence(Qt::Key_Delete));
}

void TestTaskCommands::cancelIsUndoneByReopening()
{
    Scene s(many(3, TaskState::Queued));
    s.action("cancelTasks")->trigger();
    QTRY_COMPARE(s.messages.text(), QStringLiteral("Cancelled 3 task(s)."));
    QCOMPARE(s.offers(), QStringList{QStringLiteral("Undo (8 s)")});
    QCOMPARE(s.commands.history().text(), QStringLiteral("cancel of 3 task(s)"));
    s.press(QStringLiteral("Undo"));
    QTRY_COMPARE(s.messages.text(), QStringLiteral("Undone: cancel of 3 task(s)."));
    QCOMPARE(s.last(Operation::TasksReopen)[QLatin1String("ids")].toArray(), (QJsonArray{1, 2, 3}));
    QCOMPARE(s.last(Operation::TasksReopen)[QLatin1String("revisions")].toArray(), (QJsonArray{1'001, 1'001, 1'001}));
    QCOMPARE(s.core->stateOf(1), TaskState::Queued);
    QVERIFY(s.commands.history().isEmpty());
}

void TestTaskCommands::undoLeavesAloneWhatHasMovedOn()
{
    Scene s(many(1, TaskState::Queued));
    s.action("cancelTasks")->trigger();
    QTRY_VERIFY(!s.commands.history().isEmpty());
    const QJsonObject refusal{{QStringLiteral("number"), 1}, {QStringLiteral("code"), QStringLiteral("changed_meanwhile")},
                              {QStringLiteral("category"), QStringLiteral("operator")}};
    s.core->answerWith(Operation::TasksReopen, {{QStringLiteral("changed"), QJsonArray()}, {QStringLiteral("refused"), QJsonArray{refusal}}});
    s.commands.history().undo();
    QTRY_VERIFY(s.messages.text().startsWith(QStringLiteral("The cancel of 1 task(s) cannot be undone. T-1: It is not any more")));
    QCOMPARE(s.messages.level(), MessageBar::Level::Warning);
}

void TestTaskCommands::holdReleaseAndPriorityAreUndone()
{
    Scene s(many(2, TaskState::Queued));
    s.action("holdTasks")->trigger();
    QTRY_COMPARE(s.commands.history().text(), QStringLiteral("hold of 2 task(s)"));
    s.commands.history().undo();
    QTRY_COMPARE(s.core->stateOf(1), TaskState::Queued);
    std::vector<TaskSummary> tasks = many(2, TaskState::Queued);
    tasks[1].priority = 8;
    s.core->setTasks(tasks);
    s.choose(tasks);
    s.action("moreUrgent")->trigger();
    QTRY_COMPARE(s.commands.history().text(), QStringLiteral("priority of 2 task(s)"));
    QCOMPARE(s.last(Operation::TasksPrioritize)[QLatin1String("by")].toInt(), 1);
    s.commands.history().undo();
    QTRY_COMPARE(s.messages.text(), QStringLiteral("Undone: priority of 2 task(s)."));
    QCOMPARE(s.core->calls(Operation::TasksPrioritize).size(), size_t(3)); // each goes back to where it was
    QCOMPARE(s.last(Operation::TasksPrioritize)[QLatin1String("priority")].toInt(), 8);
}

void TestTaskCommands::theMenuUndoesOneAfterTheOther()
{
    Scene s(many(1, TaskState::Queued));
    QSignalSpy changed(&s.commands.history(), &UndoHistory::changed);
    s.action("holdTasks")->trigger();
    QTRY_COMPARE(changed.count(), 1);
    s.choose({fakeTask(1, TaskState::Held)});
    s.action("moreUrgent")->trigger();
    QTRY_COMPARE(changed.count(), 2);
    s.commands.history().undo();
    QTRY_COMPARE(s.messages.text(), QStringLiteral("Undone: priority of 1 task(s)."));
    s.commands.history().undo();
    QTRY_COMPARE(s.messages.text(), QStringLiteral("Undone: hold of 1 task(s)."));
    s.commands.history().undo(); // there is nothing left, and nothing happens
    QVERIFY(s.commands.history().isEmpty());
    for (size_t i = 0; i < UndoHistory::kMost + 5; ++i)
        s.commands.history().add(undoOfAgentSwitch(QString::number(i), true));
    size_t kept = 0;
    for (; !s.commands.history().isEmpty(); ++kept)
        s.commands.history().undo();
    QCOMPARE(kept, UndoHistory::kMost);
}

void TestTaskCommands::cancelOfRunningTasksAsksFirst()
{
    Scene s({fakeTask(1, TaskState::Running)});
    s.action("cancelTasks")->trigger();
    auto *dialog = s.dialog<ActDialog>();
    QVERIFY(dialog && dialog->isVisible());
    QTRY_VERIFY(Scene::in<QPushButton>(dialog, "go")->isEnabled());
    QVERIFY(s.last(Operation::TasksCancel)[QLatin1String("dry_run")].toBool());
    QCOMPARE(Scene::in<QPushButton>(dialog, "go")->text(), QStringLiteral("&Cancel it")); // not "1 of them"
    QVERIFY(!Scene::in<QPushButton>(dialog, "go")->isDefault());
    QTest::keyClick(dialog, Qt::Key_Return); // the default keeps them
    QVERIFY(!dialog->isVisible());
    QCOMPARE(s.core->calls(Operation::TasksCancel).size(), size_t(1));
    s.action("cancelTasks")->trigger();
    dialog = s.dialog<ActDialog>();
    QTRY_VERIFY(Scene::in<QPushButton>(dialog, "go")->isEnabled());
    Scene::in<QLineEdit>(dialog, "reason")->setText(QStringLiteral("runaway"));
    QTest::keyClick(Scene::in<QLineEdit>(dialog, "reason"), Qt::Key_Return); // behind a reason it means the deed
    QTRY_VERIFY(s.messages.text().contains(QStringLiteral("being stopped")));
    QCOMPARE(s.last(Operation::TasksCancel)[QLatin1String("reason")].toString(), QStringLiteral("runaway"));
    QVERIFY(!s.last(Operation::TasksCancel).contains(QLatin1String("dry_run")));
    QVERIFY(s.commands.history().isEmpty()); // what has begun is not taken back
}

void TestTaskCommands::manyAreAskedAboutWithTheirNumber()
{
    std::vector<TaskSummary> tasks = many(40, TaskState::Dead);
    tasks[0].state = tasks[1].state = TaskState::Succeeded;
    Scene s(tasks);
    s.action("requeueTasks")->trigger();
    auto *dialog = s.dialog<ActDialog>();
    QVERIFY(dialog);
    QTRY_VERIFY(Scene::in<QLabel>(dialog, "summary")->text().startsWith(QStringLiteral("Can be done to 38 of 40. 2 not: ")));
    QVERIFY(Scene::in<QPushButton>(dialog, "go")->text().contains(QStringLiteral("38")));
    QCOMPARE(s.core->stateOf(3), TaskState::Dead); // so far nothing has happened
    s.choose({fakeTask(1)}); // what is chosen by now does not matter
    Scene::in<QPushButton>(dialog, "go")->click();
    QTRY_COMPARE(s.core->stateOf(3), TaskState::Queued);
    QCOMPARE(s.last(Operation::TasksRequeue)[QLatin1String("ids")].toArray().size(), 40);
}

void TestTaskCommands::everythingThatMatchesIsAskedAbout()
{
    Scene s(many(3, TaskState::Queued));
    s.chosen.isAll = true;
    s.action("cancelTasks")->trigger();
    QVERIFY(s.dialog<ActDialog>());
    s.chosen.ids = QList<TaskId>(TaskCommands::kMostAtOnce + 1, TaskId{1});
    s.action("holdTasks")->trigger();
    QVERIFY(s.messages.text().contains(QStringLiteral("10000")) || s.messages.text().contains(QStringLiteral("10,000")));
}

void TestTaskCommands::whatWentAsAnnouncedNeedsNoReading()
{
    std::vector<TaskSummary> tasks = many(30, TaskState::Queued);
    tasks[29].state = TaskState::Succeeded; // which the question has told
    Scene s(tasks);
    s.action("cancelTasks")->trigger();
    const QPointer<ActDialog> dialog = s.dialog<ActDialog>();
    QTRY_VERIFY(Scene::in<QPushButton>(dialog.data(), "go")->isEnabled());
    Scene::in<QPushButton>(dialog.data(), "go")->click();
    QTRY_VERIFY(s.messages.text().startsWith(QStringLiteral("Cancelled 29 task(s). 1 refused; the first is T-30")));
    QVERIFY(!dialog || !dialog->isVisible());
    QCOMPARE(s.offers(), QStringList{QStringLiteral("Undo (8 s)")});
}

void TestTaskCommands::refusedOnesAreListedAndCopied()
{
    std::vector<TaskSummary> tasks = many(30, TaskState::Queued);
    Scene s(tasks);
    s.action("cancelTasks")->trigger();
    auto *dialog = s.dialog<ActDialog>();
    QTRY_VERIFY(Scene::in<QPushButton>(dialog, "go")->isEnabled());
    tasks[29].state = TaskState::Succeeded; // meanwhile
    s.core->setTasks(tasks);
    Scene::in<QPushButton>(dialog, "go")->click();
    QTRY_VERIFY(Scene::in<QLabel>(dialog, "summary")->text().startsWith(QStringLiteral("Cancelled 29")));
    QVERIFY(dialog->isVisible()); // not all of it went as announced: it stays to be read
    QCOMPARE(dialog->windowTitle(), QStringLiteral("29 cancelled, 1 refused"));
    QVERIFY(!Scene::in<QLineEdit>(dialog, "reason")->isVisible());
    for (const QLabel *label : dialog->findChildren<QLabel *>())
        QVERIFY2(!label->isVisible() || (!label->text().contains(u'?') && !label->buddy()), qPrintable(label->text()));
    const auto *table = Scene::in<QTableView>(dialog, "outcomes");
    QCOMPARE(table->model()->rowCount(), 30);
    QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("T-30"));
    QVERIFY(s.offers().isEmpty()); // the time to take it back begins when it can be seen
    dialog->reject();
    QCOMPARE(s.offers(), QStringList{QStringLiteral("Undo (8 s)")});
    QCOMPARE(s.commands.history().text(), QStringLiteral("cancel of 29 task(s)"));
}

void TestTaskCommands::approvingShowsTheBytesFirst()
{
    TaskSummary asking = fakeTask(1, TaskState::Held);
    asking.holdReason = HoldReason::Approval;
    Scene s({asking});
    const QByteArray effect(R"({"body":{"program":"git"},"kind":"command"})");
    s.core->setArtifact(Sha256::of(effect).hex(), effect);
    s.core->setDetail(TaskId{1}, {{}, {}, {}, {QJsonObject{{QStringLiteral("state"), QStringLiteral("pending")}, {QStringLiteral("kind"), QStringLiteral("effect")},
                                                           {QStringLiteral("effect_sha256"), Sha256::of(effect).hex()}}}});
    s.action("approveTasks")->trigger();
    auto *dialog = s.dialog<ApproveDialog>();
    QVERIFY(dialog);
    QTRY_VERIFY(Scene::in<QPushButton>(dialog, "approve")->isEnabled());
    QVERIFY(s.core->calls(Operation::TasksApprove).empty());
    Scene::in<QPushButton>(dialog, "approve")->click();
    QTRY_COMPARE(s.core->stateOf(1), TaskState::Queued);
    QCOMPARE(s.last(Operation::TasksApprove)[QLatin1String("revisions")].toArray(), QJsonArray{1'000}); // only what was seen
}

void TestTaskCommands::denyingAsks()
{
    TaskSummary asking = fakeTask(1, TaskState::Held);
    asking.holdReason = HoldReason::Approval;
    Scene s({asking, fakeTask(2)});
    s.action("denyTasks")->trigger();
    auto *dialog = s.dialog<ActDialog>();
    QTRY_VERIFY(Scene::in<QPushButton>(dialog, "go")->isEnabled());
    Scene::in<QPushButton>(dialog, "go")->click();
    QTRY_COMPARE(s.core->stateOf(1), TaskState::Failed);
    QCOMPARE(s.last(Operation::TasksDeny)[QLatin1String("ids")].toArray(), QJsonArray{1}); // the other asks nothing
}

void TestTaskCommands::whatATaskAsksIsAskedWhateverIsChosen()
{
    TaskSummary asking = fakeTask(1, TaskState::Running);
    asking.asks = true;
    Scene s({asking, fakeTask(2)});
    s.choose({fakeTask(2)});
    s.core->setDetail(TaskId{1}, {{}, {}, {}, {QJsonObject{{QStringLiteral("state"), QStringLiteral("pending")}, {QStringLiteral("kind"), QStringLiteral("question")},
                                                           {QStringLiteral("text"), QStringLiteral("May I?")}}}});
    s.commands.answer(TaskId{1});
    QTRY_VERIFY(s.dialog<ApproveDialog>());
    Scene::in<QLineEdit>(s.dialog<ApproveDialog>(), "reason")->setText(QStringLiteral("no"));
    Scene::in<QPushButton>(s.dialog<ApproveDialog>(), "deny")->click();
    QCOMPARE(s.last(Operation::TasksDeny)[QLatin1String("ids")].toArray(), QJsonArray{1});
    QCOMPARE(s.last(Operation::TasksDeny)[QLatin1String("reason")].toString(), QStringLiteral("no"));
    s.commands.answer(TaskId{2}); // it asks nothing any more
    QTRY_VERIFY(s.messages.text().contains(QStringLiteral("ask you something")));
}

void TestTaskCommands::editIsOfferedForOneAndUndone()
{
    Scene s({fakeTask(1), fakeTask(2)});
    s.action("editTask")->trigger();
    QVERIFY(!s.dialog<EditTaskDialog>());
    QVERIFY(s.messages.text().contains(QStringLiteral("one task")));
    s.choose({fakeTask(1)});
    s.action("editTask")->trigger();
    auto *dialog = s.dialog<EditTaskDialog>();
    QVERIFY(dialog);
    QTRY_VERIFY(Scene::in<QLineEdit>(dialog, "field-title"));
    s.core->answerWith(Operation::TasksEdit, {{QStringLiteral("number"), 1}, {QStringLiteral("ok"), true}, {QStringLiteral("revision"), 77},
                                              {QStringLiteral("rejected"), QJsonArray()}});
    Scene::in<QLineEdit>(dialog, "field-title")->setText(QStringLiteral("Better"));
    Scene::in<QPushButton>(dialog, "save")->click();
    QTRY_COMPARE(s.messages.text(), QStringLiteral("Changed T-1."));
    s.press(QStringLiteral("Undo"));
    const QJsonObject back = s.last(Operation::TasksEdit);
    QCOMPARE(back[QLatin1String("changes")].toObject(), (QJsonObject{{QStringLiteral("title"), QStringLiteral("Task 1")}}));
    QCOMPARE(back[QLatin1String("revision")].toInt(), 77);
}

void TestTaskCommands::editAndRetryIsOneRequest()
{
    Scene s({fakeTask(1, TaskState::Dead)});
    s.action("editAndRetryTask")->trigger();
    auto *dialog = s.dialog<EditTaskDialog>();
    QTRY_VERIFY(Scene::in<QPushButton>(dialog, "save")->isEnabled()); // also without a change
    s.core->answerWith(Operation::TasksEdit, {{QStringLiteral("number"), 1}, {QStringLiteral("rejected"), QJsonArray()}});
    Scene::in<QPushButton>(dialog, "save")->click();
    QTRY_COMPARE(s.messages.text(), QStringLiteral("Changed T-1; it is tried again."));
    QVERIFY(s.last(Operation::TasksEdit)[QLatin1String("requeue")].toBool());
    QVERIFY(s.commands.history().isEmpty());
}

void TestTaskCommands::reviewsNeedAWordUnlessAccepted()
{
    Scene s({fakeTask(1, TaskState::Review)});
    s.action("returnResults")->trigger();
    auto *dialog = s.dialog<ReasonDialog>();
    QVERIFY(dialog);
    QVERIFY(!Scene::in<QPushButton>(dialog, "go")->isEnabled());
    Scene::in<QLineEdit>(dialog, "reason")->setText(QStringLiteral("the table is missing"));
    Scene::in<QPushButton>(dialog, "go")->click();
    QCOMPARE(s.last(Operation::TasksReview), (QJsonObject{{QStringLiteral("ids"), QJsonArray{1}}, {QStringLiteral("verdict"), QStringLiteral("return")},
                                                          {QStringLiteral("reason"), QStringLiteral("the table is missing")}}));
    QTRY_COMPARE(s.messages.text(), QStringLiteral("Returned 1 task(s)."));
    s.core->setTasks({fakeTask(1, TaskState::Review)});
    s.action("acceptResults")->trigger();
    QCOMPARE(s.last(Operation::TasksReview)[QLatin1String("verdict")].toString(), QStringLiteral("accept"));
    QTRY_COMPARE(s.messages.text(), QStringLiteral("Accepted 1 task(s).")); // not only that something was decided
}

void TestTaskCommands::exportWritesWhereThePersonSays()
{
    Scene s({fakeTask(1, TaskState::Dead), fakeTask(2, TaskState::Dead)});
    s.core->answerWith(Operation::TasksExport, {{QStringLiteral("path"), QStringLiteral("/x/dead.json")}, {QStringLiteral("tasks"), 2}});
    s.commands.setFileChooser(std::make_shared<ReadyChooser>(QStringLiteral("/x/dead.json")));
    s.action("exportTasks")->trigger();
    QTRY_COMPARE(s.messages.text(), QStringLiteral("Wrote 2 task(s) to /x/dead.json."));
    QCOMPARE(s.last(Operation::TasksExport), (QJsonObject{{QStringLiteral("ids"), QJsonArray{1, 2}}, {QStringLiteral("path"), QStringLiteral("/x/dead.json")}}));
}

QTEST_MAIN(TestTaskCommands)
#include "tst_taskcommands.moc"
