#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonDocument>

namespace qd {

/// Reads a JSON object or array that says each thing once. QJsonDocument lets the last of two equal keys win, so a file
/// could show one mode to a reader and another to us; and it builds a tree before anyone can ask how large it is.
/// Pure; safe for hostile bytes.
/// Errors (Permanent): `json_syntax`, `key_duplicate`, `too_deep`, `list_too_long`, `map_too_long`,
/// `too_many_values`.
/// \param utf8 valid UTF-8
[[nodiscard]] Result<QJsonDocument> parseStrictJson(const QByteArray &utf8);

} // namespace qd
