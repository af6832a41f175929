#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

#include <functional>

namespace qd {

/// Runs `work` between BEGIN IMMEDIATE and COMMIT; an error of `work` rolls back and is returned.
/// A failed COMMIT is `commit_unknown` (Internal): the rows may be there. Whoever gets it must read again before
/// deciding anything, and never simply repeat.
/// \param whyUnknown becomes the code of the failure behind a `commit_unknown`
[[nodiscard]] Result<void> inTransaction(Database &database, const std::function<Result<void>()> &work,
                                         QString *whyUnknown = nullptr);

} // namespace qd
