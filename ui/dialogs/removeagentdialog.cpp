#include "ui/dialogs/removeagentdialog.h"

#include "core/base/untrustedtext.h"

namespace qd {
namespace {

QString whatBecomes(const AgentStatus &status)
{
    constexpr qsizetype kNamed = 5;
    QStringList ids;
    for (const TaskId id : status.running)
        ids += displayId(id);
    const QString names = ids.mid(0, kNamed).join(QStringLiteral(", ")) + (ids.size() > kNamed ? QStringLiteral(", …") : QString());
    const QString runs = ids.isEmpty() ? RemoveAgentDialog::tr("It has nothing in hand now.")
        : RemoveAgentDialog::tr("What it has in hand goes on to its end: %1.").arg(names);
    return runs + u' '
        + RemoveAgentDialog::tr("Tasks that ask for it by name wait until there is an agent of this name again. Its settings "
                                "are lost; what it has done stays on record.");
}

} // namespace

RemoveAgentDialog::RemoveAgentDialog(const AgentStatus &status, QWidget *parent)
    : ConfirmDialog({QStringLiteral("action-cancel"), tr("Remove agent"),
                     tr("Remove %1?").arg(UntrustedText(status.agent.name).displayLine()), whatBecomes(status),
                     tr("&Remove agent")}, parent)
{
}

} // namespace qd
