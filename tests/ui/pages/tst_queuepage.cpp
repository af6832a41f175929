#include "core/api/taskcodec.h"
#include "tests/support/fakescene.h"
#include "tests/support/readychooser.h"
#include "ui/dialogs/resolvedialog.h"
#include "ui/models/checkmodel.h"
#include "ui/models/language.h"
#include "ui/models/savedviews.h"
#include "ui/models/timelinemodel.h"
#include "ui/pages/queuepage.h"
#include "ui/pages/tasktransfer.h"
#include "ui/parts/messagebar.h"
#include "ui/parts/plaintable.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QCompleter>
#include <QDragEnterEvent>
#include <QHeaderView>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRubberBand>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QSplitter>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUrl>

using namespace qd;

namespace {

struct Scene : FakeLine {
    QueuePage page{link};

    explicit Scene(const std::vector<TaskSummary> &tasks)
    {
        core->setTasks(tasks);
        core->publishStatus(core->status());
        page.resize(1'000, 700);
        page.show();
    }

    template <typename Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return page.findChild<Widget *>(QString::fromLatin1(name));
    }
    [[nodiscard]] PlainTable *table() const { return find<PlainTable>("tasks"); }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return table()->model()->index(row, column).data().toString();
    }
    [[nodiscard]] QString text(const char *name) const { return find<QLabel>(name)->text(); }
    [[nodiscard]] QAction *action(const char *name) const { return find<QAction>(name); }
    [[nodiscard]] MessageBar *messages() const { return page.findChild<MessageBar *>(); }
    [[nodiscard]] bool loaded(int rows) const
    {
        return table()->model()->rowCount() == rows
            && (rows == 0 || cell(0, TaskTableModel::Title) != QStringLiteral("…"));
    }
    void choose(int row) { table()->goTo(row); }
    void openTab(const char *title) const
    {
        auto *tabs = find<QTabWidget>("detailTabs");
        for (int i = 0; i < tabs->count(); ++i) {
            if (tabs->tabText(i) == QString::fromUtf8(title))
                tabs->setCurrentIndex(i);
        }
    }
    [[nodiscard]] QModelIndex group(const char *text) const
    {
        const auto *states = find<QListView>("states")->model();
        for (int row = 0; row < states->rowCount(); ++row) {
            if (states->index(row, 0).data().toString() == QString::fromUtf8(text))
                return states->index(row, 0);
        }
        return {};
    }
    void press(const char *text)
    {
        const auto buttons = messages()->findChildren<QPushButton *>();
        for (QPushButton *button : buttons) {
            if (button->isVisible() && button->text() == QString::fromUtf8(text))
                button->click();
        }
    }
    [[nodiscard]] QJsonArray idsOf(Operation operation) const
    {
        const auto calls = core->calls(operation);
        return calls.empty() ? QJsonArray() : calls.back().parameters[QLatin1String("ids")].toArray();
    }
};

} // namespace

class TestQueuePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neverUsedQueueOffersANewTask();
    void sidebarCountsAndFilters();
    void groupAndLineNarrowEachOther();
    void badFilterIsToldBelowTheLine();
    void qualifiersAreOffered();
    void viewsAreSavedAndCalledUp();
    void columnsAreRemembered();
    void wordsStayWholeInAnotherLanguage();
    void resultsAreAnsweredBesideTheList();
    void frozenListOffersWhatIsNewer();
    void filterLineAsksTheCoreOnce();
    void filteredEmptyListCanBeCleared();
    void detailTellsAllAboutTheChosenTask();
    void detailTellsWhatStandsInTheWay();
    void whatIsOverNamesNoNextAttempt_data();
    void whatIsOverNamesNoNextAttempt();
    void whoDecidedIsNamed_data();
    void whoDecidedIsNamed();
    void aStandingDaemonHasNoNextTry();
    void allThatAskAreOneGroup();
    void homeAndEndGoToRows();
    void taskHasItsOwnLog();
    void rowsAreCopied();
    void whatIsNotLoadedIsFetchedForTheClipboard();
    void draggedRowsHaveSeveralForms();
    void draggedRowsAreATaskFileToo();
    void listIsExportedWhole();
    void failedExportLeavesNoFile();
    void exportCanBeStopped();
    void detailFollowsItsTask();
    void artifactsAreReadPlain();
    void cancelOfQueuedTasksNeedsNoQuestion();
    void refusalsAreTold();
    void requeueIsOfferedForDeadTasks();
    void detailFollowsASelectionWithoutACurrentRow();
    void holdAndReleaseByKey();
    void unknownTasksAreDecidedInADialog();
    void onlyNamedTasksAreDecided();
    void askedForStatesShowTheirFirstTask();
    void choiceIsSeenWithoutAClick();
    void showTaskDropsAHidingFilter();
    void showTaskOfAnUnknownIdSaysSo();
    void onlyKeptOrdersAreShownInTheHeader();
    void droppedFilesAndTextAreHandedOn();
    void unreadableDropIsTold();
    void foreignLinksAreNotTaken();
    void detailStandsBesideTheListWhereThereIsRoom();
    void agentIsSeenWithoutScrolling();
    void hiddenPageAsksNothing();
};

void TestQueuePage::neverUsedQueueOffersANewTask()
{
    Scene s({});
    auto *action = s.find<QPushButton>("action");
    QTRY_COMPARE(action->text(), QStringLiteral("New task…"));
    QSignalSpy wish(&s.page, &QueuePage::importTextRequested);
    action->click();
    QCOMPARE(wish.count(), 1);
    QVERIFY(wish.first().first().toString().isEmpty());
}

void TestQueuePage::sidebarCountsAndFilters()
{
    Scene s({fakeTask(1), fakeTask(2, TaskState::Dead), fakeTask(3, TaskState::Claimed),
             fakeTask(4, TaskState::Running)});
    QTRY_VERIFY(s.loaded(4));
    auto *states = s.find<QListView>("states");
    QTRY_COMPARE(states->model()->index(0, 0).data().toString(), QStringLiteral("All (4)"));
    QCOMPARE(s.text("shown"), QStringLiteral("4 task(s)"));
    const QModelIndex running = s.group("Running (2)");
    QVERIFY(running.isValid());
    states->setCurrentIndex(running);
    QTRY_COMPARE(s.table()->model()->rowCount(), 2);
    QCOMPARE(s.text("shown"), QStringLiteral("2 of 4 task(s)"));
    s.page.showStates({TaskState::Dead});
    QTRY_COMPARE(s.table()->model()->rowCount(), 1);
    QVERIFY(states->currentIndex().data().toString().startsWith(QStringLiteral("Dead letters")));
    s.page.showStates({TaskState::Dead, TaskState::Queued}); // no group of the sidebar
    QTRY_COMPARE(s.table()->model()->rowCount(), 2);
    QCOMPARE(states->currentIndex().row(), 0);
    QCOMPARE(s.find<QLineEdit>("filter")->text(), QStringLiteral("state:dead,queued"));
}

void TestQueuePage::groupAndLineNarrowEachOther()
{
    TaskSummary waiting = fakeTask(3);
    waiting.openDependencies = 1;
    Scene s({fakeTask(1), fakeTask(2), waiting, fakeTask(12, TaskState::Dead)});
    QTRY_VERIFY(s.loaded(4));
    auto *states = s.find<QListView>("states");
    states->setCurrentIndex(s.group("Waiting on others"));
    QTRY_COMPARE(s.table()->model()->rowCount(), 1);
    states->setCurrentIndex(s.group("Ready"));
    QTRY_COMPARE(s.table()->model()->rowCount(), 2);
    QTest::keyClicks(s.find<QLineEdit>("filter"), QStringLiteral("key-2"));
    QTRY_COMPARE(s.table()->model()->rowCount(), 1);
    QCOMPARE(s.cell(0, TaskTableModel::Number), QStringLiteral("T-2"));
}

void TestQueuePage::badFilterIsToldBelowTheLine()
{
    Scene s({fakeTask(1), fakeTask(2)});
    QTRY_VERIFY(s.loaded(2));
    s.core->forgetCalls();
    auto *line = s.find<QLineEdit>("filter");
    const QPoint place = s.table()->mapTo(&s.page, QPoint());
    QTest::keyClicks(line, QStringLiteral("mood:good"));
    QTRY_VERIFY(s.find<QLabel>("filterError")->isVisible());
    QCoreApplication::sendPostedEvents();
    QCOMPARE(s.table()->mapTo(&s.page, QPoint()), place); // nobody clicks into another row because of it
    QVERIFY(s.text("filterError").contains(QStringLiteral("mood:good")));
    QVERIFY(s.messages()->isHidden());
    QCOMPARE(s.table()->model()->rowCount(), 2);
    QVERIFY(s.core->calls(Operation::TasksIds).empty());
    line->setText(QStringLiteral("key:key-2"));
    QTRY_VERIFY(!s.find<QLabel>("filterError")->isVisible());
    QTRY_COMPARE(s.table()->model()->rowCount(), 1);
    line->setText(QStringLiteral("<b>:x</b>"));
    QTRY_VERIFY(s.loaded(0)); // a word like others
}

void TestQueuePage::qualifiersAreOffered()
{
    Scene s({fakeTask(1)});
    AgentStatus agent;
    agent.agent.id = AgentId{1};
    agent.agent.name = QStringLiteral("night shift");
    s.core->publishAgents({agent});
    QTRY_VERIFY(!s.link.agents().empty());
    QCompleter *completer = s.find<QLineEdit>("filter")->completer();
    const auto offered = [completer, &s](const char *typed) {
        s.find<QLineEdit>("filter")->setText(QString::fromLatin1(typed));
        completer->setCompletionPrefix(completer->splitPath(QString::fromLatin1(typed)).first());
        return completer->completionCount() > 0 ? completer->pathFromIndex(completer->completionModel()->index(0, 0)) : QString();
    };
    QCOMPARE(offered("word state:de"), QStringLiteral("word state:dead"));
    QCOMPARE(offered("-mode:r"), QStringLiteral("-mode:real"));
    QCOMPARE(offered("agent:"), QStringLiteral("agent:\"night shift\""));
    QCOMPARE(offered("prio"), QStringLiteral("priority:"));
    QCOMPARE(offered("zzz"), QString());
}

void TestQueuePage::viewsAreSavedAndCalledUp()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("window.ini"));
    {
        Scene s({fakeTask(1), fakeTask(2), fakeTask(3, TaskState::Dead)});
        s.page.setStateFile(file);
        QTRY_VERIFY(s.loaded(3));
        auto *states = s.find<QListView>("states");
        states->setCurrentIndex(s.group("Queued (2)"));
        s.table()->horizontalHeader()->setSortIndicator(TaskTableModel::Number, Qt::DescendingOrder);
        QTest::keyClicks(s.find<QLineEdit>("filter"), QStringLiteral("task"));
        QTRY_COMPARE(s.cell(0, TaskTableModel::Number), QStringLiteral("T-2"));
        s.action("saveView")->trigger();
        auto *editor = states->findChild<QLineEdit *>();
        QVERIFY(editor); // it is named in place
        editor->setText(QStringLiteral("Newest"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(s.group("Newest").isValid());
        QCOMPARE(states->currentIndex(), s.group("Newest"));
        QCOMPARE(s.find<QLineEdit>("filter")->text(), QStringLiteral("state:queued task"));
        QCOMPARE(s.table()->model()->rowCount(), 2);
        states->setCurrentIndex(s.group("All (3)"));
        QTRY_COMPARE(s.table()->model()->rowCount(), 3); // what the view had written went with it
        QCOMPARE(s.find<QLineEdit>("filter")->text(), QString());
        s.page.showView(0);
        QTRY_COMPARE(s.table()->model()->rowCount(), 2);
        s.find<QLineEdit>("filter")->setText(QStringLiteral("task"));
        states->setCurrentIndex(s.group("Dead letters (1)"));
        QTRY_COMPARE(s.table()->model()->rowCount(), 1);
        QCOMPARE(s.find<QLineEdit>("filter")->text(), QStringLiteral("task")); // a person wrote this
    }
    Scene s({fakeTask(1), fakeTask(2), fakeTask(3, TaskState::Dead)});
    s.page.setStateFile(file);
    QTRY_VERIFY(s.loaded(3));
    auto *states = s.find<QListView>("states");
    s.table()->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    states->setCurrentIndex(s.group("Newest"));
    QTRY_COMPARE(s.table()->model()->rowCount(), 2);
    QTRY_COMPARE(s.cell(0, TaskTableModel::Number), QStringLiteral("T-2"));
    s.action("removeView")->trigger();
    QVERIFY(!s.group("Newest").isValid());
    QVERIFY(readSavedViews(file).isEmpty());
    s.press("Undo");
    QVERIFY(s.group("Newest").isValid());
    QCOMPARE(readSavedViews(file).size(), 1);
    states->setCurrentIndex(states->model()->index(0, 0));
    QVERIFY(!s.action("removeView")->isEnabled()); // groups stay
}

void TestQueuePage::columnsAreRemembered()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("window.ini"));
    {
        Scene s({fakeTask(1), fakeTask(2)});
        s.page.setStateFile(file);
        s.find<QAction>("column3")->trigger(); // hides it
        s.table()->setColumnWidth(TaskTableModel::Title, 333);
        s.table()->horizontalHeader()->setSortIndicator(TaskTableModel::Number, Qt::DescendingOrder);
        QVERIFY(!s.find<QAction>("column2")->isEnabled()); // the title stays
    }
    Scene s({fakeTask(1), fakeTask(2)});
    s.page.setStateFile(file);
    QVERIFY(s.table()->isColumnHidden(3));
    QVERIFY(!s.find<QAction>("column3")->isChecked());
    QCOMPARE(s.table()->columnWidth(TaskTableModel::Title), 333);
    QTRY_COMPARE(s.cell(0, TaskTableModel::Number), QStringLiteral("T-2"));
    s.find<QAction>("resetColumns")->trigger();
    QVERIFY(!s.table()->isColumnHidden(3));
    QVERIFY(s.find<QAction>("column3")->isChecked());
    QTRY_COMPARE(s.cell(0, TaskTableModel::Number), QStringLiteral("T-1"));
}

void TestQueuePage::wordsStayWholeInAnotherLanguage()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("window.ini"));
    const auto widthOfState = [](const Scene &s) { return s.table()->columnWidth(TaskTableModel::State); };
    {
        Scene english({});
        english.page.setStateFile(file);
    }
    const auto locale = qScopeGuard([] { QLocale::setDefault(QLocale::system()); });
    const Language german(QStringLiteral("de"));
    {
        Scene s({});
        const int needed = widthOfState(s);
        s.page.setStateFile(file);
        QCOMPARE(widthOfState(s), needed);
        s.table()->setColumnWidth(TaskTableModel::State, needed / 2);
    }
    Scene again({});
    const int needed = widthOfState(again);
    again.page.setStateFile(file);
    QCOMPARE(widthOfState(again), needed / 2); // what a person has made narrow stays so
}

void TestQueuePage::resultsAreAnsweredBesideTheList()
{
    Scene s({fakeTask(1, TaskState::Review), fakeTask(2, TaskState::Unknown)});
    QTRY_VERIFY(s.loaded(2));
    const auto shown = [&s](const char *name) {
        const auto *button = s.find<QToolButton>(name);
        return button && button->isVisible() && button->isEnabled();
    };
    s.choose(0);
    QTRY_VERIFY(shown("acceptResults") && shown("returnResults") && shown("rejectResults"));
    QVERIFY(!shown("resolveTasks"));
    s.choose(1);
    QTRY_VERIFY(shown("resolveTasks"));
    QVERIFY(!shown("acceptResults"));
}

void TestQueuePage::frozenListOffersWhatIsNewer()
{
    Scene s({fakeTask(1), fakeTask(2)});
    QTRY_VERIFY(s.loaded(2));
    auto *pill = s.find<QPushButton>("newer");
    QVERIFY(!pill->isVisible());
    s.table()->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(&s.page));
    QTest::keyClick(s.table(), Qt::Key_Space);
    QVERIFY(!s.action("followQueue")->isChecked());
    s.core->changeTasks({fakeTask(3), fakeTask(4)});
    QTRY_VERIFY(pill->isVisible());
    QCOMPARE(pill->text(), QStringLiteral("2 newer – show"));
    QCOMPARE(s.table()->model()->rowCount(), 2);
    pill->click();
    QCOMPARE(s.table()->model()->rowCount(), 4);
    QVERIFY(!pill->isVisible());
    QTest::keyClick(s.table(), Qt::Key_Space);
    s.core->changeTasks({fakeTask(5)});
    QTRY_COMPARE(s.table()->model()->rowCount(), 5);
}

void TestQueuePage::filterLineAsksTheCoreOnce()
{
    Scene s({fakeTask(1), fakeTask(12), fakeTask(3)});
    QTRY_VERIFY(s.loaded(3));
    s.core->forgetCalls();
    QTest::keyClicks(s.find<QLineEdit>("filter"), QStringLiteral("key-12"));
    QTRY_COMPARE(s.table()->model()->rowCount(), 1);
    const auto asked = s.core->calls(Operation::TasksIds);
    QCOMPARE(asked.size(), size_t(1));
    QCOMPARE(asked.front().parameters[QLatin1String("filter")].toString(), QStringLiteral("key-12"));
    QTest::keyClick(s.find<QLineEdit>("filter"), Qt::Key_Escape);
    QTRY_COMPARE(s.table()->model()->rowCount(), 3);
    QVERIFY(s.find<QLineEdit>("filter")->text().isEmpty());
}

void TestQueuePage::filteredEmptyListCanBeCleared()
{
    Scene s({fakeTask(1)});
    QTRY_VERIFY(s.loaded(1));
    s.page.showStates({TaskState::Failed});
    QTRY_COMPARE(s.find<QPushButton>("action")->text(), QStringLiteral("Clear filter"));
    QVERIFY(s.find<QPushButton>("action")->isVisible());
    s.find<QPushButton>("action")->click();
    QTRY_COMPARE(s.table()->model()->rowCount(), 1);
    QVERIFY(s.table()->isVisible());
}

void TestQueuePage::detailTellsAllAboutTheChosenTask()
{
    TaskSummary dead = fakeTask(7, TaskState::Dead);
    dead.title = QStringLiteral("<b>Count</b>");
    dead.attempts = 3;
    Scene s({dead});
    Attempt attempt;
    attempt.number = 3;
    attempt.state = AttemptState::Lost;
    s.core->setDetail(TaskId{7}, {QStringLiteral("Count the <i>words</i>.\u202E"),
                                  Error{QStringLiteral("agent_lost"), ErrorCategory::Transient, QStringLiteral("gone")},
                                  {toJson(attempt)}});
    JournalEntry entry;
    entry.seq = 1;
    entry.object = QStringLiteral("T-7");
    entry.event = QStringLiteral("task_added");
    s.core->setJournal({entry});
    QTRY_VERIFY(s.loaded(1));
    s.choose(0);
    QTRY_COMPARE(s.text("taskTitle"), QStringLiteral("T-7: <b>Count</b>"));
    QVERIFY(s.text("why").contains(QStringLiteral("person")));
    QVERIFY(s.text("error").contains(QStringLiteral("agent_lost")));
    QCOMPARE(s.find<QLabel>("word")->text(), QStringLiteral("Dead letter"));
    QVERIFY(s.find<QPlainTextEdit>("instructions")->toPlainText().isEmpty()); // what is not seen costs nothing
    s.openTab("Payload");
    QVERIFY(s.find<QPlainTextEdit>("instructions")->toPlainText().contains(QStringLiteral("<i>words</i>.⟨U+202E⟩")));
    QCOMPARE(s.find<PlainTable>("attempts")->model()->rowCount(), 1);
    QTRY_COMPARE(s.find<PlainTable>("journal")->model()->rowCount(), 1);
}

void TestQueuePage::whatIsOverNamesNoNextAttempt_data()
{
    QTest::addColumn<TaskState>("state");
    QTest::addColumn<bool>("named");
    for (const auto &[state, word] : EnumWords<TaskState>::kWords) {
        const bool isOver = state == TaskState::Succeeded || state == TaskState::Dead || state == TaskState::Failed
            || state == TaskState::Unknown || state == TaskState::Cancelled;
        QTest::newRow(word) << state << !isOver;
    }
}

void TestQueuePage::whatIsOverNamesNoNextAttempt()
{
    QFETCH(TaskState, state);
    QFETCH(bool, named);
    TaskSummary task = fakeTask(5, state);
    task.mode = Mode::Real;
    Scene s({task});
    QJsonObject shown = toJson(task);
    shown.insert(QStringLiteral("stage"), QStringLiteral("real"));
    s.core->answerWith(Operation::TasksShow, shown);
    QTRY_VERIFY(s.loaded(1));
    s.choose(0);
    QTRY_VERIFY(s.text("facts").contains(QStringLiteral("REAL")));
    QCOMPARE(s.text("facts").contains(QStringLiteral("Stage")), named);
}

void TestQueuePage::whoDecidedIsNamed_data()
{
    QTest::addColumn<QString>("event");
    QTest::addColumn<TaskState>("state");
    QTest::addColumn<bool>("named");
    QTest::newRow("did not happen") << QStringLiteral("outcome_denied") << TaskState::Failed << true;
    QTest::newRow("happened") << QStringLiteral("outcome_confirmed") << TaskState::Succeeded << true;
    QTest::newRow("denied") << QStringLiteral("effect_denied") << TaskState::Failed << true;
    QTest::newRow("rejected") << QStringLiteral("task_rejected") << TaskState::Failed << true;
    QTest::newRow("an agent's own no") << QStringLiteral("task_failed") << TaskState::Failed << false;
    QTest::newRow("not any more") << QStringLiteral("outcome_denied") << TaskState::Queued << false;
}

void TestQueuePage::whoDecidedIsNamed()
{
    QFETCH(QString, event);
    QFETCH(TaskState, state);
    QFETCH(bool, named);
    const TaskSummary task = fakeTask(5, state);
    Scene s({task});
    JournalEntry entry;
    entry.seq = 1;
    entry.object = QStringLiteral("T-5");
    entry.event = event;
    entry.actor = QStringLiteral("console:<i>a</i>");
    s.core->setJournal({entry});
    s.core->answerWith(Operation::TasksShow, toJson(task));
    QTRY_VERIFY(s.loaded(1));
    s.choose(0);
    QTRY_COMPARE(s.find<PlainTable>("timeline")->model()->rowCount(), 1);
    QTRY_VERIFY(!s.text("why").isEmpty());
    QCOMPARE(s.text("why").contains(QStringLiteral("console:<i>a</i>")), named);
    QVERIFY(!named || !s.text("why").contains(QStringLiteral("answer of no")));
}

void TestQueuePage::aStandingDaemonHasNoNextTry()
{
    TaskSummary retry = fakeTask(5);
    retry.attempts = 1;
    retry.notBefore = QDateTime::currentMSecsSinceEpoch() + 3'000;
    Scene s({retry});
    QTRY_VERIFY(s.loaded(1));
    QVERIFY(s.cell(0, TaskTableModel::NextTry).startsWith(QStringLiteral("in ")));
    EngineStatus killed;
    killed.state = EngineState::Killed;
    killed.controls.wish = RunWish::Halted;
    s.core->publishStatus(killed);
    QTRY_COMPARE(s.cell(0, TaskTableModel::NextTry), QStringLiteral("as soon as the daemon runs"));
}

void TestQueuePage::allThatAskAreOneGroup()
{
    TaskSummary asking = fakeTask(5, TaskState::Held);
    asking.holdReason = HoldReason::Approval;
    Scene s({fakeTask(4), asking});
    QTRY_VERIFY(s.loaded(2));
    s.page.showAsking();
    QCOMPARE(s.find<QListView>("states")->currentIndex().data().toString(), QStringLiteral("Needs approval"));
    QTRY_COMPARE(s.core->calls(Operation::TasksIds).back().parameters[QLatin1String("filter")].toString(), QStringLiteral("is:approval"));
}

void TestQueuePage::homeAndEndGoToRows()
{
    Scene s({fakeTask(1), fakeTask(2), fakeTask(3)});
    QTRY_VERIFY(s.loaded(3));
    s.choose(1);
    QTest::keyClick(s.table(), Qt::Key_End);
    QCOMPARE(s.table()->currentIndex().row(), 2);
    QCOMPARE(s.table()->selectionModel()->selectedRows().size(), 1);
    QTest::keyClick(s.table(), Qt::Key_Home);
    QCOMPARE(s.table()->currentIndex().row(), 0);
    QVERIFY(s.table()->selectionModel()->isRowSelected(0));
}

void TestQueuePage::detailTellsWhatStandsInTheWay()
{
    TaskSummary waiting = fakeTask(5);
    waiting.mode = Mode::Real;
    waiting.openDependencies = 1;
    Scene s({waiting});
    JournalEntry added;
    added.seq = 1;
    added.at = 1'000;
    added.object = QStringLiteral("T-5");
    added.event = QStringLiteral("task_added");
    JournalEntry held = added;
    held.seq = 2;
    held.at = 3'000;
    held.event = QStringLiteral("task_held");
    held.actor = QStringLiteral("console:<i>a</i>");
    JournalEntry other = held;
    other.seq = 3;
    other.event = QStringLiteral("checks_recorded");
    s.core->setJournal({added, held, other});
    QJsonObject shown = toJson(waiting);
    const QJsonObject spec{{QStringLiteral("title"), waiting.title}, {QStringLiteral("acceptance"), QJsonArray{QStringLiteral("<b>all</b> is counted")}}};
    Attempt attempt;
    attempt.number = 1;
    attempt.checks = {{QStringLiteral("task_exists"), CheckPhase::Pre, CheckResult::Pass, QStringLiteral("it does")},
                      {QStringLiteral("outputs_exist"), CheckPhase::Post, CheckResult::Fail, QStringLiteral("out.txt\u202E is missing")}};
    Approval approval;
    approval.state = ApprovalState::Denied;
    approval.decidedBy = QStringLiteral("console:a");
    approval.reason = QStringLiteral("wrong branch");
    shown.insert(QStringLiteral("stage"), QStringLiteral("proof"));
    shown.insert(QStringLiteral("spec"), spec);
    shown.insert(QStringLiteral("attempt_list"), QJsonArray{toJson(attempt)});
    shown.insert(QStringLiteral("approvals"), QJsonArray{toJson(approval)});
    shown.insert(QStringLiteral("dependencies"), QJsonArray{QJsonObject{{QStringLiteral("reference"), QStringLiteral("key-9")}, {QStringLiteral("state"), QStringLiteral("failed")}}});
    s.core->answerWith(Operation::TasksShow, shown);
    s.core->answerWith(Operation::TasksWhy, {{QStringLiteral("reasons"), QJsonArray{QJsonObject{{QStringLiteral("code"), QStringLiteral("engine_paused")}, {QStringLiteral("detail"), QString()}}}}});
    QTRY_VERIFY(s.loaded(1));
    s.choose(0);
    QTRY_VERIFY(s.text("reasons").contains(QStringLiteral("paused")));
    const QString facts = s.text("facts");
    for (const char *part : {"Stage", "wrong branch", "key-9", "Failed", "<b>all</b> is counted"})
        QVERIFY2(facts.contains(QString::fromUtf8(part)), part);
    const auto *timeline = s.find<PlainTable>("timeline")->model();
    QTRY_COMPARE(timeline->rowCount(), 2); // what is no step stands in the journal
    QCOMPARE(timeline->index(0, TimelineModel::Lasted).data().toString(), QStringLiteral("2 s"));
    QCOMPARE(timeline->index(1, TimelineModel::State).data().toString(), QStringLiteral("Held"));
    QCOMPARE(timeline->index(1, TimelineModel::Actor).data().toString(), QStringLiteral("console:<i>a</i>"));
    const auto *checks = s.find<PlainTable>("checks")->model();
    QCOMPARE(checks->rowCount(), 2);
    QCOMPARE(checks->index(1, CheckModel::Result).data().toString(), QStringLiteral("Failed"));
    QVERIFY(checks->index(1, CheckModel::Evidence).data().toString().contains(QStringLiteral("⟨U+202E⟩")));
    s.openTab("Payload");
    QVERIFY(s.find<QPlainTextEdit>("spec")->toPlainText().contains(QStringLiteral("acceptance")));
}

void TestQueuePage::taskHasItsOwnLog()
{
    Scene s({fakeTask(1), fakeTask(2)});
    QTRY_VERIFY(s.loaded(2));
    LogLine line;
    line.task = TaskId{1};
    line.text = UntrustedText(QStringLiteral("about one"));
    LogLine other = line;
    other.task = TaskId{2};
    QSignalSpy arrived(&s.link, &CoreLink::logArrived);
    s.core->publishLog({line, other, LogLine{}});
    QTRY_COMPARE(arrived.count(), 1);
    s.choose(0);
    s.openTab("Task log");
    auto *log = s.find<PlainTable>("taskLog");
    QTRY_VERIFY(log->isVisible());
    QCOMPARE(log->model()->rowCount(), 1);
    s.core->publishLog({other, line});
    QTRY_COMPARE(log->model()->rowCount(), 2);
    s.core->changeTasks({fakeTask(3)});
    QTRY_VERIFY(s.loaded(3));
    s.choose(2);
    QTRY_VERIFY(s.find<QLabel>("taskLogEmpty")->isVisible());
}

void TestQueuePage::rowsAreCopied()
{
    TaskSummary formula = fakeTask(2);
    formula.title = QStringLiteral("=cmd()");
    Scene s({fakeTask(1), formula});
    QTRY_VERIFY(s.loaded(2));
    s.table()->selectAll();
    s.find<QAction>("column3")->trigger();
    s.action("copyCells")->trigger();
    const QString cells = QApplication::clipboard()->text();
    QCOMPARE(cells.count(u'\n'), 1);
    QVERIFY(cells.contains(QStringLiteral("T-2\t'=cmd()\tPROOF"))); // the agent is hidden
    s.action("copyJson")->trigger();
    const QJsonArray json = QJsonDocument::fromJson(QApplication::clipboard()->text().toUtf8()).array();
    QCOMPARE(json.size(), 2);
    QCOMPARE(json[1][QLatin1String("title")].toString(), QStringLiteral("=cmd()"));
    s.action("copyCommand")->trigger();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("qdeck show T-1\nqdeck show T-2"));
}

void TestQueuePage::whatIsNotLoadedIsFetchedForTheClipboard()
{
    std::vector<TaskSummary> many;
    for (int number = 1; number <= 1'001; ++number)
        many.push_back(fakeTask(number));
    Scene s(many);
    QTRY_VERIFY(s.loaded(1'001));
    QApplication::clipboard()->setText(QStringLiteral("before"));
    s.table()->selectAll();
    s.action("copyCells")->trigger();
    QVERIFY(s.messages()->text().contains(QStringLiteral("export")));
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("before"));
    QItemSelection all(s.table()->model()->index(0, 0), s.table()->model()->index(999, 0));
    s.table()->selectionModel()->select(all, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    s.action("copyCells")->trigger();
    QTRY_COMPARE(QApplication::clipboard()->text().count(u'\n'), 999);
    QVERIFY(!QApplication::clipboard()->text().contains(u'…'));
}

void TestQueuePage::draggedRowsHaveSeveralForms()
{
    Scene s({fakeTask(1)});
    QTRY_VERIFY(s.loaded(1));
    TaskSummary task = fakeTask(1);
    task.title = QStringLiteral("a \"b\", c");
    task.priority = -5;
    const auto data = s.page.transfer().mimeOf({task});
    QVERIFY(data->text().contains(QStringLiteral("T-1")));
    const QList<QByteArray> lines = data->data(QStringLiteral("text/csv")).split('\n');
    QVERIFY(lines.at(0).startsWith("id,title,state"));
    QVERIFY(lines.at(1).startsWith("T-1,\"a \"\"b\"\", c\",queued,"));
    QVERIFY(lines.at(1).contains(",-5,")); // a number is no formula
    QCOMPARE(QJsonDocument::fromJson(data->data(QStringLiteral("application/json"))).array().size(), 1);
}

void TestQueuePage::draggedRowsAreATaskFileToo()
{
    Scene s({fakeTask(1), fakeTask(2)});
    QTRY_VERIFY(s.loaded(2));
    QStringList files;
    s.page.transfer().withFile({fakeTask(1)}, [&](const QString &file) { files += file; });
    QTRY_COMPARE(files.size(), 1);
    const QJsonObject asked = s.core->calls(Operation::TasksExport).back().parameters;
    QCOMPARE(asked[QLatin1String("path")].toString(), files.first());
    QCOMPARE(asked[QLatin1String("ids")].toArray(), QJsonArray{1});
    QCOMPARE(QFileInfo(files.first()).fileName(), QStringLiteral("T-1.json"));
    QCOMPARE(s.page.transfer().mimeOf({fakeTask(1)}, files.first())->urls(), QList<QUrl>{QUrl::fromLocalFile(files.first())});
    s.page.transfer().withFile({fakeTask(1)}, [&](const QString &file) { files += file; });
    QTRY_COMPARE(files.size(), 2);
    QVERIFY(files.at(0) != files.at(1)); // the first may be read still
    s.core->refuse(Operation::TasksExport, {QStringLiteral("file_unwritable"), ErrorCategory::Operator, {}});
    s.page.transfer().withFile({fakeTask(1), fakeTask(2)}, [&](const QString &file) { files += file; });
    QTRY_COMPARE(files.size(), 3);
    QVERIFY(files.last().isEmpty());
    QVERIFY(!s.page.transfer().mimeOf({fakeTask(1)}, files.last())->hasUrls());
}

void TestQueuePage::listIsExportedWhole()
{
    QTemporaryDir folder;
    Scene s({});
    s.core->setManyTasks(2'500, [](TaskId id) { return fakeTask(id.value); });
    s.page.transfer().setFileChooser(std::make_shared<ReadyChooser>(folder.filePath(QStringLiteral("list.csv"))));
    auto *line = s.find<QLineEdit>("filter");
    line->setText(QStringLiteral("-key:nothing"));
    QTRY_COMPARE(s.table()->model()->rowCount(), 2'500);
    s.action("exportView")->trigger();
    QTRY_VERIFY(s.messages()->text().contains(QStringLiteral("list.csv")));
    QFile csv(folder.filePath(QStringLiteral("list.csv")));
    QVERIFY(csv.open(QIODevice::ReadOnly));
    QCOMPARE(csv.readAll().count('\n'), 2'501);
    s.page.transfer().setFileChooser(std::make_shared<ReadyChooser>(folder.filePath(QStringLiteral("list.json"))));
    s.action("exportView")->trigger();
    QTRY_VERIFY(s.messages()->text().contains(QStringLiteral("list.json")));
    QFile json(folder.filePath(QStringLiteral("list.json")));
    QVERIFY(json.open(QIODevice::ReadOnly));
    QCOMPARE(QJsonDocument::fromJson(json.readAll()).array().size(), 2'500);
}

void TestQueuePage::failedExportLeavesNoFile()
{
    QTemporaryDir folder;
    Scene s({fakeTask(1)});
    QTRY_VERIFY(s.loaded(1));
    s.page.transfer().setFileChooser(std::make_shared<ReadyChooser>(folder.filePath(QStringLiteral("no/such/list.csv"))));
    s.action("exportView")->trigger();
    QTRY_COMPARE(s.messages()->level(), MessageBar::Level::Error);
    QVERIFY(s.messages()->text().contains(QStringLiteral("could not be written")));
    s.core->refuse(Operation::TasksPage, {QStringLiteral("database_io"), ErrorCategory::Transient, {}});
    s.page.transfer().setFileChooser(std::make_shared<ReadyChooser>(folder.filePath(QStringLiteral("list.csv"))));
    s.action("exportView")->trigger();
    QTRY_VERIFY(s.messages()->text().contains(QStringLiteral("disk")));
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestQueuePage::exportCanBeStopped()
{
    QTemporaryDir folder;
    Scene s({});
    s.core->setManyTasks(30'000, [](TaskId id) { return fakeTask(id.value); });
    s.page.transfer().setFileChooser(std::make_shared<ReadyChooser>(folder.filePath(QStringLiteral("list.csv"))));
    s.find<QLineEdit>("filter")->setText(QStringLiteral("-key:nothing"));
    QTRY_COMPARE(s.table()->model()->rowCount(), 30'000);
    s.action("exportView")->trigger();
    s.press("Stop");
    QTRY_VERIFY(s.messages()->text().contains(QStringLiteral("stopped")));
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestQueuePage::detailFollowsItsTask()
{
    Scene s({fakeTask(1), fakeTask(2)});
    QTRY_VERIFY(s.loaded(2));
    s.choose(1);
    QTRY_COMPARE(s.text("taskTitle"), QStringLiteral("T-2: Task 2"));
    TaskSummary done = fakeTask(2, TaskState::Succeeded);
    done.updatedAt = 2'000;
    s.core->changeTasks({done});
    QTRY_COMPARE(s.text("why"), QStringLiteral("Is done."));
    s.core->hold(true);
    s.choose(0);
    QVERIFY(s.text("taskTitle").contains(QStringLiteral("being read")));
    QVERIFY(s.text("why").isEmpty()); // never the old task's text under the new one's name
    s.core->hold(false);
    s.choose(1);
    s.core->release();
    QTRY_COMPARE(s.text("taskTitle"), QStringLiteral("T-2: Task 2"));
}

void TestQueuePage::artifactsAreReadPlain()
{
    Scene s({fakeTask(1, TaskState::Succeeded)});
    const QByteArray bytes("<script>x</script>\n\xE2\x80\xAE");
    const Sha256 hash = Sha256::of(bytes);
    s.core->setArtifact(hash.hex(), bytes);
    Attempt attempt;
    attempt.number = 1;
    attempt.state = AttemptState::Ok;
    attempt.artifacts = {{QStringLiteral("stdout.txt"), hash, bytes.size()}};
    s.core->setDetail(TaskId{1}, {{}, {}, {toJson(attempt)}});
    QTRY_VERIFY(s.loaded(1));
    s.choose(0);
    auto *files = s.find<PlainTable>("artifacts");
    QTRY_COMPARE(files->model()->rowCount(), 1);
    s.openTab("Artifacts");
    files->goTo(0);
    auto *contents = s.find<QPlainTextEdit>("artifactContents");
    QTRY_COMPARE(contents->toPlainText(), QStringLiteral("<script>x</script>\n⟨U+202E⟩"));
    QVERIFY(s.text("artifactCaption").contains(QStringLiteral("intact")));
    s.core->refuse(Operation::ArtifactsRead, {QStringLiteral("artifact_missing"), ErrorCategory::Permanent, {}});
}

void TestQueuePage::cancelOfQueuedTasksNeedsNoQuestion()
{
    Scene s({fakeTask(1), fakeTask(2), fakeTask(3, TaskState::Succeeded)});
    QTRY_VERIFY(s.loaded(3));
    QVERIFY(!s.action("cancelTasks")->isEnabled());
    s.choose(2);
    QVERIFY(!s.action("cancelTasks")->isEnabled()); // it has ended
    s.choose(0);
    s.table()->selectionModel()->select(s.table()->model()->index(1, 0),
                                        QItemSelectionModel::Select | QItemSelectionModel::Rows);
    s.table()->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(&s.page));
    QTest::keyClick(s.table(), Qt::Key_Delete);
    QTRY_COMPARE(s.cell(0, TaskTableModel::State), QStringLiteral("Cancelled"));
    QCOMPARE(s.idsOf(Operation::TasksCancel).size(), 2);
    QCOMPARE(s.messages()->level(), MessageBar::Level::Success);
    QCOMPARE(s.messages()->text(), QStringLiteral("Cancelled 2 task(s)."));
}

void TestQueuePage::refusalsAreTold()
{
    Scene s({fakeTask(1)});
    QTRY_VERIFY(s.loaded(1));
    s.choose(0);
    s.core->setTasks({fakeTask(1, TaskState::Succeeded)}); // ended meanwhile, and the console does not know yet
    s.action("cancelTasks")->trigger();
    QTRY_COMPARE(s.messages()->level(), MessageBar::Level::Warning);
    QVERIFY(s.messages()->text().contains(QStringLiteral("T-1")));
    s.core->refuse(Operation::TasksCancel, {QStringLiteral("operation_forbidden"), ErrorCategory::Operator, {}});
    s.action("cancelTasks")->trigger();
    QTRY_COMPARE(s.messages()->level(), MessageBar::Level::Error);
}

void TestQueuePage::requeueIsOfferedForDeadTasks()
{
    Scene s({fakeTask(1, TaskState::Dead), fakeTask(2)});
    QTRY_VERIFY(s.loaded(2));
    s.choose(1);
    QVERIFY(!s.action("requeueTasks")->isEnabled());
    s.choose(0);
    QVERIFY(s.action("requeueTasks")->isEnabled());
    QVERIFY(!s.action("cancelTasks")->isEnabled());
    s.table()->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(&s.page));
    QTest::keyClick(s.table(), Qt::Key_R, Qt::ControlModifier);
    QTRY_COMPARE(s.cell(0, TaskTableModel::State), QStringLiteral("Queued"));
    QVERIFY(!s.action("requeueTasks")->isEnabled());
}

void TestQueuePage::holdAndReleaseByKey()
{
    Scene s({fakeTask(1), fakeTask(2, TaskState::Succeeded)});
    QTRY_VERIFY(s.loaded(2));
    s.choose(1);
    QVERIFY(!s.action("holdTasks")->isEnabled());
    QVERIFY(!s.action("releaseTasks")->isEnabled());
    s.choose(0);
    QVERIFY(!s.action("releaseTasks")->isEnabled());
    s.table()->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(&s.page));
    QTest::keyClick(s.table(), Qt::Key_H, Qt::ControlModifier);
    QTRY_COMPARE(s.cell(0, TaskTableModel::State), QStringLiteral("Held"));
    QCOMPARE(s.idsOf(Operation::TasksHold), QJsonArray{1});
    QVERIFY(!s.action("holdTasks")->isEnabled());
    QTest::keyClick(s.table(), Qt::Key_L, Qt::ControlModifier);
    QTRY_COMPARE(s.cell(0, TaskTableModel::State), QStringLiteral("Queued"));
    QCOMPARE(s.idsOf(Operation::TasksRelease), QJsonArray{1});
    QVERIFY(s.messages()->text().startsWith(QStringLiteral("Released")));
}

void TestQueuePage::unknownTasksAreDecidedInADialog()
{
    Scene s({fakeTask(1, TaskState::Unknown), fakeTask(2)});
    QTRY_VERIFY(s.loaded(2));
    s.choose(1);
    QVERIFY(!s.action("resolveTasks")->isEnabled());
    s.choose(0);
    s.table()->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(&s.page));
    QTest::keyClick(s.table(), Qt::Key_D, Qt::ControlModifier);
    auto *dialog = s.page.findChild<ResolveDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QVERIFY(s.core->calls(Operation::TasksResolve).empty());
    Q_EMIT dialog->resolveRequested(QStringLiteral("happened"), QStringLiteral("seen in the log"));
    const auto calls = s.core->calls(Operation::TasksResolve);
    QCOMPARE(calls.size(), size_t(1));
    QCOMPARE(calls.front().parameters,
             (QJsonObject{{QStringLiteral("ids"), QJsonArray{1}},
                          {QStringLiteral("verdict"), QStringLiteral("happened")},
                          {QStringLiteral("reason"), QStringLiteral("seen in the log")}}));
    QTRY_COMPARE(s.cell(0, TaskTableModel::State), QStringLiteral("Succeeded"));
}

void TestQueuePage::onlyNamedTasksAreDecided()
{
    Scene s({fakeTask(1, TaskState::Unknown), fakeTask(2, TaskState::Running), fakeTask(3, TaskState::Unknown)});
    QTRY_VERIFY(s.loaded(3));
    s.table()->selectAll();
    s.action("resolveTasks")->trigger();
    auto *dialog = s.page.findChild<ResolveDialog *>();
    QVERIFY(dialog);
    Q_EMIT dialog->resolveRequested(QStringLiteral("run_again"), QStringLiteral("harmless"));
    QCOMPARE(s.idsOf(Operation::TasksResolve), (QJsonArray{1, 3}));
}

void TestQueuePage::askedForStatesShowTheirFirstTask()
{
    Scene s({fakeTask(1), fakeTask(2, TaskState::Unknown), fakeTask(3, TaskState::Unknown)});
    QTRY_VERIFY(s.loaded(3));
    s.page.showStates({TaskState::Unknown});
    QTRY_COMPARE(s.text("taskTitle"), QStringLiteral("T-2: Task 2"));
    QTRY_VERIFY(s.action("resolveTasks")->isEnabled());
    s.choose(1);
    QTRY_COMPARE(s.text("taskTitle"), QStringLiteral("T-3: Task 3"));
    s.page.showStates({TaskState::Unknown}); // asked again while it is there
    QTRY_COMPARE(s.text("taskTitle"), QStringLiteral("T-2: Task 2"));
}

void TestQueuePage::choiceIsSeenWithoutAClick()
{
    Scene s({fakeTask(1), fakeTask(2)});
    QTRY_VERIFY(s.loaded(2));
    QVERIFY(QTest::qWaitForWindowActive(&s.page));
    s.table()->setFocus(Qt::TabFocusReason);
    QVERIFY(s.table()->selectionModel()->isRowSelected(0));
    const auto ground = [viewport = s.table()->viewport()] {
        return viewport->grab().toImage().pixelColor(viewport->width() - 3, 3);
    };
    const QColor chosen = ground();
    s.find<QLineEdit>("filter")->setFocus();
    QVERIFY(s.table()->selectionModel()->isRowSelected(0));
    QCOMPARE(ground(), chosen);
    s.table()->clearSelection();
    QVERIFY(ground() != chosen);
}

void TestQueuePage::detailFollowsASelectionWithoutACurrentRow()
{
    Scene s({fakeTask(1), fakeTask(2)});
    QTRY_VERIFY(s.loaded(2));
    s.table()->selectionModel()->select(s.table()->model()->index(1, 0),
                                        QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    QTRY_COMPARE(s.text("taskTitle"), QStringLiteral("T-2: Task 2"));
}

void TestQueuePage::showTaskDropsAHidingFilter()
{
    Scene s({fakeTask(1), fakeTask(2, TaskState::Dead)});
    QTRY_VERIFY(s.loaded(2));
    s.page.showStates({TaskState::Queued});
    QTRY_COMPARE(s.table()->model()->rowCount(), 1);
    s.page.showTask(TaskId{2});
    QTRY_COMPARE(s.text("taskTitle"), QStringLiteral("T-2: Task 2"));
    QCOMPARE(s.table()->currentIndex().row(), 1);
    s.page.showTask(TaskId{1});
    QTRY_COMPARE(s.table()->currentIndex().row(), 0);
}

void TestQueuePage::showTaskOfAnUnknownIdSaysSo()
{
    Scene s({fakeTask(1)});
    QTRY_VERIFY(s.loaded(1));
    s.page.showTask(TaskId{99});
    QTRY_VERIFY(s.messages()->text().contains(QStringLiteral("T-99")));
}

void TestQueuePage::onlyKeptOrdersAreShownInTheHeader()
{
    Scene s({fakeTask(1), fakeTask(2)});
    QTRY_VERIFY(s.loaded(2));
    QHeaderView *header = s.table()->horizontalHeader();
    header->setSortIndicator(TaskTableModel::Number, Qt::DescendingOrder);
    QTRY_COMPARE(s.cell(0, TaskTableModel::Number), QStringLiteral("T-2"));
    header->setSortIndicator(TaskTableModel::Key, Qt::AscendingOrder);
    QCOMPARE(header->sortIndicatorSection(), int(TaskTableModel::Number));
    QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
    QCOMPARE(s.cell(0, TaskTableModel::Number), QStringLiteral("T-2"));
}

void TestQueuePage::droppedFilesAndTextAreHandedOn()
{
    Scene s({fakeTask(1)});
    QTRY_VERIFY(s.loaded(1));
    QSignalSpy files(&s.page, &QueuePage::importRequested);
    QSignalSpy texts(&s.page, &QueuePage::importTextRequested);
    auto *mark = s.page.findChild<QRubberBand *>();
    const auto drop = [&](const QMimeData &data) {
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&s.page, &enter);
        QVERIFY(enter.isAccepted());
        QVERIFY(mark->isVisible());
        QDropEvent event(QPointF(50, 50), Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&s.page, &event);
        QVERIFY(event.isAccepted());
        QCOMPARE(event.dropAction(), Qt::CopyAction);
        QVERIFY(!mark->isVisible());
    };
    QMimeData urls;
    urls.setUrls({QUrl::fromLocalFile(QStringLiteral("/tasks/a.md")), QUrl::fromLocalFile(QStringLiteral("/tasks"))});
    drop(urls);
    QCOMPARE(files.count(), 1);
    QCOMPARE(files.first().first().toStringList(),
             QStringList({QStringLiteral("/tasks/a.md"), QStringLiteral("/tasks")}));
    QMimeData text;
    text.setText(QStringLiteral("Count the words"));
    drop(text);
    QApplication::clipboard()->setText(QStringLiteral("Pasted"));
    QTest::keyClick(s.table(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(texts.count(), 2);
    QCOMPARE(texts.last().first().toString(), QStringLiteral("Pasted"));
    QApplication::clipboard()->clear();
    QTest::keyClick(s.table(), Qt::Key_V, Qt::ControlModifier);
    QVERIFY(s.messages()->text().contains(QStringLiteral("clipboard")));
    texts.removeLast();
    QCOMPARE(texts.count(), 1);
    QCOMPARE(texts.first().first().toString(), QStringLiteral("Count the words"));
}

void TestQueuePage::foreignLinksAreNotTaken()
{
    Scene s({});
    QMimeData data;
    data.setUrls({QUrl(QStringLiteral("https://example.org/task.md"))});
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QApplication::sendEvent(&s.page, &enter);
    QVERIFY(!enter.isAccepted());
}

void TestQueuePage::detailStandsBesideTheListWhereThereIsRoom()
{
    Scene s({});
    auto *panes = s.find<QSplitter>("queuePanes");
    s.page.resize(1'399, 700);
    QTRY_COMPARE(panes->orientation(), Qt::Vertical);
    s.page.resize(1'400, 700);
    QTRY_COMPARE(panes->orientation(), Qt::Horizontal);
    QTRY_VERIFY(panes->sizes().value(1) <= panes->width() * 2 / 5);
}

void TestQueuePage::agentIsSeenWithoutScrolling()
{
    Scene s({fakeTask(1)});
    s.page.resize(1'400, 700);
    QTRY_VERIFY(s.loaded(1));
    const auto rightOf = [table = s.table()](int column) {
        return table->columnViewportPosition(column) + table->columnWidth(column);
    };
    QTRY_VERIFY(rightOf(TaskTableModel::Agent) <= s.table()->viewport()->width());
}

void TestQueuePage::hiddenPageAsksNothing()
{
    Scene s({fakeTask(1)});
    QTRY_VERIFY(s.loaded(1));
    s.choose(0);
    QTRY_COMPARE(s.text("taskTitle"), QStringLiteral("T-1: Task 1"));
    s.page.hide();
    s.core->forgetCalls();
    QSignalSpy told(&s.link, &CoreLink::tasksChanged);
    s.core->changeTasks({fakeTask(1, TaskState::Running), fakeTask(2)});
    QTRY_COMPARE(told.count(), 1);
    QVERIFY(s.core->calls().empty());
    s.page.show();
    QTRY_VERIFY(s.text("why").contains(QStringLiteral("attempt")));
    QTRY_COMPARE(s.table()->model()->rowCount(), 2);
}

void TestQueuePage::unreadableDropIsTold()
{
    Scene s({fakeTask(1)});
    QTRY_VERIFY(s.loaded(1));
    QSignalSpy files(&s.page, &QueuePage::importRequested);
    QSignalSpy text(&s.page, &QueuePage::importTextRequested);
    QMimeData promise;
    promise.setText(QStringLiteral("Count"));
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &promise, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&s.page, &enter);
    const QMimeData nothing;
    QDropEvent event(QPointF(50, 50), Qt::CopyAction, &nothing, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&s.page, &event);
    QCOMPARE(s.messages()->level(), MessageBar::Level::Warning);
    QCOMPARE(files.count() + text.count(), 0);
}

QTEST_MAIN(TestQueuePage)
#include "tst_queuepage.moc"
