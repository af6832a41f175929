#pragma once

#include "core/intake/rowcollector.h"

namespace qd {

/// Reads one task a line, each a JSON object; blank lines are passed over. A line that is no JSON spoils its own row.
/// Errors per row: those of parseStrictJson(); the detail names the line.
/// \param utf8 valid UTF-8 without a byte order mark
void readJsonLines(const QByteArray &utf8, RowCollector &rows);

} // namespace qd
