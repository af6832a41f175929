#include "ui/shell/mainwindow.h"

#include "tests/support/contrast.h"
#include "tests/support/fakescene.h"
#include "tests/support/readychooser.h"
#include "ui/actions/shortcuts.h"
#include "ui/dialogs/armdialog.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/helpdialog.h"
#include "ui/dialogs/importdialog.h"
#include "ui/dialogs/killdialog.h"
#include "ui/dialogs/newtaskdialog.h"
#include "ui/dialogs/palettedialog.h"
#include "ui/dialogs/quitdialog.h"
#include "ui/dialogs/resetkilldialog.h"
#include "ui/dialogs/verifydialog.h"
#include "ui/link/corelink.h"
#include "ui/models/undohistory.h"
#include "ui/pages/queuepage.h"
#include "ui/parts/messagebar.h"
#include "ui/parts/plaintable.h"
#include "ui/shell/alertflow.h"
#include "ui/shell/commandflow.h"
#include "ui/shell/stallmeter.h"
#include "ui/shell/palettes.h"
#include "ui/shell/trayseat.h"
#include "ui/shell/windowstate.h"
#include "ui/shell/workspaceopener.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QHeaderView>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QStatusBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace qd;

namespace {

class FakeSeat final : public TraySeat
{
public:
    [[nodiscard]] bool isThere() const override { return true; }
    void show(const QIcon &, const QString &shown, QMenu *) override { text = shown; }
    QString text;
};

class FakeNotifier final : public Notifier
{
public:
    void show(int, const Notice &notice) override { notices += notice; }
    void dismissAll() override { }
    QList<Notice> notices;
};

class FakeOpener final : public WorkspaceOpener
{
public:
    [[nodiscard]] Result<void> openDemo() override { return opened += QStringLiteral("demo"), Result<void>(); }
    [[nodiscard]] Result<void> create(const QString &folder) override { return opened += QStringLiteral("new ") + folder, Result<void>(); }
    [[nodiscard]] Result<void> open(const QString &folder) override
    {
        return Error{QStringLiteral("workspace_missing"), ErrorCategory::Operator, folder};
    }
    QStringList opened;
};

EngineStatus running()
{
    EngineStatus status;
    status.state = EngineState::Running;
    status.at = 1'767'225'600'000;
    status.profile = QStringLiteral("/profiles/night");
    return status;
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDemoSaysThatItIsOne();
    void aCopyThatWasPutBackIsTold();
    void goingBackToACopyWantsADaemonAtRest();
    void whoAttachedCannotGoBack();
    void init();
    void cleanup();
    void tabsHaveTheirNames();
    void pauseAndResume();
    void killAsksFirst();
    void killedCanBeReset();
    void noKeyAtTheStartStopsOrStartsAnything();
    void theModeLeadsToItsCard();
    void armingNeedsTheWordAndShowsInTheTitle();
    void filesArePreviewedThenAdded();
    void textIsATaskOrAFileOfThem();
    void aBackupGoesToTheChosenFile();
    void verifyStaysOpenBesideTheWork();
    void aJournalThatDoesNotMatchItsAnchorIsTold();
    void returnPressesTheButtonWithTheFocus();
    void aSecondStartBringsFilesToTheFront();
    void aSecondStartIsRefusedInWords();
    void noticesLeadToTheirPage();
    void noticesCanBeTurnedOff();
    void refusalIsToldInWords();
    void lostConnectionIsTold();
    void hiddenWindowTakesNothing();
    void closingOverRunningTasksDrainsFirst();
    void drainingToQuitIsTakenBack();
    void quitNowIsPossible();
    void anOrderFromOutsideIsTold();
    void whatABannerSaidComesBackAfterAKill();
    void theTrayKeepsTheDaemon();
    void idleDaemonWithoutATrayClosesAtOnce();
    void drainIsShownAndTakenBack();
    void thePaletteFindsCommandsTasksAndAgents();
    void theKeyboardGoesRoundThePanes();
    void densityIsKept();
    void keysAreUniqueAsTheyAreMade();
    void changedKeysAreKept();
    void badgesAreForWhatNeedsAPerson();
    void stallsAreShownWhenMeasured();
    void otherWorkspacesOpenElsewhere();
    void anotherProgramsCoreIsLeftWithoutAQuestion();
    void shapeAndThemeAreKept();
    void everyLabelFollowsTheTheme();
    void whatWasDoneIsUndoneFromTheMenu();

private:
    [[nodiscard]] QAction *action(const char *id) const { return m_window->findChild<QAction *>(QLatin1String(id)); }
    [[nodiscard]] QString stateText() const
    {
        return m_window->findChild<QLabel *>(QStringLiteral("engineState"))->text();
    }
    [[nodiscard]] MessageBar *messages() const { return m_window->findChild<MessageBar *>(QStringLiteral("messages")); }
    [[nodiscard]] MessageBar *banner() const { return m_window->findChild<MessageBar *>(QStringLiteral("banner")); }
    [[nodiscard]] size_t count(Operation operation) const { return m_core->calls(operation).size(); }
    void openWindow(CoreOwner owner = CoreOwner::ThisConsole);
    void publishRunning(qint64 tasks, RunWish wish = RunWish::Run);
    void publishPaused();

    QTemporaryDir m_dir;
    FakeCore *m_core = nullptr;
    std::unique_ptr<MainWindow> m_window;
};

void TestMainWindow::init()
{
    QFile::remove(m_dir.filePath(QStringLiteral("window.ini")));
    openWindow();
}

void TestMainWindow::openWindow(CoreOwner owner)
{
    auto core = std::make_unique<FakeCore>();
    m_core = core.get();
    m_window = std::make_unique<MainWindow>(std::move(core), QStringLiteral("night"),
                                            m_dir.filePath(QStringLiteral("window.ini")), owner);
    m_window->setFileChooser(std::make_shared<ReadyChooser>(QStringLiteral("/places/a")));
    m_window->show();
    m_core->publishStatus(running());
    QTRY_COMPARE(stateText(), QStringLiteral("Running"));
}

void TestMainWindow::cleanup()
{
    m_window.reset();
}

void TestMainWindow::tabsHaveTheirNames()
{
    const auto *tabs = m_window->findChild<QTabWidget *>();
    QStringList names;
    for (int i = 0; i < tabs->count(); ++i)
        names += tabs->tabText(i);
    QCOMPARE(names, (QStringList{QStringLiteral("Autonomy"), QStringLiteral("Queue"), QStringLiteral("Agents"),
                                 QStringLiteral("Log")}));
    action("show-log")->trigger();
    QCOMPARE(tabs->currentIndex(), 3);
    action("show-queue")->trigger();
    QCOMPARE(tabs->currentIndex(), 1);
}

void TestMainWindow::pauseAndResume()
{
    QToolButton *button = m_window->findChild<QToolButton *>(QStringLiteral("daemon-pause-resume"));
    QCOMPARE(button->text(), QStringLiteral("Pause daemon"));
    button->click();
    QCOMPARE(count(Operation::EnginePause), size_t(1));
    QTRY_COMPARE(button->text(), QStringLiteral("Resume daemon"));
    QVERIFY(stateText().startsWith(QStringLiteral("Paused")));
    button->click();
    QCOMPARE(count(Operation::EngineResume), size_t(1));
    QTRY_COMPARE(button->text(), QStringLiteral("Pause daemon"));
    QTRY_VERIFY(m_window->findChild<QLabel *>(QStringLiteral("lastResult"))->text().contains(QStringLiteral("Resume")));
}

void TestMainWindow::killAsksFirst()
{
    action("daemon-kill")->trigger();
    auto *dialog = m_window->findChild<KillDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(count(Operation::EngineKill), size_t(0));
    Q_EMIT dialog->killRequested(true, QStringLiteral("smoke"));
    dialog->close();
    QCOMPARE(m_core->calls(Operation::EngineKill).at(0).parameters,
             (QJsonObject{{QStringLiteral("now"), true}, {QStringLiteral("reason"), QStringLiteral("smoke")}}));
    QTRY_VERIFY(stateText().startsWith(QStringLiteral("Killed")));
    QVERIFY(!action("daemon-kill")->isEnabled());
}

void TestMainWindow::killedCanBeReset()
{
    const auto *pages = m_window->findChild<QTabWidget *>();
    const QPoint above = pages->pos();
    EngineStatus killed = running();
    killed.state = EngineState::Killed;
    killed.controls.wish = RunWish::Halted;
    m_core->publishStatus(killed);
    QTRY_VERIFY(action("daemon-reset-kill")->isEnabled());
    QVERIFY(banner()->isVisible()); // says the way out, which stands in a menu
    QPushButton *way = banner()->findChild<QPushButton *>(QStringLiteral("messageAction"));
    way->click();
    m_window->findChild<ResetKillDialog *>()->reject();
    QVERIFY(banner()->isVisible() && way->isVisible()); // it is still killed
    QCOMPARE(pages->pos(), above);
    QVERIFY(!pages->geometry().intersects(banner()->geometry())); // the newest line of the log is not below it
    QTRY_VERIFY(!m_window->findChild<ResetKillDialog *>());
    way->click();
    m_window->findChild<ResetKillDialog *>()->accept();
    QCOMPARE(m_core->calls(Operation::EngineResetKill).at(0).parameters[QLatin1String("confirm")].toString(),
             QStringLiteral("RESET"));
}

// A space bar that is pressed before anything was looked at.
void TestMainWindow::noKeyAtTheStartStopsOrStartsAnything()
{
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    auto *tabs = m_window->findChild<QTabWidget *>();
    const auto focus = [] { return QApplication::focusWidget(); };
    QTRY_VERIFY(focus() && (focus() == tabs->currentWidget() || tabs->currentWidget()->isAncestorOf(focus())));
    m_window->setWorkspaceOpener(std::make_unique<FakeOpener>());
    tabs->setCurrentIndex(1);
    tabs->setCurrentIndex(0);
    QTRY_COMPARE(focus()->objectName(), QStringLiteral("workspace-demo")); // nothing was ever done here: the first way to begin
    EngineStatus worked = running();
    worked.lastTick.number = 1;
    worked.tickNumber = 1;
    m_core->publishStatus(worked);
    QTRY_COMPARE(focus()->objectName(), QStringLiteral("tickStrip"));
    QTest::keyClick(focus(), Qt::Key_Space);
    for (const int page : {1, 2, 3, 0}) {
        m_window->findChild<QToolButton *>(QStringLiteral("daemon-pause-resume"))->setFocus();
        tabs->setCurrentIndex(page);
        QWidget *here = tabs->currentWidget();
        QTRY_VERIFY(focus() == here || here->isAncestorOf(focus()));
        QTest::keyClick(focus(), Qt::Key_Space);
    }
    for (const Operation operation : {Operation::EnginePause, Operation::EngineResume, Operation::EngineDrain, Operation::EngineKill})
        QCOMPARE(count(operation), size_t(0));
    tabs->tabBar()->setFocus();
    QTest::keyClick(tabs->tabBar(), Qt::Key_Right);
    QCOMPARE(tabs->currentIndex(), 1);
    QVERIFY(tabs->tabBar()->hasFocus()); // who walks along the tabs goes on walking
}

void TestMainWindow::theModeLeadsToItsCard()
{
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    EngineStatus armed = running();
    armed.lastTick.number = 1;
    armed.tickNumber = 1;
    armed.controls.real = {armed.at + 60'000, 3, QStringLiteral("console")};
    m_core->publishStatus(armed);
    action("show-log")->trigger();
    auto *badge = m_window->findChild<QAbstractButton *>(QStringLiteral("mode"));
    QTRY_VERIFY(badge->text().startsWith(QStringLiteral("REAL")));
    QVERIFY(badge->focusPolicy() & Qt::TabFocus);
    badge->setFocus();
    QTest::keyClick(badge, Qt::Key_Space);
    QCOMPARE(m_window->findChild<QTabWidget *>()->currentIndex(), 0);
    auto *way = m_window->findChild<QPushButton *>(QStringLiteral("arm"));
    QTRY_VERIFY(way->hasFocus());
    QCOMPARE(way->text(), QStringLiteral("Disarm"));
    way->click();
    QCOMPARE(count(Operation::EngineDisarm), size_t(1));
}

void TestMainWindow::armingNeedsTheWordAndShowsInTheTitle()
{
    QCOMPARE(m_window->windowTitle(), QStringLiteral("night – Quarterdeck [PROOF]"));
    action("daemon-arm")->trigger();
    auto *dialog = m_window->findChild<ArmDialog *>();
    QVERIFY(dialog);
    QTest::keyClick(dialog, Qt::Key_Return);
    QCOMPARE(count(Operation::EngineArm), size_t(0));
    action("daemon-arm")->trigger();
    QTRY_COMPARE(m_window->findChildren<ArmDialog *>().size(), 1);
    dialog = m_window->findChild<ArmDialog *>();
    Q_EMIT dialog->armRequested(60, 2);
    dialog->close();
    const QJsonObject sent = m_core->calls(Operation::EngineArm).at(0).parameters;
    QCOMPARE(sent[QLatin1String("seconds")].toInt(), 60);
    QCOMPARE(sent[QLatin1String("count")].toInt(), 2);
    QTRY_COMPARE(m_window->windowTitle(), QStringLiteral("night – Quarterdeck [REAL]"));
    QVERIFY(action("daemon-disarm")->isEnabled());
    action("daemon-disarm")->trigger();
    QTRY_COMPARE(m_window->windowTitle(), QStringLiteral("night – Quarterdeck [PROOF]"));
}

void TestMainWindow::filesArePreviewedThenAdded()
{
    const QJsonObject row{{QStringLiteral("status"), QStringLiteral("ok")}};
    const QJsonObject preview{{QStringLiteral("rows"), QJsonArray{row}}, {QStringLiteral("total"), 1},
                              {QStringLiteral("ok"), 1}};
    m_core->answerWith(Operation::TasksPreview, preview);
    m_core->answerWith(Operation::TasksAdd, {{QStringLiteral("added"), QJsonArray{QJsonObject{}}}});
    action("task-import")->trigger();
    QPointer<ImportDialog> dialog = m_window->findChild<ImportDialog *>();
    QVERIFY(dialog);
    QPushButton *add = nullptr;
    for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
        if (button->isDefault())
            add = button;
    }
    QTRY_VERIFY(add->isEnabled());
    add->click();
    QTRY_VERIFY(!dialog);
    const auto *result = m_window->findChild<QLabel *>(QStringLiteral("lastResult"));
    QVERIFY(result->text().endsWith(QStringLiteral("1 task(s) added")));
}

void TestMainWindow::textIsATaskOrAFileOfThem()
{
    auto *queue = m_window->findChild<QueuePage *>();
    m_core->answerWith(Operation::TasksPreview, {{QStringLiteral("prose"), true}});
    Q_EMIT queue->importTextRequested(QStringLiteral("Call them"));
    QTRY_VERIFY(m_window->findChild<NewTaskDialog *>());
    QVERIFY(!m_window->findChild<ImportDialog *>());
    m_core->answerWith(Operation::TasksPreview, {{QStringLiteral("prose"), false}});
    Q_EMIT queue->importTextRequested(QStringLiteral("- title: Call them"));
    QTRY_VERIFY(m_window->findChild<ImportDialog *>());
    const QJsonArray documents = m_core->calls(Operation::TasksPreview).back().parameters[QLatin1String("documents")].toArray();
    QCOMPARE(documents.at(0)[QLatin1String("text")].toString(), QStringLiteral("- title: Call them"));
}

void TestMainWindow::aBackupGoesToTheChosenFile()
{
    const auto chooser = std::make_shared<ReadyChooser>(QStringLiteral("/copies/night.db"));
    m_window->setFileChooser(chooser);
    m_core->answerWith(Operation::StoreBackup, {{QStringLiteral("path"), QStringLiteral("/copies/night.db")}, {QStringLiteral("size"), 2'000'000}});
    action("backup")->trigger();
    QVERIFY(chooser->suggested.endsWith(QStringLiteral(".db")));
    QCOMPARE(m_core->calls(Operation::StoreBackup).at(0).parameters[QLatin1String("path")].toString(), QStringLiteral("/copies/night.db"));
    QTRY_VERIFY(messages()->text().contains(QStringLiteral("/copies/night.db")));
    QVERIFY2(messages()->text().contains(QStringLiteral("1.91")), qPrintable(messages()->text())); // MiB
    m_core->refuse(Operation::StoreBackup, {QStringLiteral("backup_exists"), ErrorCategory::Operator, QStringLiteral("/copies/night.db")});
    action("backup")->trigger();
    QTRY_COMPARE(messages()->level(), MessageBar::Level::Error);
}

void TestMainWindow::verifyStaysOpenBesideTheWork()
{
    action("verify")->trigger();
    action("verify")->trigger(); // one is enough
    QCOMPARE(m_window->findChildren<VerifyDialog *>().size(), 1);
    QCOMPARE(count(Operation::StoreVerify), size_t(1));
    auto *dialog = m_window->findChild<VerifyDialog *>();
    QVERIFY(dialog->isVisible() && !dialog->isModal());
    dialog->findChild<QPushButton *>(QStringLiteral("help"))->click();
    auto *help = m_window->findChild<HelpDialog *>();
    QVERIFY(help && help->isVisible());
    QVERIFY(help->findChild<QPlainTextEdit *>(QStringLiteral("topic"))->toPlainText().startsWith(QStringLiteral("Is everything as it was recorded?")));
}

void TestMainWindow::aJournalThatDoesNotMatchItsAnchorIsTold()
{
    QVERIFY(!banner()->isVisible());
    const auto healthWith = [this](const QJsonArray &reasons) { m_core->answerWith(Operation::HealthGet, {{QStringLiteral("reasons"), reasons}}); };
    const QJsonObject mismatch{{QStringLiteral("code"), QStringLiteral("anchor_mismatch")}};
    healthWith({mismatch});
    publishPaused(); // as an engine comes up that has found it
    QTRY_VERIFY(banner()->isVisible());
    QVERIFY2(banner()->text().startsWith(QStringLiteral("The journal does not match")), qPrintable(banner()->text()));
    banner()->findChild<QPushButton *>(QStringLiteral("messageAction"))->click();
    QVERIFY(m_window->findChild<VerifyDialog *>());

    EngineStatus killed = running();
    killed.state = EngineState::Killed;
    m_core->publishStatus(killed);
    QTRY_VERIFY(banner()->text().startsWith(QStringLiteral("The daemon was killed")));
    publishPaused(); // the kill was reset: the journal still does not match
    QTRY_VERIFY(banner()->text().startsWith(QStringLiteral("The journal does not match")));
    QVERIFY(banner()->isVisible());
    healthWith({});
    m_core->publishStatus(running());
    QTRY_VERIFY(!banner()->isVisible());
}

void TestMainWindow::returnPressesTheButtonWithTheFocus()
{
    auto *pause = m_window->findChild<QToolButton *>(QStringLiteral("daemon-pause-resume"));
    QVERIFY(pause);
    pause->setFocus();
    QTest::keyClick(pause, Qt::Key_Return);
    QTRY_COMPARE(m_core->calls(Operation::EnginePause).size(), size_t(1));
}

void TestMainWindow::aSecondStartBringsFilesToTheFront()
{
    m_window->setWindowState(Qt::WindowMaximized | Qt::WindowMinimized);
    QVERIFY(m_window->showVisit({}).ok());
    QVERIFY(!m_window->findChild<ImportDialog *>());
    QCOMPARE(m_window->windowState() & ~Qt::WindowActive, Qt::WindowStates(Qt::WindowMaximized));
    m_window->hide();
    QVERIFY(m_window->showVisit({QStringLiteral("/tasks/a.md"), QStringLiteral("/tasks/b.md")}).ok());
    QVERIFY(m_window->isVisible());
    const auto *dialog = m_window->findChild<ImportDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(m_core->calls(Operation::TasksPreview).at(0).parameters[QLatin1String("paths")].toArray(),
             (QJsonArray{QStringLiteral("/tasks/a.md"), QStringLiteral("/tasks/b.md")}));
}

void TestMainWindow::aSecondStartIsRefusedInWords()
{
    const QStringList files{QStringLiteral("/tasks/a.md")};
    for (int i = 0; i < CommandFlow::kMostPreviews; ++i)
        QVERIFY(m_window->showVisit(files).ok());
    QCOMPARE(m_window->showVisit(files).error().code, QStringLiteral("previews_open"));
    QVERIFY(messages()->text().startsWith(QStringLiteral("Several previews")));
    m_core->loseConnection();
    QTRY_COMPARE(stateText(), QStringLiteral("The daemon is gone"));
    QCOMPARE(m_window->showVisit(files).error().code, QStringLiteral("no_engine"));
    QVERIFY(m_window->showVisit({}).ok());
}

void TestMainWindow::noticesLeadToTheirPage()
{
    auto *tabs = m_window->findChild<QTabWidget *>();
    auto notifier = std::make_unique<FakeNotifier>();
    FakeNotifier *told = notifier.get();
    m_window->setNotifier(std::move(notifier));
    m_window->alerts().setWatched([] { return false; });
    m_window->hide();
    TaskSummary dead = fakeTask(7, TaskState::Dead);
    dead.updatedAt = running().at + 1'000;
    m_core->changeTasks({dead});
    QTRY_COMPARE_WITH_TIMEOUT(told->notices.size(), qsizetype(1), 10'000); // the pulse asks while nobody sees the window
    QCOMPARE(told->notices.front().summary, QStringLiteral("night: 1 new dead letter(s)"));
    told->pressed(int(Alert::Kind::DeadLetter), {});
    QVERIFY(m_window->isVisible());
    QCOMPARE(tabs->currentIndex(), 1);
    told->pressed(int(Alert::Kind::DaemonKilled), {});
    QCOMPARE(tabs->currentIndex(), 0);
    told->pressed(int(Alert::Kind::Unknown), {});
    QCOMPARE(tabs->currentIndex(), 1);
}

void TestMainWindow::noticesCanBeTurnedOff()
{
    QVERIFY(action("notifications")->isChecked());
    action("notifications")->setChecked(false);
    m_window.reset();
    openWindow();
    QVERIFY(!action("notifications")->isChecked());
    auto notifier = std::make_unique<FakeNotifier>();
    FakeNotifier *told = notifier.get();
    m_window->setNotifier(std::move(notifier));
    m_window->alerts().setWatched([] { return false; });
    EngineStatus killed = running();
    killed.state = EngineState::Killed;
    killed.controls.wish = RunWish::Halted;
    m_core->publishStatus(killed);
    QTRY_VERIFY(action("daemon-reset-kill")->isEnabled());
    QVERIFY(told->notices.isEmpty());
}

void TestMainWindow::refusalIsToldInWords()
{
    const auto *messages = this->messages();
    QVERIFY(!messages->isVisible());
    m_core->refuse(Operation::EnginePause, {QStringLiteral("operation_forbidden"), ErrorCategory::Operator, {}});
    action("daemon-pause-resume")->trigger();
    QTRY_VERIFY(messages->isVisible());
    QCOMPARE(messages->text(), QStringLiteral("This console may not do that."));
    QCOMPARE(messages->level(), MessageBar::Level::Error);
}

void TestMainWindow::lostConnectionIsTold()
{
    m_core->loseConnection();
    QTRY_COMPARE(stateText(), QStringLiteral("The daemon is gone"));
    QVERIFY(messages()->isVisible());
    QVERIFY(!action("daemon-pause-resume")->isEnabled());
    QVERIFY(!action("task-new")->isEnabled());
}

void TestMainWindow::hiddenWindowTakesNothing()
{
    const auto *link = m_window->findChild<CoreLink *>();
    QVERIFY(!link || link->isActive());
    QTest::qWait(CoreLink::kDrainMs * 4); // what somebody still waits for is taken in any case
    m_window->hide();
    EngineStatus paused = running();
    paused.state = EngineState::Paused;
    m_core->publishStatus(paused);
    QTest::qWait(CoreLink::kDrainMs * 3); // a drain that must not happen cannot be waited for otherwise
    QCOMPARE(stateText(), QStringLiteral("Running"));
    m_window->show();
    QTRY_VERIFY(stateText() != QStringLiteral("Running"));
}

void TestMainWindow::publishRunning(qint64 tasks, RunWish wish)
{
    EngineStatus busy = running();
    busy.state = wish == RunWish::Drain ? EngineState::Draining : EngineState::Running;
    busy.controls.wish = wish;
    busy.queue.of(TaskState::Running) = tasks;
    m_core->publishStatus(busy);
    QTRY_VERIFY(m_window->findChild<QTabWidget *>()->tabToolTip(1).contains(QStringLiteral("%1 running").arg(tasks)));
}

void TestMainWindow::publishPaused()
{
    EngineStatus paused = running();
    paused.state = EngineState::Paused;
    paused.controls.wish = RunWish::Pause;
    m_core->publishStatus(paused);
}

void TestMainWindow::closingOverRunningTasksDrainsFirst()
{
    publishRunning(2);
    QVERIFY(!m_window->close());
    auto *dialog = m_window->findChild<QuitDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    dialog->reject();
    QVERIFY(m_window->isVisible());
    QTRY_VERIFY(!m_window->findChild<QuitDialog *>());
    QCOMPARE(count(Operation::EngineDrain), size_t(0));

    QVERIFY(!m_window->close());
    m_window->findChild<QPushButton *>(QStringLiteral("drain"))->click();
    QCOMPARE(count(Operation::EngineDrain), size_t(1));
    publishRunning(2, RunWish::Drain);
    QTRY_VERIFY(stateText().contains(QStringLiteral("2 still running")));
    QVERIFY(m_window->isVisible());
    QTRY_VERIFY(!m_window->findChild<QuitDialog *>());
    QVERIFY(!m_window->close()); // impatient: asks again, and says what would be lost
    QVERIFY(m_window->findChild<QPushButton *>(QStringLiteral("quitNow")));
    m_window->findChild<QuitDialog *>()->reject();
    EngineStatus done = running();
    done.state = EngineState::Stopped;
    done.controls.wish = RunWish::Drain;
    m_core->publishStatus(done);
    QTRY_VERIFY(!m_window->isVisible());
}

void TestMainWindow::drainingToQuitIsTakenBack()
{
    publishRunning(1);
    QVERIFY(!m_window->close());
    m_window->findChild<QPushButton *>(QStringLiteral("drain"))->click();
    publishRunning(1, RunWish::Drain);
    messages()->findChild<QPushButton *>(QStringLiteral("messageAction"))->click();
    QCOMPARE(count(Operation::EngineResume), size_t(1));
    publishRunning(0);
    QVERIFY(m_window->isVisible());
}

void TestMainWindow::quitNowIsPossible()
{
    publishRunning(1);
    QVERIFY(!m_window->close());
    m_window->findChild<QPushButton *>(QStringLiteral("drain"))->click();
    publishRunning(1, RunWish::Drain);
    QTRY_VERIFY(!m_window->findChild<QuitDialog *>());
    QVERIFY(!m_window->close());
    m_window->findChild<QPushButton *>(QStringLiteral("quitNow"))->click();
    QVERIFY(!m_window->isVisible());
}

void TestMainWindow::anOrderFromOutsideIsTold()
{
    publishRunning(1, RunWish::Drain);
    m_window->tellOfEnd();
    QVERIFY(banner()->isVisible());
    banner()->findChild<QPushButton *>(QStringLiteral("messageAction"))->click();
    QVERIFY(!m_window->isVisible());
}

void TestMainWindow::whatABannerSaidComesBackAfterAKill()
{
    const auto killAndReset = [this] {
        EngineStatus killed = running();
        killed.state = EngineState::Killed;
        m_core->publishStatus(killed);
        QTRY_VERIFY(banner()->text().startsWith(QStringLiteral("The daemon was killed")));
        m_core->publishStatus(running());
    };
    m_window->tellOfEnd();
    killAndReset();
    QTRY_VERIFY(banner()->text().startsWith(QStringLiteral("This program was told to end")));
    QVERIFY(banner()->isVisible());
    m_window->tellOfDemo();
    banner()->dismiss(); // it was read
    killAndReset();
    QTRY_VERIFY(!banner()->isVisible());
}

void TestMainWindow::theTrayKeepsTheDaemon()
{
    auto seat = std::make_unique<FakeSeat>();
    FakeSeat *tray = seat.get();
    m_window->setTraySeat(std::move(seat));
    publishRunning(1);
    QVERIFY2(tray->text.contains(QStringLiteral("night: Running")), qPrintable(tray->text));
    QVERIFY(!m_window->close());
    m_window->findChild<QuitDialog *>()->findChild<QCheckBox *>()->setChecked(true);
    m_window->findChild<QPushButton *>(QStringLiteral("keep"))->click();
    QVERIFY(!m_window->isVisible());
    QVERIFY(!QApplication::quitOnLastWindowClosed());
    publishPaused();
    QTRY_VERIFY_WITH_TIMEOUT(tray->text.contains(QStringLiteral("Paused")), 30'000); // the tray goes on telling, every 10 s
    tray->activated();
    QVERIFY(m_window->isVisible());
    QVERIFY(QApplication::quitOnLastWindowClosed());
    // Remembered, and it can be changed.
    QVERIFY(action("close-keeps")->isChecked());
    QVERIFY(!m_window->close());
    QVERIFY(!m_window->isVisible());
    QVERIFY(!m_window->findChild<QuitDialog *>() || !m_window->findChild<QuitDialog *>()->isVisible());
    tray->activated();
    action("close-asks")->trigger();
    QVERIFY(!m_window->close());
    QTRY_VERIFY(m_window->findChild<QuitDialog *>() && m_window->findChild<QuitDialog *>()->isVisible());
    QApplication::setQuitOnLastWindowClosed(true);
}

void TestMainWindow::idleDaemonWithoutATrayClosesAtOnce()
{
    publishRunning(0);
    QVERIFY(m_window->close());
    QVERIFY(!m_window->findChild<QuitDialog *>());
}

void TestMainWindow::drainIsShownAndTakenBack()
{
    QToolButton *button = m_window->findChild<QToolButton *>(QStringLiteral("daemon-drain"));
    QCOMPARE(button->text(), QStringLiteral("Drain"));
    button->click();
    QTRY_VERIFY(stateText().startsWith(QStringLiteral("Draining")));
    QVERIFY(!button->isEnabled());
    m_window->findChild<QToolButton *>(QStringLiteral("daemon-pause-resume"))->click();
    QTRY_COMPARE(stateText(), QStringLiteral("Running"));
}

void TestMainWindow::thePaletteFindsCommandsTasksAndAgents()
{
    m_core->setTasks({});
    AgentStatus carpenter;
    carpenter.agent.name = QStringLiteral("carpenter");
    AgentStatus agent;
    agent.agent.name = QStringLiteral("scribe");
    m_core->publishAgents({carpenter, agent});
    action("show-agents")->trigger(); // which shows them when they have come
    QTRY_COMPARE(m_window->findChild<PlainTable *>(QStringLiteral("agents"))->model()->rowCount(), 2);
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    const auto go = [this](const QString &typed) {
        action("palette")->trigger();
        auto *dialog = m_window->findChild<PaletteDialog *>();
        QTest::keyClicks(dialog->findChild<QLineEdit *>(), typed);
        QTest::keyClick(dialog->findChild<QLineEdit *>(), Qt::Key_Return);
        QTRY_VERIFY(!m_window->findChild<PaletteDialog *>());
    };
    const auto *tabs = m_window->findChild<QTabWidget *>();
    go(QStringLiteral("log"));
    QTRY_COMPARE(tabs->currentIndex(), 3);
    go(QStringLiteral("t-42"));
    QTRY_COMPARE(tabs->currentIndex(), 1);
    go(QStringLiteral("scri"));
    QTRY_COMPARE(tabs->currentIndex(), 2);
    QCOMPARE(m_window->findChild<PlainTable *>(QStringLiteral("agents"))->currentIndex().row(), 1);
    go(QStringLiteral("pause d"));
    QTRY_COMPARE(count(Operation::EnginePause), size_t(1));
    action("palette")->trigger();
    auto *dialog = m_window->findChild<PaletteDialog *>();
    auto *typed = dialog->findChild<QLineEdit *>();
    typed->setText(QStringLiteral("zzzz"));
    const auto *list = dialog->findChild<QListWidget *>();
    QCOMPARE(list->count(), 1);
    QCOMPARE(list->item(0)->text(), QStringLiteral("Nothing is called so."));
    QTest::keyClick(typed, Qt::Key_Down);
    QTest::keyClick(typed, Qt::Key_Return); // which leads nowhere
    QVERIFY(dialog->isVisible());
}

void TestMainWindow::theKeyboardGoesRoundThePanes()
{
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    action("show-log")->trigger();
    m_core->publishLog(std::vector<LogLine>(3));
    const auto *log = m_window->findChild<PlainTable *>(QStringLiteral("log"));
    QTRY_VERIFY(log->isVisible());
    QSet<QWidget *> seen;
    for (int i = 0; i < 8; ++i) {
        action("pane-next")->trigger();
        seen += m_window->focusWidget();
    }
    QVERIFY(seen.size() >= 4); // strip, tabs, table, record
    QVERIFY(seen.contains(const_cast<PlainTable *>(log)));
    QWidget *here = m_window->focusWidget();
    action("pane-next")->trigger();
    action("pane-previous")->trigger();
    QCOMPARE(m_window->focusWidget() == here || here->isAncestorOf(m_window->focusWidget()), true);
}

void TestMainWindow::keysAreUniqueAsTheyAreMade()
{
    const auto *shortcuts = m_window->findChild<Shortcuts *>();
    QVERIFY(shortcuts->entries().size() > 60);
    QSet<QString> ids;
    for (const Shortcuts::Entry &entry : shortcuts->entries()) {
        QVERIFY2(!ids.contains(entry.id), qPrintable(entry.id));
        ids += entry.id;
        const QString why = m_window->findChild<Shortcuts *>()->reset(entry.id); // as if it had been changed
        QVERIFY2(why.isEmpty(), qPrintable(entry.id + u' ' + why));
    }
}

void TestMainWindow::changedKeysAreKept()
{
    auto *shortcuts = m_window->findChild<Shortcuts *>();
    QCOMPARE(shortcuts->set(QStringLiteral("window/palette"), QKeySequence(Qt::Key_F7)), QString());
    QCOMPARE(shortcuts->set(QStringLiteral("queue/holdTasks"), {}), QString());
    QVERIFY(!shortcuts->set(QStringLiteral("window/palette"), QKeySequence(Qt::ALT | Qt::Key_F)).isEmpty()); // opens a menu
    QTest::keyClick(m_window.get(), Qt::Key_F7);
    QTRY_VERIFY(m_window->findChild<PaletteDialog *>());
    m_window.reset();
    openWindow();
    QCOMPARE(action("palette")->shortcuts(), QList<QKeySequence>{QKeySequence(Qt::Key_F7)});
    QVERIFY(action("holdTasks")->shortcuts().isEmpty());
    m_window->findChild<Shortcuts *>()->resetAll();
    m_window.reset();
    openWindow();
    QCOMPARE(action("palette")->shortcut(), QKeySequence(QStringLiteral("Ctrl+K")));
}

void TestMainWindow::densityIsKept()
{
    const auto *table = m_window->findChild<PlainTable *>(QStringLiteral("log"));
    const int normal = table->verticalHeader()->defaultSectionSize();
    action("rows-compact")->trigger();
    QVERIFY(table->verticalHeader()->defaultSectionSize() < normal);
    openWindow();
    QVERIFY(action("rows-compact")->isChecked());
    QVERIFY(m_window->findChild<PlainTable *>(QStringLiteral("log"))->verticalHeader()->defaultSectionSize() < normal);
}

void TestMainWindow::badgesAreForWhatNeedsAPerson()
{
    const auto *tabs = m_window->findChild<QTabWidget *>();
    const auto badge = [tabs](int tab) { return tabs->tabBar()->tabData(tab).toLongLong(); };
    EngineStatus status = running();
    status.queue.of(TaskState::Queued) = 40;
    status.queue.of(TaskState::Dead) = 3;
    status.agentsEnabled = 5;
    status.agentsHealthy = 4;
    m_core->publishStatus(status);
    QTRY_COMPARE(badge(0), 3);
    QCOMPARE(badge(1), 0); // work that goes on is nobody's task
    QCOMPARE(badge(2), 1);
    LogLine error;
    error.level = LogLevel::Error;
    m_core->publishLog({error});
    QTRY_COMPARE(badge(3), 1);
    action("show-log")->trigger();
    QCOMPARE(badge(3), 0);
}

void TestMainWindow::stallsAreShownWhenMeasured()
{
    const auto *label = m_window->findChild<QLabel *>(QStringLiteral("stall"));
    QVERIFY(!label->isVisible());
    StallMeter meter;
    meter.secondPassed();
    meter.begin(1, 0);
    meter.end(42'000'000);
    m_window->setStallMeter(&meter);
    QTRY_COMPARE(label->text(), QStringLiteral("UI 42 ms"));
    QVERIFY(label->isVisible());
    m_window->setStallMeter(nullptr);
}

void TestMainWindow::otherWorkspacesOpenElsewhere()
{
    QVERIFY(!action("workspace-demo")->isEnabled()); // nobody could
    auto opener = std::make_unique<FakeOpener>();
    FakeOpener *asked = opener.get();
    m_window->setWorkspaceOpener(std::move(opener));
    action("workspace-demo")->trigger();
    action("workspace-new")->trigger();
    QCOMPARE(asked->opened, (QStringList{QStringLiteral("demo"), QStringLiteral("new /places/a")}));
    action("workspace-open")->trigger();
    QCOMPARE(messages()->text().startsWith(QStringLiteral("There is no workspace")), true);
}

void TestMainWindow::anotherProgramsCoreIsLeftWithoutAQuestion()
{
    const auto isShown = [this] { return m_window->findChild<QLabel *>(QStringLiteral("attached"))->isVisible(); };
    QVERIFY(!isShown());
    openWindow(CoreOwner::AnotherProgram);
    QVERIFY(isShown());
    EngineStatus busy = running();
    busy.queue.of(TaskState::Running) = 2;
    m_core->publishStatus(busy);
    QTRY_VERIFY(m_window->findChild<QTabWidget *>()->tabToolTip(1).contains(QStringLiteral("2 running")));
    QVERIFY(m_window->close());
    QVERIFY(!m_window->findChild<QuitDialog *>());
}

void TestMainWindow::shapeAndThemeAreKept()
{
    action("theme-dark")->trigger();
    action("show-agents")->trigger();
    QVERIFY(m_window->close());
    QCOMPARE(WindowState(m_dir.filePath(QStringLiteral("window.ini"))).theme(), ThemeChoice::Dark);
    openWindow();
    QCOMPARE(m_window->findChild<QTabWidget *>()->currentIndex(), 2);
    QVERIFY(action("theme-dark")->isChecked());
    QCOMPARE(m_window->palette().color(QPalette::Base), darkPalette().color(QPalette::Base));
}

void TestMainWindow::everyLabelFollowsTheTheme()
{
    for (const char *theme : {"theme-dark", "theme-light", "theme-dark"}) {
        action(theme)->trigger();
        const QColor ground = m_window->palette().color(QPalette::Window);
        const auto faded = [&] {
            QStringList labels;
            for (const QLabel *label : m_window->findChildren<QLabel *>()) {
                const QColor ink = label->palette().color(label->foregroundRole());
                if (label->isVisible() && !label->text().isEmpty() && contrast(ink, ground) < 4.5)
                    labels += label->text();
            }
            return labels;
        };
        QTRY_COMPARE(faded(), QStringList());
    }
}

void TestMainWindow::whatWasDoneIsUndoneFromTheMenu()
{
    QVERIFY(!action("undo")->isEnabled());
    QCOMPARE(action("undo")->shortcut(), QKeySequence(QStringLiteral("Ctrl+Z")));
    m_window->findChild<UndoHistory *>()->add(undoOfAgentSwitch(QStringLiteral("box & co"), true));
    QVERIFY(action("undo")->isEnabled());
    QCOMPARE(action("undo")->text(), QStringLiteral("&Undo disabling of box && co"));
    action("undo")->trigger();
    QVERIFY(!action("undo")->isEnabled());
    const auto said = [this] {
        const auto labels = m_window->statusBar()->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel *label) { return label->text().contains(QLatin1String("Undone: disabling of box & co")); });
    };
    QTRY_VERIFY(said());
    const auto calls = m_core->calls(Operation::AgentsSet);
    QCOMPARE(calls.size(), size_t(1));
    QCOMPARE(calls.front().parameters[QLatin1String("changes")].toObject(), (QJsonObject{{QStringLiteral("enabled"), true}}));
}

void TestMainWindow::aDemoSaysThatItIsOne()
{
    m_window->tellOfDemo();
    QVERIFY(banner()->isVisible());
    QVERIFY(banner()->text().contains(QStringLiteral("nothing leaves this machine")));
    QVERIFY(!action("go-back")->isEnabled());
}

void TestMainWindow::aCopyThatWasPutBackIsTold()
{
    m_window->tellOfRestore(QStringLiteral("/backups/before\u202E.db"));
    QVERIFY(banner()->isVisible());
    QVERIFY2(banner()->text().contains(QStringLiteral("/backups/before⟨U+202E⟩.db")), qPrintable(banner()->text()));
    QVERIFY(banner()->text().contains(QStringLiteral("is paused")));
    banner()->findChild<QPushButton *>(QStringLiteral("messageAction"))->click();
    QVERIFY(m_window->findChild<VerifyDialog *>());
    m_window->tellOfRestore({}); // there was none
    QVERIFY(banner()->isVisible() && !banner()->text().contains(QStringLiteral("kept as")));
}

void TestMainWindow::goingBackToACopyWantsADaemonAtRest()
{
    action("go-back")->trigger(); // it takes work
    QVERIFY(!m_window->findChild<ConfirmDialog *>());
    QVERIFY(messages()->text().startsWith(QStringLiteral("Pause the daemon first")));
    messages()->findChild<QPushButton *>(QStringLiteral("messageAction"))->click();
    QTRY_COMPARE(m_core->status().state, EngineState::Paused);
    QTRY_VERIFY(stateText().startsWith(QStringLiteral("Paused")));

    action("go-back")->trigger();
    auto *first = m_window->findChild<ConfirmDialog *>();
    QVERIFY(first);
    first->reject();
    QVERIFY(m_window->isVisible() && !m_window->goesBack());
    QTRY_VERIFY(!m_window->findChild<ConfirmDialog *>());

    action("go-back")->trigger();
    m_core->publishStatus(running()); // somebody has resumed it meanwhile
    QTRY_COMPARE(stateText(), QStringLiteral("Running"));
    m_window->findChild<ConfirmDialog *>()->accept();
    QVERIFY(m_window->isVisible() && !m_window->goesBack());
    QTRY_VERIFY(!m_window->findChild<ConfirmDialog *>());

    publishPaused();
    QTRY_VERIFY(stateText().startsWith(QStringLiteral("Paused")));
    action("go-back")->trigger();
    m_window->findChild<ConfirmDialog *>()->accept();
    QVERIFY(!m_window->isVisible() && m_window->goesBack());
}

void TestMainWindow::whoAttachedCannotGoBack()
{
    openWindow(CoreOwner::AnotherProgram);
    publishPaused();
    QTRY_VERIFY(stateText().startsWith(QStringLiteral("Paused")));
    action("go-back")->trigger();
    QVERIFY(!m_window->findChild<ConfirmDialog *>());
    QVERIFY(messages()->text().contains(QStringLiteral("qdeck restore")));
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
