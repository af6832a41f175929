#include "ui/dialogs/helpdialog.h"

#include "ui/dialogs/factlist.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QVBoxLayout>

namespace qd {

HelpDialog::HelpDialog(const QList<QAction *> &actions, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Commands and keys"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *list = new FactList(windowTitle(), {tr("Command"), tr("Key"), tr("What it does")}, this);
    for (const QAction *action : actions)
        list->addFact({action->iconText(), QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText),
                       action->statusTip()}, action->icon());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(list);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 110, fontMetrics().lineSpacing() * 34);
    layout->activate();
    list->fitColumns(0.5);
}

} // namespace qd
