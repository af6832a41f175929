#pragma once

#include "core/domain/task.h"

namespace qd {

/// What an agent is told about a task, as plain text: title, instructions and acceptance criteria. Equal tasks give
/// equal texts.
[[nodiscard]] QString promptOf(const TaskSpec &spec);

} // namespace qd
