#include "ui/models/taskcells.h"

#include "core/base/untrustedtext.h"
#include "ui/models/roles.h"
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
    switch (TaskColumns::Column(column)) {
    case TaskColumns::State: return wordFor(task.state);
    case TaskColumns::Number: return displayId(task.id);
    case TaskColumns::Title: return UntrustedText(task.title).displayLine();
    case TaskColumns::Kind: return wordFor(task.kind);
    case TaskColumns::InMode: return wordFor(task.mode);
    case TaskColumns::Priority: return QString::number(task.priority);
    case TaskColumns::Agent: return UntrustedText(task.agent).displayLine();
    case TaskColumns::Attempts: return attemptsText(task);
    case TaskColumns::Age: return ageText(task.createdAt, displayNow());
    case TaskColumns::NextTry: return nextTryText(task);
    case TaskColumns::Key: return UntrustedText(task.key).displayLine();
    }
    return {};
}

} // namespace

QString taskColumnTitle(int column)
{
    switch (TaskColumns::Column(column)) {
    case TaskColumns::State: return TaskCells::tr("State");
    case TaskColumns::Number: return TaskCells::tr("ID");
    case TaskColumns::Title: return TaskCells::tr("Title");
    case TaskColumns::Kind: return TaskCells::tr("Kind");
    case TaskColumns::InMode: return TaskCells::tr("Mode");
    case TaskColumns::Priority: return TaskCells::tr("Priority");
    case TaskColumns::Agent: return TaskCells::tr("Agent");
    case TaskColumns::Attempts: return TaskCells::tr("Attempts");
    case TaskColumns::Age: return TaskCells::tr("Age");
    case TaskColumns::NextTry: return TaskCells::tr("Next try");
    case TaskColumns::Key: return TaskCells::tr("Key");
    }
    return {};
}

QStringList taskColumnWords(int column)
{
    if (column == TaskColumns::State)
        return allWords<TaskState>();
    return column == TaskColumns::InMode ? allWords<Mode>() : QStringList();
}

QString sortNameOf(int column)
{
    switch (TaskColumns::Column(column)) {
    case TaskColumns::State: return QStringLiteral("state");
    case TaskColumns::Number:
    case TaskColumns::Age: return QStringLiteral("id");
    case TaskColumns::Title: return QStringLiteral("title");
    case TaskColumns::Priority: return QStringLiteral("priority");
    case TaskColumns::Kind:
    case TaskColumns::InMode:
    case TaskColumns::Agent:
    case TaskColumns::Attempts:
    case TaskColumns::NextTry:
    case TaskColumns::Key: break;
    }
    return {};
}

QVariant taskCell(const TaskSummary &task, int column, int role)
{
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return cellText(task, column);
    if (role == kStateRole && column == TaskColumns::State)
        return QVariant::fromValue(task.state);
    if (role == kStateRole && column == TaskColumns::InMode)
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
    if (column == TaskColumns::Priority)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignCenter));
    return {};
}

} // namespace qd
