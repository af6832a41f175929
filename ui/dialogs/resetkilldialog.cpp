#include "ui/dialogs/resetkilldialog.h"

#include "ui/dialogs/dialogheader.h"
#include "ui/dialogs/enterkey.h"
#include "ui/parts/focusorder.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace qd {

ResetKillDialog::ResetKillDialog(QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Reset kill"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *reset = buttons->addButton(tr("&Reset kill"), QDialogButtonBox::AcceptRole);
    reset->setAutoDefault(false);
    reset->setEnabled(false);
    buttons->button(QDialogButtonBox::Cancel)->setDefault(true);
    auto *word = new QLineEdit(this);
    word->setPlaceholderText(QStringLiteral("RESET"));
    connect(word, &QLineEdit::textChanged, reset,
            [reset](const QString &text) { reset->setEnabled(text == QLatin1String("RESET")); });
    new EnterKey(word, reset);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *form = new QFormLayout;
    form->addRow(tr("&Type RESET:"), word);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(new DialogHeader(QStringLiteral("action-requeue"), tr("Leave the killed state?"),
                                       tr("The daemon comes up paused: nothing runs until you resume it. Look at tasks "
                                          "whose outcome is unknown first."), this));
    layout->addLayout(form);
    layout->addWidget(buttons);
    orderFocus(*this);
    word->setFocus();
}

} // namespace qd
