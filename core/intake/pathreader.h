#pragma once

#include "core/domain/task.h"
#include "core/intake/fieldreader.h"

namespace qd {

/// Reads `workspace`, `inputs` and `outputs` into the spec as absolute, tidy paths. A relative workspace is seen from
/// `directory`, the others from the workspace. All by the letters alone, so that a task means the same whether or not
/// a folder exists yet: `..` cannot lead an output out of the workspace, and what links do is looked at when it runs.
/// \param directory absolute folder of the file; empty = the task is not from a file
void readPaths(FieldReader &fields, const QString &directory, TaskSpec &spec);

} // namespace qd
