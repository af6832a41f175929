#pragma once

#include "core/api/coreservice.h"

#include <QMainWindow>
#include <QTimer>

#include <memory>

namespace qd {

class Actions;
class AlertFlow;
class BannerFlow;
class CommandFlow;
class ControlStrip;
class CoreLink;
class FileChooser;
class HelpFlow;
class MessageBar;
class Notifier;
class PageBook;
class QuitFlow;
class Shortcuts;
class StallMeter;
class StatusLine;
class Theme;
class Tray;
class TraySeat;
class WindowState;
class WorkspaceFlow;
class WorkspaceOpener;
struct EngineStatus;

/// Whose core it is: what becomes of it when the window closes.
enum class CoreOwner {
    ThisConsole,    ///< it ends with the window
    AnotherProgram, ///< it goes on
};

/// The console: menus, the strip, messages, the four pages and the status line. It wires; pages, dialogs and flows
/// work. GUI thread; owns the line to the core and with it everything that shows what the core tells.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// \param stateFile INI file for the shape of the window
    MainWindow(std::unique_ptr<CoreService> core, const QString &profileName, const QString &stateFile,
               CoreOwner owner = CoreOwner::ThisConsole, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Tests answer in the person's place.
    void setFileChooser(std::shared_ptr<FileChooser> chooser);
    void setTraySeat(std::unique_ptr<TraySeat> seat);
    /// Who tells the desktop; without one nothing is told there.
    void setNotifier(std::unique_ptr<Notifier> notifier);
    [[nodiscard]] AlertFlow &alerts() const { return *m_alerts; }
    /// Who opens other workspaces; without one they are not offered.
    void setWorkspaceOpener(std::unique_ptr<WorkspaceOpener> opener);
    /// What measures how promptly the window answers; it outlives the window.
    void setStallMeter(StallMeter *meter) { m_stalls = meter; }

    /// Says that this workspace is there to be played with.
    void tellOfDemo();
    /// The database was ruined, and a copy was put in its place.
    /// \param keptAs where the ruined one lies; empty = there was none
    void tellOfRestore(const QString &keptAs);
    /// Something outside has told the program to end, and it waits for what runs.
    void tellOfEnd();

    /// It was closed to go back to a copy of the database, which whoever has opened it offers when the core has ended.
    [[nodiscard]] bool goesBack() const { return m_goesBack; }

    /// Somebody has started the program once more: comes to the front, and shows what these files would add. Errors:
    /// those of CommandFlow::previewFiles(); the window tells them as well.
    [[nodiscard]] Result<void> showVisit(const QStringList &files);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildMenus();
    void buildCentre();
    void connectCommands();
    void restore();
    void showStatus(const EngineStatus &status);
    void showConnectionLost();
    void showTitle();
    void followVisibility();
    void connectClosing();
    void connectAlerts();
    void restoreShortcuts();
    void restoreChoices();
    void passSecond();
    void quit();
    void hideToTray();
    void comeToFront();
    void openSettings();
    void openPalette();
    void setCompactRows(bool compact);

    std::unique_ptr<CoreLink> m_link;
    std::unique_ptr<WindowState> m_state;
    QString m_profileName;
    CoreOwner m_owner;
    Theme *m_theme;
    Actions *m_actions;
    ControlStrip *m_strip;
    PageBook *m_pages;
    MessageBar *m_messages;
    BannerFlow *m_banner;
    StatusLine *m_statusLine;
    CommandFlow *m_flow;
    QTimer m_second;
    QTimer m_pulse; ///< asks for the status while nobody sees the window, for the tray and for what is to be told
    QuitFlow *m_quit;
    Shortcuts *m_shortcuts;
    HelpFlow *m_help;
    Tray *m_tray;
    AlertFlow *m_alerts;
    WorkspaceFlow *m_workspaces;
    StallMeter *m_stalls = nullptr;
    bool m_goesBack = false;
    bool m_quits = false; ///< the operator chose Quit, not only to close the window
};

} // namespace qd
