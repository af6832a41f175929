#include "tests/docs/docrules.h"

#include "tests/docs/tablerules.h"
#include "tests/docs/textrules.h"

namespace qd {

DocFaults inspect(const std::vector<MarkdownFile> &files, const DocFacts &facts)
{
    DocFaults out;
    for (const MarkdownFile &file : files) {
        checkText(file, files, facts, out);
        if (file.path() == u"README.md")
            checkReadme(file, out);
        else if (file.path() == u"docs/task-files.md")
            checkTaskFiles(file, facts, out);
        else if (file.path() == u"docs/schema.md")
            checkSchema(file, facts, out);
        else if (file.path() == u"docs/architecture.md")
            checkArchitecture(file, facts, out);
        else if (file.path() == u"docs/configuration.md")
            checkConfiguration(file, out);
        else if (file.path() == u"docs/troubleshooting.md")
            checkTroubleshooting(file, facts, out);
        else if (file.path() == u"docs/dependencies.md")
            checkDependencies(file, facts, out);
    }
    return out;
}

} // namespace qd
