#include "ui/models/taskcells.h"

#include "core/base/untrustedtext.h"
#include "ui/models/roles.h"
#include "ui/models/tasktablemodel.h"
#include "ui/models/timetext.h"
#include "ui/models/words.h"

#include <QCoreApplication>

namespace qd {
namespace {

struct TaskCells {
    Q_DECLARE_TR_FUNCTIONS(qd::TaskCells)
};

QString attemptsText(const TaskSummary &task)
{
    return TaskCells::tr("%1 of %2", "attempts").arg(task.attempts).arg(task.maxAttempts);
}

QString nextTryText(const TaskSummary &task)
{
    const bool waits = task.state == TaskState::Queued || task.state == TaskState::Held;
    return waits && task.notBefore ? dueText(*task.notBefore, displayNow()) : QString();
}

QString cellText(const TaskSummary &task, int column)
{
    switch (TaskTableModel::Column(column)) {
    case TaskTableModel::State: return wordFor(task.state);
    case TaskTableModel::Number: return displayId(task.id);
    case TaskTableModel::Title: return UntrustedText(task.title).displayLine();
    case TaskTableModel::Kind: return wordFor(task.kind);
    case TaskTableModel::InMode: return wordFor(task.mode);
    case TaskTableModel::Priority: return QString::number(task.priority);
    case TaskTableModel::Agent: return UntrustedText(task.agent).displayLine();
    case TaskTableModel::Attempts: return attemptsText(task);
    case TaskTableModel::Age: return ageText(task.createdAt, displayNow());
    case TaskTableModel::NextTry: return nextTryText(task);
    case TaskTableModel::Key: return UntrustedText(task.key).displayLine();
    }
    return {};
}

} // namespace

QString taskColumnTitle(int column)
{
    switch (TaskTableModel::Column(column)) {
    case TaskTableModel::State: return TaskCells::tr("State");
    case TaskTableModel::Number: return TaskCells::tr("ID");
    case TaskTableModel::Title: return TaskCells::tr("Title");
    case TaskTableModel::Kind: return TaskCells::tr("Kind");
    case TaskTableModel::InMode: return TaskCells::tr("Mode");
    case TaskTableModel::Priority: return TaskCells::tr("Priority");
    case TaskTableModel::Agent: return TaskCells::tr("Agent");
    case TaskTableModel::Attempts: return TaskCells::tr("Attempts");
    case TaskTableModel::Age: return TaskCells::tr("Age");
    case TaskTableModel::NextTry: return TaskCells::tr("Next try");
    case TaskTableModel::Key: return TaskCells::tr("Key");
    }
    return {};
}

QString sortNameOf(int column)
{
    switch (TaskTableModel::Column(column)) {
    case TaskTableModel::State: return QStringLiteral("state");
    case TaskTableModel::Number:
    case TaskTableModel::Age: return QStringLiteral("id");
    case TaskTableModel::Title: return QStringLiteral("title");
    case TaskTableModel::Priority: return QStringLiteral("priority");
    case TaskTableModel::Kind:
    case TaskTableModel::InMode:
    case TaskTableModel::Agent:
    case TaskTableModel::Attempts:
    case TaskTableModel::NextTry:
    case TaskTableModel::Key: break;
    }
    return {};
}

QVariant taskCell(const TaskSummary &task, int column, int role)
{
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return cellText(task, column);
    if (role == kStateRole && column == TaskTableModel::State)
        return QVariant::fromValue(task.state);
    if (role == kStateRole && column == TaskTableModel::InMode)
        return QVariant::fromValue(task.mode);
    return {};
}

QVariant unloadedTaskCell(int role)
{
    if (role == Qt::DisplayRole)
        return QStringLiteral("…");
    if (role == Qt::AccessibleTextRole)
        return TaskCells::tr("Loading");
    return {};
}

QVariant taskCellAlignment(int column)
{
    if (column == TaskTableModel::Priority)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    return {};
}

} // namespace qd
