#pragma once

#include "core/intake/rowcollector.h"

namespace qd {

/// Reads a CSV text with a header line of fields, one task a record. An empty cell is a field that is not given.
/// A cell becomes what its field holds: a number or truth if it is written as one; for a list JSON, or items with `;`
/// between them; for a map JSON; everything else is the text as it stands. What does not fit its field stays text, and
/// the check of the field refuses it by name.
/// Errors besides those of CsvReader and parseStrictJson(): `field_unknown` and `key_duplicate` for the header,
/// `csv_cells` for a record with more or fewer cells than the header.
/// \param utf8 valid UTF-8 without a byte order mark
void readCsvTasks(const QByteArray &utf8, RowCollector &rows);

} // namespace qd
