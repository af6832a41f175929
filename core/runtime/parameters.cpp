#include "core/runtime/parameters.h"

#include <QJsonArray>

namespace qd {

Result<TaskId> taskIdOf(const QJsonValue &value)
{
    const auto id = parseTaskId(value.toString());
    return id ? Result(*id) : Error{QStringLiteral("not_found"), ErrorCategory::Permanent, QStringLiteral("a task is named T-42 or 42")};
}

std::vector<TaskId> idsOf(const QJsonObject &parameters)
{
    std::vector<TaskId> ids;
    const QJsonArray numbers = parameters[QLatin1String("ids")].toArray();
    for (const QJsonValue &id : numbers)
        ids.push_back(TaskId{id.toInteger()});
    return ids;
}

Error outOfRange(const char *parameter)
{
    return {QStringLiteral("parameter_range"), ErrorCategory::Permanent, QString::fromLatin1(parameter)};
}

} // namespace qd
