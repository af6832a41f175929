#include "ui/shell/bannerflow.h"

#include "core/base/untrustedtext.h"
#include "ui/link/corelink.h"
#include "ui/models/anchorwatch.h"

namespace qd {

BannerFlow::BannerFlow(CoreLink &link, QObject *window) : QObject(window), m_anchor(new AnchorWatch(link, this))
{
    m_bar->setObjectName(QStringLiteral("banner"));
    connect(&link, &CoreLink::statusChanged, this, &BannerFlow::followKill);
    connect(m_anchor, &AnchorWatch::changed, this, &BannerFlow::show);
}

void BannerFlow::followKill(const EngineStatus &status)
{
    const bool killed = status.state == EngineState::Killed;
    if (killed == m_isKilled)
        return;
    m_isKilled = killed;
    show();
}

// The kill comes first: while it lasts nothing can be done by mistake.
void BannerFlow::show()
{
    if (m_showsNotice && m_bar->isHidden())
        m_notice.reset(); // it was read
    m_showsNotice = false;
    if (m_isKilled) {
        m_bar->tell(MessageBar::Level::Warning, tr("The daemon was killed and stays stopped until you reset the kill."),
                    {{tr("Reset kill…"), [this] { Q_EMIT resetKillRequested(); }}}, MessageBar::Stay::UntilWithdrawn);
    } else if (m_anchor->alarms()) {
        m_bar->tell(MessageBar::Level::Error,
                    tr("The journal does not match what is known of it outside of the profile. Verify before you resume: an older "
                       "queue does again what was done."),
                    {{tr("Verify…"), [this] { Q_EMIT verifyRequested(); }}}, MessageBar::Stay::UntilWithdrawn);
    } else if (m_notice) {
        m_bar->tell(m_notice->level, m_notice->text, m_notice->actions, m_notice->stay);
        m_showsNotice = true;
    } else {
        m_bar->dismiss();
    }
}

void BannerFlow::setNotice(Notice notice)
{
    m_notice = std::move(notice);
    m_showsNotice = false;
    show();
}

void BannerFlow::tellOfEnd()
{
    setNotice({MessageBar::Level::Warning,
               tr("This program was told to end. It quits when what runs has ended; nothing new begins."),
               {{tr("Quit now"), [this] { Q_EMIT quitRequested(); }}}, MessageBar::Stay::UntilWithdrawn});
}

void BannerFlow::tellOfRestore(const QString &keptAs)
{
    const QString what = keptAs.isEmpty()
        ? tr("A copy was put in the place of the database. The daemon is paused: look first, then resume it.")
        : tr("A copy was put in the place of the database, which is kept as %1. The daemon is paused: look first, then resume it.")
              .arg(UntrustedText(keptAs).displayLine());
    setNotice({MessageBar::Level::Warning, what, {{tr("Verify…"), [this] { Q_EMIT verifyRequested(); }}}, MessageBar::Stay::UntilDismissed});
}

void BannerFlow::tellOfDemo()
{
    setNotice({MessageBar::Level::Information,
               tr("This is a demo with agents that only rehearse: nothing leaves this machine, and the next demo begins "
                  "anew. Look at the dead letter, release the held task, or press Kill… to see what a kill does."),
               {}, MessageBar::Stay::UntilDismissed});
}

} // namespace qd
