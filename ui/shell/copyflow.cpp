#include "ui/shell/copyflow.h"

#include "ui/dialogs/confirmdialog.h"
#include "ui/link/corelink.h"
#include "ui/parts/messagebar.h"

namespace qd {

CopyFlow::CopyFlow(CoreLink &link, MessageBar &messages, bool ownsCore, QWidget *window)
    : QObject(window), m_link(link), m_messages(messages), m_window(window), m_ownsCore(ownsCore)
{
}

// Of a daemon that takes work, something could begin between the question and its end.
bool CopyFlow::rests() const
{
    const EngineStatus &status = m_link.status();
    const bool takesWork = status.state != EngineState::Stopped && status.state != EngineState::Killed && status.state != EngineState::Paused;
    return !m_link.isConnected() || (!takesWork && status.queue.of(TaskState::Claimed) + status.queue.of(TaskState::Running) == 0);
}

void CopyFlow::goBack()
{
    if (!m_ownsCore)
        return m_messages.tell(MessageBar::Level::Information,
                               tr("The daemon belongs to another program. End that one; then type in a terminal: qdeck restore"));
    if (!rests())
        return tellToPause();
    auto *dialog = new ConfirmDialog({QStringLiteral("action-undo"), tr("Go back to a copy"), tr("Go back to a copy of the database?"),
                                      tr("This window closes and the daemon ends. Then the copies are listed, with what is lost with "
                                         "each; nothing is changed before you choose one. If you choose none, the console starts "
                                         "again as it was."),
                                      tr("&Show the copies")}, m_window);
    connect(dialog, &QDialog::accepted, this, [this] {
        if (rests())
            Q_EMIT endRequested();
        else
            tellToPause();
    });
    dialog->open();
}

void CopyFlow::tellToPause()
{
    m_messages.tell(MessageBar::Level::Information, tr("Pause the daemon first, and wait until nothing runs."),
                    {{tr("Pause daemon"), [this] { Q_EMIT pauseRequested(); }}});
}

} // namespace qd
