#include "ui/dialogs/allowrealdialog.h"

#include "ui/dialogs/dialogheader.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace qd {

AllowRealDialog::AllowRealDialog(QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Allow REAL"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *allow = buttons->addButton(tr("&Allow REAL"), QDialogButtonBox::AcceptRole);
    allow->setAutoDefault(false);
    QPushButton *cancel = buttons->button(QDialogButtonBox::Cancel);
    cancel->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(new DialogHeader(
        QStringLiteral("mode-real"), tr("May tasks of this profile act for real?"),
        tr("Nothing happens by this alone: REAL still has to be armed, for a time and a number of tasks, and effects to be "
           "approved. But from now on it can be, also by other programs of yours. What agents then do outside cannot be "
           "undone. It stays allowed until you take it back here."), this));
    layout->addWidget(buttons);
    cancel->setFocus();
}

} // namespace qd
