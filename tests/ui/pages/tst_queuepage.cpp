#include "core/api/taskcodec.h"
#include "tests/support/fakescene.h"
#include "ui/dialogs/resolvedialog.h"
#include "ui/pages/queuepage.h"
#include "ui/parts/messagebar.h"
#include "ui/parts/plaintable.h"

#include <QAction>
#include <QApplication>
#include <QDragEnterEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRubberBand>
#include <QSignalSpy>
#include <QSplitter>
#include <QTabWidget>
#include <QTest>
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
    void filterLineAsksTheCoreOnce();
    void filteredEmptyListCanBeCleared();
    void detailTellsAllAboutTheChosenTask();
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
    QCOMPARE(states->model()->index(3, 0).data().toString(), QStringLiteral("Running (2)"));
    states->setCurrentIndex(states->model()->index(3, 0));
    QTRY_COMPARE(s.table()->model()->rowCount(), 2);
    QCOMPARE(s.text("shown"), QStringLiteral("2 task(s)"));
    s.page.showStates({TaskState::Dead});
    QTRY_COMPARE(s.table()->model()->rowCount(), 1);
    QVERIFY(states->currentIndex().data().toString().startsWith(QStringLiteral("Dead letters")));
    s.page.showStates({TaskState::Dead, TaskState::Queued}); // no group of the sidebar
    QTRY_COMPARE(s.table()->model()->rowCount(), 2);
    QVERIFY(!states->currentIndex().isValid());
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
    QCOMPARE(asked.front().parameters[QLatin1String("text")].toString(), QStringLiteral("key-12"));
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
    QVERIFY(s.find<QPlainTextEdit>("instructions")->toPlainText().contains(QStringLiteral("<i>words</i>.⟨U+202E⟩")));
    QCOMPARE(s.find<PlainTable>("attempts")->model()->rowCount(), 1);
    QTRY_COMPARE(s.find<PlainTable>("journal")->model()->rowCount(), 1);
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
    s.find<QTabWidget>("detailTabs")->setCurrentIndex(2);
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
    s.page.resize(1'199, 700);
    QTRY_COMPARE(panes->orientation(), Qt::Vertical);
    s.page.resize(1'200, 700);
    QTRY_COMPARE(panes->orientation(), Qt::Horizontal);
    QTRY_VERIFY(panes->sizes().value(1) <= panes->width() * 2 / 5);
}

void TestQueuePage::agentIsSeenWithoutScrolling()
{
    Scene s({fakeTask(1)});
    s.page.resize(1'200, 700);
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
