#include "ui/models/runningtaskmodel.h"

#include "ui/models/roles.h"
#include "ui/models/taskcells.h"

namespace qd {
namespace {

constexpr int kCells[] = {TaskColumns::Number, TaskColumns::State, TaskColumns::Title, TaskColumns::InMode,
                          TaskColumns::Attempts};

} // namespace

void RunningTaskModel::setTasks(std::vector<TaskSummary> tasks)
{
    replaceRows(std::move(tasks), [](const TaskSummary &task) { return task.id; });
}

int RunningTaskModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant RunningTaskModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == kTaskIdRole)
        return at(index.row()).id.value;
    return taskCell(at(index.row()), kCells[index.column()], role);
}

QVariant RunningTaskModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::DisplayRole && section < kColumns)
        return taskColumnTitle(kCells[section]);
    if (orientation == Qt::Horizontal && role == kWordsRole && section < kColumns)
        return taskColumnWords(kCells[section]);
    return RowTable::headerData(section, orientation, role);
}

} // namespace qd
