#include "ui/shell/quitflow.h"

#include "ui/dialogs/quitdialog.h"
#include "ui/link/corelink.h"
#include "ui/models/errortext.h"
#include "ui/parts/messagebar.h"

namespace qd {

QuitFlow::QuitFlow(CoreLink &link, MessageBar &messages, bool ownsCore, QWidget *window)
    : QObject(window), m_link(link), m_messages(messages), m_window(window), m_ownsCore(ownsCore)
{
}

QuitFlow::Answer QuitFlow::answerTo(bool quits)
{
    if (m_mayClose || !works())
        return Answer::Close;
    if (m_drains) {
        askWhileDraining();
        return Answer::Stay;
    }
    const bool offersTray = m_hasTray && !quits;
    if (running() == 0 && !offersTray)
        return Answer::Close; // nothing is lost, and there is nothing to choose
    if (offersTray && m_choice == CloseChoice::Keep)
        return Answer::Hide;
    if (m_choice == CloseChoice::Drain)
        drain();
    else
        ask(offersTray);
    return m_mayClose ? Answer::Close : Answer::Stay;
}

bool QuitFlow::works() const
{
    const EngineState state = m_link.status().state;
    const bool alive = state != EngineState::Stopped && state != EngineState::Killed;
    return m_ownsCore && m_link.isConnected() && (alive || running() > 0);
}

qint64 QuitFlow::running() const
{
    const QueueCounts &queue = m_link.status().queue;
    return queue.of(TaskState::Claimed) + queue.of(TaskState::Running);
}

void QuitFlow::ask(bool offersTray)
{
    if (m_window->findChild<QuitDialog *>())
        return;
    auto *dialog = new QuitDialog(running(), offersTray ? QuitDialog::Situation::WithTray : QuitDialog::Situation::Working,
                                  m_window);
    const auto remember = [this](bool wanted, CloseChoice choice) {
        if (!wanted)
            return;
        m_choice = choice;
        Q_EMIT choiceRemembered(choice);
    };
    connect(dialog, &QuitDialog::keepRequested, this, [this, remember](bool wanted) {
        remember(wanted, CloseChoice::Keep);
        Q_EMIT hideRequested();
    });
    connect(dialog, &QuitDialog::drainRequested, this, [this, remember](bool wanted) {
        remember(wanted, CloseChoice::Drain);
        drain();
        if (m_mayClose)
            Q_EMIT closeRequested();
    });
    connect(dialog, &QuitDialog::quitNowRequested, this, &QuitFlow::finish);
    dialog->open();
}

void QuitFlow::askWhileDraining()
{
    if (m_window->findChild<QuitDialog *>())
        return;
    auto *dialog = new QuitDialog(running(), QuitDialog::Situation::Draining, m_window);
    connect(dialog, &QuitDialog::quitNowRequested, this, &QuitFlow::finish);
    dialog->open();
}

void QuitFlow::drain()
{
    if (running() == 0) {
        m_mayClose = true; // the end of the program takes nothing new either
        return;
    }
    m_drains = true;
    m_drainSeen = false;
    m_messages.tell(MessageBar::Level::Information, tr("Quits when what runs has ended. Nothing new begins."),
                    {{tr("Take back"), [this] { takeBack(); }}});
    m_link.request(Operation::EngineDrain, {}, this, [this](const Result<Payload> &answer) {
        if (answer)
            return;
        m_drains = false;
        m_messages.tell(MessageBar::Level::Error, errorTextWithDetail(answer.error()));
    });
}

void QuitFlow::takeBack()
{
    m_drains = false;
    m_link.request(Operation::EngineResume);
    Q_EMIT done(tr("Quitting was taken back"));
}

void QuitFlow::finish()
{
    m_mayClose = true;
    Q_EMIT closeRequested();
}

void QuitFlow::showStatus(const EngineStatus &status)
{
    if (!m_drains)
        return;
    const bool asked = status.controls.wish == RunWish::Drain;
    if (m_drainSeen && !asked) { // somebody has resumed or killed it
        m_drains = false;
        m_messages.dismiss();
        return;
    }
    m_drainSeen = m_drainSeen || asked;
    if (m_drainSeen && running() == 0)
        finish();
}

} // namespace qd
