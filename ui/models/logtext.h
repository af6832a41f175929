#pragma once

#include "core/domain/logline.h"

#include <QByteArray>
#include <QJsonObject>

#include <vector>

namespace qd {

/// One line of plain text, for the clipboard and for files.
[[nodiscard]] QString logLineText(const LogLine &line);
/// Everything about one line, for reading.
[[nodiscard]] QString logRecordText(const LogLine &line);
/// One JSON object in one line: {at, level, source, task, tick, text}.
[[nodiscard]] QByteArray logLineJson(const LogLine &line);

/// How an entry of the journal, as `journal.list` answers it, reads as a line of the log. What went wrong is a warning, as
/// it is no news.
[[nodiscard]] LogLine lineOfJournal(const QJsonObject &entry);

enum class LogFormat { Text, Ndjson };
/// The contents of a file. May take long: not for the GUI thread where there are many lines.
[[nodiscard]] QByteArray logFile(const std::vector<LogLine> &lines, LogFormat format);

} // namespace qd
