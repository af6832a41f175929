#pragma once

#include "core/base/sha256.h"
#include "core/domain/task.h"

#include <QString>

namespace qd {

/// The idempotency key of a task whose author gave none: "auto-" and the first 32 hex characters of the SHA-256 over
/// the spec's hash and the mode. So the same content in the same mode is the same task, however often it is dropped and
/// whatever its priority, its time or the number of its attempts; in the other mode it is another one.
[[nodiscard]] QString derivedKey(const Sha256 &specHash, Mode mode);

} // namespace qd
