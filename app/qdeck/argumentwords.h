#pragma once

#include "app/qdeck/verbs.h"
#include "core/base/result.h"

#include <QJsonValue>
#include <QStringList>

namespace qd {

// Words of the command line as values.

/// Error `usage` (Permanent), for the person at the keyboard.
[[nodiscard]] Error usage(const QString &detail);
[[nodiscard]] QString text(const char *utf8);

/// What an option says, as its operation takes it. \param values as given, at least one unless it is a flag
[[nodiscard]] Result<QJsonValue> valueOf(const OptionInfo &option, const QStringList &values);
[[nodiscard]] Result<qint64> wholeNumber(const OptionInfo &option, const QString &value);

} // namespace qd
