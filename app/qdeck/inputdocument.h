#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>

namespace qd {

inline constexpr qsizetype kMostInputBytes = 20 * 1024 * 1024; ///< as for a task file

/// Everything that can be read there until its end, whoever writes it and however slowly. One byte more than may be is
/// the most. Error `input_unreadable` (Permanent).
[[nodiscard]] Result<QByteArray> readToEnd(int fd);

/// Bytes from standard input as a document for tasks.add: {name, text}. The name has no suffix, so that the core goes by
/// the first characters.
/// Errors (Permanent): `input_too_large`, `input_not_utf8`.
[[nodiscard]] Result<QJsonObject> documentFrom(const QByteArray &bytes);

} // namespace qd
