#pragma once

#include "core/domain/task.h"
#include "ui/shell/closechoice.h"

#include <QObject>

class QWidget;

namespace qd {

class CoreLink;
class MessageBar;
struct EngineStatus;

/// What becomes of the daemon when the window closes or the operator quits: asks where there is something to choose, drains
/// before quitting, and says meanwhile how far that is. Only for a core that ends with this console. GUI thread; owned by
/// the window.
class QuitFlow : public QObject
{
    Q_OBJECT

public:
    /// \param ownsCore the core ends with this program
    QuitFlow(CoreLink &link, MessageBar &messages, bool ownsCore, QWidget *window);

    void setChoice(CloseChoice choice) { m_choice = choice; }
    void setTrayThere(bool there) { m_hasTray = there; }

    enum class Answer {
        Close, ///< nothing speaks against it
        Stay,  ///< a question is open, or it drains first
        Hide,  ///< into the tray
    };
    /// \param quits the operator chose Quit, not only closed the window
    [[nodiscard]] Answer answerTo(bool quits);

    /// Closes without another question.
    void finish();

public Q_SLOTS:
    void showStatus(const qd::EngineStatus &status);

Q_SIGNALS:
    /// Drained, or not wanted any longer: close without another question.
    void closeRequested();
    void hideRequested();
    void choiceRemembered(qd::CloseChoice choice);
    void done(const QString &what);

private:
    [[nodiscard]] bool works() const;
    [[nodiscard]] qint64 running() const;
    void ask(bool offersTray);
    void askWhileDraining();
    void drain();
    void takeBack();

    CoreLink &m_link;
    MessageBar &m_messages;
    QWidget *m_window;
    CloseChoice m_choice = CloseChoice::Ask;
    bool m_ownsCore;
    bool m_hasTray = false;
    bool m_mayClose = false;
    bool m_drains = false;    ///< to quit
    bool m_drainSeen = false; ///< the core has told that it is asked to drain
};

} // namespace qd
