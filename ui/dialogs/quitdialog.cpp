#include "ui/dialogs/quitdialog.h"

#include "ui/dialogs/dialogheader.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace qd {

QuitDialog::QuitDialog(int runningTasks, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Quit"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *quit = buttons->addButton(tr("&Quit anyway"), QDialogButtonBox::AcceptRole);
    quit->setAutoDefault(false);
    QPushButton *cancel = buttons->button(QDialogButtonBox::Cancel);
    cancel->setDefault(true);
    cancel->setFocus();
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(new DialogHeader(
        QStringLiteral("action-quit"), runningTasks == 1 ? tr("Quit while a task is running?")
                                                            : tr("Quit while %1 tasks are running?").arg(runningTasks),
        tr("The daemon ends with this window and its agents are stopped. Tasks in PROOF are retried at the next "
           "start; for commands in REAL you will have to say what happened. Pause the daemon and wait to lose "
           "nothing."), this));
    layout->addWidget(buttons);
}

} // namespace qd
