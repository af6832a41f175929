#pragma once

#include "tests/docs/markdownfile.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace qd {

/// One thing that a page lets its reader do, or that has to be done unseen for the page to be true.
///
/// The mark-up of the pages:
/// * A block `console` is what a reader types, behind "$ ", and what comes back. Everything in it is run. A command
///   ends with 0, unless the next one is `echo $?`. A line of output that is nothing but "…" stands for any lines.
/// * A block with a name behind its language, as in "```markdown count.md", is saved under that name first.
/// * A block `sh` cannot be run in a test; each of its lines needs a reason in tst_doccommands.cpp.
/// * A comment "<!-- stage: COMMAND -->" is run and not shown: it makes ready what the page takes for granted.
struct DocStep {
    enum class Kind { Save, Run, Stage, Leave };
    Kind kind = Kind::Run;
    QString text;       ///< the command, or the text of a file
    QString name;       ///< of a file
    QStringList output; ///< what the page shows of it; empty = the page shows nothing
    int line = 0;
};

/// Of a page, in the order in which a reader meets them.
[[nodiscard]] std::vector<DocStep> stepsOf(const MarkdownFile &file);

} // namespace qd
