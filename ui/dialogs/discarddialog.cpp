#include "ui/dialogs/discarddialog.h"

namespace qd {

DiscardDialog::DiscardDialog(QDialog *form)
    : ConfirmDialog({QStringLiteral("action-cancel"), tr("Throw away"), tr("Throw away what you have written?"),
                     tr("It is kept nowhere else."), tr("&Throw it away")}, form)
{
    connect(this, &QDialog::accepted, form, [form] { form->done(QDialog::Rejected); });
}

void DiscardDialog::closeForm(QDialog *form, bool isWritten)
{
    if (!isWritten)
        form->done(QDialog::Rejected);
    else if (!form->findChild<DiscardDialog *>())
        (new DiscardDialog(form))->open();
}

} // namespace qd
