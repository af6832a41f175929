#include "ui/models/agentmodel.h"

#include "core/base/untrustedtext.h"
#include "ui/models/roles.h"
#include "ui/models/timetext.h"
#include "ui/models/words.h"

namespace qd {
namespace {

QString successText(const AgentRecord &record)
{
    if (record.ended == 0)
        return noDataYet();
    return AgentModel::tr("%L1 % of %L2", "share, number of attempts").arg(record.succeeded * 100 / record.ended).arg(record.ended);
}

QStringList conditionWords()
{
    using enum AgentCondition;
    return {wordFor(Idle), wordFor(Working), wordFor(Full), wordFor(Resting), wordFor(Disabled)};
}

QString textOf(const AgentRow &row, AgentModel::Column column)
{
    const AgentStatus &status = row.status;
    switch (column) {
    case AgentModel::Condition: return wordFor(conditionOf(status));
    case AgentModel::Name: return UntrustedText(status.agent.name).displayLine();
    case AgentModel::ByTransport: return wordFor(status.agent.transport);
    case AgentModel::Kinds: return kindsText(status.agent.kinds);
    case AgentModel::Load: return AgentModel::tr("%1 of %2", "slots").arg(status.running.size()).arg(status.agent.slotCount);
    case AgentModel::Work: return UntrustedText(row.work).displayLine();
    case AgentModel::Success: return successText(row.record);
    case AgentModel::AverageTime: return row.record.averageMs ? fineDurationText(*row.record.averageMs) : noDataYet();
    case AgentModel::LastSign: return ageText(status.lastSignAt, displayNow());
    case AgentModel::Health: return healthSentence(status);
    }
    return {};
}

} // namespace

void AgentModel::setAgents(std::vector<AgentRow> agents)
{
    replaceRows(std::move(agents), [](const AgentRow &row) { return row.status.agent.id; });
}

int AgentModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant AgentModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const AgentRow &row = at(index.row());
    const auto column = Column(index.column());
    if (role == kStateRole && column == Condition)
        return QVariant::fromValue(conditionOf(row.status));
    if (role == kShareRole && column == Load)
        return double(row.status.running.size()) / double(std::max(1, row.status.agent.slotCount));
    return role == Qt::DisplayRole ? textOf(row, column) : QVariant();
}

QVariant AgentModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == kWordsRole && (section == Success || section == AverageTime || section == LastSign))
        return QStringList{noDataYet()};
    if (role == kWordsRole && section == Condition)
        return conditionWords();
    if (role == kWordsRole && section == ByTransport)
        return allWords<Transport>();
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return RowTable::headerData(section, orientation, role);
    switch (Column(section)) {
    case Condition: return tr("State");
    case Name: return tr("Name");
    case ByTransport: return tr("Transport");
    case Kinds: return tr("Kinds");
    case Load: return tr("Load");
    case Work: return tr("Works on");
    case Success: return tr("Succeeded");
    case AverageTime: return tr("Average time");
    case LastSign: return tr("Last sign of life");
    case Health: return tr("Health");
    }
    return {};
}

} // namespace qd
