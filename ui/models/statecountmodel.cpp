#include "ui/models/statecountmodel.h"

#include "ui/models/roles.h"
#include "ui/models/words.h"

#include <QLocale>

namespace qd {
namespace {

constexpr TaskState kSingle[] = {TaskState::Held, TaskState::Queued, TaskState::Running, TaskState::Review,
                                 TaskState::Succeeded, TaskState::Failed, TaskState::Dead, TaskState::Cancelled,
                                 TaskState::Unknown};

} // namespace

StateCountModel::StateCountModel(QObject *parent) : QAbstractListModel(parent) { }

void StateCountModel::setCounts(const QueueCounts &counts)
{
    if (m_counts == counts)
        return;
    m_counts = counts;
    Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

QList<TaskState> StateCountModel::statesAt(int row) const
{
    if (row < 1 || row >= rowCount())
        return {};
    const TaskState state = kSingle[row - 1];
    if (state == TaskState::Running)
        return {TaskState::Claimed, TaskState::Running}; // one moment apart: nobody looks for them separately
    return {state};
}

int StateCountModel::rowOf(const QList<TaskState> &states) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (statesAt(row) == states)
            return row;
    }
    return -1;
}

int StateCountModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1 + int(std::size(kSingle));
}

QVariant StateCountModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == kStateRole && index.row() > 0)
        return QVariant::fromValue(kSingle[index.row() - 1]);
    if (role == kIdleRole && m_counts)
        return count(index.row()) == 0;
    if (role != Qt::DisplayRole)
        return {};
    if (!m_counts)
        return title(index.row());
    return tr("%1 (%2)", "state, how many").arg(title(index.row()), QLocale().toString(count(index.row())));
}

QString StateCountModel::title(int row) const
{
    if (row == 0)
        return tr("All");
    return kSingle[row - 1] == TaskState::Dead ? tr("Dead letters") : wordFor(kSingle[row - 1]);
}

qint64 StateCountModel::count(int row) const
{
    if (row == 0)
        return m_counts->total();
    qint64 sum = 0;
    for (const TaskState state : statesAt(row))
        sum += m_counts->of(state);
    return sum;
}

} // namespace qd
