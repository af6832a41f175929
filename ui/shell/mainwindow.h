#pragma once

#include "core/api/coreservice.h"

#include <QMainWindow>
#include <QTimer>

#include <memory>

namespace qd {

class Actions;
class CommandFlow;
class ControlStrip;
class CoreLink;
class FileChooser;
class MessageBar;
class PageBook;
class StatusLine;
class Theme;
class WindowState;
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
    void setFileChooser(std::unique_ptr<FileChooser> chooser);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void buildMenus();
    void buildCentre();
    void connectCommands();
    void restore();
    void showStatus(const EngineStatus &status);
    void showKill(bool killed);
    void showConnectionLost();
    void showTitle();
    void followVisibility();
    [[nodiscard]] qint64 tasksLostByQuitting() const;
    void askBeforeQuitting(qint64 tasks);

    std::unique_ptr<CoreLink> m_link;
    std::unique_ptr<WindowState> m_state;
    QString m_profileName;
    CoreOwner m_owner;
    Theme *m_theme;
    Actions *m_actions;
    ControlStrip *m_strip;
    MessageBar *m_messages;
    PageBook *m_pages;
    StatusLine *m_statusLine;
    CommandFlow *m_flow;
    QTimer m_second;
    bool m_quitsAnyway = false;
    bool m_isKilled = false;
};

} // namespace qd
