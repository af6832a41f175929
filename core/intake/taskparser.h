#pragma once

#include "core/intake/tasksource.h"

namespace qd {

/// Bytes to tasks: tells the format, reads it and checks every row. Pure, never waits, and safe for hostile bytes: it
/// always comes back with rows, with errors, or with both. This is the whole boundary that a fuzzer has to drive.
///
/// formatOf() tells the format. Markdown and plain text are one task; JSON and YAML are a map, a list of maps or
/// {"tasks": [...]}, YAML in any number of documents; JSON Lines and CSV are one task a line or record; a JSON object
/// that is a queue of Orkestra is read as one. docs/task-files.md describes them for people.
/// Errors of the file as a whole, besides those of the formats: `document_empty`, `document_text` (not UTF-8, or a NUL
/// inside), `format_unknown`, `no_tasks`, `row_type`, `tasks_alone`, `too_many_errors`, `list_too_long`, `yaml_large`.
[[nodiscard]] ParsedFile parseTaskFile(const SourceDocument &document);

} // namespace qd
