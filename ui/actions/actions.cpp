#include "ui/actions/actions.h"

#include "core/api/enginestatus.h"

#include <QAction>
#include <QActionGroup>

namespace qd {
namespace {

struct Row {
    Command command;
    const char *id;
    const char *text;
    const char *shortcut;
    const char *icon;
    const char *tip;
    QAction::MenuRole role = QAction::NoRole;
};

constexpr Row kRows[] = {
    {Command::PauseResume, "daemon-pause-resume", QT_TRANSLATE_NOOP("qd::Actions", "&Pause daemon"), "Ctrl+Shift+P",
     "action-pause", QT_TRANSLATE_NOOP("qd::Actions", "Take no new task; what runs goes on")},
    {Command::Kill, "daemon-kill", QT_TRANSLATE_NOOP("qd::Actions", "&Kill…"), "Ctrl+Shift+K", "action-kill",
     QT_TRANSLATE_NOOP("qd::Actions", "Stop the daemon and every agent; asks first")},
    {Command::ResetKill, "daemon-reset-kill", QT_TRANSLATE_NOOP("qd::Actions", "Reset kil&l…"), "", "action-requeue",
     QT_TRANSLATE_NOOP("qd::Actions", "Leave the killed state; the daemon comes up paused")},
    {Command::Arm, "daemon-arm", QT_TRANSLATE_NOOP("qd::Actions", "&Arm REAL…"), "", "action-arm",
     QT_TRANSLATE_NOOP("qd::Actions", "Let REAL tasks act for a limited time and number")},
    {Command::Disarm, "daemon-disarm", QT_TRANSLATE_NOOP("qd::Actions", "&Disarm"), "", "action-disarm",
     QT_TRANSLATE_NOOP("qd::Actions", "Back to PROOF at once")},
    {Command::NewTask, "task-new", QT_TRANSLATE_NOOP("qd::Actions", "&New task"), "Ctrl+N", "action-new",
     QT_TRANSLATE_NOOP("qd::Actions", "Write one task")},
    {Command::Import, "task-import", QT_TRANSLATE_NOOP("qd::Actions", "&Import…"), "Ctrl+O", "action-import",
     QT_TRANSLATE_NOOP("qd::Actions", "Read task files and look at them before they are added")},
    {Command::ShowAutonomy, "show-autonomy", QT_TRANSLATE_NOOP("qd::Actions", "&Autonomy"), "Ctrl+1", "nav-autonomy",
     QT_TRANSLATE_NOOP("qd::Actions", "What the daemon does and what waits for you")},
    {Command::ShowQueue, "show-queue", QT_TRANSLATE_NOOP("qd::Actions", "&Queue"), "Ctrl+2", "nav-queue",
     QT_TRANSLATE_NOOP("qd::Actions", "All tasks")},
    {Command::ShowAgents, "show-agents", QT_TRANSLATE_NOOP("qd::Actions", "Ag&ents"), "Ctrl+3", "nav-agents",
     QT_TRANSLATE_NOOP("qd::Actions", "Who does the tasks")},
    {Command::ShowLog, "show-log", QT_TRANSLATE_NOOP("qd::Actions", "&Log"), "Ctrl+4", "nav-log",
     QT_TRANSLATE_NOOP("qd::Actions", "What was said")},
    {Command::ThemeAuto, "theme-auto", QT_TRANSLATE_NOOP("qd::Actions", "Theme as the &desktop"), "", "",
     QT_TRANSLATE_NOOP("qd::Actions", "Light or dark as the desktop is")},
    {Command::ThemeLight, "theme-light", QT_TRANSLATE_NOOP("qd::Actions", "Ligh&t theme"), "", "",
     QT_TRANSLATE_NOOP("qd::Actions", "Dark text on light ground")},
    {Command::ThemeDark, "theme-dark", QT_TRANSLATE_NOOP("qd::Actions", "Dar&k theme"), "", "",
     QT_TRANSLATE_NOOP("qd::Actions", "Light text on dark ground")},
    {Command::ThemeContrast, "theme-contrast", QT_TRANSLATE_NOOP("qd::Actions", "&High contrast theme"), "", "",
     QT_TRANSLATE_NOOP("qd::Actions", "White text and white frames on black")},
    {Command::Settings, "settings", QT_TRANSLATE_NOOP("qd::Actions", "&Settings…"), "Ctrl+,", "action-settings",
     QT_TRANSLATE_NOOP("qd::Actions", "What the daemon and this console do, and why"), QAction::PreferencesRole},
    {Command::Database, "database", QT_TRANSLATE_NOOP("qd::Actions", "&Database…"), "", "action-find",
     QT_TRANSLATE_NOOP("qd::Actions", "Ask the database in SQL; nothing can be changed")},
    {Command::Backup, "backup", QT_TRANSLATE_NOOP("qd::Actions", "&Back up…"), "", "action-save",
     QT_TRANSLATE_NOOP("qd::Actions", "Copy the database to a new file, while everything goes on")},
    {Command::Verify, "verify", QT_TRANSLATE_NOOP("qd::Actions", "&Verify…"), "", "action-find",
     QT_TRANSLATE_NOOP("qd::Actions", "Look whether everything that is stored is as it was recorded")},
    {Command::GoBack, "go-back", QT_TRANSLATE_NOOP("qd::Actions", "&Go back to a copy…"), "", "action-undo",
     QT_TRANSLATE_NOOP("qd::Actions", "End the daemon and put a copy in the place of the database; asks first")},
    {Command::PageHelp, "help-page", QT_TRANSLATE_NOOP("qd::Actions", "&Help on this page"), "F1;?", "action-help",
     QT_TRANSLATE_NOOP("qd::Actions", "What this page shows, and what can be done on it")},
    {Command::WhyIdle, "help-why", QT_TRANSLATE_NOOP("qd::Actions", "&Why is nothing running?"), "", "action-help",
     QT_TRANSLATE_NOOP("qd::Actions", "What stands in the way at this moment, and what helps")},
    {Command::Help, "help-keys", QT_TRANSLATE_NOOP("qd::Actions", "&Commands and keys"), "Ctrl+F1", "action-help",
     QT_TRANSLATE_NOOP("qd::Actions", "Every command and its key")},
    {Command::Diagnostics, "help-diagnostics", QT_TRANSLATE_NOOP("qd::Actions", "Save &diagnostics…"), "", "action-export",
     QT_TRANSLATE_NOOP("qd::Actions", "What helps others to find a fault, without secrets; shown before it is saved")},
    {Command::About, "help-about", QT_TRANSLATE_NOOP("qd::Actions", "&About Quarterdeck"), "", "",
     QT_TRANSLATE_NOOP("qd::Actions", "Version and licence"), QAction::AboutRole},
    {Command::Quit, "quit", QT_TRANSLATE_NOOP("qd::Actions", "&Quit"), "Ctrl+Q", "action-quit",
     QT_TRANSLATE_NOOP("qd::Actions", "Close the console"), QAction::QuitRole},
    {Command::Undo, "undo", QT_TRANSLATE_NOOP("qd::Actions", "&Undo"), "Ctrl+Z", "action-undo",
     QT_TRANSLATE_NOOP("qd::Actions", "Take your last act back, as far as nothing has moved on")},
    {Command::Drain, "daemon-drain", QT_TRANSLATE_NOOP("qd::Actions", "D&rain"), "Ctrl+Shift+D", "action-drain",
     QT_TRANSLATE_NOOP("qd::Actions", "Take nothing new; stop when all has ended")},
    {Command::Palette, "palette", QT_TRANSLATE_NOOP("qd::Actions", "&Go to…"), "Ctrl+K", "action-find",
     QT_TRANSLATE_NOOP("qd::Actions", "Find a command, a task or an agent by typing")},
    {Command::NextPane, "pane-next", QT_TRANSLATE_NOOP("qd::Actions", "Ne&xt pane"), "F6", "",
     QT_TRANSLATE_NOOP("qd::Actions", "Move the keyboard to the next part of the window")},
    {Command::PreviousPane, "pane-previous", QT_TRANSLATE_NOOP("qd::Actions", "Pre&vious pane"), "Shift+F6", "",
     QT_TRANSLATE_NOOP("qd::Actions", "Move the keyboard to the part of the window before")},
    {Command::CompactRows, "rows-compact", QT_TRANSLATE_NOOP("qd::Actions", "&Compact rows"), "", "",
     QT_TRANSLATE_NOOP("qd::Actions", "More rows in the same room")},
    {Command::Notifications, "notifications", QT_TRANSLATE_NOOP("qd::Actions", "N&otifications"), "", "",
     QT_TRANSLATE_NOOP("qd::Actions", "Tell the desktop what needs you, while you look elsewhere")},
    {Command::CloseAsks, "close-asks", QT_TRANSLATE_NOOP("qd::Actions", "&Ask what to do"), "", "",
     QT_TRANSLATE_NOOP("qd::Actions", "When the window closes over a daemon: ask")},
    {Command::CloseKeeps, "close-keeps", QT_TRANSLATE_NOOP("qd::Actions", "&Keep in the tray"), "", "",
     QT_TRANSLATE_NOOP("qd::Actions", "When the window closes over a daemon: let it work on")},
    {Command::CloseDrains, "close-drains", QT_TRANSLATE_NOOP("qd::Actions", "&Drain and quit"), "", "",
     QT_TRANSLATE_NOOP("qd::Actions", "When the window closes over a daemon: let what runs end, then quit")},
    {Command::StartDemo, "workspace-demo", QT_TRANSLATE_NOOP("qd::Actions", "Start with &demo data"), "", "action-resume",
     QT_TRANSLATE_NOOP("qd::Actions", "Example tasks in a profile that is thrown away; nothing leaves this machine")},
    {Command::NewWorkspace, "workspace-new", QT_TRANSLATE_NOOP("qd::Actions", "New &workspace…"), "", "action-new",
     QT_TRANSLATE_NOOP("qd::Actions", "Choose an empty folder for a queue of its own")},
    {Command::OpenWorkspace, "workspace-open", QT_TRANSLATE_NOOP("qd::Actions", "Open &existing…"), "", "action-import",
     QT_TRANSLATE_NOOP("qd::Actions", "Open another workspace in a window of its own")},
};

/// Several keys stand with semicolons between them.
QList<QKeySequence> keysOf(const char *shortcuts)
{
    QList<QKeySequence> keys;
    for (const QString &key : QString::fromLatin1(shortcuts).split(u';', Qt::SkipEmptyParts))
        keys += QKeySequence(key);
    return keys;
}

} // namespace

Actions::Actions(const IconSource &icons, QObject *parent)
    : QObject(parent), m_pauseIcon(icons(QStringLiteral("action-pause"))),
      m_resumeIcon(icons(QStringLiteral("action-resume")))
{
    for (const Row &row : kRows) {
        auto *action = new QAction(tr(row.text), this);
        action->setObjectName(QLatin1String(row.id));
        action->setShortcuts(keysOf(row.shortcut));
        action->setStatusTip(tr(row.tip));
        action->setMenuRole(row.role);
        if (*row.icon)
            action->setIcon(icons(QLatin1String(row.icon)));
        m_actions.emplace(row.command, action);
    }
    groupExclusively({Command::ThemeAuto, Command::ThemeLight, Command::ThemeDark, Command::ThemeContrast});
    groupExclusively({Command::CloseAsks, Command::CloseKeeps, Command::CloseDrains});
    action(Command::ThemeAuto)->setChecked(true);
    action(Command::CloseAsks)->setChecked(true);
    action(Command::CompactRows)->setCheckable(true);
    action(Command::Notifications)->setCheckable(true);
    action(Command::ResetKill)->setEnabled(false);
    action(Command::Disarm)->setEnabled(false);
    action(Command::Undo)->setEnabled(false);
    connect(action(Command::PauseResume), &QAction::triggered, this, [this] {
        if (m_offersResume)
            Q_EMIT resumeRequested();
        else
            Q_EMIT pauseRequested();
    });
}

QList<QAction *> Actions::all() const
{
    QList<QAction *> list;
    for (const auto &[command, action] : m_actions)
        list += action;
    return list;
}

void Actions::showStatus(const EngineStatus &status)
{
    const bool killed = status.controls.wish == RunWish::Halted;
    offerResume(status.controls.wish != RunWish::Run);
    action(Command::PauseResume)->setEnabled(!killed);
    action(Command::Kill)->setEnabled(!killed);
    action(Command::Drain)->setEnabled(!killed && status.controls.wish != RunWish::Drain);
    action(Command::ResetKill)->setEnabled(killed);
    action(Command::Arm)->setEnabled(!killed);
    action(Command::Disarm)->setEnabled(status.controls.real.open(status.at));
}

void Actions::offerUndo(const QString &what)
{
    action(Command::Undo)->setEnabled(!what.isEmpty());
    action(Command::Undo)->setText(what.isEmpty() ? tr("&Undo") : tr("&Undo %1").arg(QString(what).replace(u'&', QStringLiteral("&&"))));
}

void Actions::offerResume(bool resume)
{
    if (resume == m_offersResume)
        return;
    m_offersResume = resume;
    QAction *toggle = action(Command::PauseResume);
    toggle->setText(resume ? tr("&Resume daemon") : tr("&Pause daemon"));
    toggle->setIcon(resume ? m_resumeIcon : m_pauseIcon);
    toggle->setStatusTip(resume ? tr("Take tasks again") : tr("Take no new task; what runs goes on"));
}

void Actions::groupExclusively(std::initializer_list<Command> commands)
{
    auto *group = new QActionGroup(this);
    for (const Command command : commands) {
        action(command)->setCheckable(true);
        group->addAction(action(command));
    }
}

} // namespace qd
