#include "ui/dialogs/helpdialog.h"

#include "core/rules/taskfilter.h"
#include "ui/dialogs/factlist.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QTabWidget>
#include <QVBoxLayout>

namespace qd {
namespace {

FactList *filterHelp(QWidget *parent)
{
    auto *list = new FactList(HelpDialog::tr("Filter of the queue"), {HelpDialog::tr("You write"), HelpDialog::tr("It finds tasks")}, parent);
    list->addFact({QStringLiteral("count words"), HelpDialog::tr("with both words in title or key")});
    list->addFact({QStringLiteral("\"count words\""), HelpDialog::tr("with the words beside each other")});
    for (const FilterQualifier &qualifier : filterQualifiers())
        list->addFact({QString::fromLatin1(qualifier.example), QCoreApplication::translate("qd::FilterQualifier", qualifier.meaning)});
    list->addFact({QStringLiteral("-draft, -state:succeeded"), HelpDialog::tr("for which it is not so; comparisons are turned round instead")});
    return list;
}

} // namespace

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
    auto *tabs = new QTabWidget(this);
    tabs->setAccessibleName(windowTitle());
    tabs->addTab(list, tr("Commands"));
    tabs->addTab(filterHelp(this), tr("Filter"));
    layout->addWidget(tabs);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 110, fontMetrics().lineSpacing() * 34);
}

} // namespace qd
