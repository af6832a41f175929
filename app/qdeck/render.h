#pragma once

#include "app/qdeck/verbs.h"
#include "core/domain/logline.h"

#include <QJsonObject>
#include <QString>

namespace qd {

/// An answer as plain aligned text for a person. All text in it is treated as foreign: nothing in it can move the
/// cursor of a terminal or pose as another line.
[[nodiscard]] QString renderText(Verb verb, const QJsonObject &payload);

/// The object on one line. Characters that a terminal would obey or hide are written as JSON escapes.
[[nodiscard]] QString renderJson(const QJsonObject &object);

/// One line of the live log, without its end.
[[nodiscard]] QString renderLogLine(const LogLine &line);

/// The same for a journal that keeps the time itself and reads the level from "<3>" in front.
[[nodiscard]] QString renderForJournal(const LogLine &line);

} // namespace qd
