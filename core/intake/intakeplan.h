#pragma once

#include "core/intake/tasksource.h"
#include "core/store/database.h"

#include <optional>
#include <vector>

namespace qd {

/// What would become of one good row.
struct PlannedRow {
    const ParsedRow *row = nullptr;
    QString key;            ///< given or derived
    TaskId existing;        ///< the task that has this key already; not valid = none has
    bool duplicate = false; ///< the same work is there already, in the queue or further up in this drop
    std::optional<RowError> fault; ///< `key_conflict`, `dependency_unknown`, `dependency_cycle`
};

/// What would become of one file: all of it is added, or none.
struct PlannedFile {
    const ParsedFile *file = nullptr;
    std::vector<PlannedRow> rows;
    bool refused = false;
};

/// Judges a drop as a whole against the queue as it is: keys, and what tasks wait for. A task may wait for one further
/// down or in a later file, but not for one in a file that is refused: that takes its file along. So a preview and
/// adding come to the same end.
/// \param database a connection of the calling thread  \param files outlive the answer
[[nodiscard]] Result<std::vector<PlannedFile>> planOf(Database &database, const std::vector<ParsedFile> &files);

} // namespace qd
