#include "ui/shell/mainwindow.h"

#include "tests/support/contrast.h"
#include "tests/support/fakecore.h"
#include "ui/dialogs/armdialog.h"
#include "ui/dialogs/filechooser.h"
#include "ui/dialogs/importdialog.h"
#include "ui/dialogs/killdialog.h"
#include "ui/dialogs/newtaskdialog.h"
#include "ui/dialogs/quitdialog.h"
#include "ui/dialogs/resetkilldialog.h"
#include "ui/link/corelink.h"
#include "ui/parts/messagebar.h"
#include "ui/shell/theme.h"
#include "ui/shell/windowstate.h"

#include <QAction>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace qd;

namespace {

class ReadyChooser final : public FileChooser
{
public:
    void chooseTaskFiles(QWidget *, Chosen chosen) override { chosen({QStringLiteral("/tasks/a.md")}); }
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
    void init();
    void cleanup();
    void tabsHaveTheirNames();
    void pauseAndResume();
    void killAsksFirst();
    void killedCanBeReset();
    void armingNeedsTheWordAndShowsInTheTitle();
    void filesArePreviewedThenAdded();
    void refusalIsToldInWords();
    void lostConnectionIsTold();
    void hiddenWindowTakesNothing();
    void quittingOverRunningTasksAsks();
    void anotherProgramsCoreIsLeftWithoutAQuestion();
    void shapeAndThemeAreKept();
    void everyLabelFollowsTheTheme();

private:
    [[nodiscard]] QAction *action(const char *id) const { return m_window->findChild<QAction *>(QLatin1String(id)); }
    [[nodiscard]] QString stateText() const
    {
        return m_window->findChild<QLabel *>(QStringLiteral("engineState"))->text();
    }
    [[nodiscard]] size_t count(Operation operation) const { return m_core->calls(operation).size(); }
    void openWindow(CoreOwner owner = CoreOwner::ThisConsole);

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
    m_window->setFileChooser(std::make_unique<ReadyChooser>());
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
    EngineStatus killed = running();
    killed.state = EngineState::Killed;
    killed.controls.wish = RunWish::Halted;
    m_core->publishStatus(killed);
    QTRY_VERIFY(action("daemon-reset-kill")->isEnabled());
    auto *messages = m_window->findChild<MessageBar *>();
    QVERIFY(messages->isVisible()); // says the way out, which stands in a menu
    messages->findChild<QPushButton *>(QStringLiteral("messageAction"))->click();
    m_window->findChild<ResetKillDialog *>()->accept();
    QCOMPARE(m_core->calls(Operation::EngineResetKill).at(0).parameters[QLatin1String("confirm")].toString(),
             QStringLiteral("RESET"));
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
    QVERIFY(result->text().endsWith(QStringLiteral("1 task added")));
}

void TestMainWindow::refusalIsToldInWords()
{
    const auto *messages = m_window->findChild<MessageBar *>();
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
    QVERIFY(m_window->findChild<MessageBar *>()->isVisible());
    QVERIFY(!action("daemon-pause-resume")->isEnabled());
    QVERIFY(!action("task-new")->isEnabled());
}

void TestMainWindow::hiddenWindowTakesNothing()
{
    const auto *link = m_window->findChild<CoreLink *>();
    QVERIFY(!link || link->isActive());
    m_window->hide();
    EngineStatus paused = running();
    paused.state = EngineState::Paused;
    m_core->publishStatus(paused);
    QTest::qWait(CoreLink::kDrainMs * 3); // a drain that must not happen cannot be waited for otherwise
    QCOMPARE(stateText(), QStringLiteral("Running"));
    m_window->show();
    QTRY_VERIFY(stateText() != QStringLiteral("Running"));
}

void TestMainWindow::quittingOverRunningTasksAsks()
{
    EngineStatus busy = running();
    busy.queue.of(TaskState::Running) = 2;
    m_core->publishStatus(busy);
    QTRY_COMPARE(m_window->findChild<QTabWidget *>()->tabToolTip(1).contains(QStringLiteral("2 running")), true);
    QVERIFY(!m_window->close());
    auto *dialog = m_window->findChild<QuitDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    dialog->reject();
    QVERIFY(m_window->isVisible());
    QTRY_VERIFY(!m_window->findChild<QuitDialog *>());
    QVERIFY(!m_window->close());
    m_window->findChild<QuitDialog *>()->accept();
    QVERIFY(!m_window->isVisible());
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

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
