#pragma once

#include "core/base/result.h"

#include <QString>

namespace qd {

/// A failure in plain words for the operator. Codes that have no sentence of their own get one by category, with the
/// code in it so that it can be looked up.
[[nodiscard]] QString errorText(const Error &error);

/// As errorText(), followed by what the core adds in detail (a line number, a limit), shown plain.
[[nodiscard]] QString errorTextWithDetail(const Error &error);

} // namespace qd
