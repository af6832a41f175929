#pragma once

#include <QStringList>

#include <optional>

namespace qd {

/// What a task's field holds, as far as a format without types of its own has to know.
enum class FieldShape {
    Text,
    Number,
    NumberOrText, ///< a priority or a moment
    Truth,
    List,
    Map,
};

/// The fields of a task: the same names in every format.
[[nodiscard]] QStringList taskFields();
/// nullopt = no field has this name.
[[nodiscard]] std::optional<FieldShape> shapeOf(QStringView field);

} // namespace qd
