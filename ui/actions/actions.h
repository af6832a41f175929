#pragma once

#include <QIcon>
#include <QObject>

#include <functional>
#include <map>

class QAction;

namespace qd {

struct EngineStatus;

/// Everything the operator can tell the console to do.
enum class Command {
    PauseResume,
    Kill,
    ResetKill,
    Arm,
    Disarm,
    NewTask,
    Import,
    ShowAutonomy,
    ShowQueue,
    ShowAgents,
    ShowLog,
    ThemeAuto,
    ThemeLight,
    ThemeDark,
    ThemeContrast,
    Settings,
    Database,
    PageHelp,
    Help,
    WhyIdle,
    Backup,
    Verify,
    GoBack,
    Diagnostics,
    About,
    Quit,
    Undo,
    Drain,
    Palette,
    NextPane,
    PreviousPane,
    CompactRows,
    Notifications,
    CloseAsks,
    CloseKeeps,
    CloseDrains,
    StartDemo,
    NewWorkspace,
    OpenWorkspace,
};

/// Every command once, as a QAction with id (its object name), text, shortcut, icon and status tip; menus, buttons and
/// strip share them. Follows the engine's status with texts and with what is possible. GUI thread; owned by the window.
class Actions : public QObject
{
    Q_OBJECT

public:
    using IconSource = std::function<QIcon(const QString &name)>;

    explicit Actions(const IconSource &icons, QObject *parent = nullptr);

    [[nodiscard]] QAction *action(Command command) const { return m_actions.at(command); }
    [[nodiscard]] QList<QAction *> all() const;

public Q_SLOTS:
    void showStatus(const qd::EngineStatus &status);
    /// What would be undone, as it stands behind the word; empty = nothing can be.
    void offerUndo(const QString &what);

Q_SIGNALS:
    // The one action whose meaning changes says itself which one it had when it was triggered.
    void pauseRequested();
    void resumeRequested();

private:
    void offerResume(bool resume);
    void groupExclusively(std::initializer_list<Command> commands);

    std::map<Command, QAction *> m_actions;
    QIcon m_pauseIcon;
    QIcon m_resumeIcon;
    bool m_offersResume = false;
};

} // namespace qd
