#include "ui/models/agentattemptmodel.h"

#include "core/base/untrustedtext.h"
#include "ui/models/errortext.h"
#include "ui/models/roles.h"
#include "ui/models/timetext.h"
#include "ui/models/words.h"

#include <QJsonArray>

namespace qd {

void AgentAttemptModel::setAttempts(const QJsonObject &answer)
{
    std::vector<AgentAttempt> attempts;
    const QJsonArray items = answer.value(QLatin1String("attempts")).toArray();
    for (const QJsonValue &item : items) {
        if (auto attempt = agentAttemptFromJson(item.toObject()))
            attempts.push_back(*std::move(attempt));
    }
    replaceRows(std::move(attempts), [](const AgentAttempt &row) { return std::pair(row.task, row.number); });
}

int AgentAttemptModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant AgentAttemptModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const AgentAttempt &row = at(index.row());
    if (role == kTaskIdRole)
        return row.task.value;
    if (role == kStateRole && index.column() == State)
        return QVariant::fromValue(row.state);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case Started: return dateTimeText(row.startedAt);
    case Task: return tr("%1, attempt %2").arg(displayId(row.task)).arg(row.number);
    case Title: return UntrustedText(row.title).displayLine();
    case State: return wordFor(row.state);
    case InMode: return wordFor(row.mode);
    case Duration: return fineDurationText((row.endedAt ? *row.endedAt : displayNow()) - row.startedAt);
    case Outcome: return row.error ? errorTextWithDetail(*row.error) : QString();
    }
    return {};
}

QVariant AgentAttemptModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == kWordsRole && section == State)
        return allWords<AttemptState>();
    if (role == kWordsRole && section == InMode)
        return allWords<Mode>();
    if (role == kWordsRole && section == Started)
        return QStringList{sampleTimeText()};
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return RowTable::headerData(section, orientation, role);
    switch (Column(section)) {
    case Started: return tr("Started");
    case Task: return tr("Task");
    case Title: return tr("Title");
    case State: return tr("State");
    case InMode: return tr("Mode");
    case Duration: return tr("Duration");
    case Outcome: return tr("Error");
    }
    return {};
}

} // namespace qd
