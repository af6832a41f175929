#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonValue>

#include <vector>

namespace qd {

/// Reads YAML as plain data: maps with text keys, lists, and scalars typed as YAML 1.2 does (decimal numbers,
/// true/false, null; anything quoted is text). What could surprise is refused, not interpreted: anchors, aliases, tags,
/// duplicate keys, control characters, more than IntakeLimits::kDepth levels. Every document of the text is one value;
/// an empty one is null. Pure; safe for hostile bytes; the time grows with the text and no faster.
/// Errors (Permanent; the detail names the line): `yaml_syntax`, `yaml_anchor`, `yaml_tag`, `yaml_key`, `yaml_number`,
/// `yaml_character`, `key_duplicate`, `too_deep`, `list_too_long`, `map_too_long`, `too_many_values`.
/// \param utf8 valid UTF-8  \param firstLine the line of the file that its first line is, for messages
[[nodiscard]] Result<std::vector<QJsonValue>> yamlDocuments(const QByteArray &utf8, int firstLine = 1);

/// The same of a text that is one document; an empty text is null. Error besides: `yaml_documents`.
[[nodiscard]] Result<QJsonValue> yamlToJson(const QByteArray &utf8, int firstLine = 1);

} // namespace qd
