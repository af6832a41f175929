#include "ui/shell/helpflow.h"

#include "ui/actions/actions.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/diagnosticsdialog.h"
#include "ui/dialogs/helpdialog.h"
#include "ui/dialogs/whyidledialog.h"
#include "ui/parts/filechooser.h"
#include "ui/shell/pagebook.h"

#include <QAction>

namespace qd {

HelpFlow::HelpFlow(CoreLink &link, const Actions &actions, const Shortcuts &shortcuts, const PageBook &pages, QWidget *window)
    : QObject(window), m_shortcuts(shortcuts), m_window(window), m_chooser(std::make_shared<DesktopFileChooser>())
{
    const auto on = [&](Command command, auto deed) { connect(actions.action(command), &QAction::triggered, this, deed); };
    on(Command::PageHelp, [this, &pages] { showTopic(pages.currentTopic()); });
    on(Command::Help, [this] { showTopic(QLatin1String(HelpDialog::kKeys)); });
    on(Command::WhyIdle, [this, &link, &actions] { (new WhyIdleDialog(link, actions, m_window))->open(); });
    on(Command::Diagnostics, [this, &link] { (new DiagnosticsDialog(link, m_chooser, m_window))->open(); });
    on(Command::About, [this] { (new AboutDialog(m_window))->open(); });
}

// One is enough: it stays open beside the work, and turns.
void HelpFlow::showTopic(const QString &topic)
{
    auto *dialog = m_window->findChild<HelpDialog *>();
    if (!dialog)
        dialog = new HelpDialog(m_shortcuts, m_window);
    dialog->turnTo(topic);
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

} // namespace qd
