#pragma once

#include "tests/docs/docfacts.h"
#include "tests/docs/docfault.h"
#include "tests/docs/markdownfile.h"

namespace qd {

/// What holds in every document: no forbidden words; paths, links, commands and words of the code are there.
/// \param files all documents, for links from one to the other
void checkText(const MarkdownFile &file, const std::vector<MarkdownFile> &files, const DocFacts &facts, DocFaults &out);

} // namespace qd
