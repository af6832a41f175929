#pragma once

#include "tests/house/sourcefile.h"

#include <vector>

namespace qd {

/// A place where the house does not follow its own rules.
struct Finding {
    QString path;
    int line = 0;
    QString rule; ///< one word; the tests below name it
    QString mend; ///< what is wrong and what to do instead

    /// "path:line: rule: mend", which editors can jump to.
    [[nodiscard]] QString toText() const;
};

/// Everything that is wrong with these files. Rules: `floor`, `cycle`, `qt-module`, `select-star`, `returning`,
/// `process-events`, `blocking-queued`, `style-sheet`, `bare-label`, `bare-html`, `bare-tooltip`.
[[nodiscard]] std::vector<Finding> inspect(const std::vector<SourceFile> &sources);

} // namespace qd
