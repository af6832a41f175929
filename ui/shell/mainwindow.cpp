#include "ui/shell/mainwindow.h"

#include "ui/actions/actions.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/databasedialog.h"
#include "ui/dialogs/filechooser.h"
#include "ui/dialogs/helpdialog.h"
#include "ui/dialogs/quitdialog.h"
#include "ui/dialogs/settingsdialog.h"
#include "ui/link/corelink.h"
#include "ui/models/undohistory.h"
#include "ui/parts/messagebar.h"
#include "ui/parts/themedicon.h"
#include "ui/shell/commandflow.h"
#include "ui/shell/controlstrip.h"
#include "ui/shell/pagebook.h"
#include "ui/shell/statusline.h"
#include "ui/shell/theme.h"
#include "ui/shell/windowstate.h"

#include <QAction>
#include <QCloseEvent>
#include <QMenuBar>
#include <QVBoxLayout>

namespace qd {
namespace {

constexpr QSize kFirstSize(1200, 760);
constexpr int kSecondMs = 1'000;

} // namespace

MainWindow::MainWindow(std::unique_ptr<CoreService> core, const QString &profileName, const QString &stateFile,
                       CoreOwner owner, QWidget *parent)
    : QMainWindow(parent), m_link(std::make_unique<CoreLink>(std::move(core))),
      m_state(std::make_unique<WindowState>(stateFile)), m_profileName(profileName), m_owner(owner),
      m_theme(new Theme(this)), m_actions(new Actions(themedIcon, this)), m_strip(new ControlStrip(*m_actions)),
      m_messages(new MessageBar),
      m_pages(new PageBook(*m_link, *m_actions)), m_statusLine(new StatusLine),
      m_flow(new CommandFlow(*m_link, *m_messages, this))
{
    buildMenus();
    buildCentre();
    connectCommands();
    connect(m_link.get(), &CoreLink::statusChanged, this, &MainWindow::showStatus);
    connect(m_link.get(), &CoreLink::connectionLost, this, &MainWindow::showConnectionLost);
    connect(m_strip, &ControlStrip::modeChanged, this, &MainWindow::showTitle);
    connect(&m_second, &QTimer::timeout, this, [this] {
        m_strip->showTime();
        m_statusLine->showTime();
    });
    m_second.setInterval(kSecondMs);
    m_pages->setStateFile(stateFile);
    restore();
    showTitle();
}

MainWindow::~MainWindow()
{
    delete takeCentralWidget(); // pages use the link, which is a member and would go before the children
}

void MainWindow::setFileChooser(std::unique_ptr<FileChooser> chooser)
{
    m_flow->setFileChooser(std::move(chooser));
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        followVisibility();
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
    const qint64 tasks = tasksLostByQuitting();
    if (tasks > 0 && !m_quitsAnyway) {
        event->ignore();
        askBeforeQuitting(tasks);
        return;
    }
    m_state->save(saveGeometry(), m_pages->currentIndex());
    QMainWindow::closeEvent(event);
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
    };
    fill(tr("&File"), {Command::NewTask, Command::Import, {}, Command::Quit});
    fill(tr("&Edit"), {Command::Undo});
    fill(tr("&View"), {Command::ShowAutonomy, Command::ShowQueue, Command::ShowAgents, Command::ShowLog, {},
                       Command::ThemeAuto, Command::ThemeLight, Command::ThemeDark});
    menuBar()->addMenu(tr("&Task"))->addActions(m_pages->taskActions());
    fill(tr("&Daemon"), {Command::PauseResume, Command::Kill, Command::ResetKill, {}, Command::Arm, Command::Disarm});
    menuBar()->addMenu(tr("A&gents"))->addActions(m_pages->agentActions());
    fill(tr("T&ools"), {Command::Database, Command::Settings});
    fill(tr("&Help"), {Command::Help, Command::About});
}

void MainWindow::buildCentre()
{
    auto *centre = new QWidget(this);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_strip);
    column->addWidget(m_messages);
    column->addWidget(m_pages, 1);
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
    on(Command::Kill, m_flow, &CommandFlow::kill);
    on(Command::ResetKill, m_flow, &CommandFlow::resetKill);
    on(Command::Arm, m_flow, &CommandFlow::arm);
    on(Command::Disarm, m_flow, &CommandFlow::disarm);
    on(Command::NewTask, m_flow, &CommandFlow::writeTask);
    on(Command::Import, m_flow, &CommandFlow::chooseFiles);
    connect(m_pages, &PageBook::pauseRequested, m_flow, &CommandFlow::pause);
    connect(m_pages, &PageBook::resumeRequested, m_flow, &CommandFlow::resume);
    connect(m_pages, &PageBook::killRequested, m_flow, &CommandFlow::kill);
    connect(m_pages, &PageBook::armRequested, m_flow, &CommandFlow::arm);
    connect(m_pages, &PageBook::importRequested, m_flow, &CommandFlow::importFiles);
    connect(m_pages, &PageBook::importTextRequested, m_flow, &CommandFlow::writeTaskFrom);
    connect(m_flow, &CommandFlow::done, m_statusLine, &StatusLine::showResult);
    for (const auto &[command, choice] : {std::pair(Command::ThemeAuto, ThemeChoice::Auto),
                                          std::pair(Command::ThemeLight, ThemeChoice::Light),
                                          std::pair(Command::ThemeDark, ThemeChoice::Dark)}) {
        on(command, this, [this, wanted = choice] {
            m_theme->apply(wanted);
            m_state->saveTheme(wanted);
        });
    }
    on(Command::Help, this, [this] { (new HelpDialog(m_actions->all() + m_pages->taskActions() + m_pages->agentActions(), this))->open(); });
    on(Command::Settings, this, [this] { (new SettingsDialog(*m_link, *m_actions, this))->open(); });
    on(Command::Database, this, [this] { (new DatabaseDialog(*m_link, SavedQueries(m_state->file()), this))->show(); });
    on(Command::About, this, [this] { (new AboutDialog(this))->open(); });
    on(Command::Quit, this, &QWidget::close);
    UndoHistory &history = m_pages->undoHistory();
    on(Command::Undo, &history, qOverload<>(&UndoHistory::undo));
    connect(&history, &UndoHistory::changed, this, [this, &history] { m_actions->offerUndo(history.text()); });
    connect(&history, &UndoHistory::undone, m_statusLine, &StatusLine::showResult);
}

void MainWindow::restore()
{
    const ThemeChoice theme = m_state->theme();
    m_theme->apply(theme);
    m_actions->action(theme == ThemeChoice::Light  ? Command::ThemeLight
                      : theme == ThemeChoice::Dark ? Command::ThemeDark
                                                   : Command::ThemeAuto)->setChecked(true);
    if (!restoreGeometry(m_state->geometry()))
        resize(kFirstSize);
    m_pages->setCurrentIndex(m_state->tab());
}

void MainWindow::showStatus(const EngineStatus &status)
{
    m_actions->showStatus(status);
    m_strip->showStatus(status);
    m_pages->showCounts(status);
    m_statusLine->showStatus(status);
    showKill(status.state == EngineState::Killed);
}

void MainWindow::showKill(bool killed)
{
    if (killed == m_isKilled)
        return;
    m_isKilled = killed;
    if (killed)
        m_messages->tell(MessageBar::Level::Warning,
                         tr("The daemon was killed and stays stopped until you reset the kill."),
                         {{tr("Reset kill…"), [this] { m_flow->resetKill(); }}});
    else
        m_messages->dismiss();
}

void MainWindow::showConnectionLost()
{
    m_strip->showConnectionLost();
    m_messages->tell(MessageBar::Level::Error,
                     tr("The daemon is gone. What you see is the last it told; nothing can be done from here."));
    for (const Command command : {Command::PauseResume, Command::Kill, Command::ResetKill, Command::Arm,
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
    } else if (!m_second.isActive()) {
        m_strip->showTime();
        m_statusLine->showTime();
        m_second.start();
    }
}

qint64 MainWindow::tasksLostByQuitting() const
{
    const QueueCounts &queue = m_link->status().queue;
    const bool ends = m_owner == CoreOwner::ThisConsole && m_link->isConnected();
    return ends ? queue.of(TaskState::Claimed) + queue.of(TaskState::Running) : 0;
}

void MainWindow::askBeforeQuitting(qint64 tasks)
{
    if (findChild<QuitDialog *>())
        return;
    auto *dialog = new QuitDialog(int(tasks), this);
    connect(dialog, &QDialog::accepted, this, [this] {
        m_quitsAnyway = true;
        close();
    });
    dialog->open();
}

} // namespace qd
