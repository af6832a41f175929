#pragma once

#include "app/qdeck/verbs.h"
#include "core/base/result.h"

#include <QJsonObject>
#include <QMap>
#include <QStringList>

namespace qd {

/// NAME=VALUE, any number of them, as members of one object. A value is JSON, or else plain text.
/// \param option that they were given with, for the error `usage` (Permanent)
[[nodiscard]] Result<QJsonObject> namedValues(const QStringList &values, const char *option);

/// The parameters of the requests about one agent, out of its name and the options that were given, by name.
/// Error `usage` (Permanent) with a detail for the person at the keyboard.
[[nodiscard]] Result<QJsonObject> agentParameters(Verb verb, const QString &name,
                                                  const QMap<QString, QStringList> &given);

} // namespace qd
