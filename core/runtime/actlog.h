#pragma once

#include "core/domain/logline.h"
#include "core/runtime/command.h"

#include <optional>

namespace qd {

/// How an act of an operator is told in the log: who, what, to which tasks, and the reason that was given. nullopt for what
/// is only tried out, and for added tasks, which speak for themselves.
/// \param answer what the act was answered with
[[nodiscard]] std::optional<LogLine> actLine(const Command &act, const QJsonObject &answer, qint64 at);

} // namespace qd
