#pragma once

#include "core/domain/task.h"
#include "core/intake/fieldreader.h"

#include <vector>

namespace qd {

/// Reads the field `rehearse`: a list whose items are one-key maps (`fail: N`, `sleep: SECONDS`, `flood: BYTES`,
/// `ask: "question"`, `succeed: "text"`, `hang:`, `crash:`) or bare words (`hang`, `crash`, `succeed`).
[[nodiscard]] std::vector<RehearsalStep> readRehearsal(FieldReader &fields);

} // namespace qd
