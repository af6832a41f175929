#pragma once

#include "core/intake/tasksource.h"

#include <optional>

namespace qd {

enum class TaskFormat { Markdown, Yaml, Json, JsonLines, Csv, Text };

/// Endings of files that are tasks, in lower case and without the dot.
[[nodiscard]] QStringList taskFileSuffixes();

/// A name's suffix decides; a name without one goes by its first characters: `{` or `[` is JSON, and JSON Lines if the
/// first line is a whole object and another follows; `---` or `# ` is Markdown; a first line of nothing but fields and
/// commas is CSV; a first line `field:` is YAML. Anything else is plain text if it is from no file: a person has typed
/// it. nullopt for a file of an unknown kind.
/// \param text the document's bytes as valid UTF-8 without a byte order mark
[[nodiscard]] std::optional<TaskFormat> formatOf(const SourceDocument &document, const QByteArray &text);

} // namespace qd
