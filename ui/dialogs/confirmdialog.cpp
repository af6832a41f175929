#include "ui/dialogs/confirmdialog.h"

#include "ui/dialogs/dialogheader.h"
#include "ui/parts/focusorder.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace qd {

ConfirmDialog::ConfirmDialog(const Question &question, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(question.title);
    setAttribute(Qt::WA_DeleteOnClose);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(question.deed, QDialogButtonBox::AcceptRole)->setAutoDefault(false);
    QPushButton *cancel = buttons->button(QDialogButtonBox::Cancel);
    cancel->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(new DialogHeader(question.icon, question.text, question.consequence, this));
    layout->addWidget(buttons);
    orderFocus(*this);
    cancel->setFocus();
}

} // namespace qd
