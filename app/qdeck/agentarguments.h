#pragma once

#include "app/qdeck/verbs.h"
#include "core/base/result.h"

#include <QJsonObject>
#include <QMap>
#include <QStringList>

namespace qd {

/// The parameters of the requests about one agent, out of its name and the options that were given, by name.
/// Error `usage` (Permanent) with a detail for the person at the keyboard.
[[nodiscard]] Result<QJsonObject> agentParameters(Verb verb, const QString &name,
                                                  const QMap<QString, QStringList> &given);

} // namespace qd
