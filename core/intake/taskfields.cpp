#include "core/intake/taskfields.h"

#include <algorithm>
#include <array>

namespace qd {
namespace {

struct TaskField {
    const char *name;
    FieldShape shape;
};

constexpr std::array<TaskField, 29> kFields{{
    {"title", FieldShape::Text},
    {"instructions", FieldShape::Text},
    {"kind", FieldShape::Text},
    {"priority", FieldShape::NumberOrText},
    {"agent", FieldShape::Text},
    {"mode", FieldShape::Text},
    {"key", FieldShape::Text},
    {"workspace", FieldShape::Text},
    {"inputs", FieldShape::List},
    {"outputs", FieldShape::List},
    {"verify", FieldShape::List},
    {"acceptance", FieldShape::List},
    {"depends_on", FieldShape::List},
    {"not_before", FieldShape::NumberOrText},
    {"deadline", FieldShape::NumberOrText},
    {"max_attempts", FieldShape::Number},
    {"timeout", FieldShape::Number},
    {"idle_timeout", FieldShape::Number},
    {"attention", FieldShape::Number},
    {"autonomy", FieldShape::Number},
    {"review", FieldShape::Truth},
    {"tags", FieldShape::List},
    {"metadata", FieldShape::Map},
    {"hold", FieldShape::Truth},
    {"command", FieldShape::List},
    {"stdin", FieldShape::Text},
    {"env", FieldShape::Map},
    {"rehearse", FieldShape::List},
    {"payload", FieldShape::Map},
}};

} // namespace

QStringList taskFields()
{
    QStringList names;
    for (const TaskField &field : kFields)
        names += QString::fromLatin1(field.name);
    return names;
}

std::optional<FieldShape> shapeOf(QStringView field)
{
    const auto found = std::find_if(kFields.begin(), kFields.end(),
                                    [field](const TaskField &known) { return field == QLatin1String(known.name); });
    return found == kFields.end() ? std::nullopt : std::optional(found->shape);
}

} // namespace qd
