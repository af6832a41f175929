#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonValue>

namespace qd {

/// Reads one YAML document as plain data: maps with text keys, lists, and scalars typed as YAML 1.2 does (decimal
/// numbers, true/false, null; anything quoted is text). What could surprise is refused, not interpreted: anchors,
/// aliases, tags, several documents, duplicate keys, control characters, more than IntakeLimits::kDepth levels.
/// Pure; safe for hostile bytes. An empty document is null.
/// Errors (Permanent; the detail names the line): `yaml_syntax`, `yaml_anchor`, `yaml_tag`, `yaml_key`, `yaml_number`,
/// `yaml_documents`, `yaml_character`, `key_duplicate`, `too_deep`, `list_too_long`, `map_too_long`.
/// \param utf8 valid UTF-8  \param firstLine the line of the file that its first line is, for messages
[[nodiscard]] Result<QJsonValue> yamlToJson(const QByteArray &utf8, int firstLine = 1);

} // namespace qd
