#pragma once

#include <QObject>

class QWidget;

namespace qd {

class CoreLink;
class MessageBar;

/// From the wish to go back to a copy of the database to the end of this window: a copy is put in place only while no
/// daemon runs. So it must be paused and nothing may run; then a person is asked. Which copies there are is shown when
/// the daemon has ended. GUI thread; owned by the window.
class CopyFlow : public QObject
{
    Q_OBJECT

public:
    /// \param ownsCore the core ends with this program; another program's does not, so nothing can be put in its place
    CopyFlow(CoreLink &link, MessageBar &messages, bool ownsCore, QWidget *window);

public Q_SLOTS:
    void goBack();

Q_SIGNALS:
    void pauseRequested();
    /// Close without another question, and show the copies.
    void endRequested();

private:
    [[nodiscard]] bool rests() const;
    void tellToPause();

    CoreLink &m_link;
    MessageBar &m_messages;
    QWidget *m_window;
    bool m_ownsCore;
};

} // namespace qd
