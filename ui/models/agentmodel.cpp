#include "ui/models/agentmodel.h"

#include "core/base/untrustedtext.h"
#include "ui/models/timetext.h"
#include "ui/models/words.h"

namespace qd {

QString kindsText(const std::vector<TaskKind> &kinds)
{
    QStringList words;
    for (const TaskKind kind : kinds)
        words += wordFor(kind);
    return words.join(QStringLiteral(", "));
}

void AgentModel::setAgents(std::vector<AgentStatus> agents)
{
    replaceRows(std::move(agents), [](const AgentStatus &status) { return status.agent.id; });
}

int AgentModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant AgentModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    const AgentStatus &status = at(index.row());
    switch (Column(index.column())) {
    case Name: return UntrustedText(status.agent.name).displayLine();
    case ByTransport: return wordFor(status.agent.transport);
    case Enabled: return status.agent.enabled ? tr("Yes") : tr("No");
    case Kinds: return kindsText(status.agent.kinds);
    case Slots: return QString::number(status.agent.slotCount);
    case Running: return QString::number(status.running.size());
    case Succeeded: return QString::number(status.succeeded);
    case Failed: return QString::number(status.failed);
    case LastSign: return ageText(status.lastSignAt, displayNow());
    }
    return {};
}

QVariant AgentModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return RowTable::headerData(section, orientation, role);
    switch (Column(section)) {
    case Name: return tr("Name");
    case ByTransport: return tr("Transport");
    case Enabled: return tr("Enabled");
    case Kinds: return tr("Kinds");
    case Slots: return tr("Slots");
    case Running: return tr("Running");
    case Succeeded: return tr("Succeeded since start");
    case Failed: return tr("Failed since start");
    case LastSign: return tr("Last sign of life");
    }
    return {};
}

} // namespace qd
