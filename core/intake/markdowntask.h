#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>

namespace qd {

/// Reads a Markdown file as the fields of one task. Between a first line `---` and the next line `---` stands YAML; the
/// rest is `instructions`. Without a `title` there, the first `# heading` outside of code blocks is the title, and
/// it stays in the instructions. Line ends become LF, so that a file means the same wherever it was checked out.
/// Pure; safe for hostile bytes. Errors (Permanent): `front_matter_open`, `front_matter_large`, `front_matter_type`,
/// `instructions_twice`, `instructions_large`, and those of yamlToJson().
/// \param utf8 valid UTF-8 without a byte order mark
[[nodiscard]] Result<QJsonObject> markdownToFields(QByteArray utf8);

} // namespace qd
