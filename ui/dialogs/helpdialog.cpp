#include "ui/dialogs/helpdialog.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace qd {

HelpDialog::HelpDialog(const QList<QAction *> &actions, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Commands and keys"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *list = new QTreeWidget(this);
    list->setAccessibleName(tr("Commands and keys"));
    list->setHeaderLabels({tr("Command"), tr("Key"), tr("What it does")});
    list->setRootIsDecorated(false);
    for (const QAction *action : actions) {
        auto *row = new QTreeWidgetItem(list, {action->iconText(), action->shortcut().toString(QKeySequence::NativeText),
                                               action->statusTip()});
        row->setIcon(0, action->icon());
        row->setSizeHint(0, QSize(0, list->fontMetrics().height() * 8 / 5));
    }
    for (int column = 0; column < list->columnCount(); ++column)
        list->resizeColumnToContents(column);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(list);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 110, fontMetrics().lineSpacing() * 34);
}

} // namespace qd
