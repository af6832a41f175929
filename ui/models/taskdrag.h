#pragma once

#include "core/domain/task.h"

#include <QList>
#include <QString>

#include <optional>

class QMimeData;

namespace qd {

/// Tasks under the mouse, for places of this console that take tasks themselves and not their text.
struct DraggedTasks {
    QString profile; ///< whose tasks they are: numbers mean nothing elsewhere
    QList<TaskId> tasks;
};

void addTasks(QMimeData &data, const DraggedTasks &dragged);
/// Nothing, unless it is well formed: any program may drop what looks like it.
[[nodiscard]] std::optional<DraggedTasks> draggedTasks(const QMimeData &data);

} // namespace qd
