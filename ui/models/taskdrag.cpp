#include "ui/models/taskdrag.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeData>

namespace qd {
namespace {

constexpr QLatin1String kFormat("application/x-quarterdeck-task-ids");
constexpr qsizetype kMostBytes = 65'536; // some thousand numbers

} // namespace

void addTasks(QMimeData &data, const DraggedTasks &dragged)
{
    QJsonArray numbers;
    for (const TaskId id : dragged.tasks)
        numbers += id.value;
    const QJsonObject object{{QStringLiteral("profile"), dragged.profile}, {QStringLiteral("tasks"), numbers}};
    data.setData(kFormat, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

std::optional<DraggedTasks> draggedTasks(const QMimeData &data)
{
    const QByteArray bytes = data.data(kFormat);
    if (bytes.isEmpty() || bytes.size() > kMostBytes)
        return {};
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    DraggedTasks dragged{object[QLatin1String("profile")].toString(), {}};
    const QJsonArray numbers = object[QLatin1String("tasks")].toArray();
    for (const QJsonValue &number : numbers) {
        if (number.toInteger() <= 0)
            return {};
        dragged.tasks += TaskId{number.toInteger()};
    }
    return dragged.tasks.isEmpty() ? std::nullopt : std::optional(dragged);
}

} // namespace qd
