#pragma once

#include "core/domain/task.h"

#include <QVariant>

namespace qd {

// What the cells of TaskTableModel say, apart from how its rows come and go.

/// A namespace of its own, because the words are common.
struct TaskColumns {
    enum Column { State, Number, Title, Agent, InMode, Kind, Priority, Attempts, Age, NextTry, Key };
    static constexpr int kColumns = Key + 1;
};

[[nodiscard]] QString taskColumnTitle(int column);
/// What its cells can say, for its width; empty if that is of any length.
[[nodiscard]] QStringList taskColumnWords(int column);
/// The word of tasks.ids for this column; empty if the core does not sort by it.
[[nodiscard]] QString sortNameOf(int column);
[[nodiscard]] QVariant taskCell(const TaskSummary &task, int column, int role);
[[nodiscard]] QVariant unloadedTaskCell(int role);
[[nodiscard]] QVariant taskCellAlignment(int column);

} // namespace qd
