#include "ui/dialogs/quitdialog.h"

#include "ui/dialogs/dialogheader.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace qd {
namespace {

QString questionFor(qint64 tasks, QuitDialog::Situation situation)
{
    const int n = int(std::min<qint64>(tasks, std::numeric_limits<int>::max()));
    if (situation == QuitDialog::Situation::Draining)
        return QuitDialog::tr("Quit while %n task(s) still run?", nullptr, n);
    return tasks > 0 ? QuitDialog::tr("Close while %n task(s) run?", nullptr, n)
                     : QuitDialog::tr("Close while the daemon works?");
}

QString placeOf(QuitDialog::Situation situation)
{
    switch (situation) {
    case QuitDialog::Situation::Draining: return QuitDialog::tr("It quits by itself when they have ended.");
    case QuitDialog::Situation::WithTray:
        return QuitDialog::tr("In the tray the daemon works on without a window. Drain lets what runs end, takes "
                              "nothing new, and then quits.");
    case QuitDialog::Situation::Working:
        return QuitDialog::tr("The daemon ends with this window. Drain lets what runs end, takes nothing new, and then "
                              "quits.");
    }
    return {};
}

QString meaningOf(qint64 tasks, QuitDialog::Situation situation)
{
    if (tasks == 0)
        return placeOf(situation);
    return placeOf(situation) + u' '
        + QuitDialog::tr("If you quit now, agents are stopped: tasks in PROOF are tried again at the next start; for "
                         "commands in REAL you will have to say what happened.");
}

} // namespace

QuitDialog::QuitDialog(qint64 runningTasks, Situation situation, QWidget *parent)
    : QDialog(parent), m_remember(new QCheckBox(tr("&Remember this; File ▸ When the window closes changes it"), this))
{
    setWindowTitle(tr("Quit"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *cancel = buttons->button(QDialogButtonBox::Cancel);
    cancel->setDefault(true);
    cancel->setFocus();
    addChoices(buttons, situation, runningTasks > 0);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_remember->setVisible(situation != Situation::Draining);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(new DialogHeader(QStringLiteral("action-quit"), questionFor(runningTasks, situation),
                                       meaningOf(runningTasks, situation), this));
    layout->addWidget(m_remember);
    layout->addWidget(buttons);
}

void QuitDialog::addChoices(QDialogButtonBox *buttons, Situation situation, bool runs)
{
    if (situation == Situation::WithTray)
        connect(addChoice(buttons, tr("&Keep in the tray"), QStringLiteral("keep")), &QPushButton::clicked, this, [this] {
            accept();
            Q_EMIT keepRequested(m_remember->isChecked());
        });
    if (situation != Situation::Draining)
        connect(addChoice(buttons, tr("&Drain and quit"), QStringLiteral("drain")), &QPushButton::clicked, this, [this] {
            accept();
            Q_EMIT drainRequested(m_remember->isChecked());
        });
    if (runs)
        connect(addChoice(buttons, tr("&Quit now"), QStringLiteral("quitNow")), &QPushButton::clicked, this, [this] {
            accept();
            Q_EMIT quitNowRequested();
        });
}

QPushButton *QuitDialog::addChoice(QDialogButtonBox *buttons, const QString &text, const QString &objectName)
{
    QPushButton *button = buttons->addButton(text, QDialogButtonBox::ActionRole);
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    return button;
}

} // namespace qd
