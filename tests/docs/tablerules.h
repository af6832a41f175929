#pragma once

#include "tests/docs/docfacts.h"
#include "tests/docs/docfault.h"
#include "tests/docs/markdownfile.h"

namespace qd {

// What one document has to tell completely, and nothing besides.

/// Verbs and exit codes; the examples must be task files.
void checkReadme(const MarkdownFile &file, DocFaults &out);
/// Fields, and an example of each format; the examples must be task files.
void checkTaskFiles(const MarkdownFile &file, const DocFacts &facts, DocFaults &out);
/// What is made from the migrations must be as they make it now, and they must speak of everything.
void checkSchema(const MarkdownFile &file, const DocFacts &facts, DocFaults &out);
/// Floors, transitions, operations.
void checkArchitecture(const MarkdownFile &file, const DocFacts &facts, DocFaults &out);
/// The table of settings must be as the core makes it now.
void checkConfiguration(const MarkdownFile &file, DocFaults &out);
/// Every error that the console has a sentence for, with that sentence and with advice.
void checkTroubleshooting(const MarkdownFile &file, const DocFacts &facts, DocFaults &out);
/// Libraries and packages.
void checkDependencies(const MarkdownFile &file, const DocFacts &facts, DocFaults &out);

} // namespace qd
