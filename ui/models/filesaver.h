#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QObject>

#include <functional>

namespace qd {

/// Writes a file as a whole or not at all, on a thread of its own: a disk may be slow, and making the contents too.
/// \param contents called there: it must hold all it needs by value
/// \param then called on the thread of `context` if that still lives. Error `file_unwritable` (Transient)
void saveFile(const QString &path, std::function<QByteArray()> contents, QObject *context,
              std::function<void(const Result<void> &)> then);

} // namespace qd
