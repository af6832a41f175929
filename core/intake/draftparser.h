#pragma once

#include "core/domain/task.h"
#include "core/intake/fieldreader.h"

#include <QJsonObject>

#include <vector>

namespace qd {

/// A draft, or everything that is wrong with it.
struct ParsedDraft {
    TaskDraft draft; ///< meaningless if there are errors
    std::vector<FieldError> errors;
};

/// Turns the fields of one task into a draft. The one place that knows their names, types, limits and which of them go
/// together; every source and every door comes through here. Pure.
///
/// `kind` may be left out: a `command` makes it Command, `rehearse` Rehearsal, `payload` PostSocial, anything
/// else Code. `key` stays empty
/// when none is given; `source` is left to the caller.
/// \param directory absolute folder that a relative `workspace` is seen from; empty = relative ones are refused
[[nodiscard]] ParsedDraft parseDraft(const QJsonObject &fields, const QString &directory);

/// Reads the field `key`. It must not look like the id of a task ("T-7"), or nobody could wait for it by its key.
[[nodiscard]] QString readKey(FieldReader &fields);

} // namespace qd
