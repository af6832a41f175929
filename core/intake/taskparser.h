#pragma once

#include "core/intake/tasksource.h"

namespace qd {

/// Bytes to tasks: tells the format, reads it and checks every row. Pure, never waits, and safe for hostile bytes: it
/// always comes back with rows, with errors, or with both. This is the whole boundary that a fuzzer has to drive.
///
/// The name's suffix decides: .md and .markdown are Markdown with YAML front matter (one task), .json is an object, an
/// array of objects, or {"tasks": […]}. A name without a suffix ("-", "console") goes by its first characters.
/// Errors of the file as a whole, besides those of the formats: `document_empty`, `document_text` (not UTF-8, or a NUL
/// inside), `format_unknown`, `no_tasks`, `row_type`, `tasks_alone`, `too_many_errors`.
[[nodiscard]] ParsedFile parseTaskFile(const SourceDocument &document);

} // namespace qd
