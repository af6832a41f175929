#include "ui/shell/mainwindow.h"

#include "ui/actions/actions.h"
#include "ui/actions/shortcuts.h"
#include "ui/dialogs/databasedialog.h"
#include "ui/dialogs/palettedialog.h"
#include "ui/dialogs/quitdialog.h"
#include "ui/dialogs/settingsdialog.h"
#include "ui/link/corelink.h"
#include "ui/models/savedviews.h"
#include "ui/models/undohistory.h"
#include "ui/parts/filechooser.h"
#include "ui/parts/focusorder.h"
#include "ui/parts/messagebar.h"
#include "ui/parts/themedicon.h"
#include "ui/shell/alertflow.h"
#include "ui/shell/bannerflow.h"
#include "ui/shell/commandflow.h"
#include "ui/shell/controlstrip.h"
#include "ui/shell/copyflow.h"
#include "ui/shell/helpflow.h"
#include "ui/shell/pagebook.h"
#include "ui/shell/panering.h"
#include "ui/shell/quitflow.h"
#include "ui/shell/stallmeter.h"
#include "ui/shell/statusline.h"
#include "ui/shell/theme.h"
#include "ui/shell/tray.h"
#include "ui/shell/trayseat.h"
#include "ui/shell/windowstate.h"
#include "ui/shell/workspaceflow.h"
#include "ui/shell/workspaceopener.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QKeyEvent>
#include <QMenuBar>
#include <QVBoxLayout>

#include <array>

namespace qd {
namespace {

constexpr std::array kThemes{std::pair(Command::ThemeAuto, ThemeChoice::Auto), std::pair(Command::ThemeLight, ThemeChoice::Light),
                             std::pair(Command::ThemeDark, ThemeChoice::Dark),
                             std::pair(Command::ThemeContrast, ThemeChoice::HighContrast)};
constexpr QSize kFirstSize(1200, 760);
constexpr int kSecondMs = 1'000;
constexpr int kPulseMs = 10'000; // of a window that nobody sees: a question wakes four threads

} // namespace

MainWindow::MainWindow(std::unique_ptr<CoreService> core, const QString &profileName, const QString &stateFile,
                       CoreOwner owner, QWidget *parent)
    : QMainWindow(parent), m_link(std::make_unique<CoreLink>(std::move(core))),
      m_state(std::make_unique<WindowState>(stateFile)), m_profileName(profileName), m_owner(owner),
      m_theme(new Theme(this)),
      m_actions(new Actions(themedIcon, this)), m_strip(new ControlStrip(*m_actions)),
      m_pages(new PageBook(*m_link, *m_actions)), m_messages(new MessageBar(m_pages)), m_banner(new BannerFlow(*m_link, this)),
      m_statusLine(new StatusLine),
      m_flow(new CommandFlow(*m_link, *m_messages, this)),
      m_quit(new QuitFlow(*m_link, *m_messages, owner == CoreOwner::ThisConsole, this)),
      m_shortcuts(new Shortcuts({{QStringLiteral("window"), tr("Everywhere"), m_actions->all()},
                                 {QStringLiteral("queue"), tr("Queue"), m_pages->taskActions()},
                                 {QStringLiteral("agents"), tr("Agents"), m_pages->agentActions()},
                                 {QStringLiteral("log"), tr("Log"), m_pages->logActions()}}, this)),
      m_help(new HelpFlow(*m_link, *m_actions, *m_shortcuts, *m_pages, this)),
      m_tray(new Tray(*m_actions, profileName, this)), m_alerts(new AlertFlow(*m_link, profileName, this)),
      m_workspaces(new WorkspaceFlow(*m_actions, *m_messages, this))
{
    buildMenus();
    buildCentre();
    connectCommands();
    connect(m_link.get(), &CoreLink::statusChanged, this, &MainWindow::showStatus);
    connect(m_link.get(), &CoreLink::connectionLost, this, &MainWindow::showConnectionLost);
    connect(m_strip, &ControlStrip::modeChanged, this, &MainWindow::showTitle);
    connectClosing();
    connectAlerts();
    connect(&m_second, &QTimer::timeout, this, &MainWindow::passSecond);
    m_second.setInterval(kSecondMs);
    m_pages->setStateFile(stateFile);
    connect(&m_pulse, &QTimer::timeout, this,
            [this] { m_link->request(Operation::StatusGet, {}, this, [](const Result<Payload> &) {}); });
    m_pulse.setInterval(kPulseMs);
    orderFocus(*centralWidget());
    restore();
    showTitle();
}

MainWindow::~MainWindow()
{
    delete takeCentralWidget(); // pages use the link, which is a member and would go before the children
}

void MainWindow::setFileChooser(std::shared_ptr<FileChooser> chooser)
{
    m_help->setFileChooser(chooser);
    m_flow->setFileChooser(chooser);
    m_workspaces->setFileChooser(chooser);
    m_pages->setFileChooser(std::move(chooser));
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        followVisibility();
}

// Return presses the button that has the focus, as in dialogs. A key that is held down presses nothing.
void MainWindow::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    auto *button = qobject_cast<QAbstractButton *>(focusWidget());
    if (isReturn && button && !event->isAutoRepeat())
        button->click();
    else
        QMainWindow::keyPressEvent(event);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    followVisibility();
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QMainWindow::hideEvent(event);
    followVisibility();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_quit->setTrayThere(m_tray->isThere());
    switch (m_quit->answerTo(m_quits)) {
    case QuitFlow::Answer::Hide: hideToTray(); [[fallthrough]];
    case QuitFlow::Answer::Stay:
        m_quits = false;
        event->ignore();
        return;
    case QuitFlow::Answer::Close: break;
    }
    m_state->save(saveGeometry(), m_pages->currentIndex());
    QMainWindow::closeEvent(event);
    if (!QApplication::quitOnLastWindowClosed())
        QCoreApplication::quit(); // it was in the tray: no window is left whose closing would end the program
}

void MainWindow::buildMenus()
{
    const auto fill = [this](const QString &title, std::initializer_list<std::optional<Command>> commands) {
        QMenu *menu = menuBar()->addMenu(title);
        for (const std::optional<Command> &command : commands) {
            if (command)
                menu->addAction(m_actions->action(*command));
            else
                menu->addSeparator();
        }
        return menu;
    };
    QMenu *file = fill(tr("&File"), {Command::NewTask, Command::Import, {}, Command::NewWorkspace, Command::OpenWorkspace,
                                     Command::StartDemo, {}, Command::Backup, Command::Verify,
                                     Command::GoBack, {}});
    QMenu *closing = file->addMenu(tr("When the window &closes"));
    for (const Command command : {Command::CloseAsks, Command::CloseKeeps, Command::CloseDrains})
        closing->addAction(m_actions->action(command));
    file->addAction(m_actions->action(Command::Quit));
    fill(tr("&Edit"), {Command::Undo});
    fill(tr("&View"), {Command::Palette, {}, Command::ShowAutonomy, Command::ShowQueue, Command::ShowAgents,
                       Command::ShowLog, {}, Command::NextPane, Command::PreviousPane, {}, Command::ThemeAuto,
                       Command::ThemeLight, Command::ThemeDark, Command::ThemeContrast, {},
                       Command::CompactRows});
    menuBar()->addMenu(tr("&Task"))->addActions(m_pages->taskActions());
    fill(tr("&Daemon"), {Command::PauseResume, Command::Drain, Command::Kill, Command::ResetKill, {}, Command::Arm, Command::Disarm});
    menuBar()->addMenu(tr("A&gents"))->addActions(m_pages->agentActions());
    fill(tr("T&ools"), {Command::Database, {}, Command::Notifications, Command::Settings});
    fill(tr("&Help"), {Command::PageHelp, Command::Help, {}, Command::WhyIdle, Command::Diagnostics, {}, Command::About});
}

void MainWindow::buildCentre()
{
    auto *centre = new QWidget(this);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_strip);
    column->addWidget(m_pages, 1);
    m_messages->setObjectName(QStringLiteral("messages"));
    column->addWidget(m_banner->bar()); // below: what is read stays where it is, and nothing is covered for long
    setCentralWidget(centre);
    if (m_owner == CoreOwner::AnotherProgram)
        m_statusLine->showAttached();
    setStatusBar(m_statusLine);
}

void MainWindow::connectCommands()
{
    const auto on = [this](Command command, auto &&receiver, auto &&slot) {
        connect(m_actions->action(command), &QAction::triggered, receiver, slot);
    };
    connect(m_actions, &Actions::pauseRequested, m_flow, &CommandFlow::pause);
    connect(m_actions, &Actions::resumeRequested, m_flow, &CommandFlow::resume);
    on(Command::Drain, m_flow, &CommandFlow::drain);
    on(Command::Kill, m_flow, &CommandFlow::kill);
    on(Command::ResetKill, m_flow, &CommandFlow::resetKill);
    on(Command::Arm, m_flow, &CommandFlow::arm);
    on(Command::Disarm, m_flow, &CommandFlow::disarm);
    on(Command::NewTask, m_flow, &CommandFlow::writeTask);
    on(Command::Import, m_flow, &CommandFlow::chooseFiles);
    on(Command::Backup, m_flow, &CommandFlow::backUp);
    on(Command::Verify, m_flow, &CommandFlow::verify);
    auto *copies = new CopyFlow(*m_link, *m_messages, m_owner == CoreOwner::ThisConsole, this);
    on(Command::GoBack, copies, &CopyFlow::goBack);
    connect(copies, &CopyFlow::pauseRequested, m_flow, &CommandFlow::pause);
    connect(copies, &CopyFlow::endRequested, this, [this] {
        m_goesBack = true;
        m_quit->finish();
    });
    connect(m_flow, &CommandFlow::helpRequested, m_help, &HelpFlow::showTopic);
    connect(m_banner, &BannerFlow::resetKillRequested, m_flow, &CommandFlow::resetKill);
    connect(m_banner, &BannerFlow::verifyRequested, m_flow, &CommandFlow::verify);
    connect(m_banner, &BannerFlow::quitRequested, m_quit, &QuitFlow::finish);
    connect(m_pages, &PageBook::resumeRequested, m_flow, &CommandFlow::resume);
    connect(m_pages, &PageBook::armRequested, m_flow, &CommandFlow::arm);
    connect(m_pages, &PageBook::disarmRequested, m_flow, &CommandFlow::disarm);
    connect(m_strip, &ControlStrip::modeRequested, m_pages, &PageBook::showMode);
    connect(m_pages, &PageBook::importRequested, m_flow, &CommandFlow::importFiles);
    connect(m_pages, &PageBook::importTextRequested, m_flow, &CommandFlow::takeText);
    connect(m_flow, &CommandFlow::done, m_statusLine, &StatusLine::showResult);
    for (const auto &[command, choice] : kThemes) {
        on(command, this, [this, wanted = choice] {
            m_theme->apply(wanted);
            m_state->saveTheme(wanted);
        });
    }
    on(Command::Settings, this, &MainWindow::openSettings);
    on(Command::Database, this, [this] { (new DatabaseDialog(*m_link, SavedQueries(m_state->file()), this))->show(); });
    on(Command::Palette, this, &MainWindow::openPalette);
    on(Command::NextPane, this, [this] { focusNextPane(this, true); });
    on(Command::PreviousPane, this, [this] { focusNextPane(this, false); });
    connect(m_actions->action(Command::CompactRows), &QAction::toggled, this, &MainWindow::setCompactRows);
    UndoHistory &history = m_pages->undoHistory();
    on(Command::Undo, &history, qOverload<>(&UndoHistory::undo));
    connect(&history, &UndoHistory::changed, this, [this, &history] { m_actions->offerUndo(history.text()); });
    connect(&history, &UndoHistory::undone, m_statusLine, &StatusLine::showResult);
}

void MainWindow::openSettings()
{
    auto *dialog = new SettingsDialog(*m_link, *m_actions, *m_shortcuts, {m_state->language(), m_state->timeZone()}, this);
    connect(dialog, &SettingsDialog::languageChosen, this, [this](const QString &code) { m_state->saveLanguage(code); });
    connect(dialog, &SettingsDialog::timeZoneChosen, this, [this](DisplayZone zone) { m_state->saveTimeZone(zone); });
    dialog->open();
}

void MainWindow::restore()
{
    const ThemeChoice theme = m_state->theme();
    m_theme->apply(theme);
    for (const auto &[command, choice] : kThemes) {
        if (choice == theme)
            m_actions->action(command)->setChecked(true);
    }
    restoreChoices();
    restoreShortcuts();
    if (!restoreGeometry(m_state->geometry()))
        resize(kFirstSize);
    resize(size().boundedTo(screen()->availableSize())); // it may have been another one
    m_pages->setCurrentIndex(m_state->tab());
    m_pages->focusPage();
}

void MainWindow::restoreShortcuts()
{
    QMap<QKeySequence, QString> reserved;
    const QList<QAction *> menus = menuBar()->actions();
    for (const QAction *menu : menus)
        reserved.insert(QKeySequence::mnemonic(menu->text()), tr("This key opens the menu %1.").arg(menu->iconText()));
    m_shortcuts->setReserved(reserved);
    m_shortcuts->restore(m_state->shortcuts());
    connect(m_shortcuts, &Shortcuts::changed, this, [this] { m_state->saveShortcuts(m_shortcuts->changes()); });
}

void MainWindow::restoreChoices()
{
    const CloseChoice choice = m_state->closeChoice();
    m_quit->setChoice(choice);
    m_actions->action(choice == CloseChoice::Keep    ? Command::CloseKeeps
                      : choice == CloseChoice::Drain ? Command::CloseDrains
                                                     : Command::CloseAsks)->setChecked(true);
    m_actions->action(Command::CompactRows)->setChecked(m_state->compactRows());
    m_actions->action(Command::Notifications)->setChecked(m_state->notifications());
    m_alerts->setEnabled(m_state->notifications());
}

void MainWindow::showStatus(const EngineStatus &status)
{
    m_actions->showStatus(status);
    m_strip->showStatus(status);
    m_tray->showStatus(status, m_strip->stateText());
    m_quit->showStatus(status);
    m_pages->showCounts(status);
    m_statusLine->showStatus(status);
}

void MainWindow::showConnectionLost()
{
    m_strip->showConnectionLost();
    m_messages->tell(MessageBar::Level::Error,
                     tr("The daemon is gone. What you see is the last it told; nothing can be done from here."));
    for (const Command command : {Command::PauseResume, Command::Drain, Command::Kill, Command::ResetKill, Command::Arm,
                                  Command::Disarm, Command::NewTask, Command::Import})
        m_actions->action(command)->setEnabled(false);
}

void MainWindow::showTitle()
{
    setWindowTitle(tr("%1 – Quarterdeck [%2]", "profile, mode")
                       .arg(m_profileName, m_strip->isReal() ? tr("REAL") : tr("PROOF")));
}

void MainWindow::followVisibility()
{
    const bool seen = isVisible() && !isMinimized();
    m_link->setActive(seen);
    if (!seen) {
        m_second.stop();
        m_pulse.start();
    } else if (!m_second.isActive()) {
        m_strip->showTime();
        m_statusLine->showTime();
        m_second.start();
        m_pulse.stop();
    }
}

void MainWindow::setTraySeat(std::unique_ptr<TraySeat> seat)
{
    m_tray->setSeat(std::move(seat));
}

void MainWindow::setWorkspaceOpener(std::unique_ptr<WorkspaceOpener> opener)
{
    m_workspaces->setOpener(std::move(opener));
}

void MainWindow::connectClosing()
{
    connect(m_quit, &QuitFlow::closeRequested, this, &QWidget::close);
    connect(m_quit, &QuitFlow::hideRequested, this, &MainWindow::hideToTray);
    connect(m_quit, &QuitFlow::done, m_statusLine, &StatusLine::showResult);
    connect(m_workspaces, &WorkspaceFlow::done, m_statusLine, &StatusLine::showResult);
    connect(m_tray, &Tray::showRequested, this, &MainWindow::comeToFront);
    connect(m_actions->action(Command::Quit), &QAction::triggered, this, &MainWindow::quit);
    for (const auto &[command, choice] : {std::pair(Command::CloseAsks, CloseChoice::Ask),
                                          std::pair(Command::CloseKeeps, CloseChoice::Keep),
                                          std::pair(Command::CloseDrains, CloseChoice::Drain)}) {
        connect(m_actions->action(command), &QAction::triggered, this, [this, wanted = choice] {
            m_quit->setChoice(wanted);
            m_state->saveCloseChoice(wanted);
        });
    }
    connect(m_quit, &QuitFlow::choiceRemembered, this, [this](CloseChoice choice) {
        m_actions->action(choice == CloseChoice::Keep ? Command::CloseKeeps : Command::CloseDrains)->trigger();
    });
}

void MainWindow::connectAlerts()
{
    connect(m_alerts, &AlertFlow::showRequested, this, [this](Alert::Kind kind, TaskId task) {
        comeToFront();
        if (task.isValid())
            m_pages->showTask(task);
        else if (kind == Alert::Kind::DeadLetter)
            m_pages->showStates({TaskState::Dead});
        else if (kind == Alert::Kind::Unknown)
            m_pages->showStates({TaskState::Unknown});
        else
            m_pages->showAutonomy(); // its list leads to all that wait
    });
    connect(m_actions->action(Command::Notifications), &QAction::toggled, this, [this](bool wanted) {
        m_alerts->setEnabled(wanted);
        m_state->saveNotifications(wanted);
    });
}

void MainWindow::tellOfEnd()
{
    m_banner->tellOfEnd();
}

void MainWindow::tellOfRestore(const QString &keptAs)
{
    m_banner->tellOfRestore(keptAs);
}

void MainWindow::tellOfDemo()
{
    m_actions->action(Command::GoBack)->setEnabled(false); // the next demo begins anew in any case
    m_banner->tellOfDemo();
}

void MainWindow::setNotifier(std::unique_ptr<Notifier> notifier)
{
    m_alerts->setNotifier(std::move(notifier));
}

void MainWindow::passSecond()
{
    m_strip->showTime();
    m_statusLine->showTime();
    if (m_stalls) {
        m_stalls->secondPassed();
        m_statusLine->showStall(m_stalls->worstMs());
    }
}

void MainWindow::quit()
{
    if (!isVisible())
        comeToFront(); // a question needs a window
    m_quits = true;
    close();
}

void MainWindow::hideToTray()
{
    QApplication::setQuitOnLastWindowClosed(false);
    hide();
}

void MainWindow::comeToFront()
{
    QApplication::setQuitOnLastWindowClosed(true);
    setWindowState(windowState() & ~Qt::WindowMinimized); // one that filled the screen does so again
    show();
    raise();
    activateWindow();
}

Result<void> MainWindow::showVisit(const QStringList &files)
{
    comeToFront();
    return files.isEmpty() ? Result<void>() : m_flow->previewFiles(files);
}

void MainWindow::openPalette()
{
    std::vector<PaletteEntry> entries;
    for (QAction *action : m_actions->all() + m_pages->taskActions() + m_pages->pageActions()) {
        if (action->isEnabled())
            entries.push_back({action->iconText(), action->shortcut().toString(QKeySequence::NativeText), action->icon(),
                               [action] { action->trigger(); }});
    }
    for (const AgentStatus &agent : m_link->agents())
        entries.push_back({UntrustedText(agent.agent.name).displayLine(), tr("agent"), themedIcon(QStringLiteral("nav-agents")),
                           [this, name = agent.agent.name] { m_pages->showAgent(name); }});
    const QList<SavedView> &views = m_pages->savedViews();
    for (int view = 0; view < views.size(); ++view)
        entries.push_back({UntrustedText(views[view].name).displayLine(), tr("view"), themedIcon(QStringLiteral("nav-queue")),
                           [this, view] { m_pages->showView(view); }});
    const auto taskNamed = [this](const QString &typed) -> std::vector<PaletteEntry> {
        const auto id = parseTaskId(typed);
        if (!id)
            return {};
        return {{displayId(*id), tr("show this task"), themedIcon(QStringLiteral("nav-queue")),
                 [this, task = *id] { m_pages->showTask(task); }}};
    };
    (new PaletteDialog(std::move(entries), taskNamed, this))->open();
}

void MainWindow::setCompactRows(bool compact)
{
    m_pages->setCompactRows(compact);
    m_state->saveCompactRows(compact);
}

} // namespace qd
