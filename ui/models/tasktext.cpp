#include "ui/models/tasktext.h"

#include "core/api/taskcodec.h"
#include "core/base/untrustedtext.h"
#include "ui/models/csvtext.h"
#include "ui/models/taskcells.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

namespace qd {
namespace {

QString moment(qint64 at)
{
    return QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(Qt::ISODateWithMs);
}

QString shown(const QString &foreign)
{
    return UntrustedText(foreign).displayLine();
}

QStringList cellsOf(const TaskSummary &task)
{
    return {displayId(task.id), shown(task.title), toText(task.state), toText(task.kind), toText(task.mode),
            QString::number(task.priority), shown(task.agent), QString::number(task.attempts), QString::number(task.maxAttempts),
            task.notBefore ? moment(*task.notBefore) : QString(), shown(task.key), moment(task.createdAt), moment(task.updatedAt),
            task.error ? task.error->code : QString()};
}

} // namespace

QByteArray csvHead()
{
    return "id,title,state,kind,mode,priority,agent,attempts,max_attempts,not_before,key,created_at,updated_at,error\r\n";
}

QByteArray csvRows(const std::vector<TaskSummary> &tasks)
{
    QByteArray lines;
    for (const TaskSummary &task : tasks)
        lines += csvLine(cellsOf(task)).toUtf8() + "\r\n";
    return lines;
}

QByteArray jsonRows(const std::vector<TaskSummary> &tasks)
{
    QByteArrayList rows;
    for (const TaskSummary &task : tasks)
        rows += QJsonDocument(toJson(task)).toJson(QJsonDocument::Compact);
    return rows.join(",\n");
}

QByteArray jsonDocument(const std::vector<TaskSummary> &tasks)
{
    return "[\n" + jsonRows(tasks) + "\n]\n";
}

QString plainRows(const std::vector<TaskSummary> &tasks, const QList<int> &columns)
{
    QStringList lines;
    for (const TaskSummary &task : tasks) {
        QStringList cells;
        for (const int column : columns)
            cells += harmlessCell(taskCell(task, column, Qt::DisplayRole).toString());
        lines += cells.join(u'\t');
    }
    return lines.join(u'\n');
}

QString commandLines(const QList<TaskId> &ids)
{
    QStringList lines;
    for (const TaskId id : ids)
        lines += QStringLiteral("qdeck show ") + displayId(id);
    return lines.join(u'\n');
}

} // namespace qd
